//! The state of a call: a fold over its events.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    chance::Seed,
    condition::{Atom, Clock, Gauge, Tally},
    desk::Desk,
    event::SpokenLine,
    mood::Mood,
    scenario::Scenario,
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

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the call on its own"
)]
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct State {
    pub seed: Seed,
    pub phase: Phase,
    /// The moment of the last event.
    pub clock: Millis,
    /// When the talk began.
    pub answered_at: Option<Millis>,
    /// Agent turns so far.
    pub turn: u16,
    pub mood: Mood,
    /// The customer has brought up their problem.
    pub begun: bool,
    /// Beats that have begun.
    pub began: BTreeSet<Name>,
    /// Index of the beat that is on; `None` before the first and after the last.
    pub beat: Option<usize>,
    pub in_beat: InBeat,
    pub missed_beats: BTreeSet<Name>,
    pub branched: BTreeSet<Name>,
    /// The customer has nothing more to bring up.
    pub closing: bool,
    /// Agent turns since the close was cued.
    pub turns_closing: u16,
    pub verified: bool,
    pub known_facts: BTreeSet<Name>,
    pub asked_facts: BTreeSet<Name>,
    /// Facts that the customer has given wrongly, put right or not.
    pub misgiven: BTreeSet<Name>,
    /// Facts given wrongly that the agent has read back.
    pub read_back: BTreeSet<Name>,
    /// What sensitive the customer has let fall.
    pub sensitive: BTreeSet<Name>,
    pub told: BTreeSet<Name>,
    /// Told nearly: a clause or the exact number was missing.
    pub near: BTreeSet<Name>,
    /// Of these, those that a beat was content with: what has to come after them may come.
    pub passed: BTreeSet<Name>,
    /// Wrong answers not put right.
    pub wrong: BTreeSet<Name>,
    /// Demands that the customer has made in so many words.
    pub demanded: BTreeSet<Name>,
    pub refused: BTreeSet<Name>,
    pub granted: BTreeSet<Name>,
    pub said: BTreeSet<Name>,
    pub forbidden: BTreeSet<Name>,
    pub faults: BTreeSet<Name>,
    /// Agent turns that made each fault.
    pub fault_turns: BTreeMap<Name, BTreeSet<u16>>,
    pub looked_up: BTreeSet<Name>,
    /// Incidents in the order they came.
    pub happened: Vec<Name>,
    /// Of these, those that the customer has not taken up yet: the line was not free.
    pub waiting: Vec<Name>,
    /// Agent turns in the call that did each behaviour.
    pub counts: BTreeMap<Name, u16>,
    /// How often each cause has moved the mood.
    pub causes: BTreeMap<Name, u16>,
    pub held: bool,
    pub resumed: bool,
    pub transferred: Option<Desk>,
    pub paused: bool,
    pub ticket: Ticket,
    pub ticket_filed: bool,
    pub satisfaction: u8,
    pub speech: Speech,
    pub pace: Pace,
}

/// What has happened since the beat began.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct InBeat {
    pub began: Millis,
    pub did: BTreeSet<Name>,
    pub wrong: BTreeSet<Name>,
    pub turns: u16,
    /// Turns that brought the beat no further.
    pub idle: u16,
    /// Branches that were heard in it.
    pub branched: BTreeSet<Name>,
}

/// What was said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Speech {
    pub used_lines: BTreeSet<Name>,
    /// The customer's last message: what the agent's next reply answers.
    pub heard: String,
    /// The last line that carried matter (a beat's, a branch's): repeated when asked to.
    pub matter: Option<SpokenLine>,
    /// The agent's replies, without white space: to notice one said again.
    pub replies: BTreeSet<String>,
    /// Details told to open questions so far.
    pub tells: usize,
    /// Threats made: `ask_supervisor`, `threaten`.
    pub threats: BTreeSet<Name>,
}

/// What silence and waiting are measured from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pace {
    /// Since when it is quiet with the agent to speak.
    pub quiet_since: Option<Millis>,
    pub composing: bool,
    /// Remarks on silence since the agent last spoke.
    pub remarks: u16,
    /// Bubbles that wait to be merged, and when the last came.
    pub bubbles: Vec<String>,
    pub bubble_at: Millis,
    /// Beats begun since the agent last spoke.
    pub beats: usize,
}

