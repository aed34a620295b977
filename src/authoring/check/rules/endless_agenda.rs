//! `endless-agenda`: from a beat no way leads to the close.
//!
//! Why: the customer goes round in a circle, and the call ends only when somebody hangs up.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "endless-agenda",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let reach = on.reach();
    let beats = on.look.root.sections("beat").into_iter();
    let endless = beats
        .zip(reach.entered.iter().zip(&reach.ends))
        .find(|(_, (entered, ends))| **entered && !**ends);
    // The first beat of the circle is enough: the others are in it too.
    if let Some((beat, _)) = endless {
        findings
            .warning(RULE.code, beat.place("name"))
            .with("beat", beat.text("name"));
    }
}
