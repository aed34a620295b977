//! One required phrase alone: whether a reply says it fully, in part or not, and which of its clauses.

mod clause;
mod find;
mod rival;
mod saying;
mod scope;

use std::ops::Range;

use self::{
    clause::Clause,
    find::{Grade, Place, Search},
    rival::Rivals,
    scope::Scope,
};
use super::{guard::Marks, lexicon::Lexicon, wording::Said};
use crate::text::Span;

/// How much of a required phrase was said; more is greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Verdict {
    #[default]
    None,
    Part,
    Full,
}

/// A clause of the phrase that was said, and the words of the reply that say it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundClause {
    /// As the phrase has it.
    pub text: String,
    pub span: Span,
}

/// What one reply says of a phrase, in the variant that it says best.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spoken {
    pub verdict: Verdict,
    pub found: Vec<FoundClause>,
    /// Clauses that were not said, or only nearly, as the phrase has them.
    pub missing: Vec<String>,
    /// All the words that say something of it.
    pub span: Span,
}

/// A required phrase in one or more variants. Slots without a value match any few characters at their place.
#[derive(Debug)]
pub struct Phrase {
    variants: Vec<Vec<Clause>>,
}

impl Verdict {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Part => "part",
            Self::Full => "full",
        }
    }
}

impl Phrase {
    pub fn new<S: AsRef<str>>(lexicon: &Lexicon, say: &[S]) -> Self {
        let rivals = Rivals::new(lexicon);
        let variants = say
            .iter()
            .map(|text| Clause::of(lexicon, &rivals, text.as_ref()))
            .filter(|clauses| !clauses.is_empty())
            .collect();
        Self { variants }
    }

    /// What the reply says of it, whatever it answers.
    pub fn read(&self, lexicon: &Lexicon, reply: &str) -> Spoken {
        let said = Said::new(lexicon, reply);
        let before = lexicon.hear("");
        let found = lexicon.find_all(&said.heard);
        let marks = Marks::new(lexicon, &found, &before, &said.heard);
        self.hear(lexicon, &said, Some(&marks))
    }

    /// The same of a reply made ready; without marks nothing in it is a mention.
    pub(super) fn hear(&self, lexicon: &Lexicon, said: &Said, marks: Option<&Marks<'_>>) -> Spoken {
        self.variants
            .iter()
            .map(|variant| spoken(lexicon, variant, said, marks))
            .reduce(|best, next| {
                if next.rank() > best.rank() {
                    next
                } else {
                    best
                }
            })
            .unwrap_or_default()
    }
}

impl Spoken {
    fn rank(&self) -> (Verdict, usize) {
        (self.verdict, self.found.len())
    }
}

fn spoken(lexicon: &Lexicon, variant: &[Clause], said: &Said, marks: Option<&Marks<'_>>) -> Spoken {
    let places: Vec<Vec<Place>> = variant
        .iter()
        .map(|clause| {
            Search {
                lexicon,
                said,
                clause,
            }
            .places()
        })
        .collect();
    let scope = marks.map(|marks| Scope::new(lexicon, marks, &said.heard, places.iter().flatten()));
    let mut spoken = Spoken::default();
    let (mut weight, mut halves, mut all) = (0, 0, None::<Range<usize>>);
    for (clause, places) in variant.iter().zip(&places) {
        let best = places
            .iter()
            .filter(|place| place.grade > Grade::Hint)
            .filter(|place| {
                scope
                    .as_ref()
                    .is_none_or(|scope| !scope.unsays(&place.range))
            })
            .reduce(|best, next| if rank(next) > rank(best) { next } else { best });
        let whole = best.is_some_and(|place| place.grade == Grade::Said);
        if let Some(Place { range, .. }) = best {
            all = Some(all.map_or(range.clone(), |a| {
                a.start.min(range.start)..a.end.max(range.end)
            }));
            weight += if whole {
                clause.weight
            } else {
                clause.weight / 2
            };
            halves += if whole { 2 } else { 1 };
        }
        match best {
            Some(place) if whole => spoken.found.push(FoundClause {
                text: clause.text.clone(),
                span: said.heard.text.span(&place.range),
            }),
            _ => spoken.missing.push(clause.text.clone()),
        }
    }
    spoken.span = all.map_or_else(Span::default, |range| said.heard.text.span(&range));
    let sense: usize = variant.iter().map(|clause| clause.weight).sum();
    // A greeting alone is not the opening: a small part of a long phrase is none of it.
    let some = halves > 0
        && (halves * 3 >= variant.len() * 2 || weight * 4 >= sense || variant.len() == 1);
    spoken.verdict = match (some, spoken.missing.is_empty()) {
        (false, _) => Verdict::None,
        (true, false) => Verdict::Part,
        (true, true) => Verdict::Full,
    };
    spoken
}

/// Said beats nearly said, more beats less.
fn rank(place: &Place) -> (Grade, usize) {
    (place.grade, place.said)
}
