//! What was recognised in one reply.

use serde::{Deserialize, Serialize};

use crate::text::{Name, Span};

/// All that one reply was found to do. It depends on the lexicon, the customer's turn before and the reply alone.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Reading {
    /// In the order of their place in the reply.
    pub signs: Vec<Sign>,
    /// A heap of service words without sense: nothing else is recognised in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub heap: bool,
    /// Nothing in it is language that the customer could understand (empty, symbols, keyboard mash).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unreadable: bool,
}

/// One thing recognised, with the words it rests on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sign {
    #[serde(flatten)]
    pub meaning: Meaning,
    pub span: Span,
    /// `file/rule` for lexicon rules (`greet/greeting.hello`), `scenario/answer.NAME` and the like for a scenario's own.
    pub rule: Name,
}

/// What the names of those rules begin with that stand in no file: the learned weights alone spoke, and point at a clause.
pub const LEARNED: &str = "learned/";

impl Sign {
    /// Only the learned weights say so.
    pub fn is_learned(&self) -> bool {
        self.rule.starts_with(LEARNED)
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "sign", rename_all = "snake_case")]
pub enum Meaning {
    /// A behaviour or a fault that the words alone show (`behaviours.md`): greeting, empathy, shirk, abuse, jargon …
    Did { name: Name },
    /// A required phrase of the scenario; `full` when no clause is missing.
    Phrase {
        name: Name,
        full: bool,
        missing: Vec<String>,
    },
    /// Words that the scenario forbids.
    Forbidden { name: Name },
    /// An answer of the scenario, said rightly (`full`) or nearly (a clause or the exact number is missing).
    Told { name: Name, full: bool },
    /// A wrong answer to what `name` asks.
    Wrong { name: Name },
    /// The agent asks for a fact.
    Asked { name: Name },
    /// The agent tells a secret.
    Leaked { name: Name },
    /// A demand is declined; with its reason, with its alternative.
    Declined {
        name: Name,
        reason: bool,
        offer: bool,
    },
    /// A demand is granted or promised.
    Granted { name: Name },
    /// The customer is addressed by a name or title that is not theirs.
    Misnamed,
}

impl Reading {
    /// The signs of a behaviour.
    pub fn did<'a>(&'a self, behaviour: &'a str) -> impl Iterator<Item = &'a Sign> {
        self.signs.iter().filter(
            move |sign| matches!(&sign.meaning, Meaning::Did { name } if *name == *behaviour),
        )
    }

    pub fn has(&self, behaviour: &str) -> bool {
        self.did(behaviour).next().is_some()
    }
}