impl State {
    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Ended { .. })
    }

    /// Whether an atom of a beat's, branch's or incident's condition holds now.
    pub fn holds(&self, atom: &Atom) -> bool {
        self.holds_at(atom, self.clock)
    }

    /// Whether it holds at a later moment if nothing happens before.
    pub fn holds_at(&self, atom: &Atom, at: Millis) -> bool {
        match atom {
            Atom::Did(name) => self.in_beat.did.contains(name),
            Atom::Told(name) => self.told.contains(name),
            Atom::Part(name) => self.near.contains(name) || self.told.contains(name),
            Atom::Wrong(name) => self.in_beat.wrong.contains(name),
            Atom::Asked(name) => self.asked_facts.contains(name),
            Atom::Knows(name) => self.known_facts.contains(name),
            Atom::Misgiven(name) => self.misgiven.contains(name),
            Atom::Sensitive(name) => self.sensitive.contains(name),
            Atom::Verified => self.verified,
            Atom::Refused(name) => self.refused.contains(name),
            Atom::Granted(name) => self.granted.contains(name),
            Atom::Said(name) => self.said.contains(name),
            Atom::Forbidden(name) => self.forbidden.contains(name),
            Atom::Fault(name) => self.faults.contains(name) || self.counts.contains_key(name),
            Atom::Held => self.held,
            Atom::Resumed => self.resumed,
            Atom::Transferred(None) => self.transferred.is_some(),
            Atom::Transferred(desk) => self.transferred == *desk,
            Atom::Looked(name) => self.looked_up.contains(name),
            Atom::PromisedTime => self.counts.contains_key("time_promise"),
            Atom::TicketFiled => self.ticket_filed,
            Atom::Mood(Gauge::Temper, how, than) => how.holds(self.mood.temper, *than),
            Atom::Mood(Gauge::Trust, how, than) => how.holds(self.mood.trust, *than),
            Atom::Turns(how, than) => how.holds(whole(self.in_beat.turns), *than),
            Atom::Count(name, how, than) => {
                let did = self.counts.get(name).copied().unwrap_or(0);
                let made = self.fault_turns.get(name).map_or(0, BTreeSet::len);
                how.holds(whole(did).max(counted(made)), *than)
            }
            Atom::Tally(Tally::Told, how, than) => how.holds(counted(self.told.len()), *than),
            Atom::Tally(Tally::Asked, how, than) => {
                how.holds(counted(self.asked_facts.len()), *than)
            }
            Atom::Time(clock, how, than) => {
                let began = self.began(*clock);
                let passed = began.map_or(0, |began| at.since(began).0 / 1000);
                how.holds(passed, u64::from(*than))
            }
            Atom::Happened(name) => self.happened.contains(name),
        }
    }

    /// Whether it holds for the customer, who goes by what they have spoken of and not by what they are still to speak of.
    pub fn is_met(&self, atom: &Atom) -> bool {
        match atom {
            Atom::Happened(name) if self.waiting.contains(name) => false,
            _ => self.holds(atom),
        }
    }

    /// The customer's card as incidents have left it.
    pub fn card(&self, scenario: &Scenario) -> Vec<(String, String)> {
        let mut card = scenario.brief.card.clone();
        let incidents = self.happened.iter();
        let changes = incidents
            .filter_map(|name| scenario.incident(name))
            .flat_map(|incident| &incident.card);
        for (key, value) in changes {
            match card.iter_mut().find(|(known, _)| known == key) {
                Some((_, old)) => old.clone_from(value),
                None => card.push((key.clone(), value.clone())),
            }
        }
        card
    }

    /// When a clock began to run; `None`: it stands.
    pub fn began(&self, clock: Clock) -> Option<Millis> {
        match clock {
            Clock::Talk => self.answered_at,
            Clock::Beat => self.beat.map(|_| self.in_beat.began),
        }
    }
}

fn whole(count: u16) -> i16 {
    i16::try_from(count).unwrap_or(i16::MAX)
}

fn counted(count: usize) -> i16 {
    i16::try_from(count).unwrap_or(i16::MAX)
}
