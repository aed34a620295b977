//! Compiled patterns and how they are matched, character by character within clauses.

use std::ops::Range;

use super::{
    atoms::{Atom, Hits},
    notation::{Choice, Part},
    rules::RuleErrorKind,
};
use crate::text::{fold::Folded, number::Number};

/// A pattern ready to be matched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Pattern {
    elements: Vec<Element>,
    /// Index of the element by whose words the pattern is found, if there is one.
    anchor: Option<usize>,
    /// How many characters may stand before the anchor.
    before: Range<usize>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Element {
    /// Sorted.
    Words(Vec<Atom>),
    Optional(Vec<Atom>),
    Gap {
        most: usize,
        over: bool,
    },
    Number {
        time: bool,
    },
    ClauseStart,
    ClauseEnd,
    ReplyStart,
    ReplyEnd,
}

/// Turns choices into atoms and knows their lengths.
pub(crate) trait Words {
    fn atoms(&mut self, choices: &[Choice]) -> Result<Vec<Atom>, RuleErrorKind>;
    fn lengths(&self, atoms: &[Atom]) -> Range<usize>;
}

impl Pattern {
    pub(crate) fn new(parts: Vec<Part>, words: &mut dyn Words) -> Result<Self, RuleErrorKind> {
        let mut elements = Vec::with_capacity(parts.len());
        for part in parts {
            elements.push(match part {
                Part::Words(choices) => Element::Words(words.atoms(&choices)?),
                Part::Optional(choices) => Element::Optional(words.atoms(&choices)?),
                Part::Gap { most, over } => Element::Gap { most, over },
                Part::Number => Element::Number { time: false },
                Part::Time => Element::Number { time: true },
                Part::ClauseStart => Element::ClauseStart,
                Part::ClauseEnd => Element::ClauseEnd,
                Part::ReplyStart => Element::ReplyStart,
                Part::ReplyEnd => Element::ReplyEnd,
            });
        }
        let anchor = best_anchor(&elements, words);
        let before = before_anchor(&elements[..anchor.unwrap_or(0)], words);
        Ok(Self {
            elements,
            anchor,
            before,
        })
    }

    /// The words by one of which it is found; none for a pattern of numbers alone.
    pub(crate) fn anchor(&self) -> &[Atom] {
        match self.anchor.and_then(|at| self.elements.get(at)) {
            Some(Element::Words(atoms)) => atoms,
            _ => &[],
        }
    }

    /// Where it may begin when a word of its anchor begins at `at`.
    pub(crate) fn starts(&self, at: usize) -> Range<usize> {
        at.saturating_sub(self.before.end)..(at + 1).saturating_sub(self.before.start)
    }

    /// Where it ends if it begins at `start`.
    pub(crate) fn ends_at(&self, start: usize, scan: &Scan<'_>) -> Option<usize> {
        scan.run(&self.elements, start, start, false)
    }
}

/// The most telling element: its shortest word is the longest.
fn best_anchor(elements: &[Element], words: &dyn Words) -> Option<usize> {
    let telling = |element: &Element| match element {
        Element::Words(atoms) => words.lengths(atoms).start,
        Element::Optional(_)
        | Element::Gap { .. }
        | Element::Number { .. }
        | Element::ClauseStart
        | Element::ClauseEnd
        | Element::ReplyStart
        | Element::ReplyEnd => 0,
    };
    let mut best: Option<(usize, usize)> = None;
    for (at, element) in elements.iter().enumerate() {
        let weight = telling(element);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, at));
        }
    }
    best.map(|(_, at)| at)
}

fn before_anchor(elements: &[Element], words: &dyn Words) -> Range<usize> {
    elements.iter().fold(0..0, |before, element| {
        let own = match element {
            Element::Words(atoms) => words.lengths(atoms),
            Element::Optional(atoms) => 0..words.lengths(atoms).end,
            Element::Gap { most, .. } => 0..*most,
            Element::Number { .. } => 1..12,
            Element::ClauseStart | Element::ClauseEnd | Element::ReplyStart | Element::ReplyEnd => {
                0..0
            }
        };
        before.start + own.start..before.end + own.end
    })
}

