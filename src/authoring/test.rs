//! Runs the plays of scenarios and compares what came out with what they expect.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    engine::{
        Event, Scenario,
        chance::Seed,
        scenario::{Expect, Play},
        step::{Ending, Mode, Side},
    },
    judge::{Points, Scorecard, scorecard::Status},
    library::{Library, ScriptError},
    reading::Meaning,
    session::{Sitting, drive, drive::DriveFault},
    text::Name,
};

/// How plays are run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Conditions {
    pub seed: Seed,
    /// The model play is run with every persona as well: it must pass and end rightly.
    pub all_personas: bool,
}

/// One play, run once.
pub struct Run {
    pub scenario: Arc<Scenario>,
    pub play: Name,
    /// Another persona than the scenario's own.
    pub persona: Option<Name>,
    pub outcome: Outcome,
}

pub enum Outcome {
    AsExpected,
    Differs {
        differences: Vec<Difference>,
        sitting: Box<Sitting>,
    },
    /// A line of the play is no input.
    BadLine(DriveFault),
    NoScript(ScriptError),
}

/// One expectation that was not met: its key, what was wanted, what came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    pub key: &'static str,
    pub wanted: String,
    pub got: String,
}

impl Run {
    pub fn is_as_expected(&self) -> bool {
        matches!(self.outcome, Outcome::AsExpected)
    }
}

/// Runs every play of a scenario.
pub fn scenario(library: &Library, scenario: &Arc<Scenario>, conditions: Conditions) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for play in &scenario.plays {
        let outcome = run(library, scenario, play, None, conditions.seed);
        runs.push(Run {
            scenario: Arc::clone(scenario),
            play: play.name.clone(),
            persona: None,
            outcome,
        });
        if !conditions.all_personas || play.name != "model" {
            continue;
        }
        let own = &scenario.persona.0;
        for persona in library.personas.keys() {
            if matches!(&own[..], [(only, _)] if only == persona) {
                continue;
            }
            let model = Play {
                expect: model_expectation(scenario),
                ..play.clone()
            };
            let outcome = run(library, scenario, &model, Some(persona), conditions.seed);
            runs.push(Run {
                scenario: Arc::clone(scenario),
                play: play.name.clone(),
                persona: Some(persona.clone()),
                outcome,
            });
        }
    }
    runs
}

/// What the ideal call must reach whoever calls.
fn model_expectation(scenario: &Scenario) -> Expect {
    let ended = match scenario.ends[..] {
        [only] => Some(only),
        _ => None,
    };
    Expect {
        ended,
        passed: Some(true),
        fatal: Some(false),
        ..Expect::default()
    }
}

fn run(
    library: &Library,
    scenario: &Arc<Scenario>,
    play: &Play,
    persona: Option<&Name>,
    seed: Seed,
) -> Outcome {
    let script = match library.script(scenario, persona.map(Name::as_str)) {
        Ok(script) => script,
        Err(error) => return Outcome::NoScript(error),
    };
    let seed = play.seed.unwrap_or(seed);
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, seed);
    if let Err(fault) = drive::run(&mut sitting, &play.inputs, &library.spellings) {
        return Outcome::BadLine(fault);
    }
    let differences = differences(&play.expect, &sitting);
    if differences.is_empty() {
        Outcome::AsExpected
    } else {
        Outcome::Differs {
            differences,
            sitting: Box::new(sitting),
        }
    }
}

/// Where a finished sitting is not as expected, in the order of the keys.
pub fn differences(expect: &Expect, sitting: &Sitting) -> Vec<Difference> {
    let Some(scorecard) = &sitting.scorecard else {
        return vec![Difference {
            key: "ended",
            wanted: expect.ended.map_or("-", Ending::code).to_owned(),
            got: "-".to_owned(),
        }];
    };
    let mut found = Vec::new();
    let mut compare = |key, wanted: Option<&str>, got: &str| {
        if let Some(wanted) = wanted.filter(|wanted| *wanted != got) {
            found.push(Difference {
                key,
                wanted: wanted.to_owned(),
                got: got.to_owned(),
            });
        }
    };
    let (ended, by) = ending(sitting);
    compare(
        "ended",
        expect.ended.map(Ending::code),
        ended.map_or("-", Ending::code),
    );
    compare(
        "ended_by",
        expect.ended_by.map(Side::code),
        by.map_or("-", Side::code),
    );
    compare(
        "passed",
        expect.passed.map(yes_no),
        yes_no(scorecard.passed),
    );
    compare(
        "fatal",
        expect.fatal.map(yes_no),
        yes_no(scorecard.failed_fatally()),
    );
    found.extend(within("score", expect.score, scorecard.total));
    let satisfaction = Points::whole(i32::from(scorecard.satisfaction));
    found.extend(within("satisfaction", expect.satisfaction, satisfaction));
    let faults = faults(sitting, scorecard);
    found.extend(lacking("finds", &expect.finds, &faults));
    let missed = missed(scorecard);
    found.extend(lacking("misses", &expect.misses, &missed));
    found
}

