//! `no-answers`: a scenario has no answer, no demand to decline and no matter to escalate.
//!
//! Why: two thirds of the respond step hang on them; without any, nothing there can be earned.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "no-answers",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let scenario = on.look.scenario;
    if scenario.answers.is_empty() && scenario.refusals.is_empty() && scenario.escalation.is_none()
    {
        findings.warning(RULE.code, on.look.root.place("title"));
    }
}
