//! Finds all words of the lexicon in a text at once, also those that are typed by ear.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
};

use crate::text::{
    fold::Folded,
    sound::{Sound, sound},
};

/// A word of the lexicon by its number.
pub(crate) type Atom = u32;

/// Two tries over the same words: as written, and as they sound.
#[derive(Debug, Default)]
pub(crate) struct Atoms {
    numbers: HashMap<String, Atom>,
    words: Vec<Vec<char>>,
    /// Characters that are words of their own: a short word is never typed by ear with them.
    loose: Vec<char>,
    written: Trie<char>,
    sounded: Trie<Sound>,
}

/// One word found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Hit {
    pub(crate) atom: Atom,
    pub(crate) end: usize,
    /// It only sounds like the word.
    pub(crate) by_ear: bool,
}

/// The words found in a text, by where they begin.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    found: Vec<Hit>,
    starts: Vec<usize>,
    /// Characters that are part of a word as written.
    spelled: Vec<bool>,
}

impl Hits {
    /// Whether the character belongs to a word of two and more, rightly written.
    pub(crate) fn is_spelled(&self, at: usize) -> bool {
        self.spelled.get(at).copied().unwrap_or(false)
    }

    pub(crate) fn at(&self, start: usize) -> &[Hit] {
        match (self.starts.get(start), self.starts.get(start + 1)) {
            (Some(&from), Some(&to)) => &self.found[from..to],
            _ => &[],
        }
    }
}

impl Atoms {
    pub(crate) fn add(&mut self, word: &str) -> Atom {
        if let Some(&atom) = self.numbers.get(word) {
            return atom;
        }
        let atom = Atom::try_from(self.words.len()).unwrap_or(Atom::MAX);
        let chars: Vec<char> = word.chars().collect();
        self.written.add(chars.iter().copied(), atom);
        if chars.len() > 1 {
            self.sounded.add(chars.iter().map(|&c| sound(c)), atom);
        }
        self.words.push(chars);
        self.numbers.insert(word.to_owned(), atom);
        atom
    }

    pub(crate) fn loosen(&mut self, words: &[Atom]) {
        let alone = |&atom: &Atom| match self.words.get(atom as usize).map(Vec::as_slice) {
            Some([alone]) => Some(*alone),
            _ => None,
        };
        self.loose = words.iter().filter_map(alone).collect();
        self.loose.sort_unstable();
    }

    pub(crate) fn length(&self, atom: Atom) -> usize {
        self.words.get(atom as usize).map_or(0, Vec::len)
    }

    /// All words in the text; none runs over the end of a clause.
    pub(crate) fn find(&self, text: &Folded) -> Hits {
        let mut written = Hits::default();
        let mut spelled = vec![false; text.len()];
        for start in 0..text.len() {
            written.starts.push(written.found.len());
            let from = written.found.len();
            self.written.walk(
                text,
                start,
                |at| text.chars[at],
                |hit| written.found.push(hit),
            );
            let longest = written.found[from..]
                .iter()
                .map(|hit| hit.end)
                .max()
                .unwrap_or(start);
            if longest > start + 1 {
                spelled[start..longest].fill(true);
            }
        }
        written.starts.push(written.found.len());
        let mut found = self.add_typos(text, &written, &spelled);
        found.spelled = spelled;
        found
    }

    /// The words found, with those that only sound right where nothing is spelled right.
    fn add_typos(&self, text: &Folded, written: &Hits, spelled: &[bool]) -> Hits {
        let sounds: Vec<Sound> = text.chars.iter().map(|&c| sound(c)).collect();
        let mut found = Hits::default();
        for start in 0..text.len() {
            found.starts.push(found.found.len());
            found.found.extend_from_slice(written.at(start));
            self.sounded.walk(
                text,
                start,
                |at| sounds[at],
                |hit| {
                    if self.is_typo(text, start..hit.end, hit.atom, spelled) {
                        found.found.push(Hit {
                            by_ear: true,
                            ..hit
                        });
                    }
                },
            );
        }
        found.starts.push(found.found.len());
        found
    }

    /// Sounds the same: it was meant when at least half of its characters are right and the wrong ones are part of
    /// no other word. In a word of two, neither may be a word of its own: it would run over the end of that word.
    fn is_typo(&self, text: &Folded, typed: Range<usize>, atom: Atom, spelled: &[bool]) -> bool {
        let Some(word) = self.words.get(atom as usize) else {
            return false;
        };
        let mut right = 0;
        for (at, meant) in typed.zip(word) {
            if word.len() == 2 && self.loose.binary_search(&text.chars[at]).is_ok() {
                return false;
            }
            if text.chars[at] == *meant {
                right += 1;
            } else if spelled[at] {
                return false;
            }
        }
        right < word.len() && right * 2 >= word.len()
    }
}

#[derive(Debug)]
struct Trie<K> {
    edges: HashMap<(u32, K), u32, BuildHasherDefault<Mix>>,
    ends: Vec<Vec<Atom>>,
}

impl<K> Default for Trie<K> {
    fn default() -> Self {
        Self {
            edges: HashMap::default(),
            ends: vec![Vec::new()],
        }
    }
}

impl<K: Copy + Eq + std::hash::Hash> Trie<K> {
    fn add(&mut self, word: impl Iterator<Item = K>, atom: Atom) {
        let mut node = 0;
        for key in word {
            let fresh = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.ends.push(Vec::new());
            }
        }
        if let Some(ends) = self.ends.get_mut(node as usize) {
            ends.push(atom);
        }
    }

    fn walk(
        &self,
        text: &Folded,
        start: usize,
        key: impl Fn(usize) -> K,
        mut found: impl FnMut(Hit),
    ) {
        let mut node = 0;
        for at in start..text.len() {
            if at > start && text.breaks[at].ends_clause() {
                return;
            }
            let Some(&next) = self.edges.get(&(node, key(at))) else {
                return;
            };
            node = next;
            for &atom in &self.ends[node as usize] {
                found(Hit {
                    atom,
                    end: at + 1,
                    by_ear: false,
                });
            }
        }
    }
}

/// A quick hash for pairs of small numbers; nobody attacks a trie of our own words.
#[derive(Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }
    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0.rotate_left(23) ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
