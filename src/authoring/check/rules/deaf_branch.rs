//! `deaf-branch`: what a branch waits to hear cannot be.
//!
//! Why: its lines are never spoken; most often a condition contradicts itself or names an act that ends the call.

use super::{Rule, Subject, reach::is_heard};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "deaf-branch",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let scenario = on.look.scenario;
    let root = on.look.root;
    let of_beats = scenario.beats.iter().flat_map(|beat| &beat.branches);
    let branches = of_beats.chain(&scenario.branches);
    let beats = root.sections("beat").into_iter();
    let sections = beats.flat_map(|beat| beat.sections("on"));
    let sections = sections.chain(root.sections("on"));
    for (branch, section) in branches.zip(sections) {
        if !is_heard(on.possible(), branch) {
            findings.warning(RULE.code, section.place("hears"));
        }
    }
}
