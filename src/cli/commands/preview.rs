//! `duilian preview`: a scenario as a person reads it.

use std::sync::Arc;

use crate::{
    authoring::preview::{self, Example},
    cli::{
        arguments::PreviewArguments,
        exit::Exit,
        host::Host,
        output::Output,
        scenario,
        setting::{Setting, Stop},
        target,
    },
    library::Library,
    report::page::{
        html,
        text::{self, Sheet},
    },
    session::{Past, Today},
    store::{Store, StoreFault},
    text::Name,
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
    let library = Arc::new(library);
    let seed = setting.seed.unwrap_or_default();
    let examples = examples(&scenario.id, &library, setting)?;
    let page = preview::page(&scenario, seed, (&library, &setting.locale), &examples)
        .map_err(|error| setting.script_error(&error))?;
    if let Some(file) = &arguments.html {
        let html = html::whole(&page, &setting.locale);
        target::spare_the_scenario(file, (&library, &scenario), setting)?;
        target::create(file, &html, arguments.force, (setting, output))?;
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

/// The case library of a scenario, where records are kept: what a trainer marked, the newest first.
fn examples(
    scenario: &Name,
    library: &Arc<Library>,
    setting: &Setting,
) -> Result<Vec<Example>, Stop> {
    let Some(records) = setting.kept_records()? else {
        return Ok(Vec::new());
    };
    let unread = |fault: StoreFault| setting.unread(&fault);
    let ids = records.examples(scenario).map_err(unread)?;
    let mut today = None;
    let mut examples = Vec::new();
    for id in ids {
        let today = today.get_or_insert_with(|| Today::new(Arc::clone(library)));
        let call = records.call(&id).map_err(unread)?;
        match Past::of(call, today) {
            Ok(past) => examples.push(Example {
                past,
                words: records.words(&id).map_err(unread)?,
            }),
            Err(_) => Output::complain(&setting.sentence("cli.word.past_example", &id.0)),
        }
    }
    Ok(examples)
}
