//! `unaskable-fact`: nothing that can be said asks for a fact.
//!
//! Why: what the customer knows stays hidden, and what hangs on it (identity, ticket) cannot be had.

use super::{Rule, Subject};
use crate::{source::Findings, text::Name};

pub(super) const RULE: Rule = Rule {
    code: "unaskable-fact",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    for fact in on.look.root.sections("fact") {
        let name = fact.text("name");
        if !on.possible().can_be_asked(&Name::from(name)) {
            findings
                .warning(RULE.code, fact.place("ask"))
                .with("fact", name);
        }
    }
}
