//! What may stand in a text, at a glance: a filter that never misses what is there and seldom sees what is not.

use std::ops::Range;

use super::{
    atoms::{Atom, Hits},
    terms::{Placed, Term},
};
use crate::text::sound::sound;

/// The mark of one thing that may be seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mark(u32);

/// The marks of all that stands in a text; two things may share one.
#[derive(Clone, Debug)]
pub(crate) struct Seen<const WORDS: usize>([u64; WORDS]);

/// Of a whole reply …
pub(crate) type InText = Seen<64>;
/// … and of one of its clauses.
pub(crate) type InClause = Seen<8>;
/// The words of the lexicon in a clause: many overlap.
pub(crate) type Words = Seen<16>;

impl Mark {
    /// Characters that sound alike share a mark, and so do all amounts.
    pub(crate) fn of_term(term: Term) -> Self {
        match term {
            Term::Meaning(meaning) => Self::of(1, meaning),
            Term::Character(c) => Self::of(2, sound(c).number()),
            Term::Amount(_) => Self::of(3, 0),
            Term::Not => Self::of(4, 0),
        }
    }

    /// A character, whatever it is part of.
    pub(crate) fn of_letter(c: char) -> Self {
        Self::of(5, u32::from(c))
    }

    pub(crate) fn of_word(atom: Atom) -> Self {
        Self::of(6, atom)
    }

    fn of(kind: u32, number: u32) -> Self {
        Self((number ^ kind << 24).wrapping_mul(0x9e37_79b1))
    }
}

impl<const WORDS: usize> Seen<WORDS> {
    pub(crate) fn of(terms: &[Placed], letters: &[char]) -> Self {
        let terms = terms.iter().map(|placed| Mark::of_term(placed.term));
        let letters = letters.iter().map(|&c| Mark::of_letter(c));
        terms.chain(letters).collect()
    }

    /// The words that begin in a range.
    pub(crate) fn of_words(hits: &Hits, range: Range<usize>) -> Self {
        let hits = range.flat_map(|at| hits.at(at));
        hits.map(|hit| Mark::of_word(hit.atom)).collect()
    }

    pub(crate) fn has(&self, mark: Mark) -> bool {
        let (word, bit) = Self::place(mark);
        self.0[word] & bit != 0
    }

    /// How many of the characters may be there.
    pub(crate) fn count(&self, letters: &[Mark]) -> usize {
        letters.iter().filter(|mark| self.has(**mark)).count()
    }

    fn place(mark: Mark) -> (usize, u64) {
        let place = (mark.0 >> 12) as usize % (WORDS * 64);
        (place / 64, 1 << (place % 64))
    }
}

impl<const WORDS: usize> FromIterator<Mark> for Seen<WORDS> {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        let mut seen = Self([0; WORDS]);
        for mark in marks {
            let (word, bit) = Self::place(mark);
            seen.0[word] |= bit;
        }
        seen
    }
}

/// A clause's terms as marks, to tell how much of it a text can say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Outline {
    marks: Vec<Mark>,
    /// Which terms weigh how much.
    weights: Vec<(usize, u64)>,
    /// Which terms are amounts.
    amounts: u64,
}

/// So many terms fit into a set; with more, all are taken to be there.
const MOST: usize = u64::BITS as usize;

/// A set of a clause's terms, by their numbers.
pub(crate) type Terms = u64;

impl Outline {
    pub(crate) fn new(terms: &[Term]) -> Self {
        let mut outline = Self::default();
        if terms.len() > MOST {
            return outline;
        }
        for (at, term) in terms.iter().enumerate() {
            outline.marks.push(Mark::of_term(*term));
            if matches!(term, Term::Amount(_)) {
                outline.amounts |= 1 << at;
            }
            let weight = term.weight();
            let same = outline.weights.iter_mut().find(|(w, _)| *w == weight);
            match same {
                Some((_, terms)) => *terms |= 1 << at,
                None => outline.weights.push((weight, 1 << at)),
            }
        }
        outline
    }

    /// The terms that may stand in the text; none only if there are none.
    pub(crate) fn in_text<const WORDS: usize>(&self, seen: &Seen<WORDS>) -> Terms {
        if self.marks.is_empty() {
            return Terms::MAX;
        }
        let marks = self.marks.iter().enumerate();
        marks.fold(0, |terms, (at, mark)| {
            terms | Terms::from(seen.has(*mark)) << at
        })
    }

    /// At most so much of the clause's weight is said by these terms, in per cent.
    pub(crate) fn share(&self, terms: Terms, weight: usize) -> usize {
        if self.marks.is_empty() {
            return 100;
        }
        self.weigh(terms) * 100 / weight.max(1)
    }

    /// The same where another amount may leave the judgement to the rest.
    pub(crate) fn share_without_amounts(&self, terms: Terms, weight: usize) -> usize {
        let amounts = self.weigh(self.amounts);
        self.share(terms & !self.amounts, weight.saturating_sub(amounts))
    }

    fn weigh(&self, terms: Terms) -> usize {
        let weigh = |(weight, own): &(usize, Terms)| weight * (terms & own).count_ones() as usize;
        self.weights.iter().map(weigh).sum()
    }
}
