//! `after-circle`: answers wait for each other in a circle.
//!
//! Why: who has to say one before the other can say neither; none of them ever counts.

use std::collections::BTreeSet;

use super::{Rule, Subject};
use crate::{
    engine::{Scenario, scenario::Answer},
    source::Findings,
    text::Name,
};

pub(super) const RULE: Rule = Rule {
    code: "after-circle",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let scenario = on.look.scenario;
    let sections = on.look.root.sections("answer");
    for (answer, section) in scenario.answers.iter().zip(sections) {
        if waits_for_itself(scenario, answer) {
            findings
                .warning(RULE.code, section.place("after"))
                .with("answer", &answer.name);
        }
    }
}

/// Whether what has to come before an answer leads back to it. Of a group any one is enough, so all have to lead back.
fn waits_for_itself(scenario: &Scenario, answer: &Answer) -> bool {
    let mut free: BTreeSet<&Name> = BTreeSet::new();
    loop {
        let told = |name: &Name| {
            let mut any_of = scenario.answers_of(name);
            any_of.any(|one| free.contains(&one.name))
        };
        let mut others = scenario.answers.iter();
        let next = others.find(|one| {
            one.name != answer.name && !free.contains(&one.name) && one.after.iter().all(told)
        });
        match next {
            Some(next) => free.insert(&next.name),
            None => break,
        };
    }
    let stuck = |name: &&Name| {
        let mut any_of = scenario.answers_of(name);
        !any_of.any(|one| free.contains(&one.name))
    };
    let mut seen: BTreeSet<&Name> = BTreeSet::new();
    let mut waiting: Vec<&Name> = answer.after.iter().filter(stuck).collect();
    while let Some(name) = waiting.pop() {
        for one in scenario.answers_of(name) {
            if one.name == answer.name {
                return true;
            }
            if seen.insert(&one.name) {
                waiting.extend(one.after.iter().filter(stuck));
            }
        }
    }
    false
}
