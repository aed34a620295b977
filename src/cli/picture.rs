//! `duilian picture`: a screen as an SVG picture, drawn from the program's own buffers.

use super::{
    arguments::Picture,
    exit::Exit,
    output::Output,
    setting::{Setting, Stop},
};
use crate::{
    engine::chance::Seed,
    tui::{TuiOptions, demonstration, picture},
};

/// The scenario that is shown.
const SCENARIO: &str = "complaint/battery-answer";

pub(super) fn run(what: Picture, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let library = setting.library(&[])?;
    let options = TuiOptions {
        ascii: setting.ascii,
        seed: Some(setting.seed.unwrap_or(Seed(1))),
        scenario: library
            .scenarios
            .iter()
            .map(|shelved| shelved.scenario.id.to_string())
            .find(|id| SCENARIO.ends_with(id.as_str()) || id == SCENARIO),
        ..TuiOptions::new(setting.locale.clone())
    };
    let shown = match what {
        Picture::Call => demonstration::call(library, &options),
        Picture::Scorecard => demonstration::scorecard(library, &options),
    };
    let Some((buffer, title)) = shown else {
        return Err(setting.said("cli.unknown_scenario", SCENARIO));
    };
    output.write(&picture::svg(&buffer, &title))?;
    Ok(Exit::Fine)
}
