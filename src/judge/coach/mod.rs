//! What the coach says in the middle of a practice call.

mod awaited;
mod causes;
mod next;
mod stage;

use super::{Ground, Rubric, credit::credited};
use crate::{
    engine::{Log, Script, step::Step},
    text::Name,
};

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

/// What moved the mood last, and what to do next.
pub fn coaching(rubric: &Rubric, script: &Script, log: &Log) -> Coaching {
    let course = credited(rubric, Ground::Played(script), log);
    Coaching {
        causes: causes::causes(&course),
        next: next::next(rubric, &course),
    }
}
