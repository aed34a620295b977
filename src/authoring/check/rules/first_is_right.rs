//! `first-is-right`: a fact that is first given wrongly is given rightly.
//!
//! Why: what is said first is to be wrong; here nothing has to be put right.

use super::{Rule, Subject};
use crate::{engine::lines::Line, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "first-is-right",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let facts = on.look.scenario.facts.iter();
    for (fact, section) in facts.zip(on.look.root.sections("fact")) {
        let right = |value: &String| *value == fact.value;
        let said_rightly = |line: &Line| !fact.value.is_empty() && line.text.contains(&fact.value);
        let same = |line: &Line| fact.say.0.iter().any(|say| say.text == line.text);
        let slip = fact
            .first
            .0
            .iter()
            .any(|line| said_rightly(line) || same(line));
        if slip || fact.first_values.iter().any(right) {
            findings
                .warning(RULE.code, section.place("first"))
                .with("fact", &fact.name);
        }
    }
}
