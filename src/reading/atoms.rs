//! Finds all words of the lexicon in a text at once, also those that are typed by ear.

use std::{collections::HashMap, ops::Range};

use super::{ready::ready, trie::Trie};
use crate::text::{
    fold::{Folded, fold},
    sound::{Sound, sound},
};

/// A word of the lexicon by its number.
pub(crate) type Atom = u32;

/// The words of the lexicon, to be looked for as written and as they sound.
#[derive(Debug, Default)]
pub(crate) struct Atoms {
    words: Words,
    /// Characters that are words of their own: a short word is never typed by ear with them.
    loose: Vec<char>,
    written: Trie<char>,
    sounded: Trie<Sound>,
}

ready!(struct Atoms { words, loose, written, sounded });

/// The words while they are gathered.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// By how they were written and by how they are compared.
    written: HashMap<String, Option<Atom>>,
    words: Words,
    /// As many as letters.
    sounds: Vec<Sound>,
}

/// All words' letters one after the other, and where each word ends.
#[derive(Debug, Default)]
struct Words {
    letters: Vec<char>,
    ends: Vec<u32>,
}

ready!(struct Words { letters, ends });

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
    sketches: Vec<Sketch>,
}

/// Some words at a glance: each sets one bit, so words that share none are not the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Sketch(u32);

impl Sketch {
    pub(crate) fn of(atoms: impl Iterator<Item = Atom>) -> Self {
        let bit = |atom: Atom| 1 << (atom.wrapping_mul(0x9e37_79b1) >> 27);
        Self(atoms.fold(0, |all, atom| all | bit(atom)))
    }

    /// Whether the two may have a word in common.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Hits {
    fn new(found: Vec<Hit>, starts: Vec<usize>, spelled: Vec<bool>) -> Self {
        let mut hits = Self {
            found,
            starts,
            spelled,
            sketches: Vec::new(),
        };
        let all = 0..hits.spelled.len();
        let sketch = |at| Sketch::of(hits.at(at).iter().map(|hit| hit.atom));
        hits.sketches = all.map(sketch).collect();
        hits
    }

    /// The words that begin at a place, at a glance.
    pub(crate) fn sketch(&self, at: usize) -> Sketch {
        self.sketches.get(at).copied().unwrap_or_default()
    }

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

    /// The same with the words that only sound right, each with its start, in order.
    fn with_typos(self, typos: &[(usize, Hit)]) -> Self {
        if typos.is_empty() {
            return self;
        }
        let mut found = Vec::with_capacity(self.found.len() + typos.len());
        let mut starts = Vec::with_capacity(self.starts.len());
        let mut typos = typos.iter().peekable();
        for start in 0..self.starts.len() {
            starts.push(found.len());
            found.extend_from_slice(self.at(start));
            while let Some((_, hit)) = typos.next_if(|(at, _)| *at == start) {
                found.push(*hit);
            }
        }
        Self::new(found, starts, self.spelled)
    }
}

impl Words {
    fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn range(&self, atom: Atom) -> Range<usize> {
        let at = atom as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[at] as usize
    }

    fn letters(&self, atom: Atom) -> &[char] {
        &self.letters[self.range(atom)]
    }
}

impl Default for Gathered {
    fn default() -> Self {
        /// About as many as the built-in files have: the table need not grow.
        const WORDS: usize = 24_000;
        Self {
            written: HashMap::with_capacity(WORDS),
            words: Words::default(),
            sounds: Vec::new(),
        }
    }
}

impl Gathered {
    /// The word as it is compared; none for what folds to nothing.
    pub(crate) fn add(&mut self, written: &str) -> Option<Atom> {
        if let Some(&atom) = self.written.get(written) {
            return atom;
        }
        let folded = fold(written);
        let atom = match self.written.get(&folded) {
            Some(&atom) => atom,
            None if folded.is_empty() => None,
            None => Some(self.add_folded(&folded)),
        };
        if folded != written {
            self.written.insert(written.to_owned(), atom);
        }
        self.written.insert(folded, atom);
        atom
    }

    fn add_folded(&mut self, word: &str) -> Atom {
        let atom = Atom::try_from(self.words.ends.len()).unwrap_or(Atom::MAX);
        self.words.letters.extend(word.chars());
        self.sounds.extend(word.chars().map(sound));
        let end = u32::try_from(self.words.letters.len()).unwrap_or(u32::MAX);
        self.words.ends.push(end);
        atom
    }

