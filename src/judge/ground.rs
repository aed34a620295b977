//! What a call is judged against: a played one has its script; of a real one only the words are known.

use crate::engine::{
    Scenario, Script,
    channel::Channel,
    company::Company,
    condition::{Atom, Condition},
    mood::Mood,
    persona::Mix,
    step::{Category, Side},
};

#[derive(Clone, Copy)]
pub enum Ground<'a> {
    Played(&'a Script),
    Overheard(Overheard<'a>),
}

/// A call that nobody wrote a scenario for: what needs one does not apply.
#[derive(Clone, Copy)]
pub struct Overheard<'a> {
    pub channel: &'a Channel,
    pub company: &'a Company,
    /// Where whoever kept the call said so.
    pub category: Option<Category>,
    pub opens: Side,
    /// How a customer without a name is addressed in model sentences.
    pub customer: &'a str,
}

/// Of a call without a scenario nobody says when the customer was done; its last replies are its close.
const CLOSE: usize = 3;

impl<'a> Ground<'a> {
    pub fn scenario(self) -> Option<&'a Scenario> {
        match self {
            Self::Played(script) => Some(&script.scenario),
            Self::Overheard(_) => None,
        }
    }

    pub fn mix(self) -> Option<&'a Mix> {
        match self {
            Self::Played(script) => Some(&script.mix),
            Self::Overheard(_) => None,
        }
    }

    /// The mood that the customer begins in.
    pub fn start(self) -> Option<Mood> {
        match self {
            Self::Played(script) => Some(script.start()),
            Self::Overheard(_) => None,
        }
    }

    pub fn channel(self) -> &'a Channel {
        match self {
            Self::Played(script) => &script.channel,
            Self::Overheard(call) => call.channel,
        }
    }

    pub fn company(self) -> &'a Company {
        match self {
            Self::Played(script) => &script.company,
            Self::Overheard(call) => call.company,
        }
    }

    pub fn category(self) -> Option<Category> {
        match self {
            Self::Played(script) => Some(script.scenario.category),
            Self::Overheard(call) => call.category,
        }
    }

    pub fn opens(self) -> Side {
        match self {
            Self::Played(script) => script.scenario.opens,
            Self::Overheard(call) => call.opens,
        }
    }

    pub fn customer(self) -> &'a str {
        match self {
            Self::Played(script) => &script.scenario.customer.name,
            Self::Overheard(call) => call.customer,
        }
    }

    /// The first of so many replies that stands in the close, whatever the customer said; `None`: the customer says when.
    pub(crate) fn close_from(self, replies: usize) -> Option<usize> {
        match self {
            Self::Played(_) => None,
            // What opens a call does not close it.
            Self::Overheard(_) => Some(replies.saturating_sub(CLOSE).max(1)),
        }
    }

    /// Whether the words of a call are enough to say that a condition holds or not.
    pub(crate) fn can_tell(self, condition: &Condition) -> bool {
        self.scenario().is_some()
            || condition
                .atoms()
                .iter()
                .all(|(atom, _)| rests_on_words(atom))
    }
}

fn rests_on_words(atom: &Atom) -> bool {
    match atom {
        Atom::Did(_) | Atom::PromisedTime | Atom::Turns(..) | Atom::Count(..) => true,
        Atom::Told(_)
        | Atom::Part(_)
        | Atom::Wrong(_)
        | Atom::Asked(_)
        | Atom::Knows(_)
        | Atom::Misgiven(_)
        | Atom::Sensitive(_)
        | Atom::Verified
        | Atom::Refused(_)
        | Atom::Granted(_)
        | Atom::Said(_)
        | Atom::Forbidden(_)
        | Atom::Fault(_)
        | Atom::Held
        | Atom::Resumed
        | Atom::Transferred(_)
        | Atom::Looked(_)
        | Atom::TicketFiled
        | Atom::Tally(..)
        | Atom::Time(..)
        | Atom::Happened(_)
        | Atom::Mood(..) => false,
    }
}
