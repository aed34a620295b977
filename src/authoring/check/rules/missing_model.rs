//! `missing-model`: a scenario has no play named `model`.
//!
//! Why: the model play is the proof that the call can be won, the example to read and the call to listen to.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "missing-model",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    if on.look.scenario.model_play().is_none() {
        findings.warning(RULE.code, on.look.root.place("title"));
    }
}
