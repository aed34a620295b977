//! One real call: who said what, and what of it a sheet can be filled from.

use crate::{
    engine::{
        Entry, Event, Input, Log, Millis, Moment,
        event::SpokenLine,
        step::{Category, Side, Tone},
    },
    reading::Lexicon,
    text::Name,
};

/// Characters from which on a customer's words tell what it is about.
const MATTER: usize = 5;

/// One real call.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RealCall {
    /// Its id or heading, where it has one.
    pub name: String,
    /// The line on which it begins.
    pub line: u64,
    /// As written.
    pub channel: Option<String>,
    pub category: Option<Category>,
    pub turns: Vec<RealTurn>,
    /// Times are known.
    pub timed: bool,
    /// Who speaks, but on a side that nothing tells.
    pub strangers: Vec<String>,
}

/// All that one side said before the other spoke.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RealTurn {
    pub who: Side,
    pub text: String,
    /// Since the first time that is known; without times 0.
    pub at: Millis,
}

impl RealCall {
    pub fn has_agent(&self) -> bool {
        let mut turns = self.turns.iter();
        turns.any(|turn| turn.who == Side::Agent && !turn.text.trim().is_empty())
    }

    pub fn opens(&self) -> Side {
        self.turns.first().map_or(Side::Agent, |turn| turn.who)
    }

    /// The call as a log: each reply read, with the customer's words before it.
    pub fn log(&self, lexicon: &Lexicon) -> Log {
        let mut log = Log::default();
        let (mut pending, mut heard, mut number) = (Vec::new(), "", 0u16);
        for turn in &self.turns {
            let at = turn.at;
            if turn.who == Side::Customer {
                pending.push(Moment {
                    at,
                    event: said(&turn.text, number),
                });
                heard = &turn.text;
                continue;
            }
            number = number.saturating_add(1);
            let mut moments = std::mem::take(&mut pending);
            moments.push(Moment {
                at,
                event: Event::AgentSaid {
                    turn: number,
                    text: turn.text.clone(),
                    reading: lexicon.read(heard, &turn.text),
                },
            });
            let text = turn.text.clone();
            let input = Input::Reply { text };
            log.entries.push(Entry { at, input, moments });
        }
        if let Some(last) = pending.last() {
            log.entries.push(Entry {
                at: last.at,
                input: Input::Tick,
                moments: pending,
            });
        }
        log
    }
}

/// What the customer said. Tone cannot be heard in a transcript.
fn said(text: &str, turn: u16) -> Event {
    let characters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let why = if characters >= MATTER { "tells" } else { "" };
    Event::CustomerSaid {
        turn,
        tone: Tone::Calm,
        lines: vec![SpokenLine {
            id: Name::default(),
            why: why.into(),
            text: text.to_owned(),
        }],
    }
}
