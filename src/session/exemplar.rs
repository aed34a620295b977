//! The model play of a sitting's own script: whence the coach takes what could be said.

use super::{
    Sitting, Stage, drive,
    line::{LineInput, parse},
};
use crate::{
    engine::{Input, Log, Millis, step::Mode},
    source::Spellings,
};

/// Plays the model play on the script of a sitting, with its customer and seed. Empty where the scenario has none.
///
/// A command that only the library's spellings could read is passed over: no sentence is in it.
pub(super) fn exemplar(sitting: &Sitting) -> Log {
    let scenario = &sitting.script.scenario;
    let Some(play) = scenario.model_play() else {
        return Log::default();
    };
    let (script, rubric) = (sitting.script.clone(), sitting.rubric.clone());
    let mut model = Sitting::new(script, rubric, Mode::Practice, sitting.seed);
    let spellings = Spellings::default();
    let inputs = play.inputs.iter();
    let inputs = inputs.filter_map(|line| parse(line, &spellings).ok());
    let mut clock = Millis(0);
    model.input(Input::Answer, clock);
    for input in inputs {
        let is_ticket = matches!(input, LineInput::Input(Input::Ticket { .. }));
        if model.stage == Stage::Talking && !is_ticket {
            clock = drive::take(&mut model, input, clock);
        }
    }
    while let Some(at) = model.due().filter(|_| model.has_bubbles()) {
        clock = at;
        model.input(Input::Tick, clock);
    }
    model.log
}
