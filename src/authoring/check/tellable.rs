//! Which answers can be told at all, and what sensitive the customer can let fall.

use std::collections::BTreeSet;

use crate::{
    engine::{
        Scenario,
        lines::Line,
        persona::Persona,
        scenario::{Answer, Branch, Sensitive},
    },
    text::{Name, fold::fold},
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
    texts.iter().any(|text| !fold(text).is_empty())
}

/// The names of what some line of the scenario or of a persona holds.
pub(super) fn let_fall(scenario: &Scenario, personas: &[&Persona]) -> BTreeSet<Name> {
    let sensitives = scenario.sensitives.iter();
    let of_personas = || {
        let reactions = personas
            .iter()
            .flat_map(|persona| persona.reactions.values());
        reactions.flat_map(|lines| &lines.0)
    };
    let fallen = sensitives.filter(|one| {
        let mut lines = lines(scenario).chain(of_personas());
        lines.any(|line| holds(scenario, one, line))
    });
    fallen.map(|one| one.name.clone()).collect()
}

/// Slots are taken for all that facts can put there.
fn holds(scenario: &Scenario, sensitive: &Sensitive, line: &Line) -> bool {
    if !line.text.contains('{') {
        return sensitive.word_in(&line.text).is_some();
    }
    let mut text = line.text.clone();
    for (name, value) in scenario.fact_values() {
        text = text.replace(&format!("{{fact:{name}}}"), value);
    }
    sensitive.word_in(&text).is_some()
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
