//! What takes the credit from words: denial, mention, hearsay, quotation, question, condition, the customer's own words.

use std::ops::Range;

use super::{
    features::Classes,
    heard::Heard,
    lexicon::{Lexicon, Owner, Place},
    ready::ready,
    search::Found,
};
use crate::text::Name;

/// Guards that need no words of their own.
pub(crate) const QUOTED: &str = "quoted";
pub(crate) const COPIED: &str = "copied";
/// The guard that also tells a question from a statement.
const ASKED: &str = "asked";

/// The customer's words handed back count as copied from so many characters on.
const COPY: usize = 6;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Guard {
    pub(crate) name: Name,
    pub(crate) by: By,
    pub(crate) reach: usize,
}

ready!(struct Guard { name, by, reach });

/// What a guard goes by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    Quotes,
    Copies,
    Questions,
    Words,
}

ready!(enum By { 0 => Quotes, 1 => Copies, 2 => Questions, 3 => Words });

impl By {
    pub(crate) fn of(guard: &str) -> Self {
        match guard {
            QUOTED => Self::Quotes,
            COPIED => Self::Copies,
            ASKED => Self::Questions,
            _ => Self::Words,
        }
    }
}

/// Where the guards' words stand in one reply.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    lexicon: &'a Lexicon,
    reply: &'a Heard,
    found: Vec<(usize, Place, Range<usize>)>,
    /// The borders of what was found, in order.
    borders: Vec<Border>,
    /// Clauses that are questions.
    asking: Vec<bool>,
    /// Characters that repeat what the customer said.
    copied: Vec<bool>,
}

/// Where a guard's words border on what stands beside them in a clause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Border {
    guard: usize,
    clause: usize,
    side: Side,
    at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Side {
    /// The end of what stands shortly before the words.
    Before,
    /// The beginning of what follows them shortly.
    After,
    /// The end and the beginning of what stands anywhere in the clause.
    WithinBefore,
    WithinAfter,
    /// The beginning of what stands anywhere in the clause and counts inside the words too.
    Around,
}

impl<'a> Marks<'a> {
    pub(crate) fn new(
        lexicon: &'a Lexicon,
        found: &[Found],
        heard: &Heard,
        reply: &'a Heard,
    ) -> Self {
        Self::of(lexicon, found, &heard.text.chars, reply)
    }

    /// The same when only the characters of the customer's turn are at hand.
    pub(crate) fn of(
        lexicon: &'a Lexicon,
        found: &[Found],
        heard: &[char],
        reply: &'a Heard,
    ) -> Self {
        let asking = |clause| reply.is_marked_question(clause);
        let mut marks = Self {
            lexicon,
            reply,
            found: counting(found),
            borders: Vec::new(),
            asking: reply.clauses.iter().map(asking).collect(),
            copied: copied(heard, &reply.text.chars),
        };
        marks.mark_borders();
        marks.mark_questions();
        marks
    }

    fn mark_borders(&mut self) {
        for (guard, place, range) in &self.found {
            let sides: &[(Side, usize)] = match place {
                Place::Before => &[(Side::Before, range.end)],
                Place::After => &[(Side::After, range.start)],
                Place::Within => &[
                    (Side::WithinBefore, range.end),
                    (Side::WithinAfter, range.start),
                ],
                Place::Around => &[(Side::Around, range.start)],
                Place::Except => &[],
            };
            for clause in self.reply.clauses_under(range) {
                self.borders.extend(sides.iter().map(|&(side, at)| Border {
                    guard: *guard,
                    clause,
                    side,
                    at,
                }));
            }
        }
        self.borders.sort_unstable();
    }

    fn mark_questions(&mut self) {
        for (guard, place, range) in &self.found {
            let asked = self
                .lexicon
                .guards
                .get(*guard)
                .is_some_and(|guard| guard.by == By::Questions);
            if asked
                && matches!(place, Place::Within | Place::Around)
                && let Some(asking) = self.asking.get_mut(self.reply.text.clause(range.start))
            {
                *asking = true;
            }
        }
    }

    /// Whether the place stands in a question.
    pub(crate) fn asks(&self, range: &Range<usize>) -> bool {
        let last = self.reply.text.clause(range.end.saturating_sub(1));
        self.asking.get(last).copied().unwrap_or(false)
    }

    /// Where a guard's words stand.
    pub(crate) fn places<'m>(&'m self, guard: &'m str) -> impl Iterator<Item = &'m Range<usize>> {
        let named = move |index: usize| {
            let entry = self.lexicon.guards.get(index);
            entry.is_some_and(|entry| entry.name == *guard)
        };
        self.found
            .iter()
            .filter(move |(index, ..)| named(*index))
            .map(|(.., range)| range)
    }

