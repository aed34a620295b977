//! Whether a term of the reply says a unit of the phrase.

use super::clause::{Unit, What};
use crate::{
    reading::{
        terms::{Placed, Term},
        wording::worse,
    },
    text::{
        number::{Amount, Likeness},
        sound::sound,
    },
};

/// Whether a term says a unit, and if, whether in so many letters.
pub(super) fn says(unit: &Unit, placed: &Placed) -> Option<bool> {
    match (unit.what, placed.term) {
        (What::Slot | What::Term(Term::Not), _) => None,
        (What::Term(Term::Amount(wanted)), Term::Amount(heard)) => {
            (wanted.likeness(heard) != Likeness::Unrelated || wanted.is_plainly(heard))
                .then_some(true)
        }
        (What::Term(Term::Character(meant)), Term::Character(typed)) => {
            if meant == typed {
                Some(true)
            } else {
                (!meant.is_ascii() && sound(meant) == sound(typed)).then_some(false)
            }
        }
        (What::Term(mine), theirs) => (mine == theirs).then_some(true),
    }
}

/// Whether these terms deny: two denials in a row are none.
pub(super) fn denied<'a>(terms: impl Iterator<Item = &'a Placed>) -> bool {
    let (mut denied, mut before) = (false, false);
    for placed in terms {
        let now = placed.term == Term::Not;
        if now && before {
            denied = false;
            before = false;
        } else {
            denied |= now;
            before = now;
        }
    }
    denied
}

/// The most like amount in the window.
pub(super) fn closest(wanted: Amount, terms: &[Placed]) -> (Likeness, Option<usize>) {
    let mut best = (Likeness::Unrelated, None);
    for (at, placed) in terms.iter().enumerate() {
        if let Term::Amount(amount) = placed.term {
            let likeness = if wanted.is_plainly(amount) {
                Likeness::Same
            } else {
                wanted.likeness(amount)
            };
            if worse(likeness, best.0) != likeness {
                best = (likeness, Some(at));
            }
        }
    }
    best
}
