//! What of the sheet belongs to a turn, in the order in which it is shown: one of it is chosen.

use super::ACTS;
use crate::{
    judge::{Finding, scorecard::Status},
    tui::{running::Running, said::Subject},
};

/// Fatal errors first, then what a trainer scored that no program hears, then findings. A fatal error that also costs
/// points is one thing. What rests on no words at all stands with the ticket and the acts, items that were missed among it.
pub fn at(running: &Running, turn: u16) -> Vec<Subject<'_>> {
    let Some(sheet) = running.sheet() else {
        return Vec::new();
    };
    let here = || sheet.fatal.iter().filter(|it| it.evidence.turn == turn);
    let is_fatal = |finding: &Finding| here().any(|error| error.fault == finding.item);
    let findings = sheet.findings.iter();
    let findings = findings.filter(|it| belongs(it, turn) && !is_fatal(it));
    let mut subjects: Vec<Subject<'_>> = here().map(Subject::Fatal).collect();
    if turn == ACTS {
        let scored = |item: &str| {
            let settled = running.said.settled();
            settled.is_some_and(|it| it.sheet.finding(item).is_some())
        };
        let unheard = sheet.unheard.iter().filter(|it| scored(&it.item));
        subjects.extend(unheard.map(Subject::Unheard));
    }
    subjects.extend(findings.map(Subject::Finding));
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
