//! One required phrase alone: whether a reply says it fully, in part or not, and which of its clauses.

mod clause;
mod find;
mod instead;
mod likely;
mod rival;
mod saying;
mod scope;
mod slots;

use std::ops::Range;

pub(super) use self::scope::Mentions;
use self::{
    clause::Clause,
    find::{Grade, Place, Search},
    likely::Likely,
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
        let mentions = Mentions::new(lexicon, &marks, &said.heard);
        self.hear(lexicon, &said, Some(&mentions))
    }

    /// Whether a reply has, at a glance, anything of it; without that it says nothing of it.
    pub(super) fn may_be_said(&self, said: &Said) -> bool {
        let mut clauses = self.variants.iter().flatten();
        clauses.any(|clause| Likely::anywhere(clause, &said.seen).is_enough(clause))
    }

    /// The same of a reply made ready; without mentions all of it is said.
    pub(super) fn hear(
        &self,
        lexicon: &Lexicon,
        said: &Said,
        mentions: Option<&Mentions<'_>>,
    ) -> Spoken {
        self.variants
            .iter()
            .map(|variant| spoken(lexicon, variant, said, mentions))
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

fn spoken(
    lexicon: &Lexicon,
    variant: &[Clause],
    said: &Said,
    mentions: Option<&Mentions<'_>>,
) -> Spoken {
    let places = places(lexicon, variant, said, mentions);
    let heard = |least: Grade| {
        let says = |place: &Place| place.grade >= least;
        let heard = places.iter().filter(|of_one| of_one.iter().any(says));
        heard.count()
    };
    // Whoever says half a phrase, or several clauses nearly, means all of it: then less is enough.
    let begun = heard(Grade::Said) > 0 || heard(Grade::Likely) > 1;
    let least = if begun { Grade::Likely } else { Grade::Said };
    let mut spoken = Spoken::default();
    let (mut weight, mut halves, mut all) = (0, 0, None::<Range<usize>>);
    for (index, clause) in variant.iter().enumerate() {
        let best = best(&places, index, least);
        let whole = best.filter(|place| place.grade >= least);
        if let Some(Place { range, .. }) = best {
            all = Some(all.map_or(range.clone(), |a| {
                a.start.min(range.start)..a.end.max(range.end)
            }));
            let parts = if whole.is_some() { 2 } else { 1 };
            weight += clause.weight * parts / 2;
            halves += parts;
        }
        match whole {
            Some(place) => spoken.found.push(FoundClause {
                text: clause.text.clone(),
                span: said.heard.text.span(&place.range),
            }),
            None => spoken.missing.push(clause.text.clone()),
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

/// Where each clause is said, or nearly, and not only mentioned.
fn places(
    lexicon: &Lexicon,
    variant: &[Clause],
    said: &Said,
    mentions: Option<&Mentions<'_>>,
) -> Vec<Vec<Place>> {
    let search = |clause| Search {
        lexicon,
        said,
        clause,
    };
    let mut places: Vec<Vec<Place>> = variant.iter().map(|one| search(one).places()).collect();
    let mentions = mentions.filter(|_| places.iter().any(|of_one| !of_one.is_empty()));
    if let Some(mentions) = mentions {
        let scope = Scope::new(mentions, places.iter().flatten());
        for of_one in &mut places {
            of_one.retain(|place| !scope.unsays(&place.range));
        }
    }
    places
}

/// The best place of one clause; what is likely must not be what another clause says.
fn best(places: &[Vec<Place>], index: usize, least: Grade) -> Option<&Place> {
    let anothers = |place: &Place| {
        let mut others = places.iter().enumerate().filter(|(at, _)| *at != index);
        place.grade == Grade::Likely
            && others.any(|(_, places)| {
                places.iter().any(|other| {
                    other.grade == Grade::Said
                        && other.range.start < place.range.end
                        && place.range.start < other.range.end
                })
            })
    };
    places
        .get(index)?
        .iter()
        .filter(|place| place.grade == Grade::Nearly || place.grade >= least)
        .filter(|place| !anothers(place))
        .reduce(|best, next| if rank(next) > rank(best) { next } else { best })
}

/// Said beats nearly said, more beats less.
fn rank(place: &Place) -> (Grade, usize) {
    (place.grade, place.said)
}
