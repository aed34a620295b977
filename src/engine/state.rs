//! The state of a call: a fold over its events.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    mood::Mood,
    step::{Ending, Side},
    ticket::Ticket,
    time::Millis,
};
use crate::text::Name;

/// Where the call is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
    #[default]
    Ringing,
    Talking,
    OnHold {
        since: Millis,
    },
    Ended {
        ending: Ending,
        by: Side,
    },
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct State {
    pub phase: Phase,
    /// Agent turns so far.
    pub turn: u16,
    pub mood: Mood,
    /// Index of the beat that is on; `None` before the first and after the last.
    pub beat: Option<usize>,
    /// The customer has nothing more to bring up.
    pub closing: bool,
    pub verified: bool,
    pub known_facts: BTreeSet<Name>,
    pub told: BTreeSet<Name>,
    /// Wrong answers not put right.
    pub wrong: BTreeSet<Name>,
    /// Agent turns in the call that did each behaviour.
    pub counts: BTreeMap<Name, u16>,
    pub paused: bool,
    pub ticket: Ticket,
    pub ticket_filed: bool,
    pub satisfaction: u8,
}
