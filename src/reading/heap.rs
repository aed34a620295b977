//! Tells a heap of service words from a sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::{heard::Heard, lexicon::Lexicon};

/// A heap has so many service words …
const WORDS: usize = 5;
/// … of so many kinds in one breath …
const IN_ONE_BREATH: usize = 4;
/// … and little else (per cent of its characters).
const SHARE: usize = 62;
/// Where some word makes a sentence of it, the heap must be higher.
const SHARE_WITH_SENSE: usize = 80;
const SHARE_IN_ONE_BREATH: usize = 45;

pub(crate) fn is_heap(lexicon: &Lexicon, reply: &Heard) -> bool {
    if reply.text.len() < 8 {
        return false;
    }
    is_repetition(&reply.text.chars) || is_piled(lexicon, reply)
}

/// The same few characters over and over: most pairs of neighbours come three times and more.
fn is_repetition(chars: &[char]) -> bool {
    if chars.len() < 12 {
        return false;
    }
    let mut pairs: BTreeMap<&[char], usize> = BTreeMap::new();
    for pair in chars
        .windows(2)
        .filter(|pair| !pair.iter().any(char::is_ascii))
    {
        *pairs.entry(pair).or_default() += 1;
    }
    let again: usize = pairs.values().filter(|&&count| count >= 3).sum();
    again * 100 >= chars.len() * 55
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
    let says_something = reply.has(lexicon.list("sense"), &(0..reply.text.len()));
    let enough = if says_something {
        SHARE_WITH_SENSE
    } else {
        SHARE
    };
    let piled = words >= WORDS && kinds.len() >= 2 && share >= enough;
    piled || (breaths >= IN_ONE_BREATH && share >= SHARE_IN_ONE_BREATH && !says_something)
}
