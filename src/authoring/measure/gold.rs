//! Rows that people labelled: what a reply does, or how much of a required phrase it says.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;

use crate::{
    authoring::rows::{self, Problem, RowFault},
    reading::{Lexicon, Verdict},
    report::faults::nearest,
};

/// A labelled row. One of `labels` and `phrase` at least is there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Gold {
    pub id: String,
    pub customer: String,
    pub reply: String,
    pub labels: Option<BTreeSet<String>>,
    /// Codes in which good annotators differ: they count neither way.
    pub maybe: BTreeSet<String>,
    /// The reply cut up, each part with its codes.
    pub parts: Vec<(String, String)>,
    /// `kind`, `source` and `agent`, where the row has them.
    pub groups: Vec<(&'static str, String)>,
    pub phrase: Option<Asked>,
}

/// A required phrase and how much of it the reply says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    pub say: Vec<String>,
    pub verdict: Verdict,
}

#[derive(Deserialize)]
struct Written {
    id: Option<Value>,
    customer: Option<String>,
    reply: Option<String>,
    labels: Option<Vec<String>>,
    maybe: Option<Vec<String>>,
    parts: Option<Vec<(String, String)>>,
    kind: Option<String>,
    source: Option<String>,
    agent: Option<String>,
    say: Option<Vec<String>>,
    verdict: Option<String>,
}

impl Gold {
    /// # Errors
    /// When the line is no labelled row: what is wrong with it, and where.
    pub fn parse(line: &[u8], lexicon: &Lexicon) -> Result<Self, RowFault> {
        let text = rows::utf8(line)?;
        if !text.trim_start().starts_with('{') {
            return Err(rows::fault::no_object(text));
        }
        let written: Written =
            serde_json::from_str(text).map_err(|error| rows::fault::of_json(text, &error))?;
        gold(written, text, lexicon)
    }

    /// The labelled words that carry a code, where the row is cut into parts.
    pub fn words(&self, code: &str) -> String {
        let carrying = |(_, codes): &&(String, String)| codes.split_whitespace().any(|c| c == code);
        let words: Vec<&str> = self
            .parts
            .iter()
            .filter(carrying)
            .map(|(text, _)| text.as_str())
            .collect();
        words.join(" \u{2026} ")
    }
}

fn gold(written: Written, text: &str, lexicon: &Lexicon) -> Result<Gold, RowFault> {
    let parts = written.parts.unwrap_or_default();
    let reply = match written.reply {
        Some(reply) => reply,
        None if parts.is_empty() => return Err(RowFault::new(1, Problem::Missing("reply"))),
        None => parts.iter().map(|(text, _)| text.as_str()).collect(),
    };
    let of_parts = || {
        let codes = parts.iter().flat_map(|(_, codes)| codes.split_whitespace());
        (!parts.is_empty()).then(|| codes.map(str::to_owned).collect())
    };
    let labels: Option<BTreeSet<String>> =
        written.labels.map(BTreeSet::from_iter).or_else(of_parts);
    let maybe = BTreeSet::from_iter(written.maybe.unwrap_or_default());
    for code in labels.iter().flatten().chain(&maybe) {
        known(code, text, lexicon)?;
    }
    let phrase = match (written.say, written.verdict) {
        (Some(say), Some(word)) => Some(Asked {
            verdict: verdict(&word)
                .ok_or_else(|| RowFault::new(place(text, &word), Problem::UnknownVerdict(word)))?,
            say,
        }),
        _ => None,
    };
    if labels.is_none() && phrase.is_none() {
        return Err(RowFault::new(1, Problem::NoLabels));
    }
    let groups = [
        ("kind", written.kind),
        ("source", written.source),
        ("agent", written.agent),
    ];
    Ok(Gold {
        id: match written.id {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(id)) => id,
            Some(other) => other.to_string(),
        },
        customer: written.customer.unwrap_or_default(),
        reply,
        labels,
        maybe,
        parts,
        groups: groups
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect(),
        phrase,
    })
}

fn known(code: &str, text: &str, lexicon: &Lexicon) -> Result<(), RowFault> {
    let mut codes = lexicon.behaviours().iter().map(|it| it.name.as_str());
    if codes.any(|known| known == code) {
        return Ok(());
    }
    let codes = lexicon.behaviours().iter().map(|it| it.name.as_str());
    let near = nearest(code, codes).map(str::to_owned);
    let problem = Problem::UnknownCode(code.to_owned(), near);
    Err(RowFault::new(place(text, code), problem))
}

fn verdict(word: &str) -> Option<Verdict> {
    Verdicts::ALL.into_iter().find(|it| it.as_str() == word)
}

/// The verdicts in the order of tables.
pub struct Verdicts;

impl Verdicts {
    pub const ALL: [Verdict; 3] = [Verdict::Full, Verdict::Part, Verdict::None];
}

/// Where a word stands in the line, in characters from 1; labels come last in most rows.
fn place(text: &str, word: &str) -> usize {
    let before = text.rfind(word).and_then(|at| text.get(..at));
    before.map_or(1, |before| before.chars().count() + 1)
}
