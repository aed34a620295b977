//! A field for text, one line or many, with the terminal's own cursor in the right cell.

use std::cell::{Cell, RefCell};

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::Style,
    widgets::Clear,
};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::{Prose, wrapped::Wrapped};
use crate::{
    text::{clean, width},
    tui::action::Command,
};

/// Characters that one field takes; more than any reply or record needs, and little enough to stay quick.
const MOST: usize = 20_000;

#[derive(Clone, Debug)]
pub struct Editor {
    /// A field of one row scrolls while it is drawn.
    area: RefCell<TextArea<'static>>,
    lines: Lines,
    /// Whether a long line goes on in the next row. The rows are the field's own: those of the crate begin with a comma.
    wraps: bool,
    /// The first row that was drawn, and the columns it was drawn in.
    top: Cell<u16>,
    columns: Cell<u16>,
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
        area.set_wrap_mode(WrapMode::None);
        let mut editor = Self {
            area: RefCell::new(area),
            lines,
            wraps: lines == Lines::Many,
            top: Cell::new(0),
            columns: Cell::new(u16::MAX),
        };
        editor.insert(text);
        editor
    }

    /// A field of one paragraph: it wraps, but holds no line breaks.
    pub fn paragraph(text: &str) -> Self {
        let mut editor = Self::holding(Lines::One, text);
        editor.wraps = true;
        editor
    }

    pub fn text(&self) -> String {
        self.area.borrow().lines().join("\n")
    }

    pub fn is_empty(&self) -> bool {
        self.area.borrow().is_empty()
    }

    pub fn clear(&mut self) {
        let (wraps, columns) = (self.wraps, self.columns.clone());
        *self = Self {
            wraps,
            columns,
            ..Self::new(self.lines)
        };
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
            Command::CursorUp => self.go_by_rows(-1),
            Command::CursorDown => self.go_by_rows(1),
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

    /// Up or down by rows as they were drawn last; at the first and the last one it stays.
    fn go_by_rows(&mut self, by: i16) -> bool {
        let area = self.area.get_mut();
        let lines = area.lines();
        let columns = if self.wraps {
            self.columns.get()
        } else {
            u16::MAX
        };
        let wrapped = Wrapped::of(lines, columns);
        let at = area.cursor();
        let (row, column) = wrapped.cell(lines, (at.0, at.1));
        let to = row.saturating_add_signed(by).min(wrapped.count() - 1);
        if to != row {
            let (line, characters) = wrapped.place(lines, (to, column));
            let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            area.move_cursor(CursorMove::Jump(small(line), small(characters)));
        }
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
        Wrapped::of(self.area.borrow().lines(), columns).count()
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
        let cursor = if self.wraps {
            self.draw_rows(frame, area)
        } else {
            self.draw_row(frame, area)
        };
        if focus {
            frame.set_cursor_position(cursor);
        }
    }

    /// The rows about the cursor; no row is wasted where more of the text could be shown.
    fn draw_rows(&self, frame: &mut Frame, area: Rect) -> Position {
        let text = self.area.borrow();
        let lines = text.lines();
        let wrapped = Wrapped::of(lines, area.width);
        let at = text.cursor();
        let (row, column) = wrapped.cell(lines, (at.0, at.1));
        let lowest = wrapped.count().saturating_sub(area.height);
        let least = row.saturating_sub(area.height - 1);
        let top = self.top.get().min(lowest).clamp(least, row.max(least));
        self.top.set(top);
        self.columns.set(area.width);
        for (place, part) in area.rows().zip(wrapped.from(top, lines)) {
            frame.render_widget(part, place);
        }
        Position::new(area.x + column, area.y + (row - top))
    }

    /// Whether text as it was drawn lies above the field, and below it.
    pub fn hidden(&self, area: Rect) -> (bool, bool) {
        let top = self.top.get();
        let bottom = top.saturating_add(area.height);
        (top > 0, self.wraps && bottom < self.rows(area.width))
    }

    /// One row, moved so far that the cursor is in it; where the text became shorter it moves back.
    fn draw_row(&self, frame: &mut Frame, area: Rect) -> Position {
        frame.render_widget(&*self.area.borrow(), area);
        if self.is_moved_too_far(area) {
            self.move_back();
            frame.render_widget(Clear, area);
            frame.render_widget(&*self.area.borrow(), area);
        }
        let text = self.area.borrow();
        let (_, left) = text.scroll_offset();
        let column = u16::try_from(text.screen_cursor().col).unwrap_or(u16::MAX);
        let column = column.saturating_sub(left).min(area.width - 1);
        Position::new(area.x + column, area.y)
    }

    fn is_moved_too_far(&self, area: Rect) -> bool {
        let text = self.area.borrow();
        let (_, left) = text.scroll_offset();
        let wide = text.lines().iter().map(|line| width::columns(line)).max();
        left > 0 && usize::from(left.saturating_add(area.width)) > wide.unwrap_or(0) + 1
    }

    fn move_back(&self) {
        let mut text = self.area.borrow_mut();
        let cursor = text.cursor();
        let (_, left) = text.scroll_offset();
        text.scroll((0, i16::try_from(left).map_or(i16::MIN, |by| -by)));
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        text.move_cursor(CursorMove::Jump(small(cursor.0), small(cursor.1)));
    }
}
