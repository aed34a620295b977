//! The lines of a stream, one at a time, in memory that does not grow with it.

use std::io::{self, ErrorKind, Read};

/// Bytes asked for at once.
const CHUNK: usize = 64 << 10;
/// Bytes of one line; a longer one is passed over.
pub const LONGEST: usize = 8 << 20;

pub struct Lines<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// A line that did not end in the buffer.
    long: Vec<u8>,
    /// Bytes read so far.
    pub bytes: u64,
    /// The number of the line last given, from 1.
    pub number: u64,
}

/// One line without its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line<'a> {
    Whole(&'a [u8]),
    TooLong,
}

impl<R: Read> Lines<R> {
    pub fn new(source: R) -> Self {
        Self {
            source,
            buffer: vec![0; CHUNK],
            start: 0,
            end: 0,
            long: Vec::new(),
            bytes: 0,
            number: 0,
        }
    }

    /// Whether the next line is there already; if not, asking for it may wait for whoever writes it.
    pub fn is_ready(&self) -> bool {
        self.held().contains(&b'\n')
    }

    fn held(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// The next line; `None` at the end.
    pub fn read(&mut self) -> io::Result<Option<Line<'_>>> {
        self.long.clear();
        let mut too_long = false;
        loop {
            if let Some(length) = self.held().iter().position(|byte| *byte == b'\n') {
                let from = self.start;
                self.start += length + 1;
                self.number += 1;
                return Ok(Some(self.ended(from, length, too_long)));
            }
            too_long |= self.long.len() + self.held().len() > LONGEST;
            if too_long {
                self.long.clear();
            } else {
                let held = self.buffer.get(self.start..self.end).unwrap_or_default();
                self.long.extend_from_slice(held);
            }
            if !self.fill()? {
                if self.long.is_empty() && !too_long {
                    return Ok(None);
                }
                self.number += 1;
                return Ok(Some(self.ended(0, 0, too_long)));
            }
        }
    }

    /// A line whose last part lies in the buffer.
    fn ended(&mut self, from: usize, length: usize, too_long: bool) -> Line<'_> {
        let part = self.buffer.get(from..from + length).unwrap_or_default();
        let line = if self.long.is_empty() {
            part
        } else {
            self.long.extend_from_slice(part);
            &self.long
        };
        if too_long || line.len() > LONGEST {
            return Line::TooLong;
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match self.number {
            1 => Line::Whole(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)),
            _ => Line::Whole(line),
        }
    }

    /// Whether there was more.
    fn fill(&mut self) -> io::Result<bool> {
        (self.start, self.end) = (0, 0);
        loop {
            match self.source.read(&mut self.buffer) {
                Ok(read) => {
                    self.end = read;
                    self.bytes += read as u64;
                    return Ok(read > 0);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}
