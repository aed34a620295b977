//! Compiled patterns and how they are matched, character by character within clauses.

use std::{ops::Range, sync::Arc};

use super::{
    atoms::{Atom, Hits, Sketch},
    edges::{Edge, Edges},
    glance::{self, Mark},
    notation::{Choice, Part},
    ready::{Reader, Ready, Writer, ready},
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
    /// Further words of which one must stand near; none if they are too many to look for.
    also: Option<Arc<[Atom]>>,
    /// How many ends of clauses it may run over.
    crossings: usize,
}

ready!(struct Pattern { elements, anchor, before, also, crossings });

#[derive(Clone, PartialEq, Eq, Debug)]
enum Element {
    Words(Sought),
    Gap { most: usize, over: bool },
    Number { time: bool },
    ClauseStart,
    ClauseEnd,
    ReplyStart,
    ReplyEnd,
}

ready!(enum Element {
    0 => Words(sought),
    1 => Gap { most, over },
    2 => Number { time },
    3 => ClauseStart,
    4 => ClauseEnd,
    5 => ReplyStart,
    6 => ReplyEnd,
});

/// Words of which one is looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Sought {
    /// Sorted; the same words are there once for all patterns.
    atoms: Arc<[Atom]>,
    sketch: Sketch,
    /// They may be left out.
    optional: bool,
}

impl Ready for Sought {
    fn put(&self, to: &mut Writer) {
        self.atoms.put(to);
        self.optional.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new(Ready::take(from)?, Ready::take(from)?))
    }
}

impl Sought {
    fn new(atoms: Arc<[Atom]>, optional: bool) -> Self {
        Self {
            optional,
            sketch: Sketch::of(atoms.iter().copied()),
            atoms,
        }
    }

    fn has(&self, atom: Atom) -> bool {
        match *self.atoms {
            [only] => only == atom,
            _ => self.atoms.binary_search(&atom).is_ok(),
        }
    }
}

