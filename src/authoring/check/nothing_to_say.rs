//! `no-answers`: a scenario has no answer, no demand to decline and no matter to escalate.
//!
//! Why: two thirds of the respond step hang on them; without any, nothing there can be earned.

use super::Rule;
use crate::{library::Look, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "no-answers",
    find,
};

fn find(look: &Look<'_>, findings: &mut Findings) {
    let scenario = look.scenario;
    if scenario.answers.is_empty() && scenario.refusals.is_empty() && scenario.escalation.is_none()
    {
        findings.warning(RULE.code, look.root.place("title"));
    }
}
