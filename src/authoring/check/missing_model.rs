//! `missing-model`: a scenario has no play named `model`.
//!
//! Why: the model play is the proof that the call can be won, the example to read and the call to listen to.

use super::Rule;
use crate::{library::Look, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "missing-model",
    find,
};

fn find(look: &Look<'_>, findings: &mut Findings) {
    if look.scenario.play("model").is_none() {
        findings.warning(RULE.code, look.root.place("title"));
    }
}
