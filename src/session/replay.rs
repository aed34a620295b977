//! Plays the inputs of a call again, on its own script or on another, as far as the call goes the same way.

use std::sync::Arc;

use super::Sitting;
use crate::{
    engine::{
        Event, Input, Moment, Script,
        event::spoken,
        step::{Ending, Side},
    },
    judge::Rubric,
};

/// A call played again.
pub struct Replayed {
    /// It stands after the last input that was played: the last of all, or the first one that was answered otherwise.
    pub sitting: Sitting,
    /// Agent turns that were answered as before.
    pub same: u16,
    /// The last input that was played was answered otherwise, and those after it were left out.
    pub otherwise: bool,
    /// What the agent said in the inputs left out, in order.
    pub unsaid: Vec<String>,
}

/// What the trainee hears of an event; what goes on inside the customer may change without making the call another one.
#[derive(PartialEq, Eq)]
enum Heard {
    /// Bubbles became a turn of the agent.
    Turn,
    Customer(String),
    Ended(Ending, Side),
}

impl Sitting {
    /// Plays the log again on a script that may have changed: the same seed, mode, inputs and moments. It goes on as long as
    /// the trainee hears what was heard before, since only then the next input still answers it. On the script of its own
    /// the log is the same.
    pub fn replayed_on(&self, script: Arc<Script>, rubric: Arc<Rubric>) -> Replayed {
        let mut sitting = Self::new(script, rubric, self.mode, self.seed);
        let mut same = 0;
        let mut entries = self.log.entries.iter();
        let mut otherwise = false;
        for entry in entries.by_ref() {
            let before = sitting.log.entries.len();
            sitting.input(entry.input.clone(), entry.at);
            let now = sitting.log.entries.get(before);
            let now = now.map_or(&[][..], |entry| &entry.moments);
            if heard(now) != heard(&entry.moments) {
                otherwise = true;
                break;
            }
            same = sitting.state.turn;
        }
        let unsaid = entries.filter_map(|entry| match &entry.input {
            Input::Reply { text } => Some(text.clone()),
            _ => None,
        });
        Replayed {
            same,
            otherwise,
            unsaid: unsaid.collect(),
            sitting,
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other events are silent"
)]
fn heard(moments: &[Moment]) -> Vec<Heard> {
    let heard = moments.iter().filter_map(|moment| match &moment.event {
        Event::AgentSaid { .. } => Some(Heard::Turn),
        Event::CustomerSaid { lines, .. } => Some(Heard::Customer(spoken(lines))),
        Event::Ended { ending, by, .. } => Some(Heard::Ended(*ending, *by)),
        _ => None,
    });
    heard.collect()
}