    /// How common each word is to be expected in texts: as common as its rarest character is in all words, and each further
    /// character makes it rarer.
    pub(crate) fn commonness(&self) -> Vec<usize> {
        const ONE: usize = 1 << 8;
        let letters = &self.words.letters;
        let most = letters.iter().max().map_or(0, |&c| c as usize);
        let mut counts = vec![0; most + 1];
        for &c in letters {
            counts[c as usize] += ONE;
        }
        let of = |atom: Atom| {
            let word = self.words.letters(atom);
            let rarest = word.iter().map(|&c| counts[c as usize]).min();
            let further = word.len().saturating_sub(1);
            (rarest.unwrap_or(ONE) >> (4 * further).min(8)).max(1)
        };
        (0..).take(self.words.ends.len()).map(of).collect()
    }

    pub(crate) fn length(&self, atom: Atom) -> usize {
        self.words.range(atom).len()
    }

    /// All words ready to be found; of the loose ones, those of one character.
    pub(crate) fn finish(self, loose: &[Atom]) -> Atoms {
        let mut words = self.words;
        words.shrink();
        let all = || (0..).take(words.ends.len());
        let written = all().map(|atom| (words.letters(atom), atom)).collect();
        let sounded = all().map(|atom| (&self.sounds[words.range(atom)], atom));
        let sounded = sounded.filter(|(sounds, _)| sounds.len() > 1).collect();
        let alone = |&atom: &Atom| match words.letters(atom) {
            [alone] => Some(*alone),
            _ => None,
        };
        let mut loose: Vec<char> = loose.iter().filter_map(alone).collect();
        loose.sort_unstable();
        Atoms {
            loose,
            written: Trie::new(written),
            sounded: Trie::new(sounded),
            words,
        }
    }
}

impl Atoms {
    pub(crate) fn count(&self) -> usize {
        self.words.ends.len()
    }

    /// All words in the text; none runs over the end of a clause.
    pub(crate) fn find(&self, text: &Folded, clauses: &[Range<usize>]) -> Hits {
        let mut found = Vec::with_capacity(4 * text.len());
        let mut starts = Vec::with_capacity(text.len() + 1);
        let mut spelled = vec![false; text.len()];
        for clause in clauses {
            for start in clause.clone() {
                starts.push(found.len());
                let mut longest = 0;
                self.written
                    .words_at(&text.chars[start..clause.end], |atom, length| {
                        longest = length;
                        found.push(Hit {
                            atom,
                            end: start + length,
                            by_ear: false,
                        });
                    });
                if longest > 1 {
                    spelled[start..start + longest].fill(true);
                }
            }
        }
        starts.push(found.len());
        let typos = self.typos(text, clauses, &spelled);
        Hits::new(found, starts, spelled).with_typos(&typos)
    }

    /// The words that only sound right, where nothing is spelled right.
    fn typos(
        &self,
        text: &Folded,
        clauses: &[Range<usize>],
        spelled: &[bool],
    ) -> Vec<(usize, Hit)> {
        let sounds: Vec<Sound> = text.chars.iter().map(|&c| sound(c)).collect();
        let mut typos = Vec::new();
        for clause in clauses {
            for start in clause.clone() {
                self.sounded
                    .words_at(&sounds[start..clause.end], |atom, length| {
                        let end = start + length;
                        if self.is_typo(text, start..end, atom, spelled) {
                            let hit = Hit {
                                atom,
                                end,
                                by_ear: true,
                            };
                            typos.push((start, hit));
                        }
                    });
            }
        }
        typos
    }

    /// Sounds the same: it was meant when at least half of its characters are right and the wrong ones are part of
    /// no other word. In a word of two, neither may be a word of its own: it would run over the end of that word.
    fn is_typo(&self, text: &Folded, typed: Range<usize>, atom: Atom, spelled: &[bool]) -> bool {
        let word = self.words.letters(atom);
        let mut right = 0;
        for (at, meant) in typed.zip(word) {
            if text.chars[at] == *meant {
                right += 1;
            } else if spelled[at] {
                return false;
            }
            if word.len() == 2 && self.loose.binary_search(&text.chars[at]).is_ok() {
                return false;
            }
        }
        right < word.len() && right * 2 >= word.len()
    }
}
