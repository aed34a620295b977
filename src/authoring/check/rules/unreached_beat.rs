//! `unreached-beat`: no way through the agenda leads to a beat.
//!
//! Why: its lines are never heard; most often a `next` or `goto` jumps over it by mistake.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "unreached-beat",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let beats = on.look.root.sections("beat").into_iter();
    for (beat, entered) in beats.zip(&on.reach().entered) {
        if !entered {
            findings
                .warning(RULE.code, beat.place("name"))
                .with("beat", beat.text("name"));
        }
    }
}
