//! What must come out of a play.

use super::step::{Ending, Side};
use crate::text::Name;

/// What an author says of one outcome.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Wanted<T> {
    /// Nothing: it is not compared.
    #[default]
    Anything,
    /// Left to be measured.
    Unmeasured,
    Is(T),
}

/// Whole points or degrees, both ends inclusive.
pub type Range = (u16, u16);

/// What must come out of a play; empty lists ask nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Expect {
    pub ended: Wanted<Ending>,
    pub ended_by: Wanted<Side>,
    /// 0–100.
    pub score: Wanted<Range>,
    /// 1–5.
    pub satisfaction: Wanted<Range>,
    pub passed: Wanted<bool>,
    pub fatal: Wanted<bool>,
    /// Of the mood at the end of the call, 0–100.
    pub temper: Wanted<Range>,
    pub trust: Wanted<Range>,
    /// What the customer must have said: words, or ids of lines.
    pub says: Vec<String>,
    pub finds: Vec<Name>,
    pub misses: Vec<Name>,
}
