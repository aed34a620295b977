//! One required phrase alone: whether a reply says it fully, in part or not, and which of its clauses.

use crate::text::Span;

use super::{
    lexicon::Lexicon,
    wording::{Clause, Said},
};
use crate::text::number::Likeness;

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
    /// Clauses that were not said, as the phrase has them.
    pub missing: Vec<String>,
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
        let variants = say
            .iter()
            .map(|text| Clause::of(lexicon, text.as_ref()))
            .filter(|clauses| !clauses.is_empty())
            .collect();
        Self { variants }
    }

    /// What the reply says of it, whatever it answers.
    pub fn read(&self, lexicon: &Lexicon, reply: &str) -> Spoken {
        let said = Said::new(lexicon, reply);
        self.variants
            .iter()
            .map(|variant| spoken(variant, &said))
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

fn spoken(variant: &[Clause], said: &Said) -> Spoken {
    let mut spoken = Spoken::default();
    for clause in variant {
        let found = clause
            .find(said)
            .filter(|found| found.said >= 66 && found.amount == Likeness::Same && !found.opposite);
        match found {
            Some(found) => spoken.found.push(FoundClause {
                text: clause.text.clone(),
                span: said.heard.text.span(&found.range),
            }),
            None => spoken.missing.push(clause.text.clone()),
        }
    }
    spoken.verdict = match (spoken.found.is_empty(), spoken.missing.is_empty()) {
        (true, _) => Verdict::None,
        (false, false) => Verdict::Part,
        (false, true) => Verdict::Full,
    };
    spoken
}