/// A text with all that was found in it, in which patterns are tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a Folded,
    pub(crate) hits: &'a Hits,
    pub(crate) numbers: &'a [Number],
    /// Words that do not count at the beginning and at the end of a clause.
    pub(crate) head: &'a [Atom],
    pub(crate) tail: &'a [Atom],
    /// Words that only sound right do not count.
    pub(crate) exact: bool,
}

impl Scan<'_> {
    /// `crossed`: a gap has just been allowed over the end of a clause.
    fn run(&self, elements: &[Element], from: usize, at: usize, crossed: bool) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else {
            return Some(at);
        };
        let blocked = at > from && !crossed && self.clause_begins(at);
        match element {
            Element::Words(atoms) if !blocked => self.words(atoms, rest, from, at),
            Element::Words(_) => None,
            Element::Optional(atoms) => (!blocked)
                .then(|| self.words(atoms, rest, from, at))
                .flatten()
                .or_else(|| self.run(rest, from, at, crossed)),
            Element::Gap { most, over } => self.gap((*most, *over), rest, from, at),
            Element::Number { time } => self
                .numbers
                .iter()
                .find(|n| {
                    !blocked && n.range.start == at && (!time || n.amount.dimension.is_time())
                })
                .and_then(|n| self.run(rest, from, n.range.end, false)),
            Element::ClauseStart => self
                .is_clause_start(at)
                .then(|| self.run(rest, at, at, false))?,
            Element::ReplyStart => self
                .is_start_after_heads(0, at)
                .then(|| self.run(rest, at, at, false))?,
            Element::ClauseEnd => self
                .is_end(at, false)
                .then(|| self.run(rest, from, at, false))?,
            Element::ReplyEnd => self
                .is_end(at, true)
                .then(|| self.run(rest, from, at, false))?,
        }
    }

    fn words(&self, atoms: &[Atom], rest: &[Element], from: usize, at: usize) -> Option<usize> {
        let fits = |atom: &Atom| match atoms {
            [only] => only == atom,
            _ => atoms.binary_search(atom).is_ok(),
        };
        // The longest word first: what follows it is then most certain.
        self.hits
            .at(at)
            .iter()
            .rev()
            .filter(|hit| fits(&hit.atom) && !(self.exact && hit.by_ear))
            .find_map(|hit| self.run(rest, from, hit.end, false))
    }

    fn gap(&self, gap: (usize, bool), rest: &[Element], from: usize, at: usize) -> Option<usize> {
        let (most, over) = gap;
        let mut crossed = false;
        for next in at..=(at + most).min(self.text.len()) {
            if next > from && self.clause_begins(next) {
                if !over || crossed {
                    // Without leave to cross, nothing of the pattern may follow; an end may.
                    return self.run(rest, from, next, false);
                }
                crossed = true;
                if let Some(end) = self.run(rest, from, next, true) {
                    return Some(end);
                }
                continue;
            }
            if let Some(end) = self.run(rest, from, next, false) {
                return Some(end);
            }
        }
        None
    }

    fn clause_begins(&self, at: usize) -> bool {
        self.text
            .breaks
            .get(at)
            .is_none_or(|before| before.ends_clause())
    }

    fn is_clause_start(&self, at: usize) -> bool {
        let clause = (0..=at)
            .rev()
            .find(|&start| start == 0 || self.clause_begins(start))
            .unwrap_or(0);
        // A clause is looked back over only so far: heads are few.
        at - clause <= 12 && self.is_start_after_heads(clause, at)
    }

    fn is_start_after_heads(&self, start: usize, at: usize) -> bool {
        let mut reached = start;
        while reached < at {
            let head = self
                .hits
                .at(reached)
                .iter()
                .rev()
                .find(|hit| self.head.binary_search(&hit.atom).is_ok());
            match head {
                Some(head) => reached = head.end,
                None => return false,
            }
        }
        reached == at
    }

    fn is_end(&self, at: usize, of_reply: bool) -> bool {
        let mut reached = at;
        loop {
            if reached >= self.text.len() || (!of_reply && self.clause_begins(reached)) {
                return true;
            }
            let tail = self
                .hits
                .at(reached)
                .iter()
                .rev()
                .find(|hit| self.tail.binary_search(&hit.atom).is_ok());
            match tail {
                Some(tail) => reached = tail.end,
                None => return false,
            }
        }
    }
}
