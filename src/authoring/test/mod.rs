//! Runs the plays of scenarios and compares what came out with what they expect.

pub mod bless;
pub mod compare;
pub mod figures;
pub mod place;
pub mod round;

use std::{
    borrow::Cow,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use self::{compare::Difference, figures::Figures};
use crate::{
    engine::{
        Scenario,
        chance::Seed,
        expect::{Expect, Wanted},
        scenario::Play,
        step::Mode,
    },
    judge::Scorecard,
    library::{Library, Origin, RulePlace, ScriptError, Shelved},
    session::{Sitting, drive, drive::DriveFault},
    text::Name,
};

/// How plays are run, and which.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conditions {
    pub seed: Seed,
    /// The model play is run with every persona as well: it must pass and end rightly.
    pub all_personas: bool,
    /// Only plays whose `scenario/play` holds this; empty: all.
    pub filter: String,
    /// Nothing is run after the first that is not as expected.
    pub fail_fast: bool,
}

/// One play to be run.
pub struct Task<'l> {
    shelved: &'l Shelved,
    play: &'l Play,
    /// Another persona than the scenario's own.
    persona: Option<&'l Name>,
}

/// One play, run once.
pub struct Run {
    pub scenario: Arc<Scenario>,
    pub origin: Origin,
    /// Where the play is written.
    pub place: Option<RulePlace>,
    pub play: Name,
    /// Another persona than the scenario's own.
    pub persona: Option<Name>,
    pub outcome: Outcome,
}

pub enum Outcome {
    Played(Played),
    /// A line of the play is no input.
    BadLine(DriveFault),
    NoScript(ScriptError),
    /// The program broke down over it; its words.
    Crashed(String),
}

pub struct Played {
    pub figures: Figures,
    /// What `bless` has written into the file: key and value.
    pub blessed: Vec<(&'static str, String)>,
    /// In the order of the keys.
    pub differences: Vec<Difference>,
    /// The call itself, kept where something differs.
    pub sitting: Option<Box<Sitting>>,
}

impl Played {
    /// The call with its sheet, where it was kept.
    pub fn call(&self) -> Option<(&Sitting, Cow<'_, Scorecard>)> {
        let sitting = self.sitting.as_deref()?;
        Some((sitting, sheet(sitting)))
    }
}

/// A call that never ended is judged as it stands.
fn sheet(sitting: &Sitting) -> Cow<'_, Scorecard> {
    let sheet = sitting.scorecard.as_ref();
    sheet.map_or_else(|| Cow::Owned(sitting.standing()), Cow::Borrowed)
}

impl Run {
    pub fn is_as_expected(&self) -> bool {
        self.played().is_some_and(|it| it.differences.is_empty())
    }

    /// All that is not as expected has not been measured yet.
    pub fn is_unmeasured(&self) -> bool {
        let differences = self.played().map_or(&[][..], |it| &it.differences);
        !differences.is_empty() && differences.iter().all(Difference::is_unmeasured)
    }

    /// Something of it has not been measured yet.
    pub fn has_open(&self) -> bool {
        let mut differences = self.played().into_iter().flat_map(|it| &it.differences);
        differences.any(Difference::is_unmeasured)
    }

    pub fn played(&self) -> Option<&Played> {
        match &self.outcome {
            Outcome::Played(played) => Some(played),
            Outcome::BadLine(_) | Outcome::NoScript(_) | Outcome::Crashed(_) => None,
        }
    }

    /// `scenario/play`, with the persona where it is another.
    pub fn name(&self) -> String {
        let persona = self.persona.as_ref();
        let persona = persona.map_or_else(String::new, |persona| format!(" ({persona})"));
        format!("{} / {}{persona}", self.scenario.id, self.play)
    }
}

/// Every play of these scenarios that is to be run, in the order of the scenarios and of their files.
pub fn tasks<'l>(
    library: &'l Library,
    scenarios: impl Iterator<Item = &'l Shelved>,
    conditions: &Conditions,
) -> Vec<Task<'l>> {
    let mut tasks = Vec::new();
    for shelved in scenarios {
        let scenario = &shelved.scenario;
        for play in &scenario.plays {
            let name = format!("{}/{}", scenario.id, play.name);
            if !name.contains(&conditions.filter) {
                continue;
            }
            tasks.push(Task {
                shelved,
                play,
                persona: None,
            });
            if conditions.all_personas && play.is_model() {
                let own = &scenario.persona.0;
                let others = library
                    .personas
                    .keys()
                    .filter(|persona| !matches!(&own[..], [(only, _)] if only == *persona));
                tasks.extend(others.map(|persona| Task {
                    shelved,
                    play,
                    persona: Some(persona),
                }));
            }
        }
    }
    tasks
}

