//! A call while its lines come in: what was said under which name, and at the end who was on which side.

use super::{
    Utterance,
    call::{RealCall, RealTurn},
    speaker::Speaker,
};
use crate::engine::{
    Millis,
    step::{Category, Side},
};

#[derive(Default)]
pub(super) struct Talk {
    pub(super) name: String,
    pub(super) channel: Option<String>,
    pub(super) category: Option<Category>,
    line: u64,
    said: Vec<Said>,
    /// The moment from which the call's times count.
    began: Option<u64>,
    /// The system has the word: lines that go on are its.
    muted: bool,
}

struct Said {
    speaker: Speaker,
    text: String,
    at: Millis,
}

impl Talk {
    pub(super) fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Two have spoken.
    pub(super) fn is_whole(&self) -> bool {
        self.said.len() > 1
    }

    pub(super) fn say(&mut self, utterance: Utterance, number: u64) {
        self.muted = matches!(utterance.speaker, Speaker::System | Speaker::Heading);
        if self.muted {
            // Words on the same line were all of it.
            self.muted = utterance.text.is_empty();
            return;
        }
        if self.said.is_empty() {
            self.line = number;
        }
        let last = self.said.last().map_or(Millis(0), |said| said.at);
        let at = utterance.time.map_or(last, |time| {
            let began = *self.began.get_or_insert(time);
            // A clock that runs backwards passed midnight, or was written wrongly.
            Millis(time.saturating_sub(began)).max(last)
        });
        match self.said.last_mut() {
            Some(said) if said.speaker == utterance.speaker => {
                join(&mut said.text, &utterance.text);
            }
            _ => self.said.push(Said {
                speaker: utterance.speaker,
                text: utterance.text,
                at,
            }),
        }
    }

    /// Takes a line that names nobody; whether anybody was speaking.
    pub(super) fn go_on(&mut self, text: &str) -> bool {
        match self.said.last_mut() {
            _ if self.muted => true,
            Some(said) => {
                join(&mut said.text, text);
                true
            }
            None => false,
        }
    }

    /// The call, where there is anything of one.
    pub(super) fn ended(self) -> Option<RealCall> {
        let sides = Sides::of(&self.said);
        let mut call = RealCall {
            name: self.name,
            line: self.line,
            channel: self.channel,
            category: self.category,
            timed: self.began.is_some(),
            ..RealCall::default()
        };
        let has_said = !self.said.is_empty();
        for said in self.said {
            match sides.side(&said.speaker) {
                Ok(who) => add(&mut call.turns, who, said),
                Err(name) if call.strangers.contains(&name) => {}
                Err(name) => call.strangers.push(name),
            }
        }
        (has_said || !call.name.is_empty()).then_some(call)
    }
}

fn add(turns: &mut Vec<RealTurn>, who: Side, said: Said) {
    match turns.last_mut() {
        Some(turn) if turn.who == who => join(&mut turn.text, &said.text),
        _ => turns.push(RealTurn {
            who,
            text: said.text,
            at: said.at,
        }),
    }
}

/// Which sides speak under names that tell them.
struct Sides {
    agent: bool,
    customer: bool,
}

impl Sides {
    fn of(said: &[Said]) -> Self {
        let speaks = |side| said.iter().any(|said| said.speaker == Speaker::Side(side));
        Self {
            agent: speaks(Side::Agent),
            customer: speaks(Side::Customer),
        }
    }

    /// The side of a speaker; who is neither known nor opposite to somebody known is a stranger.
    fn side(&self, speaker: &Speaker) -> Result<Side, String> {
        match speaker {
            Speaker::Side(side) => Ok(*side),
            Speaker::Named(_) if self.agent => Ok(Side::Customer),
            Speaker::Named(_) if self.customer => Ok(Side::Agent),
            Speaker::Named(name) => Err(name.clone()),
            Speaker::System | Speaker::Heading => Err(String::new()),
        }
    }
}

pub(super) fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}
