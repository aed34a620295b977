//! The outcome of plays as one JSON object.

use serde::Serialize;

use super::{Tested, trouble};
use crate::{
    authoring::test::{
        Outcome, Played, Run,
        compare::{Difference, Kind},
        place::{self, Place},
    },
    engine::{
        mood::Mood,
        step::{Ending, Side},
    },
    judge::Points,
    report::{
        Voice, diagnostics,
        json::{FORMAT, written},
    },
    source::Diagnostic,
    text::Name,
};

/// Keys in the order in which they are written.
#[derive(Serialize)]
struct Whole<'a> {
    format: u32,
    plays: usize,
    as_expected: usize,
    unmeasured: usize,
    /// Ctrl+C came before the last play.
    stopped: bool,
    faults: Vec<Fault<'a>>,
    runs: Vec<Row<'a>>,
}

/// What keeps a file from being tested.
#[derive(Serialize)]
struct Fault<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    rule: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Row<'a> {
    scenario: &'a Name,
    play: &'a Name,
    persona: Option<&'a Name>,
    file: Option<&'a str>,
    line: Option<usize>,
    outcome: &'static str,
    /// Why there was no call.
    trouble: Option<String>,
    #[serde(flatten)]
    came: Option<Came<'a>>,
    differences: Vec<Differing<'a>>,
    blessed: Vec<Filled<'a>>,
}

/// What came out of the call.
#[derive(Serialize)]
struct Came<'a> {
    ended: Option<Ending>,
    ended_by: Option<Side>,
    score: Points,
    satisfaction: u8,
    passed: bool,
    fatal: bool,
    mood: Mood,
    finds: Vec<&'a Name>,
    misses: Vec<&'a Name>,
}

#[derive(Serialize)]
struct Differing<'a> {
    key: &'static str,
    wanted: &'a str,
    got: &'a str,
    /// What had to come and did not, of a list.
    lacking: &'a [String],
    /// The reply that brought it about; `null`: the end of the call.
    turn: Option<u16>,
}

#[derive(Serialize)]
struct Filled<'a> {
    key: &'static str,
    value: &'a str,
}

/// Everything, with a line break at its end.
pub fn whole(tested: &Tested<'_>, voice: &Voice<'_>) -> String {
    let count = |is: fn(&Run) -> bool| tested.runs.iter().filter(|run| is(run)).count();
    written(&Whole {
        format: FORMAT,
        plays: tested.runs.len(),
        as_expected: count(Run::is_as_expected),
        unmeasured: count(Run::is_unmeasured),
        stopped: tested.stopped,
        faults: tested
            .faults
            .iter()
            .map(|found| fault(found, voice))
            .collect(),
        runs: tested.runs.iter().map(|run| row(run, voice)).collect(),
    })
}

fn fault<'a>(found: &'a Diagnostic, voice: &Voice<'_>) -> Fault<'a> {
    let (line, column) = found.file.place(found.span.start);
    Fault {
        file: &found.file.name,
        line,
        column,
        rule: found.code,
        message: diagnostics::message(found, voice.locale),
    }
}

fn row<'a>(run: &'a Run, voice: &Voice<'_>) -> Row<'a> {
    let outcome = match &run.outcome {
        Outcome::Played(_) if run.is_as_expected() => "as_expected",
        Outcome::Played(_) if run.is_unmeasured() => "unmeasured",
        Outcome::Played(_) => "differs",
        Outcome::BadLine(_) => "bad_line",
        Outcome::NoScript(_) => "no_script",
        Outcome::Crashed(_) => "crashed",
    };
    let trouble = trouble(&run.outcome, voice);
    let played = run.played();
    let blessed = played.map_or(&[][..], |played| &played.blessed);
    Row {
        scenario: &run.scenario.id,
        play: &run.play,
        persona: run.persona.as_ref(),
        file: run.place.as_ref().map(|place| place.file.as_str()),
        line: run.place.as_ref().and_then(|place| place.line),
        outcome,
        trouble: (!trouble.is_empty()).then_some(trouble),
        came: played.map(came),
        differences: played.map_or_else(Vec::new, differing),
        blessed: blessed
            .iter()
            .map(|(key, value)| Filled { key, value })
            .collect(),
    }
}

fn came(played: &Played) -> Came<'_> {
    let figures = &played.figures;
    Came {
        ended: figures.ended,
        ended_by: figures.ended_by,
        score: figures.score,
        satisfaction: figures.satisfaction,
        passed: figures.passed,
        fatal: figures.fatal,
        mood: figures.mood,
        finds: figures.faults.iter().collect(),
        misses: figures.missed.iter().collect(),
    }
}

fn differing(played: &Played) -> Vec<Differing<'_>> {
    let turn = |it: &Difference| {
        let (sitting, sheet) = played.call()?;
        match place::of(it, &sitting.log, &sheet) {
            Place::Turn(turn) => Some(turn),
            Place::End => None,
        }
    };
    let each = played.differences.iter().map(|it| Differing {
        key: it.key,
        wanted: &it.wanted,
        got: &it.got,
        lacking: match &it.kind {
            Kind::Lacking(names) => names,
            Kind::Unmeasured | Kind::TooLow | Kind::TooHigh | Kind::Otherwise => &[],
        },
        turn: turn(it),
    });
    each.collect()
}
