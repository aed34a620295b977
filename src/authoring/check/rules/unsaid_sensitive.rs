//! `unsaid-sensitive`: no line of any customer holds a sensitive word.
//!
//! Why: what is never said need never go up: nothing of it is practised.

use super::{Rule, Subject};
use crate::{source::Findings, text::Name};

pub(super) const RULE: Rule = Rule {
    code: "unsaid-sensitive",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    for section in on.look.root.sections("sensitive") {
        let name = section.text("name");
        if !on.possible().can_fall(&Name::from(name)) {
            findings
                .warning(RULE.code, section.place("words"))
                .with("name", name);
        }
    }
}
