//! What of the sheet belongs to a turn, in the order in which it is shown: one of it is chosen.

use super::ACTS;
use crate::{
    judge::{Finding, Scorecard, scorecard::Status},
    tui::{running::Running, said::Subject},
};

/// Fatal errors first, then findings. What rests on no words at all stands with the ticket and the acts: items that were
/// missed, and what a trainer scored that no program hears.
pub fn at(running: &Running, turn: u16) -> Vec<Subject<'_>> {
    let Some(sheet) = running.sheet() else {
        return Vec::new();
    };
    let fatal = sheet.fatal.iter().filter(|it| it.evidence.turn == turn);
    let findings = sheet.findings.iter().filter(|it| belongs(it, turn));
    let mut subjects: Vec<Subject<'_>> = fatal.map(Subject::Fatal).collect();
    subjects.extend(findings.map(Subject::Finding));
    if turn == ACTS {
        let scored = |item: &str| {
            let settled = running.said.settled();
            settled.is_some_and(|it| it.sheet.finding(item).is_some())
        };
        let unheard = sheet.unheard.iter().filter(|it| scored(&it.item));
        subjects.extend(unheard.map(Subject::Unheard));
    }
    subjects
}

fn belongs(finding: &Finding, turn: u16) -> bool {
    let here = finding.evidence.iter().any(|it| it.turn == turn);
    here || (turn == ACTS && is_missed(finding))
}

/// An item that left no trace.
fn is_missed(finding: &Finding) -> bool {
    finding.applies && finding.evidence.is_empty() && finding.status == Status::Missed
}

/// The turn with which to begin for something that rests on words: its first.
pub fn turn_of(sheet: &Scorecard, item: &str) -> u16 {
    sheet.turn_of(item)
}
