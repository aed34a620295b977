//! `duilian picture`: a screen as SVG, drawn from the program's own buffers. The pictures of the README are made by it.

use crate::cli::{
    arguments::Picture,
    commands::open,
    exit::Exit,
    output::Output,
    setting::{Setting, Stop},
};
use crate::tui::{TuiOptions, demonstration, picture};

/// The scenario in the pictures.
const SHOWN: &str = "battery-answer";

pub fn run(what: Picture, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let library = setting.library(&[])?;
    let options = TuiOptions {
        scenario: Some(SHOWN.to_owned()),
        colour: true,
        ..open::options(setting)
    };
    let drawn = match what {
        Picture::Call => demonstration::call(library, &options),
        Picture::Scorecard => demonstration::scorecard(library, &options),
    };
    let (buffer, title) = drawn.ok_or_else(|| setting.said("cli.unknown_scenario", SHOWN))?;
    output.write(&picture::svg(&buffer, &title))?;
    Ok(Exit::Fine)
}
