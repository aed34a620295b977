//! What the learned weights look at in one clause: its letters and sounds, its neighbours, its place, and what the rules found.

use std::ops::Range;

use super::{atoms::Atom, guard::Marks, heard::Heard, ready::ready, speak::Spoken};
use crate::text::{number::Dimension, sound::sound};

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
    RuleAnywhere,
    Guard,
    Heard,
    HeardEnding,
    Taken,
    Reply,
    Class,
    ClassPair,
    ClassFirst,
    ClassLast,
    ClassBefore,
    ClassAfter,
    ClassEnding,
    HeardClass,
}

/// In place of a number's digits: that there is an amount of time, of something else, or a bare number.
const TIME: u32 = 1;
const AMOUNT: u32 = 2;
const BARE: u32 = 3;
/// Before the first and after the last letter of a clause.
const EDGE: u32 = 4;
/// In place of a letter between quotation marks: the name of a button, or what somebody else said, does nothing.
const QUOTED: u32 = 5;
/// Words of two classes belong together within so many characters.
const GAP: usize = 5;
/// The customer's last letters are what a reply answers first.
const LAST_LETTERS: usize = 6;
/// A rule that spoke counts as much as so many letters.
const RULE_WEIGHT: usize = 4;
/// More of the customer's words taken up than this make no difference.
const TAKEN_MOST: usize = 5;

/// One reply as the learned weights see it.
pub(crate) struct View<'a> {
    reply: &'a Heard,
    marks: &'a Marks<'a>,
    clauses: Vec<Clause>,
    /// What is the same for all clauses: the customer's turn, and what the rules found anywhere.
    shared: Vec<u32>,
    /// Pairs of letters that the customer said, in order.
    heard_pairs: Vec<[u32; 2]>,
    letters: Vec<u32>,
}

/// What is looked at in a clause and by its neighbours.
#[derive(Default)]
struct Clause {
    /// Hashes of runs of one and two letters, and of three.
    short: Vec<u32>,
    long: Vec<u32>,
    classes: Vec<Classed>,
    /// Behaviours and guards that speak in it, a bit each.
    rules: u64,
    guards: u64,
}

/// For each word the lists that it stands in, as numbers that stay the same whatever other lists there are.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    /// Of one word after the other.
    all: Vec<u32>,
    /// Where those of each word end.
    ends: Vec<u32>,
}

ready!(struct Classes { all, ends });

impl Classes {
    /// Of so many words, each list with its number.
    pub(crate) fn new<'l>(words: usize, lists: impl Iterator<Item = (u32, &'l [Atom])>) -> Self {
        let mut classes = vec![Vec::new(); words];
        for (class, words) in lists {
            for &word in words {
                classes[word as usize].push(class);
            }
        }
        let ends = classes.iter().scan(0, |end, own| {
            *end += small(own.len());
            Some(*end)
        });
        Self {
            ends: ends.collect(),
            all: classes.concat(),
        }
    }

    fn of(&self, word: Atom) -> &[u32] {
        let word = word as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = word.checked_sub(1).map_or(0, end);
        self.all.get(start..end(word)).unwrap_or_default()
    }
}

/// A word of a list and where it stands.
#[derive(Clone, Copy)]
struct Classed {
    start: usize,
    end: usize,
    class: u32,
}

