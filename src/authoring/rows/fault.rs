//! What is wrong with a row, and where.

use serde_json::{Value, error::Category};

use crate::{locale::Locale, text::clean};

/// One fault of one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowFault {
    /// In characters from 1.
    pub column: usize,
    pub problem: Problem,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    NotUtf8,
    /// More bytes than a line may have.
    TooLong,
    NotJson,
    /// JSON, but no object.
    NotObject,
    Missing(&'static str),
    NotText(&'static str),
    NotTexts(&'static str),
    /// A key that may stand once stands twice.
    Twice(String),
    /// A label that is no code of a behaviour, and the nearest that is.
    UnknownCode(String, Option<String>),
    UnknownVerdict(String),
    /// A gold row that says neither what the reply does nor how much of a phrase it holds.
    NoLabels,
    /// A line before anybody speaks, or a row whose speaker is neither side.
    NoSpeaker(String),
    /// A call in which no agent speaks.
    NoAgent,
    /// A call of people of whom nothing tells which is the agent.
    Strangers(String),
    /// `parts` that are no list of [text, codes].
    NotParts,
}

impl RowFault {
    pub fn new(column: usize, problem: Problem) -> Self {
        Self { column, problem }
    }

    /// The name of the fault in JSON.
    pub fn code(&self) -> &'static str {
        match &self.problem {
            Problem::NotUtf8 => "not_utf8",
            Problem::TooLong => "too_long",
            Problem::NotJson => "not_json",
            Problem::NotObject => "not_object",
            Problem::Missing(_) => "missing",
            Problem::NotText(_) => "not_text",
            Problem::NotTexts(_) => "not_texts",
            Problem::Twice(_) => "twice",
            Problem::UnknownCode(..) => "unknown_code",
            Problem::UnknownVerdict(_) => "unknown_verdict",
            Problem::NoLabels => "no_labels",
            Problem::NoSpeaker(_) => "no_speaker",
            Problem::NoAgent => "no_agent",
            Problem::Strangers(_) => "strangers",
            Problem::NotParts => "not_parts",
        }
    }

    /// The fault as a sentence.
    pub fn sentence(&self, locale: &Locale) -> String {
        let about = match &self.problem {
            Problem::Missing(key) | Problem::NotText(key) | Problem::NotTexts(key) => key,
            Problem::Twice(word)
            | Problem::NoSpeaker(word)
            | Problem::Strangers(word)
            | Problem::UnknownCode(word, _)
            | Problem::UnknownVerdict(word) => word.as_str(),
            Problem::NotUtf8
            | Problem::TooLong
            | Problem::NotJson
            | Problem::NotObject
            | Problem::NoLabels
            | Problem::NoAgent
            | Problem::NotParts => "",
        };
        let about = clean::printable(about).replace('\n', " ");
        let mut sentence =
            locale.format(&format!("report.row.{}", self.code()), &[("about", &about)]);
        if let Problem::UnknownCode(_, Some(near)) = &self.problem {
            sentence.push_str(locale.text("report.row.then"));
            sentence.push_str(&locale.format("report.did_you_mean", &[("name", near)]));
        }
        sentence
    }
}

/// A line that does not begin as an object does.
pub(crate) fn no_object(text: &str) -> RowFault {
    match serde_json::from_str::<Value>(text) {
        Ok(_) => RowFault::new(1, Problem::NotObject),
        Err(error) => of_json(text, &error),
    }
}

/// What the parser found, in our words: its own are English and name our types.
pub(crate) fn of_json(text: &str, error: &serde_json::Error) -> RowFault {
    let column = column(text, error);
    let problem = match (error.classify(), serde_json::from_str::<Value>(text)) {
        (Category::Data, Ok(value)) => of_value(&value, &error.to_string()),
        _ => Problem::NotJson,
    };
    RowFault::new(column, problem)
}

/// The parser counts bytes.
fn column(text: &str, error: &serde_json::Error) -> usize {
    let bytes = error.column().saturating_sub(1);
    let before = text.char_indices().take_while(|(at, _)| *at < bytes);
    before.count() + 1
}

fn of_value(value: &Value, said: &str) -> Problem {
    let Some(row) = value.as_object() else {
        return Problem::NotObject;
    };
    // The value keeps the last of two, so only the parser's own words tell of them.
    if let Some(key) = said
        .strip_prefix("duplicate field `")
        .and_then(|rest| rest.split('`').next())
    {
        return Problem::Twice(key.to_owned());
    }
    for key in ["customer", "kind", "source", "verdict"] {
        if row
            .get(key)
            .is_some_and(|it| !it.is_string() && !it.is_null())
        {
            return Problem::NotText(key);
        }
    }
    for key in ["say", "labels", "maybe"] {
        let texts = |it: &Value| {
            it.as_array()
                .is_some_and(|list| list.iter().all(Value::is_string))
        };
        if row.get(key).is_some_and(|it| !texts(it) && !it.is_null()) {
            return Problem::NotTexts(key);
        }
    }
    match row.get("reply") {
        None if row.contains_key("parts") => Problem::NotParts,
        None => Problem::Missing("reply"),
        Some(Value::String(_)) => Problem::NotParts,
        Some(_) => Problem::NotText("reply"),
    }
}
