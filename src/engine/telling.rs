//! What counts as told, and when: answers that must come in their order, and facts that the customer gave wrongly and the
//! agent reads back.

use std::collections::BTreeSet;

use super::{
    condition::Atom,
    event::Event,
    scenario::{Beat, Fact, Refusal, Scenario, Sensitive},
    state::State,
};
use crate::{
    reading::{Meaning, Reading},
    text::{Name, fold::fold},
};

/// The first answer or group that has to be told before `answer` counts, and is not. `told` holds also what was nearly told
/// and let pass.
pub fn missing_before<'s>(
    scenario: &'s Scenario,
    told: &BTreeSet<Name>,
    answer: &str,
) -> Option<&'s Name> {
    let is_told = |name: &Name| {
        let mut any = scenario.answers_of(name);
        any.any(|answer| told.contains(&answer.name))
    };
    let answer = scenario.answer(answer)?;
    answer.after.iter().find(|name| !is_told(name))
}

/// What was nearly told and a beat that is done was content with: what follows it need not wait any longer.
pub fn let_pass(scenario: &Scenario, beat: &str, near: &BTreeSet<Name>) -> Vec<Name> {
    let beat = scenario.beat(beat).and_then(|at| scenario.beats.get(at));
    let atoms = beat.into_iter().flat_map(|beat| beat.until.atoms());
    let passed = atoms.filter_map(|(atom, negated)| match atom {
        Atom::Part(name) if !negated && near.contains(name) => Some(name.clone()),
        _ => None,
    });
    passed.collect()
}

/// How an answer or a group is called on a sheet: alternatives by all their titles.
pub fn title(scenario: &Scenario, name: &str) -> String {
    let answers = scenario.answers_of(name);
    let titles: Vec<&str> = answers.map(|answer| answer.title.as_str()).collect();
    titles.join(" / ")
}

/// What a reply shows beyond its signs, said in the state `before` it.
pub(super) fn events(
    scenario: &Scenario,
    before: &State,
    (turn, text): (u16, &str),
    reading: &Reading,
) -> Vec<Event> {
    let mut events = early(scenario, before, turn, reading);
    let misgiven = before.misgiven.difference(&before.known_facts);
    let misgiven = misgiven.filter(|fact| !before.read_back.contains(*fact));
    let said_back = misgiven.filter(|fact| {
        let fact = scenario.fact(fact);
        fact.is_some_and(|fact| fact.wrong_value_in(text).is_some())
    });
    events.extend(said_back.map(|fact| Event::ReadBack {
        turn,
        fact: fact.clone(),
    }));
    events
}

impl State {
    /// What is told, or nearly told and let pass.
    pub(super) fn settled(&self) -> BTreeSet<Name> {
        self.told.union(&self.passed).cloned().collect()
    }

    /// The demands that the customer's last message makes in the scenario's words.
    pub(super) fn hear_demands(&mut self, scenario: &Scenario) {
        let said = plain(&self.speech.heard);
        let is_made = |refusal: &&Refusal| {
            let mut wordings = refusal.demand.iter();
            wordings.any(|wording| said.contains(&plain(wording)))
        };
        let made = scenario.refusals.iter().filter(is_made);
        self.demanded
            .extend(made.map(|refusal| refusal.name.clone()));
    }

    /// Whether a refusal of a demand counts: it was made, or the reply names it of its own accord.
    pub(super) fn can_be_refused(&self, scenario: &Scenario, demand: &str, reply: &str) -> bool {
        let mut refusals = scenario.refusals.iter();
        let refusal = refusals.find(|refusal| refusal.name == *demand);
        self.is_demanded(scenario, demand)
            || refusal.is_some_and(|refusal| refusal.is_named_in(reply))
    }

    /// Whether the customer has made a demand: in so many words, or in a beat that waits for the word on it. A demand that
    /// no beat waits for may come at any time.
    pub(super) fn is_demanded(&self, scenario: &Scenario, demand: &str) -> bool {
        let waits = |beat: &&Beat| {
            let atoms = beat.until.atoms();
            let mut atoms = atoms.iter().map(|(atom, _)| atom);
            atoms.any(|atom| matches!(atom, Atom::Refused(name) if *name == *demand))
        };
        let mut waiting = scenario.beats.iter().filter(waits).peekable();
        self.demanded.contains(demand)
            || waiting.peek().is_none()
            || waiting.any(|beat| self.began.contains(&beat.name))
    }
}

/// The answers that came too early, in the order they came.
fn early(scenario: &Scenario, before: &State, turn: u16, reading: &Reading) -> Vec<Event> {
    let mut told = before.settled();
    let mut events = Vec::new();
    for sign in reading.signs.iter().filter(|_| before.begun) {
        match &sign.meaning {
            Meaning::Told { name, full } => match missing_before(scenario, &told, name) {
                Some(after) => events.push(Event::ToldEarly {
                    turn,
                    answer: name.clone(),
                    after: after.clone(),
                }),
                None if *full => {
                    told.insert(name.clone());
                }
                None => {}
            },
            Meaning::Wrong { name } => {
                told.remove(name);
            }
            _ => {}
        }
    }
    events
}

impl Sensitive {
    /// The first of the words that a text holds, whatever its width and script.
    pub fn word_in(&self, text: &str) -> Option<&str> {
        let text = fold(text);
        let mut words = self.words.iter().zip(self.compared_words());
        let word = words.find(|(_, word)| !word.is_empty() && text.contains(word));
        word.map(|(written, _)| written.as_str())
    }

    /// The words as they are compared; empty where there is nothing to compare.
    pub fn compared_words(&self) -> impl Iterator<Item = String> {
        self.words.iter().map(|word| fold(word))
    }
}

impl Refusal {
    /// Whether a text names what is demanded: by words that come back in the author's wordings, or by much of one of them.
    pub fn is_named_in(&self, text: &str) -> bool {
        const WORD: usize = 2;
        const MUCH: usize = 4;
        let text: Vec<char> = plain(text).chars().collect();
        let wordings: Vec<String> = self.demand.iter().map(|wording| plain(wording)).collect();
        let held_by = |run: &[char]| {
            let run: String = run.iter().collect();
            wordings
                .iter()
                .filter(|wording| wording.contains(&run))
                .count()
        };
        text.windows(WORD).any(|run| held_by(run) > 1)
            || text.windows(MUCH).any(|run| held_by(run) > 0)
    }
}

impl Fact {
    /// The wrong value that a text says again, or the end of it, as numbers are read back.
    pub fn wrong_value_in(&self, text: &str) -> Option<&str> {
        /// A number is known by so many of its last characters, if it has some more.
        const TAIL: usize = 4;
        let text = plain(text);
        let mut values = self.first_values.iter().map(String::as_str);
        values.find(|value| {
            let value: Vec<char> = plain(value).chars().collect();
            let long = value.len() > TAIL + 1 && value.iter().all(char::is_ascii);
            let from = if long { value.len() - TAIL } else { 0 };
            let sought: String = value.iter().skip(from).collect();
            !sought.is_empty() && text.contains(&sought)
        })
    }
}

/// Letters and digits as they are compared.
fn plain(text: &str) -> String {
    let plain = fold(text);
    plain.chars().filter(|one| one.is_alphanumeric()).collect()
}
