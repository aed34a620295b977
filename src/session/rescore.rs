//! A kept call judged again: by another rubric, or with its replies read by another lexicon.

use std::sync::Arc;

use super::Past;
use crate::{
    engine::{Script, reread::reread},
    judge::{FatalError, Finding, Points, Rubric, Scorecard, judge},
    reading::Lexicon,
};

/// What calls are judged by.
pub struct Ruler {
    pub rubric: Arc<Rubric>,
    /// Reads the replies again; `None`: the readings stay that the call was answered by.
    pub lexicon: Option<Arc<Lexicon>>,
}

impl Past {
    /// The sheet that the call comes to by this ruler. The call is as it was: its own script, the customer's own words.
    pub fn judged_by(&self, ruler: &Ruler) -> Scorecard {
        let (script, log, mode) = (&self.sitting.script, &self.sitting.log, self.sitting.mode);
        let Some(lexicon) = &ruler.lexicon else {
            return judge(&ruler.rubric, script, mode, log);
        };
        let script: Arc<Script> = self.library.script_heard_by(script, Arc::clone(lexicon));
        let log = reread(&script, self.sitting.seed, log);
        judge(&ruler.rubric, &script, mode, &log)
    }
}

/// A line of two sheets that came out otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change<'a> {
    /// `None` where only the new sheet has such a line.
    pub before: Option<&'a Finding>,
    /// `None` where the new sheet has none any more.
    pub now: Option<&'a Finding>,
}

/// The lines that came out otherwise, in the order of the new sheet. A line that is worth something else and earned the
/// same share of it came out the same.
pub fn changes<'a>(before: &'a Scorecard, now: &'a Scorecard) -> Vec<Change<'a>> {
    let mut changes: Vec<Change<'a>> = Vec::new();
    for finding in &now.findings {
        let old = before.finding(&finding.item).filter(|old| old.applies);
        let new = Some(finding).filter(|new| new.applies);
        changes.push(Change {
            before: old,
            now: new,
        });
    }
    for old in before.findings.iter().filter(|old| old.applies) {
        if now.finding(&old.item).is_none() {
            changes.push(Change {
                before: Some(old),
                now: None,
            });
        }
    }
    changes.retain(Change::differs);
    changes
}

impl Change<'_> {
    fn differs(&self) -> bool {
        match (self.before, self.now) {
            (Some(before), Some(now)) => before.status != now.status || !shares_alike(before, now),
            (None, None) => false,
            (Some(one), None) | (None, Some(one)) => one.got != Points(0) || one.of != Points(0),
        }
    }
}

/// Whether both earned the same share of what they are worth, but for the rounding of points.
fn shares_alike(one: &Finding, other: &Finding) -> bool {
    let [a, b] = [one, other].map(|it| (i64::from(it.got.0), i64::from(it.of.0)));
    if a.1 == 0 || b.1 == 0 {
        return a == b;
    }
    (a.0 * b.1 - b.0 * a.1).abs() <= a.1.max(b.1)
}

/// Fatal errors of one sheet that the other has not, those that only wait for a person left out.
pub fn fatal_beyond<'a>(one: &'a Scorecard, other: &Scorecard) -> Vec<&'a FatalError> {
    let is_there = |error: &FatalError| {
        let mut others = other.fatal.iter();
        others.any(|known| known.fault == error.fault && known.suspected == error.suspected)
    };
    let fatal = one.fatal.iter();
    fatal
        .filter(|error| !error.suspected && !is_there(error))
        .collect()
}
