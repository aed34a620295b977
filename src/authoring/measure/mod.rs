//! How well replies are read: readings against labelled rows. Pure.

pub mod figures;
pub mod gold;
pub mod json;
pub mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use figures::{Counts, Macro};
pub use gold::Gold;

use crate::{
    reading::{Lexicon, Meaning, Phrase, Sign, Verdict},
    text::Span,
};

/// The codes of the labelled data, in the order of the flow. Others count where a row labels them.
pub const CODES: [&str; 24] = [
    "greeting",
    "self_introduction",
    "offer_help",
    "verify_identity",
    "acknowledge",
    "empathy",
    "apology",
    "record",
    "ask_open",
    "ask_closed",
    "restate",
    "explain",
    "solve",
    "time_promise",
    "hold",
    "transfer",
    "check_satisfaction",
    "further_help",
    "follow_up",
    "thanks",
    "farewell",
    "shirk",
    "impatient",
    "over_promise",
];

/// Kinds of rows that name what they do not do: whatever is found there beyond the labels is wrongly credited.
const BAIT: [&str; 3] = ["mention", "salad", "heap"];

/// Where a row stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    pub file: String,
    pub line: u64,
}

/// Rows measured so far.
pub struct Measure {
    lexicon: Arc<Lexicon>,
    /// Rows with labels.
    pub rows: u32,
    codes: BTreeMap<String, Counts>,
    labelled: BTreeSet<String>,
    /// By kind, source or agent.
    groups: BTreeMap<(&'static str, String), Group>,
    /// By kind of bait: rows, and those wrongly credited.
    pub bait: BTreeMap<String, (u32, u32)>,
    pub phrases: PhraseFigures,
    /// Rows in which something is wrong.
    pub errors: Vec<RowErrors>,
}

/// Rows that have something in common, and what their codes count.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Group {
    rows: u32,
    codes: Vec<(String, Counts)>,
}

/// Three verdicts on required phrases.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PhraseFigures {
    /// Labelled verdict, then the one given.
    pub confusion: BTreeMap<(Verdict, Verdict), u32>,
    /// By kind: rows, and those judged rightly.
    pub kinds: BTreeMap<String, (u32, u32)>,
}

/// What went wrong in one row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowErrors {
    pub place: Place,
    pub gold: Gold,
    pub errors: Vec<ReadingError>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadingError {
    /// Found and not labelled, once for each place.
    Wrong {
        code: String,
        span: Span,
        rule: String,
    },
    Missed {
        code: String,
    },
    Phrase {
        wanted: Verdict,
        got: Verdict,
        missing: Vec<String>,
    },
}

impl ReadingError {
    /// The code, or `phrase`.
    pub fn code(&self) -> &str {
        match self {
            Self::Wrong { code, .. } | Self::Missed { code } => code,
            Self::Phrase { .. } => "phrase",
        }
    }
}

