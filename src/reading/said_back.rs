//! The customer's own words in the agent's mouth: a worry, a question or a need said back tells nothing; what is left for
//! the customer to choose is told, though it is asked.

use std::ops::Range;

use super::{heard::Heard, lexicon::Lexicon};

/// Words that take up what the customer means, asks, fears or wants …
const SAID_BACK: &str = "said_back";
/// … and longer ones that only begin like them.
const SAID_OF: &str = "said_of";
/// What somebody wrote elsewhere, and where: rumours.
const RECITES: &str = "recites";
const HEARSAY: &str = "hearsay";
/// By when the customer has to have it, and what is only waited for.
const NEED: &str = "their_need";
const AWAITED: &str = "awaited";
/// What stands between two ways, and what the agent would do on each.
const OR_ELSE: &str = "or_else";
const WE_DO: &str = "we_do";
/// What a proposal may end in.
const MAY_WE: &str = "may_we";

/// Whether the place stands under words that only take up what the customer said or read.
pub(crate) fn is_said_back(lexicon: &Lexicon, heard: &Heard, range: &Range<usize>) -> bool {
    let clause = heard.clause_of(range.start);
    let up_to = clause.start..range.end.min(clause.end);
    let governs = |list: &str| heard.first(lexicon.list(list), &up_to);
    let takes_up = governs(SAID_BACK).is_some_and(|word| {
        let other = governs(SAID_OF).filter(|other| other.start == word.start);
        word.start <= range.start && other.is_none_or(|other| other.end < word.end)
    });
    let recites = || {
        let begins = governs(RECITES).is_some_and(|word| word.start == clause.start);
        let before = clause.start.checked_sub(1).map(|at| heard.clause_of(at));
        begins && before.is_some_and(|before| heard.has(lexicon.list(HEARSAY), &before))
    };
    takes_up || recites()
}

/// Whether it is what the customer needs, said back, or what is to come before anything can be said.
pub(crate) fn is_to_come(lexicon: &Lexicon, heard: &Heard, range: &Range<usize>) -> bool {
    let clause = heard.clause_of(range.start);
    let before = clause.start..range.end.min(clause.end);
    heard.has(lexicon.list(NEED), &clause) || heard.has(lexicon.list(AWAITED), &before)
}

/// Whether the agent offers to do this, alone or as one of two ways: a question, but not about the customer's case.
pub(crate) fn is_left_to_choose(lexicon: &Lexicon, heard: &Heard, range: &Range<usize>) -> bool {
    let clause = heard.clause_of(range.start);
    let own = clause.start..clause.end.max(range.end);
    heard.has(lexicon.list(WE_DO), &own)
        && (heard.has(
            lexicon.list(MAY_WE),
            &(range.end..clause.end.max(range.end)),
        ) || heard.has(lexicon.list(OR_ELSE), &sentence_of(heard, range)))
}

fn sentence_of(heard: &Heard, range: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let typed = heard.text.breaks.get(at);
        typed.is_none_or(|before| before.ends_sentence())
    };
    let first = (1..=range.start).rev().find(|at| ends(*at)).unwrap_or(0);
    let last = (range.end..heard.text.len()).find(|at| ends(*at));
    first..last.unwrap_or(heard.text.len())
}
