//! What one scenario adds to the lexicon: its phrases, answers, facts, demands and names, as the author wrote them.

use crate::text::Name;

/// Plain sources, compiled once a call (`reading::Ear::new`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vocabulary {
    /// `{company}`, `{agent}`, `{customer}` and their values.
    pub slots: Vec<(Name, String)>,
    /// The customer's own name with title, to notice a wrong one.
    pub customer: String,
    /// Texts that name others who may be spoken to: calling somebody so is not wrong.
    pub others: Vec<String>,
    pub phrases: Vec<Wording>,
    pub forbids: Vec<Wording>,
    pub answers: Vec<AnswerWording>,
    /// `say` holds the words by which a fact is asked for (`ask` in the file).
    pub facts: Vec<Wording>,
    pub secrets: Vec<Wording>,
    pub demands: Vec<DemandWording>,
}

/// A thing that can be said, and the ways to say it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wording {
    pub name: Name,
    pub say: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AnswerWording {
    pub name: Name,
    pub say: Vec<String>,
    pub wrong: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DemandWording {
    pub name: Name,
    pub demand: Vec<String>,
    pub reason: Vec<String>,
    pub offer: Vec<String>,
}
