//! One clause of a required phrase, ready to be looked for: its units of sense, slots, polarity and direction.

use super::{likely::Known, rival::Rivals};
use crate::reading::{
    heard::Heard,
    lexicon::Lexicon,
    terms::{Term, terms},
};
use std::ops::Range;

/// Stands for a slot while the phrase is folded; a letter of no language that anybody types here.
const SLOT: char = '\u{298}';
/// A clause of so little weight has no sense but its letters.
const THIN: usize = 2;

/// What of a clause is looked for by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Unit {
    pub(super) what: What,
    /// As the phrase has it, folded.
    pub(super) letters: Vec<char>,
    pub(super) weight: usize,
    /// Its characters that carry sense alone.
    pub(super) roots: Vec<char>,
    /// Words that say something else in its place.
    pub(super) rivals: Vec<u32>,
    pub(super) known: Known,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    Term(Term),
    /// Any few characters.
    Slot,
}

/// Who does it for whom, as far as the words tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Direction {
    pub(super) by_us: bool,
    pub(super) by_you: bool,
    /// The customer is told to do it alone.
    pub(super) alone: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Clause {
    /// As written, slots and all.
    pub(super) text: String,
    pub(super) units: Vec<Unit>,
    pub(super) letters: Vec<char>,
    pub(super) weight: usize,
    pub(super) denied: bool,
    pub(super) direction: Direction,
}

impl Clause {
    /// The clauses of a phrase; those that carry no sense are left out.
    pub(super) fn of(lexicon: &Lexicon, rivals: &Rivals, phrase: &str) -> Vec<Self> {
        let (text, slots) = without_slots(phrase);
        let heard = lexicon.hear(&text);
        let placed = terms(lexicon, &heard);
        let mut slots = slots.into_iter();
        let mut clauses = Vec::new();
        for (index, range) in heard.clauses.iter().enumerate() {
            let own: Vec<_> = placed.iter().filter(|p| p.clause == index).collect();
            let written = named(heard.text.span(range).of(&text), &mut slots);
            let mut units = Vec::new();
            for (at, one) in own.iter().enumerate() {
                let letters = heard.text.chars[one.range.clone()].to_vec();
                let helping = heard.has(lexicon.list("only_help"), &one.range);
                let before_more = own[at + 1..].iter().any(|p| p.term != Term::Not);
                // To help with something is to do it; only help alone is a matter of its own.
                if one.term != Term::Not
                    && !(helping && before_more)
                    && !is_article(one.term, &letters)
                {
                    units.push(Unit::new(lexicon, rivals, one.term, letters));
                }
            }
            let weight = units.iter().map(|unit| unit.weight).sum();
            if weight > 0 {
                clauses.push(Self {
                    text: written,
                    units,
                    letters: heard.text.chars[range.clone()].to_vec(),
                    weight,
                    denied: super::saying::denied(own.iter().copied()),
                    direction: Direction::of(lexicon, &heard, range),
                });
            }
        }
        clauses
    }

    /// So short that it must be said in its own words.
    pub(super) fn is_thin(&self) -> bool {
        self.weight <= THIN
    }
}

impl Unit {
    fn new(lexicon: &Lexicon, rivals: &Rivals, term: Term, letters: Vec<char>) -> Self {
        let what = if term == Term::Character(SLOT) {
            What::Slot
        } else {
            What::Term(term)
        };
        let weight = match (what, term) {
            (What::Slot, _) => 4,
            (_, Term::Meaning(meaning)) if Rivals::is_faint(lexicon, meaning) => 2,
            _ => term.weight(),
        };
        let rivals = match term {
            Term::Meaning(meaning) => rivals.of(meaning),
            _ => Vec::new(),
        };
        let carries = |c: &&char| {
            let heard = lexicon.hear(&c.to_string());
            !c.is_ascii() && !terms(lexicon, &heard).is_empty()
        };
        let roots = match term {
            Term::Meaning(_) | Term::Character(_) if weight > 2 || letters.len() == 1 => {
                letters.iter().filter(carries).copied().collect()
            }
            _ => Vec::new(),
        };
        Self {
            what,
            known: Known::new(what, &letters, &roots),
            letters,
            weight,
            roots,
            rivals,
        }
    }

    pub(super) fn is_character(&self) -> bool {
        matches!(self.what, What::Term(Term::Character(_)))
    }
}

/// The phrase with each slot as one letter, and the slots as written.
fn without_slots(phrase: &str) -> (String, Vec<String>) {
    let (mut text, mut slots) = (String::new(), Vec::new());
    let mut rest = phrase;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else {
            break;
        };
        text.push_str(&rest[..open]);
        text.push(SLOT);
        slots.push(rest[open..=open + length].to_owned());
        rest = &rest[open + length + 1..];
    }
    text.push_str(rest);
    (text, slots)
}

/// A clause with its slots as they were written.
fn named(clause: &str, slots: &mut impl Iterator<Item = String>) -> String {
    let mut written = String::with_capacity(clause.len());
    for c in clause.chars() {
        if c == SLOT {
            written.push_str(&slots.next().unwrap_or_default());
        } else {
            written.push(c);
        }
    }
    written
}

impl Direction {
    pub(super) fn of(lexicon: &Lexicon, heard: &Heard, range: &Range<usize>) -> Self {
        Self {
            by_us: heard.has(lexicon.list("by_us"), range),
            by_you: heard.has(lexicon.list("by_you"), range),
            alone: heard.has(lexicon.list("by_yourself"), range),
        }
    }

    /// Whether what is wanted so is said the other way round.
    pub(super) fn is_turned(self, said: Self) -> bool {
        (self.by_us && !self.by_you && said.by_you && !said.by_us)
            || (self.by_you && !self.by_us && said.by_us && !said.by_you)
            || (said.alone && !self.alone)
    }
}

/// One of something, in words, counts nothing.
fn is_article(term: Term, letters: &[char]) -> bool {
    let in_words = letters.first().is_some_and(|c| !c.is_ascii());
    matches!(term, Term::Amount(amount) if in_words && amount.is_one())
}