fn ending(sitting: &Sitting) -> (Option<Ending>, Option<Side>) {
    let ended = sitting.log.moments().find_map(|moment| match moment.event {
        Event::Ended { ending, by, .. } => Some((ending, by)),
        _ => None,
    });
    ended.unzip()
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

fn within(key: &'static str, range: Option<(u16, u16)>, got: Points) -> Option<Difference> {
    let (low, high) = range?;
    let fits = Points::whole(i32::from(low)) <= got && got <= Points::whole(i32::from(high));
    let top = if key == "score" { 100 } else { 5 };
    let wanted = match (low, high) {
        (0, high) => format!("<= {high}"),
        (low, high) if high >= top => format!(">= {low}"),
        (low, high) => format!("{low}..{high}"),
    };
    (!fits).then(|| Difference {
        key,
        wanted,
        got: got.to_string(),
    })
}

fn lacking(key: &'static str, wanted: &[Name], got: &BTreeSet<&str>) -> Option<Difference> {
    let list = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join(", ");
    wanted
        .iter()
        .any(|name| !got.contains(name.as_str()))
        .then(|| Difference {
            key,
            wanted: list(&mut wanted.iter().map(Name::as_str)),
            got: if got.is_empty() {
                "-".to_owned()
            } else {
                list(&mut got.iter().copied())
            },
        })
}

/// Every fault that the words, the log or the sheet show.
fn faults<'a>(sitting: &'a Sitting, scorecard: &'a Scorecard) -> BTreeSet<&'a str> {
    let mut faults: BTreeSet<&str> = scorecard
        .fatal
        .iter()
        .map(|error| error.fault.as_str())
        .collect();
    let lost = scorecard
        .findings
        .iter()
        .filter(|finding| finding.status == Status::Lost);
    faults.extend(lost.map(|finding| finding.item.as_str()));
    for moment in sitting.log.moments() {
        match &moment.event {
            Event::Fault { fault, .. } => {
                faults.insert(fault);
            }
            Event::AgentSaid { reading, .. } => {
                faults.extend(
                    reading
                        .signs
                        .iter()
                        .filter_map(|sign| fault_of(&sign.meaning)),
                );
            }
            _ => {}
        }
    }
    faults
}

/// The fault that a sign is; further behaviours are told apart by the rubric and the log.
fn fault_of(meaning: &Meaning) -> Option<&str> {
    match meaning {
        Meaning::Did { name } => FAULTS_OF_WORDS
            .contains(&name.as_str())
            .then_some(name.as_str()),
        Meaning::Forbidden { .. } => Some("forbidden"),
        Meaning::Wrong { .. } => Some("wrong"),
        Meaning::Leaked { .. } => Some("leak"),
        Meaning::Granted { .. } => Some("beyond_authority"),
        Meaning::Misnamed => Some("misnamed"),
        Meaning::Phrase { .. }
        | Meaning::Told { .. }
        | Meaning::Asked { .. }
        | Meaning::Declined { .. } => None,
    }
}

/// Faults that the words alone show.
const FAULTS_OF_WORDS: &[&str] = &[
    "shirk",
    "impatient",
    "over_promise",
    "abuse",
    "argue",
    "blame",
    "guess",
    "jargon",
    "vague",
    "ask_secret",
];

/// Items that apply and earned nothing.
fn missed(scorecard: &Scorecard) -> BTreeSet<&str> {
    scorecard
        .findings
        .iter()
        .filter(|finding| finding.applies && finding.got.0 <= 0)
        .map(|finding| finding.item.as_str())
        .collect()
}
