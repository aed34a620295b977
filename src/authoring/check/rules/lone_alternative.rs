//! `lone-alternative`: a group of alternatives has one answer only.
//!
//! Why: alternatives of which there is one are none; most often the other has another group by a slip of the pen.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "lone-alternative",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    for section in on.look.root.sections("answer") {
        let Some(group) = section.placed("any_of") else {
            continue;
        };
        if on.look.scenario.answers_of(group.value).nth(1).is_none() {
            findings
                .warning(RULE.code, group.span)
                .with("group", group.value);
        }
    }
}
