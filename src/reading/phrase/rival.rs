//! Which words of the lexicon exclude each other, and which weigh little.

use crate::reading::lexicon::Lexicon;

/// Prefix of the lists of words of which each says something else than the others.
const RIVAL: &str = "rival_";

/// Groups of meanings that exclude each other.
#[derive(Debug)]
pub(super) struct Rivals(Vec<Vec<u32>>);

impl Rivals {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let groups = lexicon
            .lists
            .iter()
            .filter(|(name, _)| name.starts_with(RIVAL))
            .map(|(_, words)| {
                let mut meanings: Vec<u32> = words
                    .iter()
                    .filter_map(|word| lexicon.meanings.get(word).copied())
                    .collect();
                meanings.sort_unstable();
                meanings.dedup();
                meanings
            });
        Self(groups.collect())
    }

    /// What excludes a meaning.
    pub(super) fn of(&self, meaning: u32) -> Vec<u32> {
        let mut rivals: Vec<u32> = self
            .0
            .iter()
            .filter(|group| group.contains(&meaning))
            .flatten()
            .copied()
            .filter(|other| *other != meaning)
            .collect();
        rivals.sort_unstable();
        rivals.dedup();
        rivals
    }

    pub(super) fn is_faint(lexicon: &Lexicon, meaning: u32) -> bool {
        lexicon.faint.contains(&meaning)
    }
}
