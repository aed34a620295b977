//! A scenario's own play on the screens, without anyone typing: for pictures.

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};

use super::{
    action::{Action, Command},
    model::{Model, TuiOptions},
    update, view,
};
use crate::{
    engine::{Input, chance::Seed, scenario::Play},
    library::Library,
    session::{
        Stage,
        line::{LineInput, parse},
    },
};

/// Columns and rows of a picture.
const SIZE: (u16, u16) = (104, 32);
/// Replies of the call that are in its picture.
const SHOWN: usize = 3;
/// Milliseconds from one line of a play to the next, and of these until the first key.
const PACE: (u64, u64) = (9_000, 3_000);

/// A call in the middle of the scenario's model play, and what the picture shows.
pub fn call(library: Library, options: &TuiOptions) -> Option<(Buffer, String)> {
    let mut model = rung(library, options)?;
    let lines = play(&model, Play::MODEL)?;
    let (before, rest) = lines.split_at_checked(SHOWN)?;
    say(&mut model, before);
    let next = rest.first().cloned().unwrap_or_default();
    model.now += PACE.1;
    let begun: String = next.chars().take(24).collect();
    update(&mut model, Action::Paste(begun));
    drawn(&model)
}

/// The scorecard of the scenario's average play.
pub fn scorecard(library: Library, options: &TuiOptions) -> Option<(Buffer, String)> {
    let mut model = rung(library, options)?;
    let lines = play(&model, "average").or_else(|| play(&model, Play::MODEL))?;
    say(&mut model, &lines);
    if let Some(running) = model.running.as_mut()
        && running.sitting.stage != Stage::Ticket
    {
        running.input(Input::Abandon, model.now);
    }
    super::screens::scorecard::open(&mut model);
    drawn(&model)
}

fn rung(library: Library, options: &TuiOptions) -> Option<Model> {
    options.scenario.as_ref()?;
    let mut model = Model::new(library, options, Seed(1));
    model.size = SIZE;
    update(&mut model, Action::Do(Command::Ring));
    model.now += PACE.1;
    update(&mut model, Action::Do(Command::Answer));
    model.running.is_some().then_some(model)
}

fn play(model: &Model, name: &str) -> Option<Vec<String>> {
    let scenario = &model.running.as_ref()?.sitting.script.scenario;
    Some(scenario.play(name)?.inputs.clone())
}

/// Sends the lines of a play, one every few seconds.
pub fn say(model: &mut Model, lines: &[String]) {
    for line in lines {
        let Ok(LineInput::Input(input)) = parse(line, &model.library.spellings) else {
            continue;
        };
        model.now += PACE.1;
        if let Input::Reply { text } = input {
            update(model, Action::Paste(text));
            model.now += PACE.0 - PACE.1;
            update(model, Action::Do(Command::Send));
        } else if let Some(running) = model.running.as_mut() {
            running.input(input, model.now);
        }
    }
}

fn drawn(model: &Model) -> Option<(Buffer, String)> {
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).ok()?;
    terminal.draw(|frame| view(model, frame)).ok()?;
    let title = model
        .running
        .as_ref()?
        .sitting
        .script
        .scenario
        .title
        .clone();
    Some((terminal.backend().buffer().clone(), title))
}
