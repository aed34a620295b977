//! `handover-end`: handing over as a sensitive word demands ends the call in no right way.
//!
//! Why: who hands the call over as they must has the ending counted as a wrong one.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "handover-end",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let scenario = on.look.scenario;
    let sections = on.look.root.sections("sensitive");
    for (sensitive, section) in scenario.sensitives.iter().zip(sections) {
        let mut ends = sensitive.to.iter().map(|desk| desk.ending());
        if let Some(ending) = ends.next()
            && !scenario.ends.contains(&ending)
            && !ends.any(|ending| scenario.ends.contains(&ending))
        {
            findings
                .warning(RULE.code, section.place("to"))
                .with("ending", ending.code());
        }
    }
}
