//! Where in a call a difference arose: the reply to look at.

use std::collections::BTreeMap;

use super::compare::{Difference, Kind};
use crate::{
    engine::{
        Event, Log,
        mood::Shift,
        step::{Ending, Step},
    },
    judge::{Finding, Scorecard, scorecard::Status},
};

/// A reply of the agent by its turn, or the end of the call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    Turn(u16),
    End,
}

/// The reply that brought a difference about; where none can be named, the end.
pub fn of(difference: &Difference, log: &Log, sheet: &Scorecard) -> Place {
    let turn = match (difference.key, &difference.kind) {
        ("score", Kind::TooLow) => dearest(log, sheet),
        ("score", Kind::TooHigh) => best(sheet),
        ("fatal", Kind::Otherwise) => fatal(sheet),
        ("passed", Kind::Otherwise) if sheet.failed_fatally() => fatal(sheet),
        ("passed", Kind::Otherwise) if !sheet.passed && !is_broken_off(sheet) => {
            dearest(log, sheet)
        }
        ("satisfaction", Kind::TooLow) => {
            furthest(log, |by| i32::from(by.temper) - i32::from(by.trust))
        }
        ("mood.temper", Kind::TooHigh) => furthest(log, |by| by.temper.into()),
        ("mood.temper", Kind::TooLow) => furthest(log, |by| -i32::from(by.temper)),
        ("mood.trust", Kind::TooHigh) => furthest(log, |by| by.trust.into()),
        ("mood.trust", Kind::TooLow) => furthest(log, |by| -i32::from(by.trust)),
        ("misses", Kind::Lacking(items)) => earner(sheet, items),
        ("finds", Kind::Lacking(faults)) => suspected(sheet, faults),
        _ => None,
    };
    turn.filter(|turn| *turn > 0)
        .map_or(Place::End, Place::Turn)
}

fn is_broken_off(sheet: &Scorecard) -> bool {
    matches!(sheet.ending, Some(Ending::Abandoned | Ending::HungUp))
}

/// The first fatal error; one that is only suspected where there is no other.
fn fatal(sheet: &Scorecard) -> Option<u16> {
    let mut errors: Vec<_> = sheet.fatal.iter().collect();
    errors.sort_by_key(|error| (error.suspected, error.evidence.turn));
    errors.first().map(|error| error.evidence.turn)
}

/// The reply that cost most; where none did anything wrong, the one that left most unearned.
fn dearest(log: &Log, sheet: &Scorecard) -> Option<u16> {
    let mut costs: BTreeMap<u16, i32> = BTreeMap::new();
    for finding in &sheet.findings {
        if finding.status == Status::Lost {
            spread(finding, -finding.got.0, &mut costs);
        } else if let Some(proof) = finding.evidence.iter().find(|proof| proof.is_to_blame()) {
            *costs.entry(proof.turn).or_default() += unearned(finding);
        }
    }
    most(costs).or_else(|| {
        let mut findings: Vec<&Finding> = sheet.findings.iter().collect();
        findings.retain(|finding| unearned(finding) > 0);
        findings.sort_by_key(|finding| std::cmp::Reverse(unearned(finding)));
        findings.iter().find_map(|finding| owed_by(finding, log))
    })
}

/// Points of an item that were not had, in hundredths.
fn unearned(finding: &Finding) -> i32 {
    if finding.applies {
        (finding.of.0 - finding.got.0).max(0)
    } else {
        0
    }
}

/// The reply that earned most.
fn best(sheet: &Scorecard) -> Option<u16> {
    let mut gains: BTreeMap<u16, i32> = BTreeMap::new();
    for finding in sheet.findings.iter().filter(|finding| finding.got.0 > 0) {
        spread(finding, finding.got.0, &mut gains);
    }
    most(gains)
}

/// Points of one finding, in equal parts to the replies that it rests on.
fn spread(finding: &Finding, points: i32, turns: &mut BTreeMap<u16, i32>) {
    let parts = i32::try_from(finding.evidence.len()).unwrap_or(i32::MAX);
    for proof in &finding.evidence {
        *turns.entry(proof.turn).or_default() += points / parts.max(1);
    }
}

/// The turn with the highest value, the first of equals. What is not said (turn 0) is no reply.
fn most(turns: BTreeMap<u16, i32>) -> Option<u16> {
    let said = turns
        .into_iter()
        .filter(|(turn, value)| *turn > 0 && *value > 0);
    let highest = said.reduce(|one, other| if other.1 > one.1 { other } else { one });
    highest.map(|(turn, _)| turn)
}

/// The reply in which an item that has no words to show for it should have been earned.
fn owed_by(finding: &Finding, log: &Log) -> Option<u16> {
    match finding.step {
        Step::Greet => Some(1),
        Step::Listen | Step::Analyse | Step::Respond => not_taken_up(log),
        Step::FollowUp => last(log),
        Step::Archive => None,
    }
}

/// The first reply that brought the customer's matter no further.
fn not_taken_up(log: &Log) -> Option<u16> {
    let mut reply = None;
    let mut idle: BTreeMap<u16, bool> = BTreeMap::new();
    for moment in log.moments() {
        match &moment.event {
            Event::AgentSaid { turn, .. } => {
                reply = Some(*turn);
                idle.insert(*turn, true);
            }
            Event::BeatBegan { .. }
            | Event::BeatDone { .. }
            | Event::Branched { .. }
            | Event::FactTold { .. }
            | Event::Verified { .. }
            | Event::FactMisgiven { .. }
            | Event::Happened { .. } => {
                idle.extend(reply.map(|turn| (turn, false)));
            }
            // From here on there is nothing left to take up.
            Event::CloseCued | Event::Ended { .. } => {
                idle.extend(reply.map(|turn| (turn, false)));
                break;
            }
            _ => {}
        }
    }
    idle.into_iter()
        .find_map(|(turn, idle)| idle.then_some(turn))
}

fn last(log: &Log) -> Option<u16> {
    let turns = log.moments().filter_map(|moment| match moment.event {
        Event::AgentSaid { turn, .. } => Some(turn),
        _ => None,
    });
    turns.last()
}

/// The turn in which the mood went furthest by `way`.
fn furthest(log: &Log, way: impl Fn(&Shift) -> i32) -> Option<u16> {
    let mut ways: BTreeMap<u16, i32> = BTreeMap::new();
    for moment in log.moments() {
        if let Event::MoodMoved { turn, by, .. } = &moment.event {
            *ways.entry(*turn).or_default() += way(by);
        }
    }
    most(ways)
}

/// The first reply that earned an item which should have been missed.
fn earner(sheet: &Scorecard, items: &[String]) -> Option<u16> {
    let findings = items.iter().filter_map(|item| sheet.finding(item));
    let proofs = findings.flat_map(|finding| &finding.evidence);
    let earned = proofs.filter(|proof| proof.earned && proof.turn > 0);
    earned.map(|proof| proof.turn).min()
}

/// The first reply with anything that speaks for a fault which was not found.
fn suspected(sheet: &Scorecard, faults: &[String]) -> Option<u16> {
    let findings = faults.iter().filter_map(|fault| sheet.finding(fault));
    let proofs = findings.flat_map(|finding| &finding.evidence);
    proofs
        .map(|proof| proof.turn)
        .filter(|turn| *turn > 0)
        .min()
}
