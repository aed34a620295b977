//! `empty-slot`: a line has a slot whose value is nothing.
//!
//! Why: the sentence has a hole where the trainee looks for the number.

use super::{Rule, Subject};
use crate::{
    source::{Findings, section::within},
    text::Span,
};

pub(super) const RULE: Rule = Rule {
    code: "empty-slot",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let file = std::sync::Arc::clone(findings.file());
    let company = on.look.company;
    for line in on.lines() {
        for (open, _) in line.value.match_indices('{') {
            let rest = line.value.get(open + 1..).unwrap_or_default();
            let Some((slot, _)) = rest.split_once('}') else {
                continue;
            };
            let value = match (slot, slot.strip_prefix("fact:")) {
                ("agent", _) => Some(company.agent.as_str()),
                ("company", _) => Some(company.name.as_str()),
                (_, Some(fact)) => on.look.scenario.fact(fact).map(|fact| fact.value.as_str()),
                _ => None,
            };
            if value.is_some_and(|value| value.trim().is_empty()) {
                let part = Span::new(open, open + slot.len() + 2);
                findings
                    .warning(RULE.code, within(&file.text, *line, part))
                    .with("slot", slot);
            }
        }
    }
}
