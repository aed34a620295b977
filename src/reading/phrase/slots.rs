//! What stands in the slots of a clause.

use std::ops::Range;

use super::{
    clause::What,
    find::{Places, Search},
};
use crate::reading::terms::{Placed, Term};

impl Search<'_> {
    /// A slot takes what stands at its place and says nothing else of the clause.
    pub(super) fn fill_slots(
        &self,
        places: &mut Places,
        terms: &[Placed],
        touched: &[Range<usize>],
    ) {
        for (index, unit) in self.clause.units.iter().enumerate() {
            if unit.what != What::Slot {
                continue;
            }
            let before = places[..index].iter().rev().flatten().next().map(|r| r.end);
            let after = places[index + 1..].iter().flatten().next().map(|r| r.start);
            let first = places.iter().flatten().map(|r| r.start).min().unwrap_or(0);
            let at_place = |placed: &Placed| {
                before.is_none_or(|end| end <= placed.range.start)
                    && after.is_none_or(|start| placed.range.end <= start)
            };
            let fits = |placed: &&Placed| {
                let range = &placed.range;
                let free = places
                    .iter()
                    .flatten()
                    .all(|other| other.end <= range.start || range.end <= other.start);
                let inside = touched
                    .iter()
                    .any(|c| c.start <= range.start && range.end <= c.end);
                let ahead = after.is_none() && range.end <= first;
                free && inside && placed.term != Term::Not && (at_place(placed) || ahead)
            };
            let after_it = |placed: &&Placed| fits(placed) && at_place(placed);
            let taken = terms
                .iter()
                .find(after_it)
                .or_else(|| terms.iter().rfind(fits));
            places[index] = taken
                .map(|placed| placed.range.clone())
                .or_else(|| self.named_beside(touched));
        }
    }

    /// What names itself in a clause beside those that say the rest.
    fn named_beside(&self, touched: &[Range<usize>]) -> Option<Range<usize>> {
        let heard = &self.said.heard;
        let before = touched.first()?.start.checked_sub(1);
        let after = touched
            .last()
            .map(|c| c.end)
            .filter(|end| *end < heard.text.len());
        [before, after].into_iter().flatten().find_map(|at| {
            let clause = heard.clause_of(at);
            let names = heard.has(self.lexicon.list("names_itself"), &clause);
            (names && clause.len() > 3).then_some(clause)
        })
    }
}
