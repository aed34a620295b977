//! Conditions of beats, branches and rubric items: their meaning. `condition_parse` reads their grammar.

use super::{desk::Desk, step::closed_list};
use crate::text::Name;

/// `All([])` always holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Condition {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Atom(Atom),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Atom {
    Did(Name),
    Told(Name),
    Part(Name),
    Wrong(Name),
    Asked(Name),
    Knows(Name),
    Verified,
    Refused(Name),
    Granted(Name),
    Said(Name),
    Forbidden(Name),
    Fault(Name),
    Held,
    Resumed,
    Transferred(Option<Desk>),
    Looked(Name),
    PromisedTime,
    TicketFiled,
    Mood(Gauge, Comparison, i16),
    Turns(Comparison, i16),
    Count(Name, Comparison, i16),
}

closed_list! {
    Gauge { Temper = "temper", Trust = "trust" }
}

closed_list! {
    Comparison { Less = "<", AtMost = "<=", Equal = "=", AtLeast = ">=", More = ">" }
}

impl Comparison {
    pub fn holds(self, left: i16, right: i16) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Equal => left == right,
            Self::AtLeast => left >= right,
            Self::More => left > right,
        }
    }
}

impl Default for Condition {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Condition {
    pub fn is_always(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    pub fn holds(&self, atom_holds: &dyn Fn(&Atom) -> bool) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(atom_holds)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(atom_holds)),
            Self::Not(part) => !part.holds(atom_holds),
            Self::Atom(atom) => atom_holds(atom),
        }
    }

    /// Every atom in it, in the order written, with whether it stands under a `not`.
    pub fn atoms(&self) -> Vec<(&Atom, bool)> {
        fn walk<'a>(condition: &'a Condition, negated: bool, found: &mut Vec<(&'a Atom, bool)>) {
            match condition {
                Condition::All(parts) | Condition::Any(parts) => {
                    for part in parts {
                        walk(part, negated, found);
                    }
                }
                Condition::Not(part) => walk(part, !negated, found),
                Condition::Atom(atom) => found.push((atom, negated)),
            }
        }
        let mut found = Vec::new();
        walk(self, false, &mut found);
        found
    }
}
