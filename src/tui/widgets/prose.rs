//! Styled text, wrapped by columns. Chinese never goes through `Paragraph::wrap`, which can panic and breaks badly.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::text::width;

/// Text that changes style on the way.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    text: String,
    /// Ends of the stretches, with their styles.
    styles: Vec<(usize, Style)>,
}

impl Prose {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn of(text: impl AsRef<str>, style: Style) -> Self {
        Self::new().then(text, style)
    }

    #[must_use]
    pub fn then(mut self, text: impl AsRef<str>, style: Style) -> Self {
        self.push(text, style);
        self
    }

    pub fn push(&mut self, text: impl AsRef<str>, style: Style) {
        self.text.push_str(text.as_ref());
        self.styles.push((self.text.len(), style));
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Columns that it takes on one line.
    pub fn width(&self) -> usize {
        width::columns(&self.text)
    }

    /// The lines at this width, the second and further ones moved right by `indent` columns.
    pub fn wrap(&self, columns: usize, indent: usize) -> Vec<Line<'static>> {
        let room = columns.saturating_sub(indent).max(1);
        let first = width::wrap(&self.text, columns.max(1)).into_iter().next();
        let first_end = first.map_or(0, |range| range.end);
        let mut lines = vec![self.slice(0, first_end)];
        // What is left wraps in the narrower room; a break drops the blanks and the line end at it.
        let rest = self.text[first_end..].trim_start_matches(' ');
        let rest = rest.strip_prefix('\n').unwrap_or(rest);
        if rest.is_empty() {
            return lines;
        }
        let offset = self.text.len() - rest.len();
        for range in width::wrap(rest, room) {
            let mut line = self.slice(offset + range.start, offset + range.end);
            if indent > 0 {
                line.spans.insert(0, Span::raw(" ".repeat(indent)));
            }
            lines.push(line);
        }
        lines
    }

    /// As `wrap`, `most` lines of it: the last one ends in `more` where there would be others.
    pub fn wrap_some(
        &self,
        (columns, most): (usize, usize),
        indent: usize,
        more: &str,
    ) -> Vec<Line<'static>> {
        let mut lines = self.wrap(columns, indent);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                cut(last, columns, more);
            }
        }
        lines
    }

    /// The text on one line, cut with `more` where it is too long.
    pub fn clip(&self, columns: usize, more: &str) -> Line<'static> {
        let flat = self.text.find('\n').unwrap_or(self.text.len());
        if width::columns(&self.text[..flat]) <= columns && flat == self.text.len() {
            return self.slice(0, flat);
        }
        let room = columns.saturating_sub(width::columns(more));
        let kept = width::clip(&self.text[..flat], room).len();
        let mut line = self.slice(0, kept);
        if columns > room {
            let style = line.spans.last().map(|span| span.style).unwrap_or_default();
            line.spans.push(Span::styled(more.to_owned(), style));
        }
        line
    }

    fn slice(&self, start: usize, end: usize) -> Line<'static> {
        let mut spans = Vec::new();
        let mut from = start;
        for (stop, style) in &self.styles {
            let to = end.min(*stop);
            if to > from {
                spans.push(Span::styled(self.text[from..to].to_owned(), *style));
                from = to;
            }
        }
        Line::from(spans)
    }
}

/// Ends a line in `more`, with room made for it.
fn cut(line: &mut Line<'static>, columns: usize, more: &str) {
    let mut room = columns.saturating_sub(width::columns(more));
    let mut kept = Vec::new();
    for span in std::mem::take(&mut line.spans) {
        let part = width::clip(&span.content, room);
        room -= width::columns(part).min(room);
        let whole = part.len() == span.content.len();
        kept.push(Span::styled(part.to_owned(), span.style));
        if !whole {
            break;
        }
    }
    let style = kept.last().map(|span| span.style).unwrap_or_default();
    kept.push(Span::styled(more.to_owned(), style));
    line.spans = kept;
}
