//! What the learned weights look at in one clause: its letters and sounds, its neighbours, its place, and what the rules found.

use std::ops::Range;

use super::{guard::Marks, heard::Heard};
use crate::text::sound::sound;

/// Number of the weights of one behaviour; a power of two, so that a hash is cut to it.
pub const BUCKETS: usize = MASK as usize + 1;
const MASK: u32 = (1 << 15) - 1;

/// What kind of thing a feature is about, so that the same letters mean different things in different places.
#[derive(Clone, Copy)]
enum About {
    Letters = 1,
    Sounds,
    Before,
    After,
    Place,
    Ending,
    Length,
    Rule,
    RuleElsewhere,
    Guard,
    Heard,
    HeardEnding,
    Taken,
    Alone,
    Class,
    ClassPair,
    ClassEdge,
    ClassBefore,
    ClassAfter,
    HeardClass,
    ClassEnding,
}

/// Words of one reply as the learned weights see them; made once a reply.
pub(crate) struct View<'a> {
    pub(crate) heard: &'a Heard,
    pub(crate) reply: &'a Heard,
    pub(crate) marks: &'a Marks<'a>,
    classes: &'a [Vec<u32>],
    /// What the rules found: number of the behaviour as the weights know it, and where.
    pub(crate) spoken: &'a [(u32, Range<usize>)],
    letters: Vec<u32>,
    heard_letters: Vec<u32>,
}

/// In place of a number's digits: that there is an amount of time, of something else, or a bare number.
const TIME: u32 = 1;
const AMOUNT: u32 = 2;
const BARE: u32 = 3;
/// Before the first and after the last letter of a clause.
const EDGE: u32 = 4;

impl<'a> View<'a> {
    pub(crate) fn new(
        heard: &'a Heard,
        reply: &'a Heard,
        marks: &'a Marks<'a>,
        spoken: &'a [(u32, Range<usize>)],
    ) -> Self {
        Self {
            heard,
            reply,
            marks,
            classes: marks.classes(),
            spoken,
            letters: letters(reply),
            heard_letters: letters(heard),
        }
    }

    /// The buckets of one clause's features. The same bucket may come twice.
    pub(crate) fn of(&self, clause: usize, into: &mut Vec<u32>) {
        into.clear();
        let clauses = &self.reply.clauses;
        let Some(range) = clauses.get(clause) else {
            return;
        };
        grams(About::Letters, &self.letters[range.clone()], 3, into);
        let sounds: Vec<u32> = self.letters[range.clone()]
            .iter()
            .map(|c| heard_as(*c))
            .collect();
        grams(About::Sounds, &sounds, 3, into);
        let beside = |about, other: Option<usize>, into: &mut Vec<u32>| match other
            .and_then(|at| clauses.get(at))
        {
            Some(range) => grams(about, &self.letters[range.clone()], 2, into),
            None => into.push(bucket(about, &[EDGE])),
        };
        beside(About::Before, clause.checked_sub(1), into);
        beside(About::After, Some(clause + 1), into);
        self.classes(clause, range, into);
        self.place(clause, range, into);
        self.found(range, into);
        self.heard(range, into);
    }

    /// The classes of a clause's words: alone, in pairs close to each other, and at its edges.
    fn classes(&self, clause: usize, range: &Range<usize>, into: &mut Vec<u32>) {
        let here = classed(self.reply, self.classes, range);
        let asks = self.marks.asks(range);
        for (index, (start, end, class)) in here.iter().enumerate() {
            into.push(bucket(About::Class, &[*class]));
            into.push(bucket(About::ClassEnding, &[*class, u32::from(asks)]));
            if *start == range.start {
                into.push(bucket(About::ClassEdge, &[*class, 0]));
            }
            if *end == range.end {
                into.push(bucket(About::ClassEdge, &[*class, 1]));
            }
            let near = here[index..]
                .iter()
                .take_while(|(next, ..)| *next <= end + GAP);
            for (_, _, other) in near.filter(|(next, ..)| next >= end) {
                into.push(bucket(About::ClassPair, &[*class, *other]));
            }
        }
        let mut beside = |about, other: Option<usize>| {
            let Some(range) = other.and_then(|at| self.reply.clauses.get(at)) else {
                return;
            };
            for (_, _, class) in classed(self.reply, self.classes, range) {
                into.push(bucket(about, &[class]));
            }
        };
        beside(About::ClassBefore, clause.checked_sub(1));
        beside(About::ClassAfter, Some(clause + 1));
    }

    fn place(&self, clause: usize, range: &Range<usize>, into: &mut Vec<u32>) {
        let last = self.reply.clauses.len() - 1;
        let place = u32::from(clause == 0) | u32::from(clause == last) << 1;
        let ending = self
            .reply
            .text
            .breaks
            .get(range.end)
            .map_or(0, |b| *b as u32);
        let length = steps(range.len());
        into.push(bucket(About::Place, &[place]));
        into.push(bucket(
            About::Ending,
            &[ending, u32::from(self.marks.asks(range))],
        ));
        into.push(bucket(About::Length, &[length]));
        into.push(bucket(About::Alone, &[steps(self.reply.text.len()), place]));
    }

