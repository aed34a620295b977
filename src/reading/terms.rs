//! A text as terms that can be compared whatever the wording: synonyms, amounts, negations, and single characters for the rest.

use std::ops::Range;

use super::{atoms::Atom, heard::Heard, lexicon::Lexicon, ready::ready};
use crate::text::number::{Amount, Likeness};

/// Prefix of the word lists whose words mean the same.
pub(crate) const SAME: &str = "same_";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Term {
    /// One of a list of synonyms.
    Meaning(u32),
    Amount(Amount),
    Not,
    Character(char),
}

/// A term and where it stands in the compared characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Placed {
    pub(crate) term: Term,
    pub(crate) range: Range<usize>,
    pub(crate) clause: usize,
    /// Typed by ear.
    pub(crate) by_ear: bool,
}

impl Term {
    /// How much of a clause's sense it carries.
    pub(crate) fn weight(self) -> usize {
        match self {
            Self::Meaning(_) => 4,
            // One piece is no amount that anybody checks.
            Self::Amount(amount) if amount.is_one() => 2,
            Self::Amount(_) => 6,
            Self::Not => 0,
            Self::Character(_) => 2,
        }
    }

    /// How much matter of its own it carries: a character is half a word, and words of time, place and ability say little
    /// without their verb.
    pub(crate) fn matter(self, lexicon: &Lexicon) -> usize {
        match self {
            Self::Not => 0,
            Self::Amount(amount) => 2 - usize::from(amount.is_one()),
            Self::Character(_) => 1,
            Self::Meaning(list) => 2 * usize::from(!lexicon.faint.contains(&list)),
        }
    }

    /// Whether the other says the same.
    pub(crate) fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Amount(mine), Self::Amount(theirs)) => mine.likeness(theirs) == Likeness::Same,
            _ => self == other,
        }
    }
}

/// What a word of the lists stands for among terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Same(u32),
    Not,
    Light,
}

ready!(enum Kind { 0 => Same(meaning), 1 => Not, 2 => Light });

/// The terms of a text; words without weight are left out.
pub(crate) fn terms(lexicon: &Lexicon, heard: &Heard) -> Vec<Placed> {
    let mut terms = Vec::new();
    let mut at = 0;
    let mut numbers = heard.numbers.iter().peekable();
    while at < heard.text.len() {
        let clause = heard.text.clause(at);
        while numbers.next_if(|number| number.range.start < at).is_some() {}
        if let Some(number) = numbers.next_if(|number| number.range.start == at) {
            terms.push(Placed {
                term: Term::Amount(number.amount),
                range: number.range.clone(),
                clause,
                by_ear: false,
            });
            at = number.range.end;
            continue;
        }
        let word = heard
            .hits
            .at(at)
            .iter()
            .filter_map(|hit| kind(lexicon, hit.atom).map(|kind| (hit.end, kind, hit.by_ear)))
            .max_by_key(|(end, kind, by_ear)| (*end, *kind != Kind::Light, !by_ear));
        let by_ear = word.is_some_and(|(.., by_ear)| by_ear);
        let (end, term) = match word {
            Some((end, Kind::Light, _)) => (end, None),
            Some((end, Kind::Not, _)) => (end, Some(Term::Not)),
            Some((end, Kind::Same(list), _)) => (end, Some(Term::Meaning(list))),
            None => (at + 1, Some(Term::Character(heard.text.chars[at]))),
        };
        if let Some(term) = term {
            terms.push(Placed {
                term,
                range: at..end,
                clause,
                by_ear,
            });
        }
        at = end;
    }
    terms
}

fn kind(lexicon: &Lexicon, atom: Atom) -> Option<Kind> {
    lexicon.kinds.get(atom as usize).copied().flatten()
}

/// The kinds of all words; what has a meaning of its own is neither a negation nor light.
pub(crate) fn kinds(lexicon: &Lexicon) -> Vec<Option<Kind>> {
    let mut kinds = vec![None; lexicon.atoms.count()];
    for (list, kind) in [
        ("light", Kind::Light),
        ("posed", Kind::Light),
        ("negator", Kind::Not),
    ] {
        for &atom in lexicon.list(list) {
            kinds[atom as usize] = Some(kind);
        }
    }
    for (&atom, &list) in &lexicon.meanings {
        kinds[atom as usize] = Some(Kind::Same(list));
    }
    kinds
}
