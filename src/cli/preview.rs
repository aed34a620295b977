//! `duilian preview`: a scenario as a person reads it.

use super::{
    arguments::PreviewArguments,
    exit::Exit,
    host::Host,
    output::Output,
    scenario,
    setting::{Setting, Stop},
    target,
};
use crate::{
    authoring::preview,
    report::page::{
        html,
        text::{self, Sheet},
    },
};

/// Columns of a page that goes to no terminal.
pub const WIDTH: usize = 100;
/// Longer lines are hard to read.
const WIDEST: usize = 120;

pub fn run(
    arguments: &PreviewArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let (library, scenario) = scenario::find(&arguments.id, setting)?;
    let seed = setting.seed.unwrap_or_default();
    let page = preview::page(&scenario, seed, &library, &setting.locale)
        .map_err(|error| setting.script_error(&error))?;
    if let Some(file) = &arguments.html {
        let html = html::whole(&page, &setting.locale);
        target::write(file, &html, (&library, &scenario), (setting, output))?;
        return Ok(Exit::Fine);
    }
    let sheet = Sheet {
        width: Host::columns().map_or(WIDTH, |columns| columns.min(WIDEST)),
        bold: setting.colours(Host::stdout_is_terminal()),
        ascii: setting.ascii,
    };
    output.write(&text::whole(&page, sheet))?;
    Ok(Exit::Fine)
}
