//! A behaviour file as a trainer writes it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ready::ready;
use crate::text::Name;

/// One file of `assets/behaviours/`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub format: u32,
    /// Word lists, named in patterns as `<name>`; every file may use those of every other.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "guard")]
    pub guards: Vec<GuardEntry>,
    #[serde(default, rename = "behaviour")]
    pub behaviours: Vec<BehaviourEntry>,
    #[serde(default, rename = "rule")]
    pub rules: Vec<RuleEntry>,
}

/// What takes the credit from words that are only mentioned, denied, asked about …
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuardEntry {
    pub name: Name,
    /// Patterns that stand shortly before the words.
    #[serde(default)]
    pub before: Vec<String>,
    /// Patterns that follow shortly.
    #[serde(default)]
    pub after: Vec<String>,
    /// Patterns anywhere in the clause.
    #[serde(default)]
    pub within: Vec<String>,
    /// Patterns anywhere in the clause, even inside the words that are guarded.
    #[serde(default)]
    pub around: Vec<String>,
    /// How many characters may stand between the words and what is `before` or `after` (2).
    #[serde(default = "two")]
    pub reach: usize,
    /// Patterns inside which none of the above counts (`nothing but` is no negation).
    #[serde(default)]
    pub except: Vec<String>,
}

fn two() -> usize {
    2
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BehaviourEntry {
    pub name: Name,
    pub title: Title,
    /// The step of the service flow whose colour it wears.
    #[serde(default)]
    pub step: Option<Name>,
    /// It costs instead of earning.
    #[serde(default)]
    pub fault: bool,
    /// The guards that take its credit.
    #[serde(default)]
    pub guards: Vec<Name>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    pub zh: String,
    pub en: String,
}

ready!(struct Title { zh, en });

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    pub id: Name,
    pub does: Does,
    /// The ways to say it, in the notation of patterns.
    pub say: Vec<String>,
    /// What must not stand in the same clause.
    #[serde(default)]
    pub not: Vec<String>,
    /// What must stand in the customer's turn.
    #[serde(default)]
    pub after: Vec<String>,
    /// So many different characters of the customer's matter must stand in the same clause, and be a good part of it.
    #[serde(default)]
    pub takes_up: usize,
    #[serde(default)]
    pub form: Form,
    /// Guards of the behaviour that do not stop this rule.
    #[serde(default)]
    pub even: Vec<Name>,
    /// Behaviours that, found in the same clause, leave nothing to this rule.
    #[serde(default)]
    pub unless: Vec<Name>,
    /// Behaviours that, shown anywhere in the reply, forgive this one: a refusal with a way forward is no fault.
    #[serde(default)]
    pub forgiven: Vec<Name>,
    /// It takes only clauses in which no other rule found anything.
    #[serde(default)]
    pub rest: bool,
    /// It wants no word back: the customer is told where to turn, later or elsewhere, and asked nothing.
    #[serde(default)]
    pub unanswered: bool,
    /// It is tried last, and only in a reply that shows nothing but these.
    #[serde(default)]
    pub beside: Option<Vec<Name>>,
    /// Replies that must show the behaviour.
    #[serde(default)]
    pub yes: Vec<Example>,
    /// Replies that must not.
    #[serde(default)]
    pub no: Vec<Example>,
}

/// One behaviour, or several that the same words show.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(untagged)]
pub enum Does {
    One(Name),
    Several(Vec<Name>),
}

impl Does {
    pub fn names(&self) -> &[Name] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// What kind of clause a rule is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    #[default]
    Any,
    Asks,
    States,
}

ready!(enum Form { 0 => Any, 1 => Asks, 2 => States });

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(untagged)]
pub enum Example {
    Reply(String),
    Turn { customer: String, reply: String },
}

impl Example {
    pub fn turn(&self) -> (&str, &str) {
        match self {
            Self::Reply(reply) => ("", reply),
            Self::Turn { customer, reply } => (customer, reply),
        }
    }
}

/// What is wrong with the files, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{file}/{rule}: {pattern}: {kind:?}")]
pub struct RuleError {
    /// The file's name as given, without its ending.
    pub file: Name,
    /// The rule, guard, behaviour or word list.
    pub rule: Name,
    /// The pattern or name that is wrong.
    pub pattern: String,
    pub kind: RuleErrorKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RuleErrorKind {
    UnknownFormat,
    UnknownBehaviour,
    UnknownGuard,
    UnknownWords,
    /// A bracket that is not closed, or an empty alternative.
    Malformed,
    /// Nothing in the pattern that must be there as words.
    NoWords,
    /// Two rules, behaviours, guards or lists of one name.
    Twice,
}
