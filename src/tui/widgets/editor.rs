//! A field for text, one line or many, with the terminal's own cursor in the right cell.

use std::cell::RefCell;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::Style,
    widgets::Clear,
};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation as _;

use super::Prose;
use crate::{
    text::{clean, width},
    tui::action::Command,
};

/// Characters that one field takes; more than any reply or record needs, and little enough to stay quick.
const MOST: usize = 20_000;

#[derive(Clone, Debug)]
pub struct Editor {
    /// It scrolls while it is drawn.
    area: RefCell<TextArea<'static>>,
    lines: Lines,
}

/// Whether a text may have several lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lines {
    One,
    Many,
}

impl Editor {
    pub fn new(lines: Lines) -> Self {
        Self::holding(lines, "")
    }

    pub fn holding(lines: Lines, text: &str) -> Self {
        let mut area = TextArea::default();
        area.set_cursor_style(Style::default());
        area.set_cursor_line_style(Style::default());
        area.set_wrap_mode(match lines {
            Lines::One => WrapMode::None,
            Lines::Many => WrapMode::Glyph,
        });
        let area = RefCell::new(area);
        let mut editor = Self { area, lines };
        editor.insert(text);
        editor
    }

    /// A field of one paragraph: it wraps, but holds no line breaks.
    pub fn paragraph(text: &str) -> Self {
        let mut editor = Self::holding(Lines::One, text);
        editor.area.get_mut().set_wrap_mode(WrapMode::Glyph);
        editor
    }

    pub fn text(&self) -> String {
        self.area.borrow().lines().join("\n")
    }

    pub fn is_empty(&self) -> bool {
        self.area.borrow().is_empty()
    }

    pub fn clear(&mut self) {
        let lines = self.lines;
        let wrap = self.area.get_mut().wrap_mode();
        *self = Self::new(lines);
        self.area.get_mut().set_wrap_mode(wrap);
    }

    /// Inserts typed or pasted text: nothing in it can reach the terminal as anything but text.
    pub fn insert(&mut self, text: &str) {
        let room = MOST.saturating_sub(self.characters());
        let clean: String = clean::printable(text).chars().take(room).collect();
        let area = self.area.get_mut();
        match self.lines {
            Lines::Many => area.insert_str(clean),
            Lines::One => area.insert_str(clean.replace('\n', " ")),
        };
    }

    /// Counted as a channel's limit counts them.
    pub fn characters(&self) -> usize {
        let area = self.area.borrow();
        let lines = area.lines();
        let breaks = lines.len().saturating_sub(1);
        lines.iter().map(|line| line.chars().count()).sum::<usize>() + breaks
    }

    /// Does an editing command; gives back whether it was one.
    pub fn edit(&mut self, command: Command) -> bool {
        match command {
            Command::CursorLeft | Command::PreviousChoice => self.go(CursorMove::Back),
            Command::CursorRight | Command::NextChoice => self.go(CursorMove::Forward),
            Command::CursorUp => self.go(CursorMove::Up),
            Command::CursorDown => self.go(CursorMove::Down),
            Command::LineStart => self.go(CursorMove::Head),
            Command::LineEnd => self.go(CursorMove::End),
            Command::EraseBack => self.area.get_mut().delete_char(),
            Command::EraseNext => self.area.get_mut().delete_next_char(),
            Command::EraseClause => self.erase_clause(),
            Command::EraseLine => self.area.get_mut().delete_line_by_head(),
            Command::Undo => self.area.get_mut().undo(),
            Command::Redo => self.area.get_mut().redo(),
            Command::NewLine if self.lines == Lines::Many => {
                self.area.get_mut().insert_newline();
                true
            }
            _ => return false,
        };
        true
    }

    fn go(&mut self, to: CursorMove) -> bool {
        self.area.get_mut().move_cursor(to);
        true
    }

    /// Back to the last punctuation: a Han sentence has no words that a blank would end.
    fn erase_clause(&mut self) -> bool {
        let area = self.area.get_mut();
        let cursor = area.cursor();
        let Some(line) = area.lines().get(cursor.0) else {
            return false;
        };
        let before: Vec<char> = line.chars().take(cursor.1).collect();
        let kept = before
            .iter()
            .rposition(|c| c.is_alphanumeric())
            .and_then(|last| before[..last].iter().rposition(|c| !c.is_alphanumeric()))
            .map_or(0, |boundary| boundary + 1);
        let erased = before.len() - kept;
        if erased == 0 {
            return area.delete_char();
        }
        for _ in 0..erased {
            area.move_cursor(CursorMove::Back);
        }
        area.delete_str(erased)
    }

