//! Where clauses and the reply begin and end when the small words at their edges do not count.

use std::ops::Range;

use super::{
    atoms::{Atom, Hits},
    ready::ready,
};
use crate::text::fold::Folded;

/// An edge that a pattern may ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Edge {
    ClauseStart = 1,
    ReplyStart = 2,
    ClauseEnd = 4,
    ReplyEnd = 8,
}

/// The edges at each place of a text, found in one walk from either side.
#[derive(Debug)]
pub(crate) struct Edges(Vec<u8>);

/// Words that do not count at the beginning and at the end of a clause, each marked at its number.
#[derive(Debug, Default)]
pub(crate) struct EdgeWords {
    marks: Vec<u8>,
}

ready!(struct EdgeWords { marks });

/// So many characters of words that do not count may open a clause.
const OPENING: usize = 12;

const HEAD: u8 = 1;
const TAIL: u8 = 2;

impl EdgeWords {
    pub(crate) fn new(count: usize, head: &[Atom], tail: &[Atom]) -> Self {
        let mut marks = vec![0; count];
        for (words, mark) in [(head, HEAD), (tail, TAIL)] {
            for &word in words {
                marks[word as usize] |= mark;
            }
        }
        Self { marks }
    }

    /// Where the last word of the kind that begins here ends.
    fn end(&self, mark: u8, hits: &Hits, at: usize) -> Option<usize> {
        let is = |atom: Atom| {
            let own = self.marks.get(atom as usize);
            own.is_some_and(|own| own & mark != 0)
        };
        let last = hits.at(at).iter().rev().find(|hit| is(hit.atom));
        last.map(|hit| hit.end)
    }
}

impl Edges {
    pub(crate) fn new(
        words: &EdgeWords,
        text: &Folded,
        clauses: &[Range<usize>],
        hits: &Hits,
    ) -> Self {
        let length = text.len();
        let mut edges = Self(vec![0; length + 1]);
        for start in clauses.iter().map(|clause| clause.start).chain([length]) {
            edges.open(Edge::ClauseStart, start, start + OPENING, |at| {
                words.end(HEAD, hits, at)
            });
        }
        edges.open(Edge::ReplyStart, 0, length, |at| words.end(HEAD, hits, at));
        for at in (0..=length).rev() {
            let tail = words.end(TAIL, hits, at);
            let after = |edge| tail.is_some_and(|end| edges.is(edge, end));
            let reply = at == length || after(Edge::ReplyEnd);
            let clause = text.breaks[at].ends_clause() || after(Edge::ClauseEnd);
            if reply {
                edges.mark(Edge::ReplyEnd, at);
            }
            if clause {
                edges.mark(Edge::ClauseEnd, at);
            }
        }
        edges
    }

    pub(crate) fn is(&self, edge: Edge, at: usize) -> bool {
        self.0.get(at).is_some_and(|edges| edges & edge as u8 != 0)
    }

    fn mark(&mut self, edge: Edge, at: usize) {
        if let Some(edges) = self.0.get_mut(at) {
            *edges |= edge as u8;
        }
    }

    /// Marks every place from `start` on that words which do not count lead to.
    fn open(
        &mut self,
        edge: Edge,
        start: usize,
        last: usize,
        next: impl Fn(usize) -> Option<usize>,
    ) {
        let mut reached = Some(start);
        while let Some(at) = reached.filter(|&at| at <= last) {
            self.mark(edge, at);
            reached = next(at);
        }
    }
}
