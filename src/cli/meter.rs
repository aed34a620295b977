//! How far a long input or a round of plays has come: one line of stderr that is written over and taken away at the end.

use std::fmt::Display;

use super::{host::Host, input::Input, output::Output, setting::Setting};
use crate::{engine::Millis, locale::Locale};

/// What is done sooner needs no progress.
const PATIENCE: Millis = Millis(800);
/// Between two drawings.
const EVERY: u64 = 200;

/// Of the bar.
const CELLS: u64 = 20;

/// When to draw, and what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meter {
    began: Millis,
    next: Millis,
    /// Bytes of the whole input, where they are known; plays.
    of: Option<u64>,
    shown: bool,
}

impl Meter {
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
        if !self.is_due(now) {
            return None;
        }
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

    /// The same for plays: so many of them are run, and so many came out differently.
    pub fn draw_plays(
        &mut self,
        now: Millis,
        done: u64,
        differing: u64,
        locale: &Locale,
    ) -> Option<String> {
        let of = self.of?;
        if !self.is_due(now) {
            return None;
        }
        let filled = done * CELLS / of;
        let bar: String = (0..CELLS)
            .map(|cell| if cell < filled { '#' } else { '.' })
            .collect();
        let args: [(&str, &dyn Display); 4] = [
            ("bar", &bar),
            ("done", &done),
            ("of", &of),
            ("differing", &differing),
        ];
        Some(format!(
            "{CLEAR}{}",
            locale.format("cli.progress.plays", &args)
        ))
    }

    /// The same for calls that are judged again: so many are done, and so many came out otherwise.
    pub fn draw_calls(
        &mut self,
        now: Millis,
        done: u64,
        changed: u64,
        locale: &Locale,
    ) -> Option<String> {
        let of = self.of?;
        if !self.is_due(now) {
            return None;
        }
        let args: [(&str, &dyn Display); 3] = [("done", &done), ("of", &of), ("changed", &changed)];
        Some(format!(
            "{CLEAR}{}",
            locale.format("cli.rescore.meter", &args)
        ))
    }

    fn is_due(&mut self, now: Millis) -> bool {
        let due = now >= self.next;
        if due {
            self.next = Millis(now.0 + EVERY);
            self.shown = true;
        }
        due
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

/// Rows between two looks at the clock.
const LOOK: u64 = 64;

/// The line for a stream of rows; nothing where nobody sees it, or where it would stand among the answers.
pub struct InputMeter<'a> {
    meter: Option<Meter>,
    setting: &'a Setting,
}

impl<'a> InputMeter<'a> {
    pub fn of(inputs: &[Input], setting: &'a Setting) -> Self {
        let shows = Host::stderr_is_terminal() && !Host::stdout_is_terminal();
        let of = inputs.iter().map(|input| input.length).sum();
        Self {
            meter: shows.then(|| Meter::new(setting.host.now(), of)),
            setting,
        }
    }

    /// So many rows are done, and so many bytes read.
    pub fn draw(&mut self, rows: u64, bytes: u64) {
        if !rows.is_multiple_of(LOOK) {
            return;
        }
        if let Some(meter) = &mut self.meter {
            let now = self.setting.host.now();
            if let Some(text) = meter.draw(now, rows, bytes, &self.setting.locale) {
                Output::hint(&text);
            }
        }
    }

    /// Before anything else is said, and at the end.
    pub fn clear(&mut self) {
        if let Some(meter) = &mut self.meter {
            Output::hint(meter.clear());
        }
    }
}

const CLEAR: &str = "\r\u{1b}[K";
