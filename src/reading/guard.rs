//! What takes the credit from words: denial, mention, hearsay, quotation, question, condition, the customer's own words.

use std::ops::Range;

use super::{
    heard::Heard,
    lexicon::{Found, Lexicon, Owner, Place},
};
use crate::text::Name;

/// Guards that need no words of their own.
pub(crate) const QUOTED: &str = "quoted";
pub(crate) const COPIED: &str = "copied";
/// The guard that also tells a question from a statement.
pub(crate) const ASKED: &str = "asked";

/// The customer's words handed back count as copied from so many characters on.
const COPY: usize = 6;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Guard {
    pub(crate) name: Name,
    pub(crate) reach: usize,
}

/// Where the guards' words stand in one reply.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    lexicon: &'a Lexicon,
    reply: &'a Heard,
    found: Vec<(usize, Place, Range<usize>)>,
    /// Clauses that are questions.
    asking: Vec<bool>,
    /// Characters that repeat what the customer said.
    copied: Vec<bool>,
}

impl<'a> Marks<'a> {
    pub(crate) fn new(
        lexicon: &'a Lexicon,
        found: &[Found],
        heard: &Heard,
        reply: &'a Heard,
    ) -> Self {
        let mut marks = Self {
            lexicon,
            reply,
            found: Vec::new(),
            asking: reply
                .clauses
                .iter()
                .map(|clause| reply.is_marked_question(clause))
                .collect(),
            copied: copied(&heard.text.chars, &reply.text.chars),
        };
        let excepted: Vec<(usize, &Range<usize>)> = found
            .iter()
            .filter_map(|one| match one.owner {
                Owner::Guard(guard, Place::Except) => Some((guard, &one.range)),
                Owner::Guard(..) | Owner::Say(_) | Owner::Not(_) | Owner::After(_) => None,
            })
            .collect();
        for one in found {
            let Owner::Guard(guard, place) = one.owner else {
                continue;
            };
            let inside =
                |outer: &Range<usize>| outer.start <= one.range.start && one.range.end <= outer.end;
            if place != Place::Except
                && !excepted
                    .iter()
                    .any(|(g, outer)| *g == guard && inside(outer))
            {
                marks.found.push((guard, place, one.range.clone()));
            }
        }
        marks.mark_questions();
        marks
    }

    fn mark_questions(&mut self) {
        for (guard, place, range) in &self.found {
            let asked = self
                .lexicon
                .guards
                .get(*guard)
                .is_some_and(|guard| guard.name == *ASKED);
            if asked
                && *place == Place::Within
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

    pub(crate) fn share_clause(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        self.reply.share_clause(a, b)
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
        match entry.name.as_str() {
            QUOTED => range
                .clone()
                .all(|at| self.reply.text.quoted.get(at) == Some(&true)),
            COPIED => range.clone().all(|at| self.copied.get(at) == Some(&true)),
            ASKED => self.asks(range),
            _ => self.found.iter().any(|(g, place, mark)| {
                *g == guard
                    && self.share_clause(mark, range)
                    && reaches(*place, mark, range, entry.reach)
            }),
        }
    }
}

fn reaches(place: Place, mark: &Range<usize>, range: &Range<usize>, reach: usize) -> bool {
    match place {
        Place::Before => mark.end <= range.start && range.start - mark.end <= reach,
        Place::After => range.end <= mark.start && mark.start - range.end <= reach,
        // Words that are part of the match itself say nothing against it.
        Place::Within => mark.end <= range.start || range.end <= mark.start,
        Place::Except => false,
    }
}

/// Which characters of the reply stand in a run that the customer said just so.
fn copied(heard: &[char], reply: &[char]) -> Vec<bool> {
    let mut copied = vec![false; reply.len()];
    if heard.len() < COPY || reply.len() < COPY {
        return copied;
    }
    let runs: std::collections::HashSet<&[char]> = heard.windows(COPY).collect();
    for (at, run) in reply.windows(COPY).enumerate() {
        if runs.contains(run) {
            copied[at..at + COPY].fill(true);
        }
    }
    copied
}
