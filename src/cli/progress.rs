//! How far a long input has come: one line of stderr that is written over and taken away at the end.

use std::fmt::Display;

use crate::{engine::Millis, locale::Locale};

/// What is done sooner needs no progress.
const PATIENCE: Millis = Millis(800);
/// Between two drawings.
const EVERY: u64 = 200;

/// When to draw, and what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    began: Millis,
    next: Millis,
    /// Bytes of the whole input, where they are known.
    of: Option<u64>,
    shown: bool,
}

impl Progress {
    pub fn new(began: Millis, of: Option<u64>) -> Self {
        Self {
            began,
            next: Millis(began.0 + PATIENCE.0),
            of: of.filter(|bytes| *bytes > 0),
            shown: false,
        }
    }

    /// What to write at this moment, if anything: so many rows and bytes are read.
    pub fn draw(&mut self, now: Millis, rows: u64, bytes: u64, locale: &Locale) -> Option<String> {
        if now < self.next {
            return None;
        }
        self.next = Millis(now.0 + EVERY);
        self.shown = true;
        let pace = rows * 1000 / (now.0 - self.began.0).max(1);
        let key = if self.of.is_some() {
            "cli.progress.known"
        } else {
            "cli.progress.unknown"
        };
        let share = self.of.map_or(0, |of| (bytes * 100 / of).min(100));
        let args: [(&str, &dyn Display); 3] = [("rows", &rows), ("share", &share), ("pace", &pace)];
        Some(format!("{CLEAR}{}", locale.format(key, &args)))
    }

    /// What takes the line away again.
    pub fn clear(&mut self) -> &'static str {
        if std::mem::take(&mut self.shown) {
            CLEAR
        } else {
            ""
        }
    }
}

const CLEAR: &str = "\r\u{1b}[K";
