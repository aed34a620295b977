//! A text made ready to be read: folded, cut into clauses, its words and numbers found.

use std::ops::{Range, RangeInclusive};

use super::atoms::{Atom, Hits};
use crate::text::{
    fold::{Break, Folded},
    number::Number,
    sound::sound,
};

/// A text made ready: folded, and all words and numbers found.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) text: Folded,
    pub(crate) hits: Hits,
    pub(crate) numbers: Vec<Number>,
    pub(crate) clauses: Vec<Range<usize>>,
}

impl Heard {
    /// Whether one of the words stands in the range.
    pub(crate) fn has(&self, words: &[Atom], range: &Range<usize>) -> bool {
        self.first(words, range).is_some()
    }

    /// The first of the words that stands in the range.
    pub(crate) fn first(&self, words: &[Atom], range: &Range<usize>) -> Option<Range<usize>> {
        range.clone().find_map(|at| {
            let hit = self
                .hits
                .at(at)
                .iter()
                .rev()
                .find(|hit| hit.end <= range.end && words.binary_search(&hit.atom).is_ok())?;
            Some(at..hit.end)
        })
    }

    /// Where a word of the scenario's own stands, typed right or by ear.
    pub(crate) fn place_of(&self, word: &[char]) -> Option<Range<usize>> {
        if word.is_empty() || self.text.len() < word.len() {
            return None;
        }
        let chars = &self.text.chars;
        let exact = chars.windows(word.len()).position(|typed| typed == word);
        let at = exact.or_else(|| {
            let mut starts = 0..=chars.len() - word.len();
            starts.find(|&at| self.is_typo(at, word))
        })?;
        Some(at..at + word.len())
    }

    /// Every place where a word of the scenario's own stands, typed right or by ear.
    pub(crate) fn places_of(&self, word: &[char]) -> impl Iterator<Item = Range<usize>> {
        let fits = move |at: &usize| {
            let typed = self.text.chars.get(*at..*at + word.len());
            typed.is_some_and(|typed| typed == word) || self.is_typo(*at, word)
        };
        (0..self.text.len())
            .filter(move |at| !word.is_empty() && fits(at))
            .map(|at| at..at + word.len())
    }

    /// Sounds like the word; a wrong character must not be part of another word.
    fn is_typo(&self, at: usize, word: &[char]) -> bool {
        let Some(typed) = self.text.chars.get(at..at + word.len()) else {
            return false;
        };
        let (Some(first), Some(meant)) = (typed.first(), word.first()) else {
            return false;
        };
        if first != meant && sound(*first) != sound(*meant) {
            return false;
        }
        let right = typed.iter().zip(word).filter(|(a, b)| a == b).count();
        let sounds = |(at, (typed, meant)): (usize, (&char, &char))| {
            typed == meant
                || (!typed.is_ascii()
                    && sound(*typed) == sound(*meant)
                    && !self.hits.is_spelled(at))
        };
        let mut pairs = (at..).zip(typed.iter().zip(word));
        word.len() > 2 && right * 2 >= word.len() && pairs.all(sounds)
    }

    pub(crate) fn clause_of(&self, at: usize) -> Range<usize> {
        self.clauses
            .get(self.text.clause(at))
            .cloned()
            .unwrap_or_default()
    }

    /// The clauses that a range covers, in whole or in part.
    pub(crate) fn clauses_under(&self, range: &Range<usize>) -> RangeInclusive<usize> {
        self.text.clause(range.start)..=self.text.clause(range.end.saturating_sub(1))
    }

    /// Whether the clause ends in a question mark.
    pub(crate) fn is_marked_question(&self, clause: &Range<usize>) -> bool {
        self.text.breaks.get(clause.end) == Some(&Break::Ask)
    }

    /// Nothing that is language: no characters at all, or mash.
    pub(crate) fn is_unreadable(&self) -> bool {
        let chars = &self.text.chars;
        let wordy = chars.iter().filter(|c| !c.is_ascii()).count();
        if chars.is_empty() {
            return true;
        }
        let known = self.hits_cover();
        let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
        wordy == 0 && digits == 0 && known == 0
    }

    fn hits_cover(&self) -> usize {
        (0..self.text.len())
            .filter(|&at| self.hits.at(at).iter().any(|hit| hit.end > at + 1))
            .count()
    }
}
