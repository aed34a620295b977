//! A scenario, valid by construction: every name in it leads somewhere.

use std::collections::BTreeMap;

use super::{
    chance::Seed,
    condition::Condition,
    desk::Desk,
    expect::Expect,
    lines::Lines,
    mood::{Mood, Shift},
    persona::{Mix, MixNames},
    step::{Category, Ending, Side, Step},
    ticket::{Priority, TicketState},
    time::Millis,
    vary::{self, Vary},
};
use crate::text::Name;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scenario {
    pub id: Name,
    pub title: String,
    pub summary: String,
    pub category: Category,
    pub channel: Name,
    pub opens: Side,
    pub persona: MixNames,
    /// 1–5.
    pub level: u8,
    /// Aimed length of the call.
    pub target: Millis,
    /// Right endings; the first is the one the script reaches when all goes well. Never empty.
    pub ends: Vec<Ending>,
    pub customer: Customer,
    pub brief: Brief,
    pub identity: Identity,
    pub facts: Vec<Fact>,
    pub secrets: Vec<Said>,
    pub answers: Vec<Answer>,
    pub sensitives: Vec<Sensitive>,
    pub refusals: Vec<Refusal>,
    pub phrases: Vec<Phrase>,
    pub forbids: Vec<Forbid>,
    pub escalation: Option<Escalation>,
    /// Never empty.
    pub beats: Vec<Beat>,
    /// Branches tried in any beat.
    pub branches: Vec<Branch>,
    pub incidents: Vec<Incident>,
    pub close: Lines,
    pub ticket: TicketWanted,
    pub plays: Vec<Play>,
    /// What was drawn from; the texts hold what was drawn.
    pub vary: Vec<Vary>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Customer {
    pub name: String,
    pub problem: String,
    /// Said in order when asked openly.
    pub tells: Lines,
    /// How far from the persona's own mood this customer begins.
    pub mood: Shift,
    /// Somebody whom the matter did not befall: a journalist, somebody who asks for another.
    pub bystander: bool,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Brief {
    /// In the order of the file.
    pub card: Vec<(String, String)>,
    pub policy: Vec<String>,
    pub may: Vec<String>,
    /// What was said before this call, in the order of the file.
    pub contacts: Vec<Contact>,
}

/// One entry of the contact history.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contact {
    /// As people write it: `yesterday 9:30`.
    pub when: String,
    /// A channel of the library, or any other way to reach the company.
    pub channel: Option<Name>,
    pub agent: Option<String>,
    pub said: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum IdentityNeed {
    #[default]
    None,
    /// Any one of the checks.
    Basic,
    /// All of the checks.
    Full,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Identity {
    pub need: IdentityNeed,
    /// Names of facts.
    pub check: Vec<Name>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    pub name: Name,
    pub title: String,
    pub ask: Vec<String>,
    pub say: Lines,
    /// What a ticket must contain to hold the fact.
    pub value: String,
    /// Said when asked the first time, and wrong; empty: rightly given at once.
    pub first: Lines,
    /// The wrong values in `first`.
    pub first_values: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    pub name: Name,
    pub say: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    pub name: Name,
    /// Short, for checklists.
    pub title: String,
    pub say: Vec<String>,
    pub wrong: Vec<String>,
    pub needs_identity: bool,
    /// Answers or groups that have to be told before it counts.
    pub after: Vec<Name>,
    /// The group in which any one answer is enough.
    pub any_of: Option<Name>,
}

/// What the customer may let fall that must go up at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sensitive {
    pub name: Name,
    /// Any of them in a line of the customer sets it off. Never empty.
    pub words: Vec<String>,
    /// Any of them must get it. Never empty.
    pub to: Vec<Desk>,
    /// The ticket must hold it.
    pub record: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub name: Name,
    pub demand: Vec<String>,
    pub reason: Vec<String>,
    pub offer: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    pub name: Name,
    pub step: Step,
    pub say: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forbid {
    pub name: Name,
    pub say: Vec<String>,
    pub fatal: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Escalation {
    pub to: Vec<Desk>,
    pub words: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beat {
    pub name: Name,
    pub lines: Lines,
    /// The customer wants to be heard here: a solution now interrupts.
    pub vent: bool,
    pub until: Condition,
    pub nudge: Lines,
    /// Nudges before the customer gives the beat up.
    pub patience: u16,
    /// Index into `beats`; `None` is the close.
    pub next: Option<usize>,
    pub branches: Vec<Branch>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Branch {
    /// Unique in the scenario.
    pub name: Name,
    pub hears: Condition,
    pub lines: Lines,
    pub mood: Shift,
    pub goto: Option<usize>,
    pub once: bool,
}

/// Something that happens in the middle of a call, once: a colleague calls back, a system is up again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incident {
    pub name: Name,
    pub when: Condition,
    /// What the agent sees of it, a line each.
    pub notice: Vec<String>,
    /// What the customer says thereupon.
    pub lines: Lines,
    pub mood: Shift,
    pub goto: Option<usize>,
    /// What the customer's card shows from then on.
    pub card: Vec<(String, String)>,
}

/// What the record must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TicketWanted {
    pub kind: Option<Category>,
    pub priority: Option<Priority>,
    pub department: Option<Desk>,
    pub state: Option<TicketState>,
    pub notes: Vec<Note>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Note {
    Fact(Name),
    Told(Name),
    PromisedTime,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Play {
    pub name: Name,
    /// What it was written for; without one, that of whoever plays it.
    pub seed: Option<Seed>,
    pub inputs: Vec<String>,
    pub expect: Expect,
}

impl Play {
    /// The name of the play that shows the ideal call: heard in listening, quoted by the coach, asked for by `check`.
    pub const MODEL: &'static str = "model";

    pub fn is_model(&self) -> bool {
        self.name == *Self::MODEL
    }
}

impl Scenario {
    /// How many different scenarios the file makes; 1 where nothing varies.
    pub fn draws(&self) -> usize {
        vary::draws(&self.vary)
    }

    pub fn beat(&self, name: &str) -> Option<usize> {
        self.beats.iter().position(|beat| beat.name == *name)
    }

    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == *name)
    }

    pub fn answer(&self, name: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.name == *name)
    }

    pub fn incident(&self, name: &str) -> Option<&Incident> {
        self.incidents
            .iter()
            .find(|incident| incident.name == *name)
    }

    /// The answers that a name stands for: the one of that name, or all of the group.
    pub fn answers_of<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Answer> {
        let is_it = move |answer: &&Answer| {
            answer.name == *name || answer.any_of.as_ref().is_some_and(|group| *group == *name)
        };
        self.answers.iter().filter(is_it)
    }

    /// The answers as they are asked for: each alone, alternatives together where the first of them stands.
    pub fn asked_answers(&self) -> Vec<Vec<&Answer>> {
        let mut asked: Vec<Vec<&Answer>> = Vec::new();
        for answer in &self.answers {
            let same = |one: &&mut Vec<&Answer>| {
                answer.any_of.is_some() && one.iter().any(|other| other.any_of == answer.any_of)
            };
            match asked.iter_mut().find(same) {
                Some(group) => group.push(answer),
                None => asked.push(vec![answer]),
            }
        }
        asked
    }

    /// The mood that such a customer begins in here.
    pub fn start(&self, mix: &Mix) -> Mood {
        mix.start().moved(self.customer.mood)
    }

    /// Whether the case is one for others than the agent: who hands it over pushes nobody off.
    pub fn is_to_hand_over(&self) -> bool {
        let among_ends = self.ends.iter().any(|ending| ending.is_handover());
        among_ends || self.escalation.is_some() || !self.sensitives.is_empty()
    }

    pub fn sensitive(&self, name: &str) -> Option<&Sensitive> {
        self.sensitives.iter().find(|one| one.name == *name)
    }

    pub fn play(&self, name: &str) -> Option<&Play> {
        self.plays.iter().find(|play| play.name == *name)
    }

    pub fn model_play(&self) -> Option<&Play> {
        self.play(Play::MODEL)
    }

    /// Values for `{fact:NAME}` in lines.
    pub fn fact_values(&self) -> BTreeMap<&str, &str> {
        self.facts
            .iter()
            .map(|fact| (fact.name.as_str(), fact.value.as_str()))
            .collect()
    }
}
