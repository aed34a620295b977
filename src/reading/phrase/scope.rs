//! What of a reply is not said but only mentioned: quoted, reported, or held up as what one ought to say.

use std::{cell::OnceCell, ops::Range};

use super::find::Place;
use crate::reading::{guard::Marks, heard::Heard, lexicon::Lexicon};

const UNSAYING: [&str; 2] = ["mentioned", "reported"];
/// A mark so near the end of its clause introduces what follows.
const INTRODUCES: usize = 2;

/// What one reply mentions or reports, whatever the phrase; looked for when first asked.
pub(in crate::reading) struct Mentions<'a> {
    lexicon: &'a Lexicon,
    marks: &'a Marks<'a>,
    heard: &'a Heard,
    found: OnceCell<Found>,
}

struct Found {
    /// What mentions or reports, by the clauses that it stands in.
    marks: Vec<Vec<Range<usize>>>,
    /// Clauses in which words are only held up.
    held_up: Vec<bool>,
    /// The reply is one quotation: then the marks mean nothing.
    all_quoted: bool,
}

/// The same as far as it goes on with one phrase.
pub(super) struct Scope<'a> {
    heard: &'a Heard,
    found: &'a Found,
    held_up: Vec<bool>,
}

impl<'a> Mentions<'a> {
    pub(in crate::reading) fn new(
        lexicon: &'a Lexicon,
        marks: &'a Marks<'a>,
        heard: &'a Heard,
    ) -> Self {
        Self {
            lexicon,
            marks,
            heard,
            found: OnceCell::new(),
        }
    }

    fn found(&self) -> &Found {
        self.found.get_or_init(|| self.find())
    }

    fn find(&self) -> Found {
        let heard = self.heard;
        let list = self.lexicon.list("held_up");
        let clauses = heard.clauses.iter();
        let mut held_up: Vec<bool> = clauses.map(|clause| heard.has(list, clause)).collect();
        let mut marks = vec![Vec::new(); heard.clauses.len()];
        for range in UNSAYING.iter().flat_map(|guard| self.marks.places(guard)) {
            for clause in heard.clauses_under(range) {
                if let Some(of_clause) = marks.get_mut(clause) {
                    of_clause.push(range.clone());
                }
            }
        }
        for range in self.marks.places("mentioned") {
            let clause = heard.clause_of(range.end.saturating_sub(1));
            if clause.end <= range.end + INTRODUCES {
                hold_up_after(&mut held_up, heard, heard.text.clause(range.start));
            }
        }
        Found {
            marks,
            held_up,
            all_quoted: heard.text.quoted.iter().all(|quoted| *quoted),
        }
    }
}

impl<'a> Scope<'a> {
    pub(super) fn new<'p>(
        mentions: &'a Mentions<'_>,
        places: impl Iterator<Item = &'p Place>,
    ) -> Self {
        let (heard, found) = (mentions.heard, mentions.found());
        let mut scope = Self {
            heard,
            found,
            held_up: found.held_up.clone(),
        };
        // A mention goes on as long as the sentence goes on with the phrase.
        for place in places {
            if scope.is_marked(&place.range) {
                let last = heard.text.clause(place.range.end.saturating_sub(1));
                hold_up_after(&mut scope.held_up, heard, last);
            }
        }
        scope
    }

    fn is_marked(&self, range: &Range<usize>) -> bool {
        let text = &self.heard.text;
        let quoted = |at: usize| text.quoted.get(at) == Some(&true);
        // Words that are part of the phrase itself say nothing against it.
        let beside = |mark: &Range<usize>| mark.end <= range.start || range.end <= mark.start;
        let last = text.clause(range.end.saturating_sub(1));
        let mut marks = (text.clause(range.start)..=last)
            .filter_map(|clause| self.found.marks.get(clause))
            .flatten();
        marks.any(beside) || (!self.found.all_quoted && range.clone().all(quoted))
    }

    /// Whether what stands there is no more than mentioned.
    pub(super) fn unsays(&self, range: &Range<usize>) -> bool {
        let clause = self.heard.text.clause(range.start);
        self.held_up.get(clause).copied().unwrap_or(false) || self.is_marked(range)
    }
}

fn hold_up_after(held_up: &mut [bool], heard: &Heard, clause: usize) {
    let ends = |index: usize| {
        let end = heard.clauses.get(index).map_or(0, |c| c.end);
        let after = heard.text.breaks.get(end);
        after.is_some_and(|b| b.ends_sentence())
    };
    let mut index = clause;
    while index + 1 < held_up.len() && !ends(index) && !held_up[index + 1] {
        index += 1;
        held_up[index] = true;
    }
}