/// Runs them on all cores until `stop` is set; the results are those of the first tasks, in their order.
pub fn run(
    library: &Library,
    tasks: &[Task<'_>],
    conditions: &Conditions,
    stop: &AtomicBool,
    seen: &mut dyn FnMut(&Run),
) -> Vec<Run> {
    let work = |task: &Task<'_>| one(library, task, conditions.seed);
    let mut watch = |run: &Run| {
        if conditions.fail_fast && !run.is_as_expected() {
            stop.store(true, Ordering::Relaxed);
        }
        seen(run);
    };
    let mut runs = round::round(tasks, &work, stop, &mut watch);
    if conditions.fail_fast {
        // What other cores had begun by then is left out: the report is the same on every machine.
        let first = runs.iter().position(|run| !run.is_as_expected());
        runs.truncate(first.map_or(runs.len(), |first| first + 1));
    }
    runs
}

fn one(library: &Library, task: &Task<'_>, seed: Seed) -> Run {
    let Task {
        shelved,
        play,
        persona,
    } = task;
    let run = || outcome(library, &shelved.scenario, (play, *persona), seed);
    let outcome = round::caught(run).unwrap_or_else(Outcome::Crashed);
    Run {
        scenario: Arc::clone(&shelved.scenario),
        origin: shelved.origin.clone(),
        place: library.rule_place(
            &shelved.scenario.id,
            &format!("scenario/play.{}", play.name),
        ),
        play: play.name.clone(),
        persona: persona.cloned(),
        outcome,
    }
}

/// Whether every play of a scenario that stands on no shelf comes out as it expects; without plays nothing does.
pub fn comes_out(library: &Library, scenario: &Arc<Scenario>) -> bool {
    let is_as_expected =
        |play: &Play| match outcome(library, scenario, (play, None), Seed::default()) {
            Outcome::Played(played) => played.differences.is_empty(),
            Outcome::BadLine(_) | Outcome::NoScript(_) | Outcome::Crashed(_) => false,
        };
    !scenario.plays.is_empty() && scenario.plays.iter().all(is_as_expected)
}

/// Where a finished sitting is not as expected, in the order of the keys.
pub fn differences(expect: &Expect, sitting: &Sitting) -> Vec<Difference> {
    let figures = Figures::of(sitting, &sheet(sitting));
    compare::differences(expect, &figures, &sitting.log)
}

/// A play run once, with another persona than the scenario's own where one is given.
fn outcome(
    library: &Library,
    scenario: &Arc<Scenario>,
    (play, persona): (&Play, Option<&Name>),
    seed: Seed,
) -> Outcome {
    let seed = play.seed.unwrap_or(seed);
    let script = match library.script(scenario, persona.map(Name::as_str), seed) {
        Ok(script) => script,
        Err(error) => return Outcome::NoScript(error),
    };
    // What is said speaks of the customer that was drawn.
    let drawn = script.scenario.play(&play.name);
    let inputs = drawn.map_or(&play.inputs, |drawn| &drawn.inputs).clone();
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, seed);
    if let Err(fault) = drive::run(&mut sitting, &inputs, &library.spellings) {
        return Outcome::BadLine(fault);
    }
    let figures = Figures::of(&sitting, &sheet(&sitting));
    let model;
    let expect = if persona.is_some() {
        model = model_expectation(scenario);
        &model
    } else {
        &play.expect
    };
    let differences = compare::differences(expect, &figures, &sitting.log);
    Outcome::Played(Played {
        figures,
        blessed: Vec::new(),
        sitting: (!differences.is_empty()).then(|| Box::new(sitting)),
        differences,
    })
}

/// What the ideal call must reach whoever calls.
fn model_expectation(scenario: &Scenario) -> Expect {
    let ended = match scenario.ends[..] {
        [only] => Wanted::Is(only),
        _ => Wanted::Anything,
    };
    Expect {
        ended,
        passed: Wanted::Is(true),
        fatal: Wanted::Is(false),
        ..Expect::default()
    }
}
