//! Tells a heap of service words from a sentence.

use std::collections::BTreeSet;

use super::lexicon::{Heard, Lexicon};

/// A heap has so many service words …
const WORDS: usize = 5;
/// … of so many kinds in one breath …
const IN_ONE_BREATH: usize = 4;
/// … and little else (per cent of its characters).
const SHARE: usize = 62;

pub(crate) fn is_heap(lexicon: &Lexicon, reply: &Heard) -> bool {
    if reply.text.len() < 8 {
        return false;
    }
    is_repetition(&reply.text.chars) || is_piled(lexicon, reply)
}

/// The same two to six characters over and over.
fn is_repetition(chars: &[char]) -> bool {
    (2..=6).any(|size| {
        let mut best = 0;
        let mut run = 0;
        for at in size..chars.len() {
            run = if chars[at] == chars[at - size] && !chars[at].is_ascii() {
                run + 1
            } else {
                0
            };
            best = best.max(run);
        }
        best >= size * 3 && best * 100 >= chars.len() * 50
    })
}

/// Bare service words side by side, without the small words that make a sentence of them.
fn is_piled(lexicon: &Lexicon, reply: &Heard) -> bool {
    let service = lexicon.list("heap");
    let (mut words, mut covered, mut kinds) = (0, 0, BTreeSet::new());
    let mut breath = (usize::MAX, BTreeSet::new());
    let mut breaths = 0;
    let mut at = 0;
    while at < reply.text.len() {
        let hit = reply
            .hits
            .at(at)
            .iter()
            .filter(|hit| service.binary_search(&hit.atom).is_ok())
            .max_by_key(|hit| hit.end);
        let Some(hit) = hit else {
            at += 1;
            continue;
        };
        let clause = reply.text.clause(at);
        if breath.0 != clause {
            breath = (clause, BTreeSet::new());
        }
        breath.1.insert(hit.atom);
        breaths = breaths.max(breath.1.len());
        words += 1;
        covered += hit.end - at;
        kinds.insert(hit.atom);
        at = hit.end;
    }
    let share = covered * 100 / reply.text.len();
    (words >= WORDS && share >= SHARE && kinds.len() >= 2)
        || (breaths >= IN_ONE_BREATH && share >= 45)
}
