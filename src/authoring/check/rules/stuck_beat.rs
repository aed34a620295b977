//! `stuck-beat`: what a beat waits for cannot be, and no branch leads away.
//!
//! Why: the customer can only give the point up, so that the call never goes as it should.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "stuck-beat",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let reach = on.reach();
    let beats = on.look.root.sections("beat").into_iter();
    for (beat, (entered, left)) in beats.zip(reach.entered.iter().zip(&reach.left)) {
        if *entered && !*left {
            findings
                .warning(RULE.code, beat.place("until"))
                .with("beat", beat.text("name"));
        }
    }
}
