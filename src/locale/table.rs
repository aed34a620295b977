//! The compiled-in sentences: a sorted table made when the program was built, so that a start reads no files for it.

use super::Language;

/// Keys and texts by turns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Table {
    all: &'static str,
    /// Where each of them ends, four bytes, little endian.
    ends: &'static [[u8; 4]],
}

impl Table {
    pub(super) fn of(language: Language) -> Self {
        macro_rules! table {
            ($name:literal) => {
                Self {
                    all: include_str!(concat!(env!("OUT_DIR"), "/sentences_", $name, ".txt")),
                    ends: include_bytes!(concat!(env!("OUT_DIR"), "/sentences_", $name, ".ends"))
                        .as_chunks()
                        .0,
                }
            };
        }
        match language {
            Language::Zh => table!("zh"),
            Language::En => table!("en"),
        }
    }

    pub(super) fn get(self, key: &str) -> Option<&'static str> {
        let (mut from, mut to) = (0, self.count());
        while from < to {
            let middle = usize::midpoint(from, to);
            match self.key(middle).cmp(key) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(self.part(2 * middle + 1)),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// Every key, sorted.
    pub(super) fn keys(self) -> impl Iterator<Item = &'static str> {
        (0..self.count()).map(move |at| self.key(at))
    }

    fn count(self) -> usize {
        self.ends.len() / 2
    }

    fn key(self, at: usize) -> &'static str {
        self.part(2 * at)
    }

    fn part(self, at: usize) -> &'static str {
        let end = |at: usize| {
            self.ends
                .get(at)
                .map_or(0, |end| u32::from_le_bytes(*end) as usize)
        };
        let start = at.checked_sub(1).map_or(0, end);
        self.all.get(start..end(at)).unwrap_or_default()
    }
}
