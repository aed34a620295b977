//! Conditions of beats, branches and rubric items: their meaning. `parse` reads their grammar.

mod parse;
mod title;
mod tokens;

use super::{desk::Desk, step::closed_list};
use crate::text::Name;

pub use parse::{ConditionFault, ConditionFaultKind};

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
    Misgiven(Name),
    Sensitive(Name),
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
    /// Of the beat that is on.
    Turns(Comparison, i16),
    /// Replies that did the behaviour or made the fault.
    Count(Name, Comparison, i16),
    Tally(Tally, Comparison, i16),
    /// In whole seconds.
    Time(Clock, Comparison, u32),
    /// The incident of this name.
    Happened(Name),
}

closed_list! {
    /// What is counted over all names of a kind.
    Tally { Told = "told", Asked = "asked" }
}

closed_list! {
    /// Since when time is measured: since the talk began, since the beat began.
    Clock { Talk = "time", Beat = "beat.time" }
}

/// The words that atoms begin with; "did you mean" suggests from them.
pub const ATOMS: &[&str] = &[
    "did",
    "told",
    "part",
    "wrong",
    "asked",
    "knows",
    "misgiven",
    "sensitive",
    "verified",
    "refused",
    "granted",
    "said",
    "forbidden",
    "fault",
    "held",
    "resumed",
    "transferred",
    "looked",
    "promised",
    "ticket",
    "mood.temper",
    "mood.trust",
    "turns",
    "beat.turns",
    "count",
    "time",
    "beat.time",
    "happened",
];

impl Atom {
    /// Whether it is about something that one reply says.
    pub fn is_said(&self) -> bool {
        matches!(
            self,
            Self::Did(_)
                | Self::Told(_)
                | Self::Part(_)
                | Self::Wrong(_)
                | Self::Asked(_)
                | Self::Refused(_)
                | Self::Granted(_)
                | Self::Said(_)
                | Self::Forbidden(_)
        )
    }
}

closed_list! {
    Gauge { Temper = "temper", Trust = "trust" }
}

closed_list! {
    Comparison { Less = "<", AtMost = "<=", Equal = "=", AtLeast = ">=", More = ">" }
}

impl Comparison {
    pub fn holds<T: Ord + Copy>(self, left: T, right: T) -> bool {
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

    /// The same with each atom as `unfold` has it.
    #[must_use]
    pub fn unfolded(self, unfold: &dyn Fn(Atom) -> Self) -> Self {
        let each = |parts: Vec<Self>| -> Vec<Self> {
            let parts = parts.into_iter();
            parts.map(|part| part.unfolded(unfold)).collect()
        };
        match self {
            Self::All(parts) => Self::All(each(parts)),
            Self::Any(parts) => Self::Any(each(parts)),
            Self::Not(part) => Self::Not(Box::new(part.unfolded(unfold))),
            Self::Atom(atom) => unfold(atom),
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
