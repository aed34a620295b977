//! A file's text, and places in it as people count them.

use std::borrow::Cow;

use crate::text::Span;

/// A file as it was read; spans of diagnostics are bytes of `text`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceFile {
    /// Shown before the line number: a path, or the path below the built-in folder.
    pub name: String,
    /// Borrowed from the binary, where the file was compiled in.
    pub text: Cow<'static, str>,
}

impl SourceFile {
    pub fn is_compiled_in(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let before = before(&self.text, byte);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).unwrap_or_default();
        (before.matches('\n').count() + 1, column.chars().count() + 1)
    }

    /// The bytes of the line that holds a byte, without its line break.
    pub fn line(&self, byte: usize) -> Span {
        let start = before(&self.text, byte).rfind('\n').map_or(0, |at| at + 1);
        let end = self
            .text
            .get(start..)
            .and_then(|rest| rest.find('\n'))
            .map_or(self.text.len(), |at| start + at);
        Span::new(start, end)
    }
}

/// The text before a byte; within a character: before that character.
fn before(text: &str, byte: usize) -> &str {
    let mut end = byte.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
