//! Which answers can be told at all, and what sensitive the customer can let fall.

use std::{borrow::Cow, cell::OnceCell, collections::BTreeSet};

use crate::{
    engine::{
        Scenario,
        lines::Line,
        persona::Persona,
        scenario::{Answer, Branch},
    },
    text::{
        Name,
        fold::{fold, is_silent},
    },
};

/// The answers that can be told, each after those that have to come before it.
pub(super) struct Tellable<'s> {
    scenario: &'s Scenario,
    answers: BTreeSet<&'s Name>,
}

impl<'s> Tellable<'s> {
    /// Grown until nothing more can be told: what waits for itself never is.
    pub(super) fn of(scenario: &'s Scenario) -> Self {
        let mut tellable = Self {
            scenario,
            answers: BTreeSet::new(),
        };
        loop {
            let next = scenario.answers.iter().find(|answer| {
                !tellable.answers.contains(&answer.name) && tellable.has_way(answer)
            });
            match next {
                Some(answer) => tellable.answers.insert(&answer.name),
                None => return tellable,
            };
        }
    }

    fn has_way(&self, answer: &Answer) -> bool {
        can_be_said(&answer.say) && answer.after.iter().all(|name| self.can_be_told(name))
    }

    /// An answer, or any of a group.
    pub(super) fn can_be_told(&self, name: &str) -> bool {
        let mut answers = self.scenario.answers_of(name);
        answers.any(|answer| self.answers.contains(&answer.name))
    }
}

/// Whether any of the texts holds something that can be heard.
pub(super) fn can_be_said(texts: &[String]) -> bool {
    !texts.iter().all(|text| is_silent(text))
}

/// How a slot for the value of a fact begins.
const FACT: &str = "{fact:";

/// What a persona says, as it is compared.
#[derive(Default)]
pub(super) struct Saying {
    /// Folded, a line each.
    plain: String,
    /// As written: facts of the scenario fill the slots.
    slotted: Vec<Line>,
}

impl Saying {
    pub(super) fn of(persona: &Persona) -> Self {
        let mut saying = Self::default();
        for line in persona.reactions.values().flat_map(|lines| &lines.0) {
            if line.text.contains(FACT) {
                saying.slotted.push(line.clone());
            } else {
                saying.plain.push_str(&fold(&line.text));
                saying.plain.push('\n');
            }
        }
        saying
    }
}

/// The lines of one scenario as they are compared, folded when they are first asked for.
#[derive(Default)]
pub(super) struct OwnLines(OnceCell<String>);

/// The names of what some line of the scenario or of a persona holds.
pub(super) fn let_fall<'s>(
    scenario: &Scenario,
    own: &OwnLines,
    sayings: impl Iterator<Item = &'s Saying>,
) -> BTreeSet<Name> {
    if scenario.sensitives.is_empty() {
        return BTreeSet::new();
    }
    let own = own.0.get_or_init(|| compared(scenario, lines(scenario)));
    let mut spoken = vec![Cow::Borrowed(own.as_str())];
    for saying in sayings {
        spoken.push(Cow::Borrowed(&saying.plain));
        if !saying.slotted.is_empty() {
            spoken.push(Cow::Owned(compared(scenario, saying.slotted.iter())));
        }
    }
    let holds = |word: &String| !word.is_empty() && spoken.iter().any(|lines| lines.contains(word));
    let sensitives = scenario.sensitives.iter();
    let fallen = sensitives.filter(|one| one.compared_words().any(|word| holds(&word)));
    fallen.map(|one| one.name.clone()).collect()
}

/// The lines folded, one each. Slots are taken for all that facts can put there.
fn compared<'l>(scenario: &Scenario, lines: impl Iterator<Item = &'l Line>) -> String {
    let mut compared = String::new();
    for line in lines {
        if line.text.contains(FACT) {
            let mut text = line.text.clone();
            for (name, value) in scenario.fact_values() {
                text = text.replace(&format!("{FACT}{name}}}"), value);
            }
            compared.push_str(&fold(&text));
        } else {
            compared.push_str(&fold(&line.text));
        }
        compared.push('\n');
    }
    compared
}

/// Every line that the scenario gives the customer.
fn lines(scenario: &Scenario) -> impl Iterator<Item = &Line> {
    fn of_branch(branch: &Branch) -> impl Iterator<Item = &Line> {
        branch.lines.0.iter()
    }
    let beats = scenario.beats.iter().flat_map(|beat| {
        let own = beat.lines.0.iter().chain(&beat.nudge.0);
        own.chain(beat.branches.iter().flat_map(of_branch))
    });
    let facts = scenario.facts.iter();
    let facts = facts.flat_map(|fact| fact.say.0.iter().chain(&fact.first.0));
    let everywhere = scenario.branches.iter().flat_map(of_branch);
    let incidents = scenario.incidents.iter();
    let incidents = incidents.flat_map(|incident| &incident.lines.0);
    let customer = scenario.customer.tells.0.iter().chain(&scenario.close.0);
    let spoken = beats.chain(facts).chain(everywhere);
    spoken.chain(incidents).chain(customer)
}
