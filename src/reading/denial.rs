//! What a denial denies: not the words beside it when it has a verb of its own, and all that follows when it sweeps.

use std::ops::Range;

use super::{
    heard::Heard,
    lexicon::Lexicon,
    terms::{Placed, Term},
};

/// Verbs of knowing and saying: whoever does not know of a thing does not deny it.
const KNOWING: &str = "knowing";
/// Denials that reach to the end of their clause, however far off the verb is.
const SWEEPING: &str = "sweeping";
/// What grants something after all, whatever stands before it.
const STILL: &str = "still_can";
/// The same where what stands before is a state of the thing that is spoken of.
const CAN: &str = "same_can";
const STATE: &str = "state_of_goods";
/// A denial that follows stands so many terms after the words at most …
const AFTER: usize = 3;
/// … and what comes after it carries so little that it has no verb of its own.
const REST: usize = 2;

/// Where denials of a special kind begin in a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Denials {
    aside: Vec<usize>,
    sweeping: Vec<usize>,
    /// With what they deny: only the condition of what comes after.
    conditions: Vec<(usize, Range<usize>)>,
}

impl Denials {
    pub(crate) fn of(lexicon: &Lexicon, heard: &Heard, terms: &[Placed]) -> Self {
        let begins = |list: &str, at: usize| {
            let words = lexicon.list(list);
            let mut hits = heard.hits.at(at).iter();
            hits.any(|hit| words.binary_search(&hit.atom).is_ok())
        };
        let denials = terms.iter().filter(|placed| placed.term == Term::Not);
        let starts = |denial: &Placed| denial.range.start;
        let knows = |denial: &&Placed| begins(KNOWING, denial.range.end);
        let sweeps = |denial: &&Placed| begins(SWEEPING, denial.range.start);
        let condition = |denial: &Placed| {
            let clause = heard.clause_of(denial.range.start);
            let after = denial.range.end + 1..clause.end;
            let still = heard.first(lexicon.list(STILL), &after);
            let state = || {
                let can = heard.first(lexicon.list(CAN), &after)?;
                let held = denial.range.end..can.start;
                heard.has(lexicon.list(STATE), &held).then_some(can)
            };
            let can = still.or_else(state)?;
            Some((denial.range.start, denial.range.end..can.start))
        };
        Self {
            conditions: denials.clone().filter_map(condition).collect(),
            aside: denials.clone().filter(knows).map(starts).collect(),
            sweeping: denials.filter(sweeps).map(starts).collect(),
        }
    }

    /// Whether somebody does not know or does not say something.
    pub(crate) fn any_aside(&self) -> bool {
        !self.aside.is_empty()
    }

    pub(crate) fn is_aside(&self, denial: &Placed) -> bool {
        self.aside.contains(&denial.range.start)
    }

    /// Whether a denial says only when the rest holds: none of what it denies is what is looked for.
    pub(crate) fn is_condition(
        &self,
        denial: &Placed,
        found: impl Fn(&Range<usize>) -> bool,
    ) -> bool {
        let mut conditions = self.conditions.iter();
        conditions.any(|(at, held)| *at == denial.range.start && !found(held))
    }

    /// Whether the terms up to `last` of one clause are denied, where it is a denial that is looked for. It may stand well
    /// before them, but after them only without a verb of its own.
    pub(crate) fn deny(
        &self,
        knows: bool,
        clause: &[Placed],
        last: usize,
        found: impl Fn(&Range<usize>) -> bool + Copy,
    ) -> bool {
        let denials = clause.iter().enumerate();
        let mut denials = denials.filter(|(_, placed)| {
            placed.term == Term::Not
                && (knows || !self.is_aside(placed))
                && !self.is_condition(placed, found)
        });
        denials.any(|(at, _)| {
            let rest = clause[at + 1..].iter().map(|placed| placed.term.weight());
            at < last || (at <= last + AFTER && rest.sum::<usize>() <= REST)
        })
    }

    /// Whether all of the clause is denied before its term at `first`.
    pub(crate) fn sweep(&self, clause: &[Placed], first: usize) -> bool {
        let mut before = clause[..first].iter();
        before.any(|placed| self.sweeping.contains(&placed.range.start))
    }
}
