//! The customer's turn as a rule looks back on it: whether it holds the rule's words, and how much of its matter a clause takes up.

use std::{collections::BTreeSet, ops::Range};

use super::{
    heard::Heard,
    lexicon::{Lexicon, Rule},
};

/// The list of characters that carry no matter of their own.
const SLIGHT: &str = "slight";
/// Of the matter of a clause one part in so many must be the customer's, or it speaks of something else.
const PART: usize = 2;

/// What rules ask of the customer's turn.
pub(crate) struct Turn<'a> {
    lexicon: &'a Lexicon,
    /// Rules whose words it holds.
    holds: BTreeSet<usize>,
    /// Its characters that carry matter.
    matter: BTreeSet<char>,
}

impl<'a> Turn<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon, holds: BTreeSet<usize>, turn: &Heard) -> Self {
        let whole = 0..turn.text.len();
        Self {
            lexicon,
            holds,
            matter: matter(lexicon, turn, &whole),
        }
    }

    /// Whether the rule, spoken in these clauses of the reply, may follow on this turn.
    pub(crate) fn lets(&self, index: usize, reply: &Heard, range: &Range<usize>) -> bool {
        let rule = self.lexicon.rules.get(index);
        rule.is_none_or(|rule| {
            (!rule.has_after || self.holds.contains(&index))
                && (rule.takes_up == 0 || self.is_taken_up(rule.takes_up, reply, range))
        })
    }

    fn is_taken_up(&self, least: usize, reply: &Heard, range: &Range<usize>) -> bool {
        let clauses = reply.clauses_under(range);
        let said: BTreeSet<char> = clauses
            .filter_map(|clause| reply.clauses.get(clause))
            .flat_map(|clause| matter(self.lexicon, reply, clause))
            .collect();
        let shared = said.intersection(&self.matter).count();
        shared >= least && shared * PART >= said.len()
    }
}

impl Rule {
    /// Whether the customer's turn has a say in it.
    pub(crate) fn looks_back(&self) -> bool {
        self.has_after || self.takes_up > 0
    }
}

/// The different characters in a range that carry matter.
fn matter(lexicon: &Lexicon, text: &Heard, range: &Range<usize>) -> BTreeSet<char> {
    let slight = lexicon.list(SLIGHT);
    let carries = |at: &usize| !text.has(slight, &(*at..at + 1));
    let chars = range.clone().filter(carries);
    chars
        .filter_map(|at| text.text.chars.get(at).copied())
        .collect()
}
