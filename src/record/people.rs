//! Who practises, and what is kept about them.

use super::CallId;
use crate::engine::Millis;

/// The number by which the store knows a trainee; another one on every machine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TraineeId(pub i64);

/// What is kept about somebody, as numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Traces {
    /// Of theirs, the oldest first.
    pub calls: Vec<CallId>,
    pub replies: u32,
    pub sheets: u32,
    pub appeals: u32,
    /// That trainers said of their calls.
    pub words: u32,
    /// Calls of theirs that are shown as examples.
    pub examples: u32,
    /// Of their scored calls, by the clock of each.
    pub practised: Millis,
    /// Words that they said of others' calls as a trainer.
    pub said: u32,
    /// Calls of others that were taken up from theirs, and hold what was said until then.
    pub taken_up: Vec<CallId>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trainee {
    pub id: TraineeId,
    /// As they gave it: one line, nothing hidden in it.
    pub name: String,
    /// How many calls of theirs are kept.
    pub calls: u32,
}
