//! What may stand in a text, at a glance: a filter that never misses what is there and seldom sees what is not.

use std::ops::Range;

use super::{
    atoms::{Atom, Hits},
    terms::{Placed, Term},
};
use crate::text::{fold::Folded, sound::sound};

/// The mark of one thing that may be seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mark(u32);

/// In which clauses of a text each thing stands; two things may share a place.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Of so many clauses each, a set of them for each place.
    blocks: Vec<Box<[Clauses; PLACES]>>,
    /// Whether there is any clause, a bit for each place.
    anywhere: [u64; PLACES / 64],
}

/// A set of clauses by their numbers in a block.
pub(crate) type Clauses = u32;

const IN_BLOCK: usize = Clauses::BITS as usize;
const PLACES: usize = 1 << 11;

/// The words of the lexicon that begin in a clause.
#[derive(Clone, Debug)]
pub(crate) struct Words([u64; 16]);

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

    fn place(self, places: usize) -> usize {
        (self.0 >> 12) as usize % places
    }
}

impl Seen {
    /// Of a text's terms and characters.
    pub(crate) fn of(terms: &[Placed], text: &Folded, clauses: &[Range<usize>]) -> Self {
        let mut seen = Self {
            blocks: clauses
                .chunks(IN_BLOCK)
                .map(|_| Box::new([0; PLACES]))
                .collect(),
            anywhere: [0; PLACES / 64],
        };
        for placed in terms {
            seen.mark(Mark::of_term(placed.term), placed.clause);
        }
        for (clause, range) in clauses.iter().enumerate() {
            for &c in text.chars.get(range.clone()).unwrap_or_default() {
                seen.mark(Mark::of_letter(c), clause);
            }
        }
        seen
    }

    fn mark(&mut self, mark: Mark, clause: usize) {
        if let Some(block) = self.blocks.get_mut(clause / IN_BLOCK) {
            let place = mark.place(PLACES);
            block[place] |= 1 << (clause % IN_BLOCK);
            self.anywhere[place / 64] |= 1 << (place % 64);
        }
    }

    pub(crate) fn has(&self, mark: Mark) -> bool {
        let place = mark.place(PLACES);
        self.anywhere[place / 64] >> (place % 64) & 1 == 1
    }

    /// The clauses of each block in which the mark may stand.
    pub(crate) fn clauses(&self, mark: Mark, block: usize) -> Clauses {
        self.blocks[block][mark.place(PLACES)]
    }

    pub(crate) fn blocks(&self) -> Range<usize> {
        0..self.blocks.len()
    }
}

/// The numbers of a set of clauses in the text.
pub(crate) fn numbers(mut clauses: Clauses, block: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = (clauses != 0).then(|| clauses.trailing_zeros() as usize)?;
        clauses &= clauses - 1;
        Some(block * IN_BLOCK + first)
    })
}

impl Words {
    /// The words that begin in a range.
    pub(crate) fn of(hits: &Hits, range: Range<usize>) -> Self {
        let mut words = Self([0; 16]);
        for hit in range.flat_map(|at| hits.at(at)) {
            let place = Mark::of_word(hit.atom).place(16 * 64);
            words.0[place / 64] |= 1 << (place % 64);
        }
        words
    }

    pub(crate) fn has(&self, mark: Mark) -> bool {
        let place = mark.place(16 * 64);
        self.0[place / 64] >> (place % 64) & 1 != 0
    }
}

/// A clause's terms as marks, to tell how much of it a text can say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Outline {
    /// The heaviest first.
    terms: Vec<Outlined>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Outlined {
    /// Its place among the clause's terms.
    number: usize,
    mark: Mark,
    weight: usize,
    is_amount: bool,
}

/// So many terms fit into a set; with more, all are taken to be there.
pub(crate) const MOST: usize = u64::BITS as usize;

/// A set of a clause's terms, by their numbers.
pub(crate) type Terms = u64;

impl Outline {
    pub(crate) fn new(terms: &[Term]) -> Self {
        if terms.len() > MOST {
            return Self::default();
        }
        let outlined = |(number, term): (usize, &Term)| Outlined {
            number,
            mark: Mark::of_term(*term),
            weight: term.weight(),
            is_amount: matches!(term, Term::Amount(_)),
        };
        let mut terms: Vec<Outlined> = terms.iter().enumerate().map(outlined).collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.weight));
        Self { terms }
    }

    /// Whether so much of its weight may stand in the text, in per cent.
    pub(crate) fn may_stand(&self, seen: &Seen, least: usize) -> bool {
        self.terms.is_empty() || may_stand(self.terms.iter(), seen, least)
    }

    /// The same where another amount may leave the judgement to the rest.
    pub(crate) fn may_stand_without_amounts(&self, seen: &Seen, least: usize) -> bool {
        let rest = self.terms.iter().filter(|term| !term.is_amount);
        self.terms.is_empty() || may_stand(rest, seen, least)
    }

    /// The terms that may stand in each of so many clauses of the text; none only if there are none.
    pub(crate) fn in_clauses(&self, seen: &Seen, clauses: usize) -> Vec<Terms> {
        let unknown = if self.terms.is_empty() { Terms::MAX } else { 0 };
        let mut terms = vec![unknown; clauses];
        for term in &self.terms {
            for block in seen.blocks() {
                for clause in numbers(seen.clauses(term.mark, block), block) {
                    terms[clause] |= 1 << term.number;
                }
            }
        }
        terms
    }

    /// At most so much of the clause's weight is said by these terms, in per cent.
    pub(crate) fn share(&self, terms: Terms) -> usize {
        self.share_of(terms, |_| true)
    }

    /// The same where another amount may leave the judgement to the rest.
    pub(crate) fn share_without_amounts(&self, terms: Terms) -> usize {
        self.share_of(terms, |term| !term.is_amount)
    }

    fn share_of(&self, terms: Terms, counts: impl Fn(&Outlined) -> bool) -> usize {
        if self.terms.is_empty() {
            return 100;
        }
        let (mut said, mut all) = (0, 0);
        for term in &self.terms {
            if counts(term) {
                all += term.weight;
                said += term.weight * usize::from(terms >> term.number & 1 == 1);
            }
        }
        said * 100 / all.max(1)
    }
}

fn may_stand<'a>(
    terms: impl Iterator<Item = &'a Outlined> + Clone,
    seen: &Seen,
    least: usize,
) -> bool {
    let all: usize = terms.clone().map(|term| term.weight).sum();
    // What may be missing, in hundredths.
    let mut spare = all * (100 - least);
    for term in terms.filter(|term| !seen.has(term.mark)) {
        match spare.checked_sub(term.weight * 100) {
            Some(rest) => spare = rest,
            None => return false,
        }
    }
    all > 0
}
