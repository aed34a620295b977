//! Which part of the talk is in sight: its newest line from the beginning, or what was scrolled to.

use std::{cell::Cell, ops::Range};

use crate::tui::action::Command;

/// How far the talk is scrolled from where it stands by itself. What there is to scroll is known when it is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    by: Cell<i32>,
    page: Cell<i32>,
}

impl Look {
    pub(super) fn reset(&mut self) {
        self.by.set(0);
    }

    pub(super) fn by(&mut self, lines: i32) {
        self.by.set(self.by.get().saturating_add(lines));
    }

    pub(super) fn act(&mut self, command: Command) {
        let page = (self.page.get() - 1).max(1);
        match command {
            Command::PageUp => self.by(-page),
            Command::PageDown => self.by(page),
            _ => {}
        }
    }

    /// The first of the lines in sight: the newest message is seen whole, or from its beginning where it is too long.
    pub(super) fn top(&self, newest: &Range<usize>, lines: usize, room: usize) -> usize {
        let limit = lines.saturating_sub(room);
        let own = if newest.len() > room {
            newest.start.min(limit)
        } else {
            limit
        };
        let signed = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        let top = signed(own).saturating_add(self.by.get());
        let top = top.clamp(0, signed(limit));
        self.by.set(top - signed(own));
        self.page.set(signed(room));
        usize::try_from(top).unwrap_or_default()
    }
}
