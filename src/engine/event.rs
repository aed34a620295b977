//! What happens in a call, and the log that keeps it.

use serde::{Deserialize, Serialize};

use super::{
    desk::Desk,
    input::Input,
    mood::{Mood, Shift},
    step::{Ending, Side, Tone},
    ticket::Ticket,
    time::Millis,
};
use crate::{
    reading::Reading,
    text::{Name, Span},
};

/// Turns count the agent's messages from 1; what the customer says carries the turn it answers (0: before the agent spoke).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The phone is picked up or the conversation opened.
    Answered,
    FirstKey,
    NoReply,
    /// A bubble waits to be merged with those that may follow (text channels).
    Bubble {
        text: String,
    },
    AgentSaid {
        turn: u16,
        text: String,
        reading: Reading,
    },
    /// A fault that the log shows (reask, interrupt, lecture, leak, unverified, …).
    Fault {
        turn: u16,
        fault: Name,
        about: Name,
        span: Span,
        rule: Name,
    },
    /// One cause moved the mood; `mood` is after it.
    MoodMoved {
        turn: u16,
        cause: Name,
        by: Shift,
        mood: Mood,
    },
    BeatBegan {
        beat: Name,
    },
    BeatDone {
        beat: Name,
    },
    /// The customer gave it up: the nudges ran out.
    BeatMissed {
        beat: Name,
    },
    Branched {
        branch: Name,
    },
    /// An incident; `notice` is what the agent sees of it, with slots filled.
    Happened {
        turn: u16,
        incident: Name,
        notice: Vec<String>,
    },
    /// The customer takes an incident up: at once, or when the line is free again.
    TakenUp {
        turn: u16,
        incident: Name,
    },
    /// An answer came before the one (or the group) that it has to follow: it does not count yet.
    ToldEarly {
        turn: u16,
        answer: Name,
        after: Name,
    },
    /// The agent said the wrong value back that the customer had given.
    ReadBack {
        turn: u16,
        fact: Name,
    },
    /// The customer gave a fact wrongly.
    FactMisgiven {
        turn: u16,
        fact: Name,
    },
    FactTold {
        turn: u16,
        fact: Name,
    },
    /// The customer let fall something that must go up, by this word; once each.
    Sensitive {
        turn: u16,
        name: Name,
        word: String,
    },
    Verified {
        turn: u16,
    },
    /// One message of the customer, put together from lines.
    CustomerSaid {
        turn: u16,
        tone: Tone,
        lines: Vec<SpokenLine>,
    },
    /// The customer has no more to bring up: a goodbye is now in place.
    CloseCued,
    HoldBegan,
    HoldEnded {
        lasted: Millis,
    },
    LookedUp {
        article: Name,
    },
    Noted {
        text: String,
    },
    HintShown {
        turn: u16,
        item: Name,
    },
    Paused,
    Unpaused,
    TicketFiled {
        ticket: Ticket,
        reading: Reading,
    },
    Transferred {
        to: Desk,
        reason: String,
    },
    Ended {
        ending: Ending,
        by: Side,
        satisfaction: u8,
    },
}

/// A line as it was said: its id, what it was said for, and the text with slots filled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SpokenLine {
    pub id: Name,
    /// `beat`, `nudge`, `branch`, `event`, `fact`, `tells`, or the persona's trigger.
    pub why: Name,
    pub text: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moment {
    pub at: Millis,
    #[serde(flatten)]
    pub event: Event,
}

/// One input and what came of it. Moments may lie before `at`: what fell due earlier comes first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub at: Millis,
    pub input: Input,
    pub moments: Vec<Moment>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Log {
    pub entries: Vec<Entry>,
}

/// One message of the transcript.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message<'a> {
    pub at: Millis,
    pub turn: u16,
    pub who: Side,
    pub text: String,
    /// The customer's.
    pub tone: Option<Tone>,
    /// The agent's.
    pub reading: Option<&'a Reading>,
}

impl Log {
    pub fn moments(&self) -> impl Iterator<Item = &Moment> {
        self.entries.iter().flat_map(|entry| &entry.moments)
    }

    /// The moment of the last input; nothing goes on before it. 0 before the first one.
    pub fn end(&self) -> Millis {
        let inputs = self.entries.iter().map(|entry| entry.at);
        inputs.max().unwrap_or_default()
    }

    /// What was said, in order.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only two kinds of events are speech"
    )]
    pub fn messages(&self) -> Vec<Message<'_>> {
        self.moments()
            .filter_map(|moment| match &moment.event {
                Event::AgentSaid {
                    turn,
                    text,
                    reading,
                } => Some(Message {
                    at: moment.at,
                    turn: *turn,
                    who: Side::Agent,
                    text: text.clone(),
                    tone: None,
                    reading: Some(reading),
                }),
                Event::CustomerSaid { turn, tone, lines } => Some(Message {
                    at: moment.at,
                    turn: *turn,
                    who: Side::Customer,
                    text: spoken(lines),
                    tone: Some(*tone),
                    reading: None,
                }),
                _ => None,
            })
            .collect()
    }
}

impl Log {
    /// The call as it stood before the agent's turn of that number (from 1) was begun; the whole call where there is none.
    #[must_use]
    pub fn before(&self, turn: u16) -> Self {
        let is_turn = |entry: &Entry| {
            let said = |moment: &Moment| matches!(&moment.event, Event::AgentSaid { turn: said, .. } if *said == turn);
            entry.moments.iter().any(said)
        };
        let Some(said) = self.entries.iter().position(is_turn) else {
            return self.clone();
        };
        let (before, _) = self.entries.split_at(said);
        let begun = before.iter().rev();
        let begun = begun.take_while(|entry| entry.is_of_a_turn_begun());
        let (before, _) = before.split_at(said - begun.count());
        Self {
            entries: before.to_vec(),
        }
    }
}

impl Entry {
    /// Something was typed, or sent and not yet taken for a turn.
    fn is_of_a_turn_begun(&self) -> bool {
        let silent = |moment: &Moment| {
            matches!(
                moment.event,
                Event::FirstKey | Event::NoReply | Event::Bubble { .. }
            )
        };
        matches!(
            self.input,
            Input::FirstKey | Input::NoReply | Input::Reply { .. }
        ) && self.moments.iter().all(silent)
    }
}

/// The message that the lines make together.
pub fn spoken(lines: &[SpokenLine]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect()
}
