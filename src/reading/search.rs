//! Finds all places of many patterns: a pattern is tried only where a word that announces it stands.

use std::ops::Range;

use super::{
    atoms::Atom,
    glance,
    lexicon::Owner,
    pattern::{Pattern, Scan},
    ready::{Reader, Ready, Writer, ready},
};

/// Patterns by the words that announce them.
#[derive(Debug, Default)]
pub(crate) struct Search {
    patterns: Vec<Sought>,
    /// The patterns that each word announces, from `starts[word]` up to `starts[word + 1]`.
    announced: Vec<u32>,
    starts: Vec<u32>,
    /// Those that only numbers announce.
    by_number: Vec<u32>,
}

/// A pattern and what it belongs to.
#[derive(Debug)]
pub(crate) struct Sought {
    pub(crate) owner: Owner,
    pub(crate) pattern: Pattern,
    /// Words that only sound right do not count.
    pub(crate) exact: bool,
}

ready!(struct Sought { owner, pattern, exact });

/// Which words announce which pattern is soon told.
impl Ready for Search {
    fn put(&self, to: &mut Writer) {
        self.patterns.put(to);
        to.number(self.starts.len().saturating_sub(1));
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new(Ready::take(from)?, from.number()?))
    }
}

/// A pattern found at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) owner: Owner,
    pub(crate) range: Range<usize>,
}

/// A pattern's number stands above a place in so many bits.
const BITS: u32 = 32;

impl Search {
    pub(crate) fn new(mut patterns: Vec<Sought>, words: usize) -> Self {
        patterns.shrink_to_fit();
        let mut by_number = Vec::new();
        // How many patterns each word announces, then where those of each word end.
        let mut starts = vec![0u32; words + 1];
        for (index, sought) in (0..).zip(&patterns) {
            match sought.pattern.anchor() {
                [] => by_number.push(index),
                anchor => anchor.iter().for_each(|&word| starts[word as usize] += 1),
            }
        }
        let mut all = 0;
        for count in &mut starts {
            all += *count;
            *count = all;
        }
        // From the last pattern to the first, so that each word ends where its own begin, in order.
        let mut announced = vec![0; all as usize];
        for (index, sought) in patterns.iter().enumerate().rev() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            for &word in sought.pattern.anchor() {
                let place = &mut starts[word as usize];
                *place -= 1;
                announced[*place as usize] = index;
            }
        }
        Self {
            patterns,
            announced,
            starts,
            by_number,
        }
    }

    fn announced_by(&self, word: Atom) -> &[u32] {
        let word = word as usize;
        match (self.starts.get(word), self.starts.get(word + 1)) {
            (Some(&from), Some(&to)) => &self.announced[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Every pattern at every place where it is found.
    pub(crate) fn find(&self, scan: &Scan<'_>) -> Vec<Found> {
        let tries = self.tries(scan).into_iter();
        let found = tries.filter_map(|index_and_start| {
            let index = index_and_start >> BITS;
            let start = usize::try_from(index_and_start & ((1 << BITS) - 1)).ok()?;
            let Sought {
                owner,
                pattern,
                exact,
            } = self.patterns.get(usize::try_from(index).ok()?)?;
            let scan = Scan {
                exact: *exact,
                ..*scan
            };
            let end = pattern.ends_at(start, &scan)?;
            (end > start).then_some(Found {
                owner: *owner,
                range: start..end,
            })
        });
        found.collect()
    }

    /// Which patterns may begin where, as one number each, by the words and numbers that stand in the text. No start is tried twice.
    fn tries(&self, scan: &Scan<'_>) -> Vec<u64> {
        let clauses = scan.text.clauses();
        let words = clauses
            .iter()
            .map(|clause| glance::Words::of(scan.hits, clause.clone()));
        let words: Vec<_> = words.collect();
        let mut tries = Vec::new();
        let mut glance = |index: u32, at: usize, clause: usize| {
            let Some(sought) = self.patterns.get(index as usize) else {
                return;
            };
            if sought.pattern.may_stand(clause, &words) {
                let starts = sought.pattern.starts(at);
                let likely = starts.filter(|&start| sought.pattern.may_start(start, scan));
                tries.extend(likely.map(|start| u64::from(index) << BITS | start as u64));
            }
        };
        for (clause, range) in clauses.iter().enumerate() {
            for at in range.clone() {
                for hit in scan.hits.at(at) {
                    for &index in self.announced_by(hit.atom) {
                        glance(index, at, clause);
                    }
                }
            }
        }
        for number in scan.numbers {
            let at = number.range.start;
            for &index in &self.by_number {
                glance(index, at, scan.text.clause(at));
            }
        }
        tries.sort_unstable();
        tries.dedup();
        tries
    }
}
