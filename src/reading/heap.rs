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
/// So many different acts, each named and none done, follow each other closely …
const ACTS: usize = 4;
/// … or so many where no word makes a sentence of them.
const ACTS_WITHOUT_SENSE: usize = 3;
/// What may stand between two of them.
const BETWEEN_ACTS: usize = 3;
/// So much of a breath is one word again and again, or words said twice, before it is no sentence (per cent).
const AGAIN: usize = 35;
const AGAIN_WITH_SENSE: usize = 60;
/// One word of two characters, each said twice, as Chinese doubles its words, is a word and no stammer.
const ONE_WORD_DOUBLED: usize = 4;
/// So many characters of one word count at most.
const LONGEST: usize = 4;
/// Shorter texts are not judged by what they repeat.
const LONG: usize = 10;

/// One breath of so many characters is a chant when at most so many of a hundred are different ones.
const CHANT: [(usize, usize); 2] = [(6, 34), (10, 55)];

pub(crate) fn is_heap(lexicon: &Lexicon, reply: &Heard) -> bool {
    if is_chant(reply) {
        return true;
    }
    if reply.text.len() < 8 {
        return false;
    }
    is_repetition(&reply.text.chars)
        || is_piled(lexicon, reply)
        || is_run_of_acts(lexicon, reply)
        || is_crumbs(lexicon, reply)
        || is_stammer(lexicon, reply)
}

/// Acts named one after the other in one breath: thanks, regret, farewell, a request to wait, with scraps between.
fn is_run_of_acts(lexicon: &Lexicon, reply: &Heard) -> bool {
    let acts = lexicon.list("named_act");
    let senseless =
        reply.text.len() > LONG && !reply.has(lexicon.list("sense"), &(0..reply.text.len()));
    let enough = if senseless { ACTS_WITHOUT_SENSE } else { ACTS };
    reply.clauses.iter().any(|clause| {
        let (mut run, mut end) = (BTreeSet::new(), clause.start);
        let mut at = clause.start;
        while let Some(act) = reply.first(acts, &(at..clause.end)) {
            if act.start > end + BETWEEN_ACTS {
                run.clear();
            }
            run.insert(&reply.text.chars[act.clone()]);
            if run.len() >= enough {
                return true;
            }
            (at, end) = (act.end, act.end);
        }
        false
    })
}

/// Nothing but single words, cut off from each other.
fn is_crumbs(lexicon: &Lexicon, reply: &Heard) -> bool {
    const CRUMBS: usize = 5;
    const CRUMB: usize = 3;
    let acts = lexicon.list("named_act");
    let with_act = reply
        .clauses
        .iter()
        .filter(|clause| reply.has(acts, clause));
    reply.clauses.len() >= CRUMBS
        && reply.clauses.iter().all(|clause| clause.len() <= CRUMB)
        && with_act.count() >= 2
}

/// One breath in which a word comes three times and more, or word after word comes twice.
fn is_stammer(lexicon: &Lexicon, reply: &Heard) -> bool {
    let chars = &reply.text.chars;
    if reply.clauses.len() > 1 || chars.len() < LONG {
        return false;
    }
    let enough = |said_again: usize, share: usize| said_again * 100 >= chars.len() * share;
    let twice = doubled(chars);
    let senseless = !reply.has(lexicon.list("sense"), &(0..chars.len()));
    let again = || repeated(chars).union(&twice).count();
    enough(twice.len(), AGAIN_WITH_SENSE)
        || (senseless && again() > ONE_WORD_DOUBLED && enough(again(), AGAIN))
}

/// One breath in which the same few characters come again and again: no sentence is so poor in words. What is no language,
/// such as numbers, is not counted.
fn is_chant(reply: &Heard) -> bool {
    // What a mask left of numbers and names comes again as well.
    if reply.text.chars.iter().any(char::is_ascii_alphabetic) {
        return false;
    }
    let counts = |at: &usize| {
        let mut numbers = reply.numbers.iter();
        !reply.text.chars[*at].is_ascii() && !numbers.any(|number| number.range.contains(at))
    };
    let mut chars: Vec<char> = (0..reply.text.len())
        .filter(counts)
        .map(|at| reply.text.chars[at])
        .collect();
    let all = chars.len();
    chars.sort_unstable();
    chars.dedup();
    let poor = |&(least, most): &(usize, usize)| all >= least && chars.len() * 100 <= all * most;
    reply.clauses.len() == 1 && CHANT.iter().any(poor)
}

/// Characters in pairs that come three times and more.
fn repeated(chars: &[char]) -> BTreeSet<usize> {
    let mut places: BTreeMap<&[char], Vec<usize>> = BTreeMap::new();
    for (at, pair) in chars.windows(2).enumerate() {
        if !pair.iter().any(char::is_ascii) {
            places.entry(pair).or_default().push(at);
        }
    }
    let again = places.values().filter(|places| places.len() >= 3);
    again.flatten().flat_map(|&at| [at, at + 1]).collect()
}

/// Characters in units of up to three that are said twice running; a cry of one character is none.
fn doubled(chars: &[char]) -> BTreeSet<usize> {
    let (mut at, mut places) = (0, BTreeSet::new());
    while at < chars.len() {
        let twice = |unit: usize| {
            let next = chars.get(at + unit..at + 2 * unit);
            next.is_some_and(|next| chars[at..at + unit] == *next)
        };
        let cry = chars.get(at + 2) == chars.get(at);
        match (1..=3).find(|&unit| twice(unit)) {
            Some(unit) if !(unit == 1 && cry) => {
                places.extend(at..at + 2 * unit);
                at += 2 * unit;
            }
            _ => at += 1,
        }
    }
    places
}

/// The same few characters over and over: most pairs of neighbours come three times and more.
fn is_repetition(chars: &[char]) -> bool {
    if chars.len() < 12 {
        return false;
    }
    let pairs = chars.windows(2).filter_map(|pair| match pair {
        [a, b] if !a.is_ascii() && !b.is_ascii() => Some((*a, *b)),
        _ => None,
    });
    let mut pairs: Vec<(char, char)> = pairs.collect();
    pairs.sort_unstable();
    let runs = pairs.chunk_by(|a, b| a == b).map(<[_]>::len);
    let again: usize = runs.filter(|&count| count >= 3).sum();
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
        // A formula of courtesy is one word, and no longer than other words.
        covered += (hit.end - at).min(LONGEST);
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