/// Turns choices into atoms and knows their lengths and how common they are.
pub(crate) trait Words {
    /// A word alone; none for what folds to nothing (a sigh).
    fn atom(&mut self, word: &str) -> Option<Atom>;
    fn atoms(&mut self, choices: &[Choice<'_>]) -> Result<Arc<[Atom]>, RuleErrorKind>;
    /// The same words once for all who have them.
    fn shared(&mut self, atoms: Vec<Atom>) -> Arc<[Atom]>;
    fn lengths(&self, atoms: &[Atom]) -> Range<usize>;
    /// How often one of them is to be expected in a text, by any measure.
    fn commonness(&self, atoms: &[Atom]) -> usize;
}

impl Pattern {
    /// A pattern without an anchor: `settle` gives it one when all words are known.
    pub(crate) fn new(parts: Vec<Part<'_>>, words: &mut dyn Words) -> Result<Self, RuleErrorKind> {
        let mut elements = Vec::with_capacity(parts.len());
        for part in parts {
            elements.push(match part {
                Part::Word(word) => match words.atom(word) {
                    Some(atom) => Element::Words(Sought::new(words.shared(vec![atom]), false)),
                    None => continue,
                },
                Part::Words(choices) => Element::Words(Sought::new(words.atoms(&choices)?, false)),
                Part::Optional(choices) => {
                    Element::Words(Sought::new(words.atoms(&choices)?, true))
                }
                Part::Gap { most, over } => Element::Gap { most, over },
                Part::Number => Element::Number { time: false },
                Part::Time => Element::Number { time: true },
                Part::ClauseStart => Element::ClauseStart,
                Part::ClauseEnd => Element::ClauseEnd,
                Part::ReplyStart => Element::ReplyStart,
                Part::ReplyEnd => Element::ReplyEnd,
            });
        }
        let must = |element: &Element| match element {
            Element::Words(sought) => !sought.optional,
            element => matches!(element, Element::Number { .. }),
        };
        if !elements.iter().any(must) {
            return Err(RuleErrorKind::NoWords);
        }
        Ok(Self {
            elements,
            anchor: None,
            before: 0..0,
            also: None,
            crossings: 0,
        })
    }

    /// Chooses the words by which it will be found: the rarest ones, and near to the beginning.
    pub(crate) fn settle(&mut self, words: &dyn Words) {
        let mut before = 0..0;
        let mut best = None;
        for (at, element) in self.elements.iter().enumerate() {
            if let Element::Words(Sought {
                atoms,
                optional: false,
                ..
            }) = element
            {
                let cost = words.commonness(atoms) * (before.len() + 1).min(STARTS);
                if best.is_none_or(|best| cost < best) {
                    best = Some(cost);
                    (self.anchor, self.before) = (Some(at), before.clone());
                }
            }
            let own = element.lengths(words);
            before = before.start + own.start..before.end + own.end;
        }
        let further = self.elements.iter().enumerate();
        let further = further.filter_map(|(at, element)| match element {
            Element::Words(Sought {
                atoms,
                optional: false,
                ..
            }) if atoms.len() <= FEW && self.anchor != Some(at) => Some(atoms),
            _ => None,
        });
        let rarest = further.min_by_key(|atoms| words.commonness(atoms));
        self.also = rarest.map(Arc::clone);
        let crosses = |element: &&Element| match element {
            Element::Gap { over, .. } => *over,
            Element::ClauseStart | Element::ReplyStart => true,
            _ => false,
        };
        self.crossings = self.elements.iter().filter(crosses).count();
    }

    /// Whether a glance at the clauses around the anchor's leaves it a chance.
    pub(crate) fn may_stand(&self, clause: usize, words: &[glance::Words]) -> bool {
        let Some(also) = &self.also else {
            return true;
        };
        let from = clause.saturating_sub(self.crossings);
        let to = (clause + self.crossings + 1).min(words.len());
        let near = words.get(from..to).unwrap_or(words);
        near.iter()
            .any(|words| also.iter().any(|&also| words.has(Mark::of_word(also))))
    }

    /// The words by one of which it is found; none for a pattern of numbers alone.
    pub(crate) fn anchor(&self) -> &[Atom] {
        match self.anchor.and_then(|at| self.elements.get(at)) {
            Some(Element::Words(sought)) => &sought.atoms,
            _ => &[],
        }
    }

    /// Where it may begin when a word of its anchor begins at `at`.
    pub(crate) fn starts(&self, at: usize) -> Range<usize> {
        at.saturating_sub(self.before.end)..(at + 1).saturating_sub(self.before.start)
    }

    /// Whether a glance at `start` leaves it a chance to begin there.
    pub(crate) fn may_start(&self, start: usize, scan: &Scan<'_>) -> bool {
        match self.elements.as_slice() {
            _ if self.anchor == Some(0) => true,
            [Element::Words(sought), ..] if !sought.optional => scan.has_any(sought, start),
            [Element::ClauseStart, ..] => scan.edges.is(Edge::ClauseStart, start),
            [Element::ReplyStart, ..] => scan.edges.is(Edge::ReplyStart, start),
            _ => true,
        }
    }

    /// Where it ends if it begins at `start`.
    pub(crate) fn ends_at(&self, start: usize, scan: &Scan<'_>) -> Option<usize> {
        scan.run(&self.elements, start, start, false)
    }
}

/// More words than these are likely to stand somewhere.
const FEW: usize = 12;

/// Of more starts than these, most are dismissed at a glance.
const STARTS: usize = 4;

/// Characters of a number with its unit, where words are to follow.
const LONGEST_NUMBER: usize = 12;

impl Element {
    /// How many characters it may stand on.
    fn lengths(&self, words: &dyn Words) -> Range<usize> {
        match self {
            Self::Words(sought) if sought.optional => 0..words.lengths(&sought.atoms).end,
            Self::Words(sought) => words.lengths(&sought.atoms),
            Self::Gap { most, .. } => 0..*most,
            Self::Number { .. } => 1..LONGEST_NUMBER,
            Self::ClauseStart | Self::ClauseEnd | Self::ReplyStart | Self::ReplyEnd => 0..0,
        }
    }
}

/// A text with all that was found in it, in which patterns are tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a Folded,
    pub(crate) hits: &'a Hits,
    pub(crate) numbers: &'a [Number],
    pub(crate) edges: &'a Edges,
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
            Element::Words(sought) if sought.optional => (!blocked)
                .then(|| self.words(sought, rest, from, at))
                .flatten()
                .or_else(|| self.run(rest, from, at, crossed)),
            Element::Words(sought) if !blocked => self.words(sought, rest, from, at),
            Element::Gap { most, over } => self.gap((*most, *over), rest, from, at),
            Element::Number { time } if !blocked => {
                let number = self.number_at(at)?;
                let fits = !time || number.amount.dimension.is_time();
                fits.then(|| self.run(rest, from, number.range.end, false))?
            }
            Element::Words(_) | Element::Number { .. } => None,
            Element::ClauseStart => self.edge(Edge::ClauseStart, rest, at, at),
            Element::ReplyStart => self.edge(Edge::ReplyStart, rest, at, at),
            Element::ClauseEnd => self.edge(Edge::ClauseEnd, rest, from, at),
            Element::ReplyEnd => self.edge(Edge::ReplyEnd, rest, from, at),
        }
    }

    fn edge(&self, edge: Edge, rest: &[Element], from: usize, at: usize) -> Option<usize> {
        let stands = self.edges.is(edge, at);
        stands.then(|| self.run(rest, from, at, false))?
    }

    fn number_at(&self, at: usize) -> Option<&Number> {
        let place = self.numbers.binary_search_by_key(&at, |n| n.range.start);
        place.ok().and_then(|place| self.numbers.get(place))
    }

    fn has_any(&self, sought: &Sought, at: usize) -> bool {
        let mut hits = self.hits.at(at).iter();
        self.hits.sketch(at).meets(sought.sketch) && hits.any(|hit| sought.has(hit.atom))
    }

    fn words(&self, sought: &Sought, rest: &[Element], from: usize, at: usize) -> Option<usize> {
        if !self.hits.sketch(at).meets(sought.sketch) {
            return None;
        }
        // The longest word first: what follows it is then most certain.
        self.hits
            .at(at)
            .iter()
            .rev()
            .filter(|hit| sought.has(hit.atom) && !(self.exact && hit.by_ear))
            .find_map(|hit| self.run(rest, from, hit.end, false))
    }

    fn gap(&self, gap: (usize, bool), rest: &[Element], from: usize, at: usize) -> Option<usize> {
        let (most, over) = gap;
        let mut crossed = false;
        let begins = |at: usize| match rest {
            [Element::Words(sought), ..] => {
                sought.optional || self.hits.sketch(at).meets(sought.sketch)
            }
            _ => true,
        };
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
            if begins(next)
                && let Some(end) = self.run(rest, from, next, false)
            {
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
}
