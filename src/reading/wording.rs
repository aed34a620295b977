//! Whether a text says what a wording says: clause by clause, by sense, amount and polarity.

use std::ops::Range;

use super::{
    heard::Heard,
    lexicon::Lexicon,
    terms::{Placed, Term, terms},
};
use crate::text::number::Likeness;

/// One clause of a wording, ready to be looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Clause {
    /// As written, for advice.
    pub(crate) text: String,
    terms: Vec<Term>,
    weight: usize,
    negated: bool,
}

/// How a clause was found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Match {
    pub(crate) range: Range<usize>,
    /// Share of the clause's sense that was said, in per cent.
    pub(crate) said: usize,
    /// Share of what was said that the clause asks for, in per cent.
    pub(crate) pure: usize,
    pub(crate) amount: Likeness,
    /// The same words with the opposite sense.
    pub(crate) opposite: bool,
}

impl Clause {
    /// The clauses of a wording; those that carry no sense are left out.
    pub(crate) fn of(lexicon: &Lexicon, wording: &str) -> Vec<Self> {
        let heard = lexicon.hear(wording);
        let placed = terms(lexicon, &heard);
        let mut clauses = Vec::new();
        for (index, range) in heard.clauses.iter().enumerate() {
            let own: Vec<Term> = placed
                .iter()
                .filter(|p| p.clause == index)
                .map(|p| p.term)
                .collect();
            let weight = own.iter().map(|term| term.weight()).sum();
            let negated = own.iter().filter(|term| **term == Term::Not).count() % 2 == 1;
            if weight > 0 {
                let text = heard.text.span(range).of(wording).to_owned();
                clauses.push(Self {
                    text,
                    terms: own,
                    weight,
                    negated,
                });
            }
        }
        clauses
    }

    /// A whole wording as one clause, for short things such as demands.
    pub(crate) fn whole(lexicon: &Lexicon, wording: &str) -> Self {
        let heard = lexicon.hear(wording);
        let terms: Vec<Term> = terms(lexicon, &heard).iter().map(|p| p.term).collect();
        let weight = terms.iter().map(|term| term.weight()).sum();
        let negated = terms.iter().filter(|term| **term == Term::Not).count() % 2 == 1;
        Self {
            text: wording.to_owned(),
            terms,
            weight,
            negated,
        }
    }

    pub(crate) fn weight(&self) -> usize {
        self.weight
    }

    /// The best place in the text, within up to three clauses in a row.
    pub(crate) fn find(&self, text: &[Placed]) -> Option<Match> {
        let last = text.last()?.clause;
        let mut best: Option<Match> = None;
        for first in 0..=last {
            for width in 1..=3 {
                let window = window(text, first, first + width);
                let Some(found) = self.find_in(window) else {
                    continue;
                };
                let better = best.as_ref().is_none_or(|best| rank(&found) > rank(best));
                if better {
                    best = Some(found);
                }
            }
        }
        best
    }

    fn find_in(&self, window: &[Placed]) -> Option<Match> {
        let mut matched: Vec<usize> = Vec::new();
        let (mut said, mut amount) = (0, Likeness::Same);
        for (index, term) in self.terms.iter().enumerate() {
            if let Term::Amount(wanted) = term {
                let (likeness, at) = closest(*wanted, window);
                amount = worse(amount, likeness);
                if matches!(likeness, Likeness::Same | Likeness::Near) {
                    said += term.weight();
                }
                matched.extend(at);
            } else if *term != Term::Not
                && let Some(at) = self.place(index, window, &matched)
            {
                said += term.weight();
                matched.push(at);
            }
        }
        let (first, last) = (*matched.iter().min()?, *matched.iter().max()?);
        let reach = &window[first.saturating_sub(2)..=last];
        let from = window[first].clause;
        let nots = reach
            .iter()
            .filter(|p| p.term == Term::Not && p.clause >= from)
            .count();
        let around: usize = window
            .iter()
            .filter(|p| p.clause >= from)
            .map(|p| p.term.weight())
            .sum();
        Some(Match {
            range: window[first].range.start..window[last].range.end,
            said: said * 100 / self.weight.max(1),
            pure: said * 100 / around.max(1),
            amount,
            opposite: (nots % 2 == 1) != self.negated,
        })
    }

    /// Where a term stands in the window; a single character needs its neighbour beside it.
    fn place(&self, index: usize, window: &[Placed], taken: &[usize]) -> Option<usize> {
        let term = self.terms[index];
        let beside = |at: usize| {
            let near = |other: Option<&Term>, from: usize, to: usize| {
                other.is_some_and(|other| {
                    window
                        .get(from..to.min(window.len()))
                        .is_some_and(|near| near.iter().any(|p| other.is(p.term)))
                })
            };
            let before = index.checked_sub(1).and_then(|i| self.terms.get(i));
            near(before, at.saturating_sub(2), at)
                || near(self.terms.get(index + 1), at + 1, at + 3)
        };
        let alone = self.terms.len() == 1 || !matches!(term, Term::Character(_));
        window
            .iter()
            .enumerate()
            .filter(|(at, placed)| !taken.contains(at) && term.is(placed.term))
            .find(|(at, _)| alone || beside(*at))
            .map(|(at, _)| at)
    }
}

/// More of the sense first, then the right amount and polarity, then the shorter place.
fn rank(found: &Match) -> (usize, bool, usize) {
    let right = found.amount == Likeness::Same && !found.opposite;
    (found.said, right, found.pure)
}

fn window(text: &[Placed], first: usize, end: usize) -> &[Placed] {
    let from = text.partition_point(|placed| placed.clause < first);
    let to = text.partition_point(|placed| placed.clause < end);
    &text[from..to]
}

/// The most like amount in the window.
fn closest(wanted: crate::text::number::Amount, window: &[Placed]) -> (Likeness, Option<usize>) {
    let mut best = (Likeness::Unrelated, None);
    for (at, placed) in window.iter().enumerate() {
        if let Term::Amount(amount) = placed.term {
            let likeness = wanted.likeness(amount);
            if worse(likeness, best.0) != likeness {
                best = (likeness, Some(at));
            }
        }
    }
    best
}

fn worse(a: Likeness, b: Likeness) -> Likeness {
    let badness = |likeness: Likeness| match likeness {
        Likeness::Same => 0,
        Likeness::Near => 1,
        Likeness::Other => 2,
        Likeness::Unrelated => 3,
    };
    if badness(a) >= badness(b) { a } else { b }
}

/// A text with its terms.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) heard: Heard,
    pub(crate) terms: Vec<Placed>,
}

impl Said {
    pub(crate) fn new(lexicon: &Lexicon, text: &str) -> Self {
        let heard = lexicon.hear(text);
        let terms = terms(lexicon, &heard);
        Self { heard, terms }
    }
}
