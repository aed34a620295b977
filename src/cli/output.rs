//! The one way out: a locked, buffered stdout, and stderr for what went wrong.

use std::io::{self, BufWriter, StdoutLock, Write};

/// Results go to stdout, everything else to stderr.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    pub fn open() -> Self {
        Self {
            out: BufWriter::new(io::stdout().lock()),
        }
    }

    pub fn write(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes a line and hands it on at once: for talk that somebody waits for.
    pub fn say(&mut self, line: &str) -> io::Result<()> {
        self.write(line)?;
        self.write("\n")?;
        self.flush()
    }

    /// A full disk shows here and nowhere else, so every command ends with it.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Gives up what is still held back: nobody takes it.
    pub fn abandon(self) {
        drop(self.out.into_parts());
    }

    /// A part of a line on stderr, at once.
    pub fn hint(text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// A line on stderr. When even that cannot be written, nobody is there to be told.
    pub fn complain(line: &str) {
        let mut err = io::stderr().lock();
        let _ = err.write_all(line.as_bytes());
        let _ = err.write_all(b"\n");
    }
}
