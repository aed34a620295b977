//! What of a reply is not said but only mentioned: quoted, reported, or held up as what one ought to say.

use std::ops::Range;

use super::find::Place;
use crate::reading::{guard::Marks, heard::Heard, lexicon::Lexicon};

const UNSAYING: [&str; 2] = ["mentioned", "reported"];
/// A mark so near the end of its clause introduces what follows.
const INTRODUCES: usize = 2;

pub(super) struct Scope<'a> {
    heard: &'a Heard,
    /// What mentions or reports, by the clauses that it stands in.
    marks: Vec<Vec<Range<usize>>>,
    /// Clauses in which words are only held up.
    held_up: Vec<bool>,
    /// The reply is one quotation: then the marks mean nothing.
    all_quoted: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new<'p>(
        lexicon: &Lexicon,
        marks: &Marks<'_>,
        heard: &'a Heard,
        places: impl Iterator<Item = &'p Place>,
    ) -> Self {
        let mut scope = Self {
            heard,
            marks: vec![Vec::new(); heard.clauses.len()],
            held_up: vec![false; heard.clauses.len()],
            all_quoted: heard.text.quoted.iter().all(|quoted| *quoted),
        };
        for (index, clause) in heard.clauses.iter().enumerate() {
            scope.held_up[index] = heard.has(lexicon.list("held_up"), clause);
        }
        for range in UNSAYING.iter().flat_map(|guard| marks.places(guard)) {
            let last = heard.text.clause(range.end.saturating_sub(1));
            for clause in heard.text.clause(range.start)..=last {
                if let Some(of_clause) = scope.marks.get_mut(clause) {
                    of_clause.push(range.clone());
                }
            }
        }
        for range in marks.places("mentioned") {
            let clause = heard.clause_of(range.end.saturating_sub(1));
            if clause.end <= range.end + INTRODUCES {
                scope.hold_up_after(heard.text.clause(range.start));
            }
        }
        // A mention goes on as long as the sentence goes on with the phrase.
        for place in places
            .filter(|place| scope.is_marked(&place.range))
            .cloned()
            .collect::<Vec<_>>()
        {
            scope.hold_up_after(heard.text.clause(place.range.end.saturating_sub(1)));
        }
        scope
    }

    fn hold_up_after(&mut self, clause: usize) {
        let ends = |index: usize| {
            let end = self.heard.clauses.get(index).map_or(0, |c| c.end);
            self.heard
                .text
                .breaks
                .get(end)
                .is_some_and(|b| b.ends_sentence())
        };
        let mut index = clause;
        while index + 1 < self.held_up.len() && !ends(index) && !self.held_up[index + 1] {
            index += 1;
            self.held_up[index] = true;
        }
    }

    fn is_marked(&self, range: &Range<usize>) -> bool {
        let text = &self.heard.text;
        let quoted = |at: usize| text.quoted.get(at) == Some(&true);
        // Words that are part of the phrase itself say nothing against it.
        let beside = |mark: &Range<usize>| mark.end <= range.start || range.end <= mark.start;
        let last = text.clause(range.end.saturating_sub(1));
        let mut marks = (text.clause(range.start)..=last)
            .filter_map(|clause| self.marks.get(clause))
            .flatten();
        marks.any(beside) || (!self.all_quoted && range.clone().all(quoted))
    }

    /// Whether what stands there is no more than mentioned.
    pub(super) fn unsays(&self, range: &Range<usize>) -> bool {
        let clause = self.heard.text.clause(range.start);
        self.held_up.get(clause).copied().unwrap_or(false) || self.is_marked(range)
    }
}
