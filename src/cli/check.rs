//! `duilian check`: what is wrong with scenario and asset files, and where.

use std::path::PathBuf;

use super::{
    exit::Exit,
    host::Host,
    output::Output,
    setting::{Setting, Stop},
};
use crate::{authoring::check, report::diagnostics};

pub fn run(paths: &[PathBuf], setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    setting.must_exist(paths)?;
    let checked = check::check(paths, &setting.sources(&[])?);
    if checked.diagnostics.is_empty() {
        let counts: [(&str, &dyn std::fmt::Display); 2] = [
            ("count", &checked.scenarios),
            ("examples", &checked.examples),
        ];
        let summary = setting.locale.format("cli.check.fine", &counts);
        output.write(&format!("{summary}\n"))?;
        return Ok(Exit::Fine);
    }
    let colour = setting.colours(Host::stdout_is_terminal());
    output.write(&diagnostics::render(
        &checked.diagnostics,
        &setting.locale,
        colour,
    ))?;
    let summary = diagnostics::summary(&checked.diagnostics, &setting.locale);
    output.write(&format!("{summary}\n"))?;
    Ok(Exit::Findings)
}
