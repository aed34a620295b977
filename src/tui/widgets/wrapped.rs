//! How the text of a field stands in its rows: broken as all text on the screen is, so that no row begins with a comma, and
//! with a cell for the cursor at every place of the text.

use std::ops::Range;

use crate::text::width;

pub(super) struct Wrapped {
    rows: Vec<Row>,
    columns: usize,
}

/// A part of a line; together the rows of a line hold all of it.
struct Row {
    line: usize,
    bytes: Range<usize>,
}

impl Wrapped {
    /// At least one row, and one more where the cursor after a full last row stands.
    pub(super) fn of(lines: &[String], columns: u16) -> Self {
        let columns = usize::from(columns.max(1));
        let mut rows = Vec::new();
        for (line, text) in lines.iter().enumerate() {
            let parts = parts(text, columns);
            rows.extend(parts.into_iter().map(|bytes| Row { line, bytes }));
        }
        Self { rows, columns }
    }

    pub(super) fn count(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    /// What is drawn from a row on; blanks at a break that do not fit are left out.
    pub(super) fn from<'a>(
        &'a self,
        top: u16,
        lines: &'a [String],
    ) -> impl Iterator<Item = &'a str> {
        let rows = self.rows.iter().skip(usize::from(top));
        rows.map(|row| width::clip(Self::text(row, lines), self.columns))
    }

    /// Row and column of a place in the text: a line and the characters before it. At a break it is the next row's.
    pub(super) fn cell(&self, lines: &[String], (line, characters): (usize, usize)) -> (u16, u16) {
        let text = lines.get(line).map_or("", String::as_str);
        let byte = text
            .char_indices()
            .nth(characters)
            .map_or(text.len(), |(byte, _)| byte);
        let holds = |row: &Row| row.line == line && row.bytes.start <= byte;
        let at = self.rows.iter().rposition(holds).unwrap_or_default();
        let start = self.rows.get(at).map_or(0, |row| row.bytes.start);
        let column = width::columns(text.get(start..byte).unwrap_or_default());
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        (small(at), small(column.min(self.columns - 1)))
    }

    /// The place in the text that is nearest to a column of a row.
    pub(super) fn place(&self, lines: &[String], (row, column): (u16, u16)) -> (usize, usize) {
        let at = usize::from(row).min(self.rows.len().saturating_sub(1));
        let Some(row) = self.rows.get(at) else {
            return (0, 0);
        };
        let text = Self::text(row, lines);
        let mut before = width::clip(text, usize::from(column));
        let goes_on = self
            .rows
            .get(at + 1)
            .is_some_and(|next| next.line == row.line);
        if goes_on && before.len() == text.len() {
            // The end of this row is the beginning of the next one.
            let last = width::graphemes(text).next_back().map_or(0, str::len);
            before = &text[..text.len() - last];
        }
        let line = lines.get(row.line).map_or("", String::as_str);
        let start = line.get(..row.bytes.start).unwrap_or_default();
        (row.line, start.chars().count() + before.chars().count())
    }

    fn text<'a>(row: &Row, lines: &'a [String]) -> &'a str {
        let line = lines.get(row.line).map_or("", String::as_str);
        line.get(row.bytes.clone()).unwrap_or_default()
    }
}

/// The parts of a line without gaps: blanks at a break stay in the row before it.
fn parts(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = width::wrap(text, columns)
        .iter()
        .map(|range| range.start)
        .collect();
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    starts.dedup();
    // Blanks at the end are being typed: they have their cells.
    let mut last = starts.last().copied().unwrap_or_default();
    while width::columns(&text[last..]) > columns {
        let fits = width::clip(&text[last..], columns).len();
        let one = width::graphemes(&text[last..]).next().map_or(0, str::len);
        last += fits.max(one);
        starts.push(last);
    }
    if width::columns(&text[last..]) == columns {
        starts.push(text.len());
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}
