//! The model play of a file that is not written yet.

use std::sync::Arc;

use crate::{
    authoring::test,
    engine::{
        Scenario,
        chance::Seed,
        step::{Ending, Mode},
    },
    judge::Points,
    library::{Bench, Library},
    session::{Sitting, drive},
};

/// Whether the file loads and its plays come out as they expect.
pub(super) fn passes(text: &str, library: &Library, bench: &Bench) -> bool {
    let (scenario, wrong) = bench.read("new", text);
    let Some(scenario) = scenario.filter(|_| wrong.is_empty()) else {
        return false;
    };
    test::comes_out(library, &scenario)
}

/// What came of the model play.
pub(super) struct Outcome {
    pub(super) score: Points,
    /// The ending's code.
    pub(super) ended: &'static str,
}

/// Plays the model play; `None`: the file does not load, or the play cannot be played.
pub(super) fn outcome(text: &str, library: &Library, bench: &Bench) -> Option<Outcome> {
    let (scenario, _) = bench.read("new", text);
    played(&scenario?, library)
}

fn played(scenario: &Arc<Scenario>, library: &Library) -> Option<Outcome> {
    let seed = Seed::default();
    let script = library.script(scenario, None, seed).ok()?;
    let inputs = script.scenario.model_play()?.inputs.clone();
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, seed);
    drive::run(&mut sitting, &inputs, &library.spellings).ok()?;
    let scorecard = sitting.scorecard.as_ref()?;
    Some(Outcome {
        score: scorecard.total,
        ended: scorecard.ending.unwrap_or(Ending::Abandoned).code(),
    })
}
