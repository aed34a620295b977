//! All that a play can be compared by, taken from the finished call.

use std::collections::BTreeSet;

use crate::{
    engine::{
        Event,
        mood::Mood,
        step::{Ending, Side},
    },
    judge::{Points, Scorecard, scorecard::Status},
    reading::Meaning,
    session::Sitting,
    text::Name,
};

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    pub ended: Option<Ending>,
    pub ended_by: Option<Side>,
    pub score: Points,
    /// 1–5.
    pub satisfaction: u8,
    pub passed: bool,
    pub fatal: bool,
    /// At the end of the call.
    pub mood: Mood,
    /// Every fault that the words, the log or the sheet show.
    pub faults: BTreeSet<Name>,
    /// Items that apply and earned nothing.
    pub missed: BTreeSet<Name>,
}

impl Figures {
    pub fn of(sitting: &Sitting, sheet: &Scorecard) -> Self {
        let ended = sitting.log.moments().find_map(|moment| match moment.event {
            Event::Ended { ending, by, .. } => Some((ending, by)),
            _ => None,
        });
        let (ended, ended_by) = ended.unzip();
        let missed = sheet
            .findings
            .iter()
            .filter(|finding| finding.applies && finding.got.0 <= 0)
            .map(|finding| finding.item.clone());
        Self {
            ended,
            ended_by,
            score: sheet.total,
            satisfaction: sheet.satisfaction,
            passed: sheet.passed,
            fatal: sheet.failed_fatally(),
            mood: sitting.state.mood,
            faults: faults(sitting, sheet),
            missed: missed.collect(),
        }
    }
}

fn faults(sitting: &Sitting, sheet: &Scorecard) -> BTreeSet<Name> {
    let fatal = sheet.fatal.iter().map(|error| &error.fault);
    let mut faults: BTreeSet<Name> = fatal.cloned().collect();
    let lost = sheet
        .findings
        .iter()
        .filter(|finding| finding.status == Status::Lost);
    faults.extend(lost.map(|finding| finding.item.clone()));
    for moment in sitting.log.moments() {
        match &moment.event {
            Event::Fault { fault, .. } => {
                faults.insert(fault.clone());
            }
            Event::AgentSaid { reading, .. } => {
                let signs = reading.signs.iter();
                faults.extend(signs.filter_map(|sign| fault_of(&sign.meaning).map(Name::from)));
            }
            _ => {}
        }
    }
    faults
}

/// The fault that a sign is; further behaviours are told apart by the rubric and the log.
pub fn fault_of(meaning: &Meaning) -> Option<&str> {
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
