//! Lines that may be more than the room, and how far they are scrolled.

use std::{cell::Cell, ops::Range};

use ratatui::{Frame, layout::Rect, text::Line};

use crate::tui::{action::Command, theme::Theme};

/// How far a list of lines is scrolled. What there is to scroll is known when it is drawn, and noted then.
#[derive(Clone, Debug, Default)]
pub struct Scroll {
    offset: usize,
    limit: Cell<usize>,
    page: Cell<usize>,
    from: Anchor,
}

/// Where offset 0 is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Anchor {
    #[default]
    Top,
    /// The last line stays in sight as lines come.
    Bottom,
}

impl Scroll {
    pub fn new(from: Anchor) -> Self {
        Self {
            from,
            ..Self::default()
        }
    }

    /// From the top, scrolled down by so many lines.
    pub fn down_to(line: usize) -> Self {
        Self {
            offset: line,
            ..Self::default()
        }
    }

    /// Back to where it began.
    pub fn reset(&mut self) {
        self.offset = 0;
    }

    pub fn by(&mut self, lines: i32) {
        let lines = match self.from {
            Anchor::Top => lines,
            Anchor::Bottom => -lines,
        };
        let size = usize::try_from(lines.unsigned_abs()).unwrap_or(usize::MAX);
        let now = self.offset.min(self.limit.get());
        self.offset = if lines < 0 {
            now.saturating_sub(size)
        } else {
            now.saturating_add(size).min(self.limit.get())
        };
    }

    /// Brings lines into sight, the first of them before the last. Of what hangs at the bottom nothing is moved.
    pub fn show(&mut self, lines: Range<usize>) {
        if self.from == Anchor::Bottom {
            return;
        }
        let now = self.offset.min(self.limit.get());
        let lowest = lines.end.saturating_sub(self.page.get());
        self.offset = now.max(lowest).min(lines.start);
    }

    /// Does a scrolling command; gives back whether it was one.
    pub fn act(&mut self, command: Command) -> bool {
        let page = i32::try_from(self.page.get().saturating_sub(1).max(1)).unwrap_or(1);
        match command {
            Command::Up => self.by(-1),
            Command::Down => self.by(1),
            Command::PageUp => self.by(-page),
            Command::PageDown => self.by(page),
            Command::First => self.by(i32::MIN / 2),
            Command::Last => self.by(i32::MAX / 2),
            _ => return false,
        }
        true
    }

    /// Whether more lay below when it was last drawn, from the top on.
    pub fn goes_on(&self) -> bool {
        self.from == Anchor::Top && self.offset < self.limit.get()
    }

    /// The index of the first line in sight.
    pub fn top(&self, lines: usize, room: usize) -> usize {
        let limit = lines.saturating_sub(room);
        self.limit.set(limit);
        self.page.set(room);
        let offset = self.offset.min(limit);
        match self.from {
            Anchor::Top => offset,
            Anchor::Bottom => limit - offset,
        }
    }

    /// Draws the lines in sight, and at the right edge a mark where there are more.
    pub fn draw(&self, frame: &mut Frame, area: Rect, lines: Vec<Line<'static>>, theme: &Theme) {
        let room = usize::from(area.height);
        let count = lines.len();
        let top = self.top(count, room);
        for (row, line) in area.rows().zip(lines.into_iter().skip(top)) {
            frame.render_widget(line, row);
        }
        if area.width == 0 || area.height == 0 {
            return;
        }
        let edge = area.right() - 1;
        let mark = |frame: &mut Frame, y: u16, sign: &'static str| {
            frame.buffer_mut().set_string(edge, y, sign, theme.faint);
        };
        if top > 0 {
            mark(frame, area.y, theme.glyphs.rise);
        }
        if top + room < count {
            mark(frame, area.bottom() - 1, theme.glyphs.fall);
        }
    }
}
