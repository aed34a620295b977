//! What the coach says in the middle of a practice call.

mod awaited;
mod causes;
mod exemplar;
mod next;
mod stage;

use exemplar::Exemplar;

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
    /// What the customer waits for, in their words, where the advice does not name it.
    pub asked: Option<String>,
    pub advice: String,
    /// Shown only on the key (`Input::Hint`).
    pub model: String,
}

/// What moved the mood last, and what to do next. Of the two logs the second is that of the model play, empty where there is
/// none: what could be said is taken from it before the rubric's own sentences.
pub fn coaching(rubric: &Rubric, script: &Script, (log, model): (&Log, &Log)) -> Coaching {
    let ground = Ground::Played(script);
    let course = credited(rubric, ground, log);
    let model = credited(rubric, ground, model);
    Coaching {
        causes: causes::causes(&course),
        next: next::next(
            rubric,
            &Exemplar {
                course: &course,
                model: &model,
            },
        ),
    }
}
