//! How wide a text is on the screen, and where it breaks into lines.

use std::ops::Range;

use textwrap::{LineEnding, Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that `text` takes on one line of a terminal.
pub fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The longest beginning of `text` that fits into `width` columns, cut between graphemes.
pub fn clip(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += columns(grapheme);
        if used > width {
            return &text[..at];
        }
    }
    text
}

/// Whether a character takes two columns.
pub fn is_wide(one: char) -> bool {
    UnicodeWidthChar::width(one) == Some(2)
}

/// The characters of `text` as a reader sees them.
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(true)
}

/// Byte ranges of `text`, one a display line, none wider than `width` unless a single grapheme is.
/// Breaks follow Unicode, so no line begins with a comma; `\n` always breaks; the blanks at a break belong to no line.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width.max(1), &mut lines);
        start += line.len() + 1;
    }
    lines
}

fn wrap_line(line: &str, offset: usize, width: usize, lines: &mut Vec<Range<usize>>) {
    let options = Options::new(width)
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .line_ending(LineEnding::LF)
        .break_words(false);
    let mut at = 0;
    for piece in textwrap::wrap(line, options) {
        // Without hyphens and indents each piece is a part of the line; blanks between two pieces were dropped.
        let found = line[at..].find(piece.as_ref()).unwrap_or_default();
        let range = at + found..(at + found + piece.len()).min(line.len());
        at = range.end;
        break_long(line, range, offset, width, lines);
    }
}

/// A word that is wider than the line is cut between graphemes.
fn break_long(
    line: &str,
    range: Range<usize>,
    offset: usize,
    width: usize,
    lines: &mut Vec<Range<usize>>,
) {
    let mut rest = range;
    while columns(&line[rest.clone()]) > width {
        let whole = &line[rest.clone()];
        let fits = clip(whole, width).len();
        let first = whole.graphemes(true).next().map_or(whole.len(), str::len);
        let cut = rest.start + fits.max(first);
        lines.push(offset + rest.start..offset + cut);
        rest.start = cut;
        if rest.is_empty() {
            return;
        }
    }
    lines.push(offset + rest.start..offset + rest.end);
}
