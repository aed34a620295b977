//! How much of a clause of a phrase a text can say, told at a glance, so that few places are looked at closely.

use super::{
    clause::{Clause, Unit, What},
    find::HINT,
};
use crate::reading::{
    glance::{self, Clauses, Mark, Seen},
    terms::Term,
};

/// What a unit is known by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Known {
    term: Option<Mark>,
    /// Its letters, if it may be typed with a slip.
    letters: Vec<Mark>,
    roots: Vec<Mark>,
    amount: bool,
}

/// Which units of a clause may be said; with more than fit into a set, the rest are taken to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Likely {
    words: u64,
    roots: u64,
}

const MOST: usize = u64::BITS as usize;

impl Known {
    pub(super) fn new(what: What, letters: &[char], roots: &[char]) -> Self {
        let marks = |letters: &[char]| letters.iter().map(|&c| Mark::of_letter(c)).collect();
        let slips = matches!(what, What::Term(Term::Meaning(_))) && letters.len() > 1;
        Self {
            term: match what {
                What::Slot => None,
                What::Term(term) => Some(Mark::of_term(term)),
            },
            letters: if slips { marks(letters) } else { Vec::new() },
            roots: marks(roots),
            amount: matches!(what, What::Term(Term::Amount(_))),
        }
    }

    /// The clauses of a block in which it may be said, and those in which a character of it stands.
    fn said_in(&self, seen: &Seen, block: usize) -> (Clauses, Clauses) {
        let own = |mark: &Mark| seen.clauses(*mark, block);
        let any = |marks: &[Mark]| marks.iter().fold(0, |all, mark| all | own(mark));
        let mut said = self.term.as_ref().map_or(0, own);
        // With one slip, half of the letters at least are right.
        let letters = self.letters.as_slice();
        let slipped = any(letters) & !said;
        for clause in glance::numbers(slipped, 0) {
            let right = letters.iter().filter(|mark| own(mark) >> clause & 1 == 1);
            said |= Clauses::from(right.count() * 2 >= letters.len()) << clause;
        }
        (said, any(&self.roots) & !said)
    }
}

impl Likely {
    /// What any clause of the text may say.
    pub(super) fn anywhere(clause: &Clause, seen: &Seen) -> Self {
        let mut likely = Self::default();
        for (at, unit) in clause.units.iter().enumerate().take(MOST) {
            for block in seen.blocks() {
                let (words, roots) = unit.known.said_in(seen, block);
                likely.words |= u64::from(words != 0) << at;
                likely.roots |= u64::from(roots != 0) << at;
            }
        }
        likely
    }

    /// What each of so many clauses of the text may say.
    pub(super) fn in_clauses(clause: &Clause, seen: &Seen, clauses: usize) -> Vec<Self> {
        let mut likely = vec![Self::default(); clauses];
        for (at, unit) in clause.units.iter().enumerate().take(MOST) {
            for block in seen.blocks() {
                let (words, roots) = unit.known.said_in(seen, block);
                for clause in glance::numbers(words, block) {
                    likely[clause].words |= 1 << at;
                }
                for clause in glance::numbers(roots, block) {
                    likely[clause].roots |= 1 << at;
                }
            }
        }
        likely
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            words: self.words | other.words,
            roots: self.roots | other.roots,
        }
    }

    /// Whether a unit may be said itself, and enough of the clause to hint at it.
    pub(super) fn is_enough(self, clause: &Clause) -> bool {
        self.begins(clause) && self.hints(clause)
    }

    /// Whether any unit may be said itself.
    pub(super) fn begins(self, clause: &Clause) -> bool {
        self.words != 0 || clause.units.len() > MOST
    }

    /// Whether enough of the clause may be said to hint at it, its amounts and all.
    pub(super) fn hints(self, clause: &Clause) -> bool {
        let (mut said, mut fixed) = (0, 0);
        let plain = |unit: &&Unit| unit.what != What::Slot;
        for (at, unit) in clause.units.iter().enumerate() {
            if !plain(&unit) {
                continue;
            }
            let bit = 1_u64.checked_shl(u32::try_from(at).unwrap_or(u32::MAX));
            let is_in = |set: u64| bit.is_none_or(|bit| set & bit != 0);
            fixed += unit.weight;
            if is_in(self.words) {
                said += unit.weight;
            } else if unit.known.amount {
                return false;
            } else if is_in(self.roots) {
                said += unit.weight / 2;
            }
        }
        said * 100 / fixed.max(1) >= HINT
    }
}
