//! `duilian` alone, and `duilian play` without lines: the screens.

use std::sync::Arc;

use super::{
    arguments::PlayArguments,
    exit::Exit,
    host::Host,
    setting::{Setting, Stop},
};
use crate::{engine::Scenario, library::Library};

/// The trainer, at its home screen.
pub fn run(setting: &Setting) -> Result<Exit, Stop> {
    needs_terminal(setting)?;
    let _library = setting.library(&[])?;
    Ok(Exit::Fine)
}

/// The trainer, at one scenario.
pub fn call(
    _library: Library,
    _scenario: &Arc<Scenario>,
    _arguments: &PlayArguments,
    setting: &Setting,
) -> Result<Exit, Stop> {
    needs_terminal(setting)?;
    Ok(Exit::Fine)
}

/// Screens need a terminal on both sides.
fn needs_terminal(setting: &Setting) -> Result<(), Stop> {
    if Host::stdin_is_terminal() && Host::stdout_is_terminal() {
        Ok(())
    } else {
        Err(Stop::Said(
            setting.locale.text("cli.no_terminal").to_owned(),
        ))
    }
}
