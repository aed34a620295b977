//! Whether a reply says a clause in the phrase's own words but for one, and something else in its place.

use std::ops::Range;

use super::{
    clause::{Clause, What},
    find::Places,
};
use crate::reading::{
    terms::{Placed, Term},
    wording::Said,
};

/// A word of so little weight is no matter of its own.
const SLIGHT: usize = 4;

/// Whether what is missing of the clause has something else in its place, in words that are otherwise the phrase's own.
pub(super) fn is_replaced(
    clause: &Clause,
    places: &Places,
    terms: &[Placed],
    (said, touched): (&Said, &[Range<usize>]),
) -> bool {
    let chars = &said.heard.text.chars;
    let literal = |index: usize| {
        let unit = &clause.units[index];
        places[index].as_ref().is_some_and(|range| {
            let amount = matches!(unit.what, What::Term(Term::Amount(_)));
            amount || chars[range.clone()] == unit.letters[..] || unit.what == What::Slot
        })
    };
    let (mut matched, mut own) = (0, 0);
    for (index, unit) in clause.units.iter().enumerate() {
        if places[index].is_some() {
            matched += unit.weight;
            own += if literal(index) { unit.weight } else { 0 };
        }
    }
    if own * 5 < matched * 4 {
        return false;
    }
    let mut index = 0;
    while index < clause.units.len() {
        let end = (index..clause.units.len())
            .find(|&at| places[at].is_some())
            .unwrap_or(clause.units.len());
        let weight: usize = clause.units[index..end].iter().map(|u| u.weight).sum();
        if weight >= SLIGHT {
            let before = index.checked_sub(1).filter(|&at| literal(at));
            let after = Some(end).filter(|&at| at < clause.units.len() && literal(at));
            let roots: Vec<char> = clause.units[index..end]
                .iter()
                .flat_map(|unit| unit.letters.iter().copied())
                .collect();
            let akin = |placed: &Placed| {
                let typed = &chars[placed.range.clone()];
                !matches!(placed.term, Term::Amount(_)) && typed.iter().any(|c| roots.contains(c))
            };
            if has_intruder((places, terms, touched), (before, after), akin) {
                return true;
            }
        }
        index = end + 1;
    }
    false
}

/// Whether something with sense stands right beside what surrounds the gap.
fn has_intruder(
    (places, terms, touched): (&Places, &[Placed], &[Range<usize>]),
    (before, after): (Option<usize>, Option<usize>),
    akin: impl Fn(&Placed) -> bool,
) -> bool {
    let place = |index: Option<usize>| index.and_then(|index| places[index].clone());
    let (before, after) = (place(before), place(after));
    let clause = |at: usize| touched.iter().find(|c| c.contains(&at)).cloned();
    let gap = match (before, after) {
        (Some(before), Some(after)) => before.end..after.start,
        (Some(before), None) => before.end..clause(before.start).map_or(0, |c| c.end),
        (None, Some(after)) => clause(after.start).map_or(0, |c| c.start)..after.start,
        (None, None) => return false,
    };
    let free = |placed: &&Placed| {
        gap.start <= placed.range.start
            && placed.range.end <= gap.end
            && placed.term != Term::Not
            && places
                .iter()
                .flatten()
                .all(|range| range.end <= placed.range.start || placed.range.end <= range.start)
    };
    let weight: usize = terms.iter().filter(free).map(|p| p.term.weight()).sum();
    // A word that shares a character with what is missing is another word for it.
    weight >= SLIGHT && !terms.iter().filter(free).any(akin)
}
