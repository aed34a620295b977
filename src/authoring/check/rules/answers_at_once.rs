//! `answers-at-once`: one line asks one thing, and the beat waits for several answers.
//!
//! Why: who answers what was asked hears the same line again and does not know what is wanted besides.

use std::collections::BTreeSet;

use super::{Rule, Subject};
use crate::{
    engine::{
        condition::{Atom, Condition},
        lines::Line,
        scenario::Beat,
    },
    source::Findings,
    text::Name,
};

pub(super) const RULE: Rule = Rule {
    code: "answers-at-once",
    find,
};

const QUESTIONS: [char; 2] = ['?', '\u{ff1f}'];

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let sections = on.look.root.sections("beat").into_iter();
    for (beat, section) in on.look.scenario.beats.iter().zip(sections) {
        let mut wanted = BTreeSet::new();
        add_wanted(&beat.until, &mut wanted);
        let asks_fewer = |line: &Line| line.text.matches(QUESTIONS).count() < wanted.len();
        if wanted.len() > 1 && beat.lines.0.iter().any(asks_fewer) && !goes_into(beat, &wanted) {
            findings
                .warning(RULE.code, section.place("until"))
                .with("beat", &beat.name)
                .with("count", &wanted.len());
        }
    }
}

/// The answers that all have to be told; where one of several is enough, none of them has to.
fn add_wanted<'b>(condition: &'b Condition, wanted: &mut BTreeSet<&'b Name>) {
    match condition {
        Condition::All(parts) => {
            for part in parts {
                add_wanted(part, wanted);
            }
        }
        Condition::Atom(Atom::Told(name) | Atom::Part(name)) => {
            wanted.insert(name);
        }
        Condition::Any(_) | Condition::Not(_) | Condition::Atom(_) => {}
    }
}

/// Whether the customer has a word for who told some of it: it says what is missing.
fn goes_into(beat: &Beat, wanted: &BTreeSet<&Name>) -> bool {
    let told = |atom: &Atom, negated: bool| matches!(atom, Atom::Told(name) | Atom::Part(name) if !negated && wanted.contains(name));
    let mut branches = beat.branches.iter();
    branches.any(|branch| {
        let mut atoms = branch.hears.atoms().into_iter();
        atoms.any(|(atom, negated)| told(atom, negated))
    })
}
