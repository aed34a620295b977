//! A stretch of a text, in bytes of the text as it was typed.

use serde::{Deserialize, Serialize};

/// Half-open byte range; both ends lie on character borders of the text it belongs to.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text under the span, or "" where the span does not fit the text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same stretch counted in Unicode scalars of `text`, as JSON reports it.
    pub fn in_chars(&self, text: &str) -> (usize, usize) {
        let chars_before =
            |byte: usize| text.char_indices().take_while(|(at, _)| *at < byte).count();
        (chars_before(self.start), chars_before(self.end))
    }
}
