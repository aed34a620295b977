//! `unknown-slot`: a line or phrase has a slot that nothing fills.
//!
//! Why: the trainee would see the braces.

use super::{Rule, Subject, texts};
use crate::{
    source::{Findings, Placed, section::within},
    text::Span,
};

pub(super) const RULE: Rule = Rule {
    code: "unknown-slot",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let notices = texts::all(on.look.root, "event", "notice");
    for line in on.lines().iter().chain(&notices) {
        each_slot(*line, findings, |slot| match slot.strip_prefix("fact:") {
            Some(fact) => on.look.scenario.fact(fact).is_some(),
            None => matches!(slot, "agent" | "company"),
        });
    }
    for phrase in on.look.root.sections("phrase") {
        for say in phrase.placed_texts("say") {
            each_slot(say, findings, |slot| {
                matches!(slot, "agent" | "company" | "customer")
            });
        }
    }
}

fn each_slot(text: Placed<&str>, findings: &mut Findings, is_filled: impl Fn(&str) -> bool) {
    let file = std::sync::Arc::clone(findings.file());
    for (open, _) in text.value.match_indices('{') {
        let rest = text.value.get(open + 1..).unwrap_or_default();
        let Some(length) = rest.find('}') else {
            continue;
        };
        let slot = rest.get(..length).unwrap_or_default();
        if !is_filled(slot) {
            let part = Span::new(open, open + length + 2);
            findings
                .error(RULE.code, within(&file.text, text, part))
                .with("slot", slot);
        }
    }
}
