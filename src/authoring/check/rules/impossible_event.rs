//! `impossible-event`: what an event waits for cannot be.
//!
//! Why: it never happens; most often its condition contradicts itself, or two events wait for each other.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "impossible-event",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let sections = on.look.root.sections("event").into_iter();
    for (incident, section) in on.look.scenario.incidents.iter().zip(sections) {
        if !on.possible().can_happen(incident) {
            findings
                .warning(RULE.code, section.place("when"))
                .with("event", &incident.name);
        }
    }
}
