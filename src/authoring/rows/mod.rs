//! Rows of JSON Lines, as trainers and analysts bring them: one reply a row.

pub mod fault;
pub mod phrases;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

pub use fault::{Problem, RowFault};
pub use phrases::Phrases;

/// A text as it stands in its line wherever nothing in it is escaped.
#[derive(Deserialize, Debug)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Text<'_> {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A reply to be read. Keys that are not named here are passed over.
#[derive(Deserialize, Debug)]
pub struct Row<'a> {
    /// Given back as it came.
    pub id: Option<Value>,
    /// The customer's turn before.
    #[serde(borrow)]
    customer: Option<Text<'a>>,
    #[serde(borrow)]
    reply: Text<'a>,
    /// The ways to say one required phrase.
    #[serde(borrow)]
    say: Option<Vec<Text<'a>>>,
}

impl<'a> Row<'a> {
    /// # Errors
    /// When the line is no row: what is wrong with it, and where.
    pub fn parse(line: &'a [u8]) -> Result<Self, RowFault> {
        let text = utf8(line)?;
        if !text.trim_start().starts_with('{') {
            return Err(fault::no_object(text));
        }
        serde_json::from_str(text).map_err(|error| fault::of_json(text, &error))
    }

    pub fn customer(&self) -> &str {
        self.customer.as_ref().map_or("", Text::as_str)
    }

    pub fn reply(&self) -> &str {
        self.reply.as_str()
    }

    /// The ways to say the required phrase; an empty list asks for none.
    pub fn say(&self) -> Option<&[Text<'a>]> {
        self.say.as_deref().filter(|say| !say.is_empty())
    }
}

/// The `id` of a row in which something else is wrong.
pub fn id_of(line: &[u8]) -> Option<Value> {
    #[derive(Deserialize)]
    struct Named {
        id: Option<Value>,
    }
    // A list would be taken for an object without its keys.
    let object = line.trim_ascii_start().starts_with(b"{");
    let named: Option<Named> = serde_json::from_slice(line).ok();
    named.filter(|_| object)?.id
}

/// Nothing but blanks: no row, and no fault.
pub fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// The line as text.
///
/// # Errors
/// Where it is not UTF-8.
pub fn utf8(line: &[u8]) -> Result<&str, RowFault> {
    str::from_utf8(line).map_err(|error| {
        let right = line.get(..error.valid_up_to()).unwrap_or_default();
        RowFault {
            column: 1 + String::from_utf8_lossy(right).chars().count(),
            problem: Problem::NotUtf8,
        }
    })
}
