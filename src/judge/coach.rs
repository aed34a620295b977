//! What the coach says in the middle of a practice call.

use crate::{engine::step::Step, text::Name};

/// The coach's ladder: cause, hint, and the model sentence on a key.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coaching {
    /// Why the mood moved last: (cause, how temper moved, how trust moved), strongest first. Empty when it did not.
    pub causes: Vec<(Name, i16, i16)>,
    /// The next thing to do.
    pub next: Option<Advice>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    pub item: Name,
    pub title: String,
    pub step: Step,
    pub advice: String,
    /// Shown only on the key (`Input::Hint`).
    pub model: String,
}

pub fn coaching(
    _rubric: &super::Rubric,
    _script: &crate::engine::Script,
    _log: &crate::engine::Log,
) -> Coaching {
    unimplemented!()
}
