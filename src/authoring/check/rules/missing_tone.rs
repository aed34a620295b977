//! `missing-tone`: lines are given by tone, but none for the tone in which this customer starts.
//!
//! Why: an upset customer speaks calm words, and the trainee hears another person than the card says.

use super::{Rule, Subject};
use crate::source::{Findings, Section};

pub(super) const RULE: Rule = Rule {
    code: "missing-tone",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let mix = on.mix();
    if mix.0.is_empty() {
        return;
    }
    let tone = on.look.scenario.start(&mix).tone().code();
    let mut look = |section: Section<'_>, key: &str| {
        let tones = section.section(key);
        let lacks = |tone: &str| tones.placed_texts(tone).is_empty();
        if !tones.is_absent() && lacks(tone) && lacks("any") {
            findings
                .warning(RULE.code, section.place(key))
                .with("tone", tone)
                .with("key", key);
        }
    };
    let root = on.look.root;
    for fact in root.sections("fact") {
        look(fact, "say");
    }
    for beat in root.sections("beat") {
        look(beat, "lines");
        look(beat, "nudge");
        for branch in beat.sections("on") {
            look(branch, "lines");
        }
    }
    for branch in root.sections("on") {
        look(branch, "lines");
    }
    for event in root.sections("event") {
        look(event, "lines");
    }
}
