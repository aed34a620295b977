//! Whether a text says a clause so plainly that it may be held against the agent: in one breath, in order, as written.

use std::ops::Range;

use super::{
    glance::Terms,
    terms::{Placed, Term},
    wording::{Clause, Match, Said, window, worse},
};
use crate::text::number::Likeness;

/// So much of the sense must be there, in per cent …
pub(crate) const PLAIN: usize = 80;
/// … and so much of what stands from its first to its last word must be of it.
pub(crate) const DENSE: usize = 60;
/// Less than so much is held against nobody.
const LEAST: usize = 70;
/// A clause of one term alone must be nearly all that is said.
const ALONE: usize = 70;

/// Places of the text's terms by the clause's terms that they say.
type Pairs = Vec<(usize, usize)>;

impl Clause {
    /// The best place in any one clause of the text. The amounts may differ: the caller judges them.
    pub(crate) fn find_plainly(&self, said: &Said) -> Option<Match> {
        let (outline, seen) = (&self.outline, &said.seen);
        if !outline.may_stand(seen, LEAST) && !outline.may_stand_without_amounts(seen, LEAST) {
            return None;
        }
        let clauses = outline.in_clauses(seen, said.heard.clauses.len());
        let clauses = clauses.into_iter().enumerate();
        clauses
            .filter(|(_, terms)| self.can_say(*terms))
            .filter_map(|(clause, _)| self.say_in(said, window(&said.terms, clause, clause + 1)))
            .max_by_key(|found| (found.said, !found.opposite, found.pure))
    }

    /// Whether these of its terms are enough for anybody.
    fn can_say(&self, terms: Terms) -> bool {
        let outline = &self.outline;
        outline.share(terms) >= LEAST || outline.share_without_amounts(terms) >= LEAST
    }

    /// Terms that carry sense.
    pub(crate) fn content(&self) -> usize {
        self.terms.iter().filter(|term| **term != Term::Not).count()
    }

    /// Whether it begins with the size of what it speaks of: another size is another thing.
    pub(crate) fn is_of_a_kind(&self) -> bool {
        matches!(self.terms.first(), Some(Term::Amount(amount)) if amount.dimension.is_size())
    }

    fn say_in(&self, all: &Said, text: &[Placed]) -> Option<Match> {
        let pairs = self.beside(&self.align(text));
        let (first, last) = (pairs.first()?.1, pairs.last()?.1);
        let (mut said, mut sense) = (0, 0);
        let mut amount = Likeness::Same;
        for (index, term) in self.terms.iter().enumerate() {
            let at = pairs.iter().find(|pair| pair.0 == index).map(|pair| pair.1);
            if let Term::Amount(wanted) = term {
                let likeness = match at.map(|at| text[at].term) {
                    Some(Term::Amount(heard)) => wanted.likeness(heard),
                    _ => Likeness::Unrelated,
                };
                amount = worse(amount, likeness);
            } else {
                sense += term.weight();
            }
            said += at.map_or(0, |_| term.weight());
        }
        let weigh = |terms: &[Placed]| terms.iter().map(|p| p.term.weight()).sum::<usize>();
        // Another amount says nothing: the rest must.
        let share = if amount == Likeness::Other {
            said.saturating_sub(self.weight() - sense) * 100 / sense.max(1)
        } else {
            said * 100 / self.weight().max(1)
        };
        let alone = self.content() < 2 && said * 100 < weigh(text) * ALONE;
        let beside = &text[first.saturating_sub(2)..];
        let found_in = |held: &Range<usize>| {
            let mut found = pairs.iter().map(|pair| &text[pair.1].range);
            found.any(|found| held.contains(&found.start))
        };
        let denied = if self.negated {
            all.denials.deny(self.knows, text, last, found_in)
        } else {
            let denies = |p: &Placed| p.term == Term::Not && !all.denials.is_condition(p, found_in);
            beside.iter().any(denies) || all.denials.sweep(text, first)
        };
        (!alone).then(|| Match {
            range: text[first].range.start..text[last].range.end,
            said: share,
            pure: said * 100 / weigh(&text[first..=last]).max(1),
            matter: pairs.iter().map(|pair| self.matter_of(pair.0)).sum(),
            verb: self.has_verb(pairs.iter().map(|pair| pair.0), &text[last + 1..]),
            amount,
            opposite: denied != self.negated,
        })
    }

    /// The heaviest way to find its terms in the text, in their order.
    fn align(&self, text: &[Placed]) -> Pairs {
        let row = text.len() + 1;
        let mut best = vec![0usize; (self.terms.len() + 1) * row];
        for (i, term) in self.terms.iter().enumerate().rev() {
            for (j, placed) in text.iter().enumerate().rev() {
                let taken = if says(*term, placed) {
                    term.weight() + best[(i + 1) * row + j + 1]
                } else {
                    0
                };
                best[i * row + j] = taken
                    .max(best[(i + 1) * row + j])
                    .max(best[i * row + j + 1]);
            }
        }
        let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
        while i < self.terms.len() && j < text.len() {
            let here = best[i * row + j];
            if here == best[i * row + j + 1] {
                j += 1;
            } else if here == best[(i + 1) * row + j] {
                i += 1;
            } else {
                pairs.push((i, j));
                (i, j) = (i + 1, j + 1);
            }
        }
        pairs
    }

    /// A single character counts only with its neighbour.
    fn beside(&self, pairs: &Pairs) -> Pairs {
        let near = |a: &(usize, usize), b: &(usize, usize)| b.0 - a.0 <= 2 && b.1 - a.1 <= 2;
        let keeps = |at: usize| {
            let pair = pairs[at];
            let character = matches!(self.terms[pair.0], Term::Character(_));
            let before = at.checked_sub(1).is_some_and(|b| near(&pairs[b], &pair));
            let after = pairs.get(at + 1).is_some_and(|next| near(&pair, next));
            !character || self.content() == 1 || before || after
        };
        (0..pairs.len())
            .filter(|&at| keeps(at))
            .map(|at| pairs[at])
            .collect()
    }
}

fn says(term: Term, placed: &Placed) -> bool {
    match (term, placed.term) {
        (Term::Not, _) => false,
        (Term::Amount(wanted), Term::Amount(heard)) => {
            let likeness = wanted.likeness(heard);
            // One of a thing is no count that another contradicts.
            let checked = likeness == Likeness::Same || !(wanted.is_one() || heard.is_one());
            likeness != Likeness::Unrelated && checked
        }
        (mine, theirs) => mine == theirs && !placed.by_ear,
    }
}

impl Match {
    /// Said in these very words, with this amount and in this sense.
    pub(crate) fn is_plain(&self) -> bool {
        self.verb
            && self.said >= PLAIN
            && self.pure >= DENSE
            && !self.opposite
            && self.amount == Likeness::Same
    }
}
