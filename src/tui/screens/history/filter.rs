//! What the list is narrowed to: a word that was typed, and four choices that a key turns.

use crate::{
    engine::step::{Category, closed_list},
    record::{CallState, Filter, Instant, TraineeId},
    text::Name,
};

closed_list! {
    /// How far back. The codes are the locale's keys (`history.span.week`).
    Span { Ever = "ever", Today = "today", Week = "week", Month = "month" }
}

closed_list! {
    /// What became of a call.
    Outcome { Any = "any", Passed = "passed", Failed = "failed", Fatal = "fatal", CutOff = "cut_off", Left = "left" }
}

/// One of each choice; what is left open asks nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chosen {
    pub category: Option<Category>,
    pub persona: Option<Name>,
    pub span: Span,
    pub outcome: Outcome,
}

impl Default for Chosen {
    fn default() -> Self {
        Self {
            category: None,
            persona: None,
            span: Span::Ever,
            outcome: Outcome::Any,
        }
    }
}

impl Chosen {
    pub fn turn_category(&mut self) {
        self.category = next_of(Category::ALL, self.category.as_ref());
    }

    /// The personas of today, then all again.
    pub fn turn_persona(&mut self, known: &[Name]) {
        self.persona = next_of(known, self.persona.as_ref());
    }

    pub fn turn_span(&mut self) {
        self.span = next_of(Span::ALL, Some(&self.span)).unwrap_or(Span::Ever);
    }

    pub fn turn_outcome(&mut self) {
        self.outcome = next_of(Outcome::ALL, Some(&self.outcome)).unwrap_or(Outcome::Any);
    }

    /// As the store is asked, on the day of `now`.
    pub fn filter(&self, text: &str, trainee: Option<TraineeId>, now: Instant) -> Filter {
        let state = match self.outcome {
            Outcome::CutOff => Some(CallState::Open),
            Outcome::Left => Some(CallState::Left),
            Outcome::Any | Outcome::Passed | Outcome::Failed | Outcome::Fatal => None,
        };
        let passed = match self.outcome {
            Outcome::Passed => Some(true),
            Outcome::Failed => Some(false),
            Outcome::Any | Outcome::Fatal | Outcome::CutOff | Outcome::Left => None,
        };
        Filter {
            trainee,
            category: self.category,
            persona: self.persona.clone(),
            state,
            passed,
            failed_fatally: self.outcome == Outcome::Fatal,
            from: self.span.begins(now),
            text: text.trim().to_owned(),
            ..Filter::default()
        }
    }
}

impl Span {
    /// The midnight on the wall with which it begins.
    fn begins(self, now: Instant) -> Option<i64> {
        let before = match self {
            Self::Ever => return None,
            Self::Today => 0,
            Self::Week => 6,
            Self::Month => 29,
        };
        Some((now.day() - before) * 86_400_000 - i64::from(now.zone) * 60_000)
    }
}

/// The one after; after the last none, after none the first.
fn next_of<T: Clone + PartialEq>(all: &[T], now: Option<&T>) -> Option<T> {
    let at = now.and_then(|now| all.iter().position(|one| one == now));
    let next = at.map_or(0, |at| at + 1);
    match now {
        // What is not there any more gives way to all.
        Some(_) if at.is_none() => None,
        _ => all.get(next).cloned(),
    }
}