impl<'a> View<'a> {
    /// `number` says by what number the weights know a behaviour.
    pub(crate) fn new(
        (heard, reply): (&Heard, &'a Heard),
        marks: &'a Marks<'a>,
        spoken: &[Spoken],
        number: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let letters = letters(reply);
        let clause = |range: &Range<usize>| {
            let mut clause = Clause {
                classes: classed(reply, marks.classes(), range),
                short: Vec::with_capacity(2 * range.len() + 1),
                long: Vec::with_capacity(range.len()),
                ..Clause::default()
            };
            runs(&letters[range.clone()], |run, hash| match run {
                3 => clause.long.push(hash),
                _ => clause.short.push(hash),
            });
            clause
        };
        let mut clauses: Vec<Clause> = reply.clauses.iter().map(clause).collect();
        let mut anywhere = 0;
        for one in spoken {
            let bit = number(one.behaviour).map_or(0, bit);
            anywhere |= bit;
            for clause in reply.clauses_under(&one.range) {
                clauses[clause].rules |= bit;
            }
        }
        for (guard, range) in marks.all() {
            for clause in reply.clauses_under(range) {
                clauses[clause].guards |= bit(guard);
            }
        }
        let heard_letters = self::letters(heard);
        let pairs = heard_letters.windows(2).map(|pair| [pair[0], pair[1]]);
        let mut heard_pairs: Vec<[u32; 2]> = pairs.collect();
        heard_pairs.sort_unstable();
        Self {
            reply,
            marks,
            clauses,
            shared: shared((heard, &heard_letters), marks.classes(), anywhere),
            heard_pairs,
            letters,
        }
    }

    pub(crate) fn clauses(&self) -> usize {
        self.clauses.len()
    }

    /// Whether a rule of the behaviour spoke in the clause.
    pub(crate) fn has_rule(&self, clause: usize, number: usize) -> bool {
        self.clauses[clause].rules & bit(number) != 0
    }

    /// Whether words of the guard stand in the clause.
    pub(crate) fn has_guard(&self, clause: usize, guard: usize) -> bool {
        self.clauses[clause].guards & bit(guard) != 0
    }

    /// The buckets of the features that all clauses have.
    pub(crate) fn shared(&self) -> &[u32] {
        &self.shared
    }

    /// The buckets of one clause's own features. The same bucket may come twice.
    pub(crate) fn own(&self, clause: usize, into: &mut Vec<u32>) {
        let range = &self.reply.clauses[clause];
        let own = &self.clauses[clause];
        into.extend(
            own.short
                .iter()
                .chain(&own.long)
                .map(|run| bucket(About::Letters, *run)),
        );
        let heard_as = |c: &u32| char::from_u32(*c).map_or(*c, |c| sound(c).number());
        let sounds: Vec<u32> = self.letters[range.clone()].iter().map(heard_as).collect();
        runs(&sounds, |_, hash| into.push(bucket(About::Sounds, hash)));
        self.beside(
            (About::Before, About::ClassBefore),
            clause.checked_sub(1),
            into,
        );
        self.beside((About::After, About::ClassAfter), Some(clause + 1), into);
        self.classes(own, range, into);
        self.place(clause, range, into);
        for number in bits(own.rules) {
            into.extend([bucket(About::Rule, number); RULE_WEIGHT]);
        }
        into.extend(bits(own.guards).map(|guard| bucket(About::Guard, guard)));
        let pairs = self.letters[range.clone()].windows(2);
        let is_taken = |pair: &&[u32]| self.heard_pairs.binary_search(&[pair[0], pair[1]]).is_ok();
        let taken = pairs.filter(is_taken).take(TAKEN_MOST).count();
        into.push(bucket(About::Taken, small(taken)));
    }

    fn beside(&self, about: (About, About), other: Option<usize>, into: &mut Vec<u32>) {
        match other.and_then(|at| self.clauses.get(at)) {
            Some(other) => {
                into.extend(other.short.iter().map(|run| bucket(about.0, *run)));
                into.extend(other.classes.iter().map(|one| bucket(about.1, one.class)));
            }
            None => into.push(bucket(about.0, EDGE)),
        }
    }

    /// The classes of a clause's words: alone, in pairs close to each other, and at its edges.
    fn classes(&self, own: &Clause, range: &Range<usize>, into: &mut Vec<u32>) {
        let asks = u32::from(self.marks.asks(range));
        for (index, one) in own.classes.iter().enumerate() {
            into.push(bucket(About::Class, one.class));
            into.push(bucket(About::ClassEnding, joined(one.class, asks)));
            if one.start == range.start {
                into.push(bucket(About::ClassFirst, one.class));
            }
            if one.end == range.end {
                into.push(bucket(About::ClassLast, one.class));
            }
            let near = own.classes[index..].iter();
            let near = near.take_while(|next| next.start <= one.end + GAP);
            for next in near.filter(|next| next.start >= one.end) {
                into.push(bucket(About::ClassPair, joined(one.class, next.class)));
            }
        }
    }

    fn place(&self, clause: usize, range: &Range<usize>, into: &mut Vec<u32>) {
        let last = clause + 1 == self.clauses.len();
        let place = u32::from(clause == 0) | u32::from(last) << 1;
        let asks = u32::from(self.marks.asks(range));
        into.extend([
            bucket(About::Place, place),
            bucket(About::Ending, joined(ending(self.reply, range.end), asks)),
            bucket(About::Length, steps(range.len())),
            bucket(About::Reply, joined(steps(self.reply.text.len()), place)),
        ]);
    }
}

/// The customer's last clause and how it ends, and the rules that spoke anywhere in the reply.
fn shared((heard, letters): (&Heard, &[u32]), classes: &Classes, rules: u64) -> Vec<u32> {
    let mut shared: Vec<u32> = bits(rules)
        .map(|number| bucket(About::RuleAnywhere, number))
        .collect();
    let Some(last) = heard.clauses.last() else {
        shared.push(bucket(About::Heard, EDGE));
        return shared;
    };
    let words = classed(heard, classes, last);
    shared.extend(words.iter().map(|one| bucket(About::HeardClass, one.class)));
    let from = last.end.saturating_sub(LAST_LETTERS).max(last.start);
    runs(&letters[from..last.end], |run, hash| {
        if run < 3 {
            shared.push(bucket(About::Heard, hash));
        }
    });
    let length = steps(heard.text.len());
    shared.push(bucket(
        About::HeardEnding,
        joined(ending(heard, last.end), length),
    ));
    shared
}

fn ending(text: &Heard, end: usize) -> u32 {
    text.text.breaks.get(end).map_or(0, |ending| *ending as u32)
}

/// The classes in a clause, each with its place; of one class at one place the longest word.
fn classed(text: &Heard, classes: &Classes, range: &Range<usize>) -> Vec<Classed> {
    let mut found: Vec<Classed> = Vec::new();
    let quoted = |at: &usize| text.text.quoted.get(*at) == Some(&true);
    for at in range.clone().filter(|at| !quoted(at)) {
        for hit in text.hits.at(at).iter().filter(|hit| hit.end <= range.end) {
            for &class in classes.of(hit.atom) {
                let mut here = found.iter_mut().rev().take_while(|one| one.start == at);
                match here.find(|one| one.class == class) {
                    Some(one) => one.end = one.end.max(hit.end),
                    None => found.push(Classed {
                        start: at,
                        end: hit.end,
                        class,
                    }),
                }
            }
        }
    }
    found
}

/// The letters as numbers, those of an amount by what it is an amount of, those of a quotation all alike.
fn letters(text: &Heard) -> Vec<u32> {
    let typed = text.text.chars.iter().zip(&text.text.quoted);
    let mut letters: Vec<u32> = typed
        .map(|(c, quoted)| if *quoted { QUOTED } else { u32::from(*c) })
        .collect();
    for number in &text.numbers {
        let kind = match number.amount.dimension {
            Dimension::BARE => BARE,
            dimension if dimension.is_time() => TIME,
            _ => AMOUNT,
        };
        if let Some(digits) = letters.get_mut(number.range.clone()) {
            digits.fill(kind);
        }
    }
    letters
}

/// Every run of one to three letters with its length and hash; the clause's edges count as letters.
fn runs(letters: &[u32], mut each: impl FnMut(usize, u32)) {
    let at = |index: usize| match index.checked_sub(1).and_then(|i| letters.get(i)) {
        Some(letter) => *letter,
        None => EDGE,
    };
    let places = letters.len() + 2;
    for start in 0..=letters.len() {
        let mut hash = at(start);
        if start > 0 {
            each(1, hash);
        }
        for length in 2..=3.min(places - start) {
            hash = joined(hash, at(start + length - 1));
            each(length, hash);
        }
    }
}

/// The number of a word list, whatever other lists there are (FNV-1a).
pub(crate) fn class(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A length in steps that grow with it.
fn steps(length: usize) -> u32 {
    const STEPS: [usize; 8] = [2, 4, 7, 11, 16, 24, 40, 80];
    small(STEPS.iter().take_while(|step| length > **step).count())
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The bit of a number; those beyond a mask have none.
fn bit(number: usize) -> u64 {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    1_u64.checked_shl(number).unwrap_or(0)
}

fn bits(mask: u64) -> impl Iterator<Item = u32> {
    (0..u64::BITS).filter(move |bit| mask >> bit & 1 == 1)
}

/// Two numbers hashed to one, their order counting.
fn joined(first: u32, second: u32) -> u32 {
    (first.rotate_left(13) ^ second).wrapping_mul(0x9e37_79b1)
}

fn bucket(about: About, what: u32) -> u32 {
    let hash = joined(joined(about as u32, 0x85eb_ca6b), what);
    (hash ^ (hash >> 15)) & MASK
}