    /// Rows that the text takes at this width.
    pub fn rows(&self, columns: u16) -> u16 {
        let columns = usize::from(columns.max(1));
        let area = self.area.borrow();
        let lines = area.lines().iter();
        let rows: usize = lines.map(|line| rows(line, columns)).sum();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Rows of the text where nobody writes in it.
    pub fn resting_rows(&self, columns: u16) -> u16 {
        let lines = self.resting().wrap(usize::from(columns), 0);
        u16::try_from(lines.len()).unwrap_or(u16::MAX)
    }

    /// Draws a field that nobody writes in: its beginning, and `more` where there is more than fits.
    pub fn draw_resting(&self, frame: &mut Frame, area: Rect, more: &str) {
        let room = (usize::from(area.width), usize::from(area.height));
        let lines = self.resting().wrap_some(room, 0, more);
        for (row, line) in area.rows().zip(lines) {
            frame.render_widget(line, row);
        }
    }

    fn resting(&self) -> Prose {
        Prose::of(self.text(), Style::default())
    }

    /// Draws the text; where `focus`, puts the cursor.
    pub fn draw(&self, frame: &mut Frame, area: Rect, focus: bool) {
        if area.is_empty() {
            return;
        }
        self.scroll_into(frame, area);
        if focus {
            frame.set_cursor_position(self.cursor(area));
        }
    }

    /// Draws the text so that no row is wasted: a field that grew, or holds less than before, scrolls back.
    fn scroll_into(&self, frame: &mut Frame, area: Rect) {
        frame.render_widget(&*self.area.borrow(), area);
        if self.is_scrolled_past(area) {
            self.scroll_back();
            frame.render_widget(Clear, area);
            frame.render_widget(&*self.area.borrow(), area);
        }
        if self.ends_full(area) {
            // One row less makes it scroll: the cursor belongs to the row that becomes free.
            frame.render_widget(Clear, area);
            let above = Rect {
                height: area.height - 1,
                ..area
            };
            frame.render_widget(&*self.area.borrow(), above);
        }
    }

    /// Whether the field could show more of the text than it does.
    fn is_scrolled_past(&self, area: Rect) -> bool {
        let text = self.area.borrow();
        let (top, left) = text.scroll_offset();
        if text.wrap_mode() != WrapMode::None {
            return top > 0 && top.saturating_add(area.height) > self.rows(area.width);
        }
        let wide = text.lines().iter().map(|line| width::columns(line)).max();
        left > 0 && usize::from(left.saturating_add(area.width)) > wide.unwrap_or(0) + 1
    }

    fn scroll_back(&self) {
        let mut text = self.area.borrow_mut();
        let cursor = text.cursor();
        let (top, left) = text.scroll_offset();
        let back = |by: u16| i16::try_from(by).map_or(i16::MIN, |by| -by);
        text.scroll((back(top), back(left)));
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        text.move_cursor(CursorMove::Jump(small(cursor.0), small(cursor.1)));
    }

    /// Whether text as it was drawn lies above the field, and below it.
    pub fn hidden(&self, area: Rect) -> (bool, bool) {
        let (top, _) = self.area.borrow().scroll_offset();
        let bottom = top.saturating_add(area.height);
        (top > 0, bottom < self.rows(area.width))
    }

    /// Whether the cursor stands after the last cell of the field.
    fn ends_full(&self, area: Rect) -> bool {
        let text = self.area.borrow();
        let cursor = text.screen_cursor();
        let (top, _) = text.scroll_offset();
        let wraps = text.wrap_mode() != WrapMode::None;
        wraps
            && area.height > 1
            && cursor.col >= usize::from(area.width)
            && cursor.row.saturating_sub(usize::from(top)) + 1 >= usize::from(area.height)
    }

    /// At the end of a full line the cursor belongs to the next one; it never leaves the field.
    fn cursor(&self, area: Rect) -> Position {
        let text = self.area.borrow();
        let cursor = text.screen_cursor();
        let (top, left) = text.scroll_offset();
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let mut row = small(cursor.row).saturating_sub(top);
        let mut column = small(cursor.col).saturating_sub(left);
        if column >= area.width && row + 1 < area.height && text.wrap_mode() != WrapMode::None {
            (row, column) = (row + 1, 0);
        }
        Position::new(
            area.x + column.min(area.width - 1),
            area.y + row.min(area.height - 1),
        )
    }
}

fn rows(line: &str, columns: usize) -> usize {
    let (mut rows, mut used) = (1, 0);
    for grapheme in line.graphemes(true) {
        let wide = width::columns(grapheme);
        if used + wide > columns && used > 0 {
            rows += 1;
            used = 0;
        }
        used += wide;
    }
    // The cursor after a full line stands on the next.
    if used >= columns { rows + 1 } else { rows }
}
