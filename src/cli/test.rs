//! `duilian test`: runs the plays of scenario files.

use std::{path::PathBuf, sync::Arc};

use super::{
    exit::Exit,
    output::Output,
    setting::{Setting, Stop},
};
use crate::{
    authoring::{
        test::{self, Conditions, Run},
        verdict,
    },
    report::Voice,
};

pub fn run(
    paths: &[PathBuf],
    all_personas: bool,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    setting.must_exist(paths)?;
    let library = setting.library(paths)?;
    let conditions = Conditions {
        seed: setting.seed.unwrap_or_default(),
        all_personas,
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut any = false;
    for shelved in library
        .scenarios
        .iter()
        .filter(|shelved| Setting::is_below(shelved, paths))
    {
        any = true;
        runs.extend(test::scenario(
            &library,
            &Arc::clone(&shelved.scenario),
            conditions,
        ));
    }
    let faulty = setting.report_faults(&library, paths);
    if !any && !faulty {
        return Err(setting.said("cli.no_scenarios", ""));
    }
    let voice = Voice {
        locale: &setting.locale,
        library: &library,
        width: 100,
    };
    output.write(&verdict::whole(&runs, &voice))?;
    let fine = !faulty && runs.iter().all(Run::is_as_expected);
    Ok(if fine { Exit::Fine } else { Exit::Findings })
}
