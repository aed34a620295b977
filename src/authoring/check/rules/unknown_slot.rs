//! `unknown-slot`: a line or phrase has a slot that nothing fills.
//!
//! Why: the trainee would see the braces.

use super::{Rule, Subject, texts};
use crate::{
    source::{
        Findings, Placed,
        section::{strings, within},
        suggest::nearest,
    },
    text::Span,
};

pub(super) const RULE: Rule = Rule {
    code: "unknown-slot",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    if !on.look.scenario.vary.is_empty() {
        drawn(on, findings);
        return;
    }
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

/// Where something is drawn, a slot may stand in any text, and what the draw has left fills nobody.
fn drawn(on: &Subject<'_>, findings: &mut Findings) {
    let from = findings.spans().len();
    let texts = strings(on.look.root).into_iter();
    let texts: Vec<_> = texts.filter(|text| on.may_differ(text, findings)).collect();
    for text in texts {
        each_slot(text, findings, |slot| match slot.strip_prefix("fact:") {
            Some(fact) => on.look.scenario.fact(fact).is_some(),
            None => FILLED.contains(&slot),
        });
    }
    let vary = on.look.scenario.vary.iter();
    let names: Vec<&str> = vary
        .flat_map(|vary| vary.slots.iter().map(|(name, _)| name.as_str()))
        .collect();
    findings.suggest_from(from, |found| {
        let (_, slot) = found.args.iter().find(|(name, _)| *name == "slot")?;
        let meant = nearest(slot, names.iter().copied())?;
        (meant != slot).then(|| format!("{{{meant}}}"))
    });
}

const FILLED: [&str; 5] = ["agent", "company", "customer", "number", "time"];

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
            let place = within(&file.text, text, part);
            // Beside what was drawn the slot stands elsewhere than in the file.
            let braced = place.of(&file.text).find(part.of(text.value));
            let place = braced.map_or(place, |at| {
                Span::new(place.start + at, place.start + at + part.end - part.start)
            });
            findings.error(RULE.code, place).with("slot", slot);
        }
    }
}