    fn found(&self, range: &Range<usize>, into: &mut Vec<u32>) {
        for (behaviour, at) in self.spoken {
            let here = at.start < range.end && range.start < at.end;
            let about = if here {
                About::Rule
            } else {
                About::RuleElsewhere
            };
            for _ in 0..(if here { 4 } else { 1 }) {
                into.push(bucket(about, &[*behaviour]));
            }
        }
        for (index, guard) in GUARDS.into_iter().enumerate() {
            let guard = self.marks.guard(guard);
            if guard.is_some_and(|guard| self.marks.has_in_clause(guard, range)) {
                into.push(bucket(
                    About::Guard,
                    &[u32::try_from(index).unwrap_or_default()],
                ));
            }
        }
    }

    /// The customer's last clause, how it ends, and how much of this clause repeats what the customer said.
    fn heard(&self, range: &Range<usize>, into: &mut Vec<u32>) {
        let Some(last) = self.heard.clauses.last() else {
            into.push(bucket(About::Heard, &[EDGE]));
            return;
        };
        for (_, _, class) in classed(self.heard, self.classes, last) {
            into.push(bucket(About::HeardClass, &[class]));
        }
        let from = last.end.saturating_sub(6).max(last.start);
        grams(About::Heard, &self.heard_letters[from..last.end], 2, into);
        let ending = self
            .heard
            .text
            .breaks
            .get(last.end)
            .map_or(0, |b| *b as u32);
        into.push(bucket(
            About::HeardEnding,
            &[ending, steps(self.heard.text.len())],
        ));
        let mut pairs: Vec<&[u32]> = self.heard_letters.windows(2).collect();
        pairs.sort_unstable();
        let taken = self.letters[range.clone()]
            .windows(2)
            .filter(|pair| pairs.binary_search(pair).is_ok())
            .count();
        into.push(bucket(
            About::Taken,
            &[u32::try_from(taken.min(5)).unwrap_or_default()],
        ));
    }
}

/// The classes in a clause, each with its place; of one class at one place the longest word.
fn classed(text: &Heard, classes: &[Vec<u32>], range: &Range<usize>) -> Vec<(usize, usize, u32)> {
    let mut found: Vec<(usize, usize, u32)> = Vec::new();
    for at in range.clone() {
        for hit in text.hits.at(at).iter().filter(|hit| hit.end <= range.end) {
            for &class in classes.get(hit.atom as usize).into_iter().flatten() {
                let mut here = found.iter_mut().rev().take_while(|one| one.0 == at);
                match here.find(|one| one.2 == class) {
                    Some(one) => one.1 = one.1.max(hit.end),
                    None => found.push((at, hit.end, class)),
                }
            }
        }
    }
    found
}

/// Words of two classes belong together within so many characters.
const GAP: usize = 5;

/// The number of a word list, whatever other lists there are.
pub(crate) fn class(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The guards whose words in a clause the weights may take into account.
const GUARDS: [&str; 5] = ["negated", "mentioned", "reported", "conditional", "other"];

/// A length in steps that grow with it.
fn steps(length: usize) -> u32 {
    let steps = (0..).zip([2, 4, 7, 11, 16, 24, 40, 80]);
    let mut above = steps.filter(|(_, step)| length > *step);
    above.by_ref().last().map_or(0, |(at, _)| at + 1)
}

fn letters(text: &Heard) -> Vec<u32> {
    let mut letters: Vec<u32> = text.text.chars.iter().map(|c| u32::from(*c)).collect();
    for number in &text.numbers {
        let kind = match number.amount.dimension {
            d if d.is_time() => TIME,
            crate::text::number::Dimension::BARE => BARE,
            _ => AMOUNT,
        };
        if let Some(digits) = letters.get_mut(number.range.clone()) {
            digits.fill(kind);
        }
    }
    letters
}

fn heard_as(letter: u32) -> u32 {
    char::from_u32(letter).map_or(letter, |c| sound(c).number())
}

/// Runs of one to `most` letters, with the clause's edges.
fn grams(about: About, letters: &[u32], most: usize, into: &mut Vec<u32>) {
    let at = |index: usize| match index.checked_sub(1).and_then(|i| letters.get(i)) {
        Some(letter) => *letter,
        None => EDGE,
    };
    for start in 0..=letters.len() {
        let mut run = [0u32; 3];
        for length in 1..=most {
            if start + length > letters.len() + 2 {
                break;
            }
            run[length - 1] = at(start + length - 1);
            if length > 1 || run[0] != EDGE {
                into.push(bucket(about, &run[..length]));
            }
        }
    }
}

/// FNV-1a over the parts, cut to the number of buckets.
fn bucket(about: About, parts: &[u32]) -> u32 {
    let mut hash = 0x811c_9dc5_u32 ^ (about as u32);
    hash = hash.wrapping_mul(0x0100_0193);
    for part in parts {
        for byte in part.to_le_bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    (hash ^ (hash >> 15)) & MASK
}
