//! `unreached-beat`: no way through the agenda leads to a beat.
//!
//! Why: its lines are never heard; most often a `next` or `goto` jumps over it by mistake.

use std::collections::BTreeSet;

use super::Rule;
use crate::{engine::Scenario, library::Look, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "unreached-beat",
    find,
};

fn find(look: &Look<'_>, findings: &mut Findings) {
    let reached = reached(look.scenario);
    for (at, beat) in look.root.sections("beat").into_iter().enumerate() {
        if !reached.contains(&at) {
            findings
                .warning(RULE.code, beat.place("name"))
                .with("beat", beat.text("name"));
        }
    }
}

fn reached(scenario: &Scenario) -> BTreeSet<usize> {
    let everywhere = scenario.branches.iter().filter_map(|branch| branch.goto);
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<usize> = everywhere.chain([0]).collect();
    while let Some(at) = waiting.pop() {
        let Some(beat) = scenario.beats.get(at) else {
            continue;
        };
        if reached.insert(at) {
            let branches = beat.branches.iter().filter_map(|branch| branch.goto);
            waiting.extend(branches.chain(beat.next));
        }
    }
    reached
}
