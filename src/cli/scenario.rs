//! The scenario that is named on the command line: by id, by title, or by its file.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    host::Host,
    setting::{Setting, Stop},
};
use crate::{engine::Scenario, library::Library, report::faults};

/// The scenario of that id or title, or in that file.
pub fn find(id: &str, setting: &Setting) -> Result<(Library, Arc<Scenario>), Stop> {
    let path = Path::new(id);
    let is_path = path
        .extension()
        .is_some_and(|extension| extension == "toml");
    let mut more: Vec<PathBuf> = Vec::new();
    if is_path {
        more.push(path.to_owned());
        setting.must_exist(&more)?;
    }
    let library = setting.library(&more)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let wanted = if is_path { &*stem } else { id };
    let found = library
        .scenarios
        .iter()
        .find(|shelved| shelved.scenario.id == *wanted || shelved.scenario.title == wanted)
        .map(|shelved| Arc::clone(&shelved.scenario));
    match found {
        Some(scenario) => {
            setting.mention_faults(&library);
            Ok((library, scenario))
        }
        None if is_path => {
            setting.report_faults(&library, &more);
            Err(setting.said("cli.faulty_file", id))
        }
        None if Host::is_folder(path) => Err(setting.said("cli.is_folder", id)),
        None => Err(unknown(id, &library, setting)),
    }
}

/// There is no such scenario; perhaps another was meant.
pub(super) fn unknown(id: &str, library: &Library, setting: &Setting) -> Stop {
    let ids = library
        .scenarios
        .iter()
        .map(|shelved| shelved.scenario.id.as_str());
    let mut sentence = setting.sentence("cli.unknown_scenario", id);
    if let Some(near) = faults::nearest(id, ids) {
        sentence.push_str(
            &setting
                .locale
                .format("report.did_you_mean", &[("name", &near)]),
        );
    }
    sentence.push('\n');
    sentence.push_str(setting.locale.text("cli.see_list"));
    Stop::Said(sentence)
}