impl Measure {
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self {
            lexicon,
            rows: 0,
            codes: BTreeMap::new(),
            labelled: BTreeSet::new(),
            groups: BTreeMap::new(),
            bait: BTreeMap::new(),
            phrases: PhraseFigures::default(),
            errors: Vec::new(),
        }
    }

    /// Reads a row and counts what came out.
    pub fn add(&mut self, place: Place, gold: Gold) {
        let mut errors = Vec::new();
        if let Some(labels) = &gold.labels {
            self.labels(&gold, labels, &mut errors);
        }
        if let Some(asked) = &gold.phrase {
            let phrase = Phrase::new(&self.lexicon, &asked.say);
            let spoken = phrase.read(&self.lexicon, &gold.reply);
            let pair = (asked.verdict, spoken.verdict);
            *self.phrases.confusion.entry(pair).or_default() += 1;
            let right = asked.verdict == spoken.verdict;
            for (_, kind) in gold.groups.iter().filter(|(name, _)| *name == "kind") {
                let count = self.phrases.kinds.entry(kind.clone()).or_default();
                *count = (count.0 + 1, count.1 + u32::from(right));
            }
            if !right {
                errors.push(ReadingError::Phrase {
                    wanted: asked.verdict,
                    got: spoken.verdict,
                    missing: spoken.missing,
                });
            }
        }
        if !errors.is_empty() {
            self.errors.push(RowErrors {
                place,
                gold,
                errors,
            });
        }
    }

    fn labels(&mut self, gold: &Gold, labels: &BTreeSet<String>, errors: &mut Vec<ReadingError>) {
        self.rows += 1;
        self.labelled.extend(labels.iter().cloned());
        let reading = self.lexicon.read(&gold.customer, &gold.reply);
        let mut found: BTreeMap<&str, Vec<&Sign>> = BTreeMap::new();
        for sign in &reading.signs {
            if let Meaning::Did { name } = &sign.meaning {
                found.entry(name).or_default().push(sign);
            }
        }
        let counts = counted(gold, labels, &found);
        let is_labelled_data = |code: &str| CODES.contains(&code);
        let credited = counts
            .iter()
            .any(|(code, count)| count.wrong > 0 && is_labelled_data(code));
        for (name, value) in &gold.groups {
            let group = self.groups.entry((name, value.clone())).or_default();
            group.rows += 1;
            group.codes.extend(counts.iter().cloned());
            if *name == "kind" && BAIT.contains(&value.as_str()) {
                let bait = self.bait.entry(value.clone()).or_default();
                *bait = (bait.0 + 1, bait.1 + u32::from(credited));
            }
        }
        for (code, count) in counts {
            if count.missed > 0 {
                errors.push(ReadingError::Missed { code: code.clone() });
            }
            if count.wrong > 0 {
                let signs = found.get(code.as_str()).into_iter().flatten();
                errors.extend(signs.map(|sign| ReadingError::Wrong {
                    code: code.clone(),
                    span: sign.span,
                    rule: sign.rule.to_string(),
                }));
            }
            self.codes.entry(code).or_default().add(count);
        }
    }

    /// The codes that count, in the order of the flow, further ones behind: those of the labelled data, and those that rows label.
    pub fn codes(&self) -> Vec<(&str, Counts)> {
        let counts = |code: &str| self.codes.get(code).copied().unwrap_or_default();
        let further = self.labelled.iter().map(String::as_str);
        let further = further.filter(|code| !CODES.contains(code));
        let all = CODES.into_iter().chain(further);
        all.map(|code| (code, counts(code))).collect()
    }

    fn counts(&self, code: &str) -> bool {
        CODES.contains(&code) || self.labelled.contains(code)
    }

    /// All codes together.
    pub fn micro(&self) -> Counts {
        let mut micro = Counts::default();
        for (_, counts) in self.codes() {
            micro.add(counts);
        }
        micro
    }

    pub fn macro_mean(&self) -> Option<Macro> {
        Macro::over(self.codes().into_iter().map(|(_, counts)| counts))
    }

    /// By kind, source or agent: rows, and all codes together.
    pub fn groups(&self) -> Vec<(&'static str, &str, u32, Counts)> {
        let mut groups = Vec::new();
        for ((name, value), group) in &self.groups {
            let mut sum = Counts::default();
            for (code, counts) in &group.codes {
                if self.counts(code) {
                    sum.add(*counts);
                }
            }
            groups.push((*name, value.as_str(), group.rows, sum));
        }
        groups
    }

    /// The errors of the codes that count and are asked for; all of an empty list.
    pub fn errors_of(&self, codes: &[String]) -> Vec<(&RowErrors, Vec<&ReadingError>)> {
        let wanted = |error: &&ReadingError| {
            let code = error.code();
            let asked = codes.is_empty() || codes.iter().any(|it| it == code);
            asked && (code == "phrase" || self.counts(code))
        };
        let rows = self.errors.iter().map(|row| {
            let errors: Vec<&ReadingError> = row.errors.iter().filter(wanted).collect();
            (row, errors)
        });
        rows.filter(|(_, errors)| !errors.is_empty()).collect()
    }
}

impl PhraseFigures {
    pub fn rows(&self) -> u32 {
        self.confusion.values().sum()
    }

    pub fn right(&self) -> u32 {
        let right = self
            .confusion
            .iter()
            .filter(|((wanted, got), _)| wanted == got);
        right.map(|(_, count)| count).sum()
    }

    pub fn of(&self, wanted: Verdict, got: Verdict) -> u32 {
        self.confusion.get(&(wanted, got)).copied().unwrap_or(0)
    }
}

/// What each code of a row counts.
fn counted(
    gold: &Gold,
    labels: &BTreeSet<String>,
    found: &BTreeMap<&str, Vec<&Sign>>,
) -> Vec<(String, Counts)> {
    let mut codes: BTreeSet<&str> = labels.iter().map(String::as_str).collect();
    codes.extend(found.keys());
    codes
        .into_iter()
        .filter(|code| !gold.maybe.contains(*code))
        .map(|code| {
            let (labelled, found) = (labels.contains(code), found.contains_key(code));
            let counts = Counts {
                right: u32::from(labelled && found),
                wrong: u32::from(!labelled && found),
                missed: u32::from(labelled && !found),
            };
            (code.to_owned(), counts)
        })
        .collect()
}