    pub(crate) fn guard(&self, name: &str) -> Option<usize> {
        let mut guards = self.lexicon.guards.iter();
        guards.position(|guard| guard.name == *name)
    }

    pub(crate) fn classes(&self) -> &'a Classes {
        &self.lexicon.classes
    }

    /// Where the guards' words stand.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, &Range<usize>)> {
        self.found.iter().map(|(guard, _, range)| (*guard, range))
    }

    pub(crate) fn stops_by_name(&self, guard: &str, range: &Range<usize>) -> bool {
        let index = self
            .lexicon
            .guards
            .iter()
            .position(|entry| entry.name == *guard);
        index.is_some_and(|index| self.stops(index, range))
    }

    /// Whether a guard takes the credit from the words at `range`.
    pub(crate) fn stops(&self, guard: usize, range: &Range<usize>) -> bool {
        let Some(entry) = self.lexicon.guards.get(guard) else {
            return false;
        };
        match entry.by {
            By::Quotes => self.is_quoted(range),
            By::Copies => range.clone().all(|at| self.copied.get(at) == Some(&true)),
            By::Questions => self.asks(range),
            By::Words => self.stands_beside(guard, entry.reach, range),
        }
    }

    /// Whether the words begin and end as a quotation, or begin in the middle of one.
    fn is_quoted(&self, range: &Range<usize>) -> bool {
        let quoted = |at: usize| self.reply.text.quoted.get(at) == Some(&true);
        let before = range.start.checked_sub(1).is_some_and(quoted);
        quoted(range.start) && (before || quoted(range.end.saturating_sub(1)))
    }

    /// Whether words of the guard stand in the clause, near enough. Words that are part of the match itself say nothing
    /// against it, but for those that count around it.
    fn stands_beside(&self, guard: usize, reach: usize, range: &Range<usize>) -> bool {
        let sides = [
            (Side::Before, range.start.saturating_sub(reach), range.start),
            (Side::After, range.end, range.end + reach),
            (Side::WithinBefore, 0, range.start),
            (Side::WithinAfter, range.end, usize::MAX),
            (Side::Around, 0, usize::MAX),
        ];
        self.reply.clauses_under(range).any(|clause| {
            sides.iter().any(|&(side, first, last)| {
                let border = |at| Border {
                    guard,
                    clause,
                    side,
                    at,
                };
                let next = self.borders.partition_point(|b| *b < border(first));
                self.borders.get(next).is_some_and(|b| *b <= border(last))
            })
        })
    }
}

/// The guards' words that count: not those inside of what is excepted.
fn counting(found: &[Found]) -> Vec<(usize, Place, Range<usize>)> {
    let guards = found.iter().filter_map(|one| match one.owner {
        Owner::Guard(guard, place) => Some((guard, place, one.range.clone())),
        Owner::Say(_) | Owner::Not(_) | Owner::After(_) => None,
    });
    let (excepted, mut counting): (Vec<_>, Vec<_>) =
        guards.partition(|(_, place, _)| *place == Place::Except);
    let mut excepted: Vec<(usize, usize, usize)> = excepted
        .into_iter()
        .map(|(guard, _, range)| (guard, range.start, range.end))
        .collect();
    excepted.sort_unstable();
    // How far those reach that began so far.
    for at in 1..excepted.len() {
        let (guard, _, end) = excepted[at - 1];
        if excepted[at].0 == guard {
            excepted[at].2 = excepted[at].2.max(end);
        }
    }
    counting.retain(|(guard, _, range)| {
        let begun = excepted.partition_point(|(g, start, _)| (*g, *start) <= (*guard, range.start));
        let outer = begun.checked_sub(1).map(|last| excepted[last]);
        outer.is_none_or(|(g, _, end)| g != *guard || end < range.end)
    });
    counting
}

/// Which characters of the reply stand in a run that the customer said just so.
fn copied(heard: &[char], reply: &[char]) -> Vec<bool> {
    let mut copied = vec![false; reply.len()];
    if heard.len() < COPY || reply.len() < COPY {
        return copied;
    }
    let mut runs: Vec<u128> = runs(heard).collect();
    runs.sort_unstable();
    for (at, run) in self::runs(reply).enumerate() {
        if runs.binary_search(&run).is_ok() {
            copied[at..at + COPY].fill(true);
        }
    }
    copied
}

/// Every run of characters as one number.
fn runs(chars: &[char]) -> impl Iterator<Item = u128> {
    const BITS: usize = 21;
    let run = chars.iter().scan(0, |run, &c| {
        *run = (*run << BITS | u128::from(u32::from(c))) & ((1 << (BITS * COPY)) - 1);
        Some(*run)
    });
    run.skip(COPY - 1)
}
