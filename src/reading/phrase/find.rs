//! Where a reply says a clause of a required phrase: by sense, in any order, typed by ear or with a slip.

use std::ops::Range;

use super::{
    clause::{Clause, Direction, Unit, What},
    instead::is_replaced,
    likely::Likely,
    saying::{closest, denied, says},
};
use crate::{
    reading::{
        lexicon::Lexicon,
        terms::{Placed, Term},
        wording::{Said, window, worse},
    },
    text::{number::Likeness, slip::slip, sound::sound},
};

/// So much of a clause's sense must be said, in per cent, in one, two or three clauses of the reply.
const ENOUGH: [usize; 3] = [50, 60, 66];
/// The same where a clause has but one matter or two.
const PLAINLY: [usize; 3] = [62, 70, 75];
/// So much is enough where the reply says another clause of the phrase.
const LIKELY: usize = 40;
/// So much of it hints at the clause: enough to tell that a mention goes on.
pub(super) const HINT: usize = 34;
/// Share of the letters that make a thin clause the same, in per cent.
const RESEMBLING: usize = 60;
/// A denial takes what it denies so many terms before it.
const AFTER: usize = 2;
/// A single character counts beside its neighbour, at most so many terms away.
const BESIDE: usize = 2;

/// A place where a clause is said, or nearly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) range: Range<usize>,
    /// Share of the sense that was said, in per cent.
    pub(super) said: usize,
    pub(super) grade: Grade,
}

/// How much of a clause a place says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Grade {
    /// Some of its words.
    Hint,
    /// All but an amount that is only alike, or a slot that was left empty.
    Nearly,
    /// Said, if the reply says another clause of the phrase.
    Likely,
    Said,
}

/// A reply being searched for one clause.
pub(super) struct Search<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) said: &'a Said,
    pub(super) clause: &'a Clause,
}

/// Where each unit of the clause stands.
pub(super) type Places = Vec<Option<Range<usize>>>;

impl Search<'_> {
    /// Every place where the clause is said, or nearly.
    pub(super) fn places(&self) -> Vec<Place> {
        let clauses = &self.said.heard.clauses;
        let mut places = Vec::new();
        if !Likely::anywhere(self.clause, &self.said.seen).is_enough(self.clause) {
            return places;
        }
        let likely = Likely::in_clauses(self.clause, &self.said.seen, clauses.len());
        for first in 0..clauses.len() {
            let own = window(&self.said.terms, first, first + 1);
            let most = likely[first..]
                .iter()
                .take(ENOUGH.len())
                .fold(Likely::default(), |all, one| all.and(*one));
            if !likely[first].begins(self.clause)
                || !most.hints(self.clause)
                || !self.announces(own, &clauses[first])
            {
                continue;
            }
            let mut all = Likely::default();
            for width in 1..=ENOUGH.len() {
                let last = first + width - 1;
                if last >= clauses.len() || (width > 1 && self.ends_sentence(last - 1)) {
                    break;
                }
                all = all.and(likely[last]);
                // A clause that has nothing of it makes no place better.
                if !likely[last].begins(self.clause) || !all.hints(self.clause) {
                    continue;
                }
                if let Some(place) = self.weigh(first, width) {
                    let whole = place.grade == Grade::Said;
                    places.push(place);
                    if whole {
                        break;
                    }
                }
            }
        }
        places
    }

    fn ends_sentence(&self, clause: usize) -> bool {
        let text = &self.said.heard.text;
        let end = self.said.heard.clauses.get(clause).map_or(0, |c| c.end);
        text.breaks.get(end).is_some_and(|b| b.ends_sentence())
    }

    /// Whether a clause of the reply has anything of it.
    fn announces(&self, terms: &[Placed], range: &Range<usize>) -> bool {
        if self.clause.is_thin() {
            return self.resembles(range);
        }
        let units = &self.clause.units;
        let has = |unit: &Unit| terms.iter().any(|placed| says(unit, placed).is_some());
        units.iter().any(has)
            || units.len() <= 2 && units.iter().any(|u| self.slipped(u, range).is_some())
    }

    /// Whether most of a thin clause's characters stand there in their order.
    fn resembles(&self, range: &Range<usize>) -> bool {
        let text = &self.said.heard.text.chars[range.clone()];
        let mut at = 0;
        let mut common = 0;
        for letter in &self.clause.letters {
            if let Some(step) = text[at..].iter().position(|typed| typed == letter) {
                at += step + 1;
                common += 1;
            }
        }
        common * 100 >= self.clause.letters.len() * RESEMBLING
    }

    fn weigh(&self, first: usize, width: usize) -> Option<Place> {
        let terms = window(&self.said.terms, first, first + width);
        let (mut places, amount) = self.place(terms, first, width);
        let touched = self.touched(&places, first)?;
        self.fill_slots(&mut places, terms, &touched);
        let start = places.iter().flatten().map(|r| r.start).min()?;
        let end = places.iter().flatten().map(|r| r.end).max()?;
        let range = start..end;
        if self.is_contradicted(&places, terms, &touched, &range) {
            return None;
        }
        let few = self
            .clause
            .units
            .iter()
            .filter(|unit| unit.weight > 2 || unit.is_character());
        let enough = if few.count() < 3 { PLAINLY } else { ENOUGH }[width - 1];
        let (said, grade) = self.grade(&places, amount, (enough, &touched))?;
        Some(Place { range, said, grade })
    }

    /// The share of the sense that stands at these places, and what that makes.
    fn grade(
        &self,
        places: &Places,
        amount: Likeness,
        (enough, touched): (usize, &[Range<usize>]),
    ) -> Option<(usize, Grade)> {
        let (mut said, mut plain, mut fixed, mut empty) = (0, 0, 0, false);
        let first = places
            .iter()
            .zip(&self.clause.units)
            .filter(|(_, u)| u.what != What::Slot)
            .filter_map(|(p, _)| p.as_ref())
            .map(|r| r.start)
            .min();
        let mut in_place = true;
        for (unit, place) in self.clause.units.iter().zip(places) {
            let weight = if place.is_some() {
                unit.weight
            } else if self.has_root(unit, places, touched) {
                unit.weight / 2
            } else {
                0
            };
            said += weight;
            if unit.what == What::Slot {
                empty |= place.is_none();
                in_place &= place.as_ref().map(|r| r.start) > first;
            } else {
                plain += weight;
                fixed += unit.weight;
            }
        }
        let share = said * 100 / self.clause.weight.max(1);
        let own = plain * 100 / fixed.max(1);
        let about = matches!(amount, Likeness::Same | Likeness::Near);
        if !about || share < HINT || own < HINT {
            return None;
        }
        let grade = if empty && own >= enough || amount == Likeness::Near && share >= enough {
            Grade::Nearly
        } else if !empty && share >= enough && (own > 50 || in_place) {
            Grade::Said
        } else if !empty && share >= LIKELY {
            Grade::Likely
        } else {
            Grade::Hint
        };
        Some((share, grade))
    }

    /// Whether a character of the word is said in another word: most words for one thing share one.
    fn has_root(&self, unit: &Unit, places: &Places, touched: &[Range<usize>]) -> bool {
        let text = &self.said.heard.text;
        touched.iter().flat_map(Clone::clone).any(|at| {
            unit.roots.contains(&text.chars[at])
                && places.iter().flatten().all(|place| !place.contains(&at))
        })
    }

    /// The best place for each unit but slots, and how alike the amounts are.
    fn place(&self, terms: &[Placed], first: usize, width: usize) -> (Places, Likeness) {
        let units = &self.clause.units;
        let mut taken = vec![false; terms.len()];
        let mut places: Places = vec![None; units.len()];
        let mut amount = Likeness::Same;
        for (index, unit) in units.iter().enumerate() {
            let at = match unit.what {
                What::Slot => None,
                What::Term(Term::Amount(wanted)) => {
                    let (likeness, at) = closest(wanted, terms);
                    amount = worse(amount, likeness);
                    at
                }
                What::Term(_) => self.candidate(index, terms, &taken),
            };
            if let Some(at) = at {
                taken[at] = true;
                places[index] = Some(terms[at].range.clone());
            }
        }
        for (index, unit) in units.iter().enumerate() {
            if places[index].is_none() && matches!(unit.what, What::Term(Term::Meaning(_))) {
                let mut clauses = self.said.heard.clauses.iter().skip(first).take(width);
                places[index] = clauses.find_map(|range| self.slipped(unit, range));
            }
        }
        (places, amount)
    }

    /// The first free term that says a unit; a single character needs its neighbour beside it.
    fn candidate(&self, index: usize, terms: &[Placed], taken: &[bool]) -> Option<usize> {
        let units = &self.clause.units;
        let unit = &units[index];
        let mut best: Option<(bool, usize)> = None;
        for (at, placed) in terms.iter().enumerate() {
            let Some(exact) = says(unit, placed).filter(|_| !taken[at]) else {
                continue;
            };
            let alone = units.len() == 1 || !unit.is_character();
            if (alone || self.has_neighbour(index, at, terms))
                && (exact
                    || !self.said.heard.hits.is_spelled(placed.range.start)
                    || !unit.is_character())
                && best.is_none_or(|(was_exact, _)| exact && !was_exact)
            {
                best = Some((exact, at));
            }
        }
        best.map(|(_, at)| at)
    }

    fn has_neighbour(&self, index: usize, at: usize, terms: &[Placed]) -> bool {
        let units = &self.clause.units;
        let near = &terms[at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(terms.len())];
        let neighbours = [index.checked_sub(1), Some(index + 1)];
        let mut neighbours = neighbours
            .into_iter()
            .flatten()
            .filter_map(|i| units.get(i));
        neighbours.any(|unit| {
            unit.what == What::Slot
                || near
                    .iter()
                    .any(|placed| placed.range != terms[at].range && says(unit, placed).is_some())
        })
    }

    /// Where a word is typed by ear or with one slip of the fingers, and nothing else is spelled there.
    fn slipped(&self, unit: &Unit, range: &Range<usize>) -> Option<Range<usize>> {
        if unit.letters.len() < 2 {
            return None;
        }
        let heard = &self.said.heard;
        // A slip begins with the right sound, or with the second letter.
        let (first, second) = (sound(unit.letters[0]), unit.letters[1]);
        range.clone().find_map(|start| {
            let begins = heard.text.chars[start];
            if begins != second && sound(begins) != first {
                return None;
            }
            let typed = &heard.text.chars[start..range.end];
            let length = slip(&unit.letters, typed)?;
            let place = start..start + length;
            let wrong = |at: &usize| !unit.letters.contains(&heard.text.chars[*at]);
            let another = place
                .clone()
                .filter(wrong)
                .any(|at| heard.hits.is_spelled(at));
            (!another).then_some(place)
        })
    }

    /// The clauses of the reply that say something of it.
    fn touched(&self, places: &Places, first: usize) -> Option<Vec<Range<usize>>> {
        let heard = &self.said.heard;
        let mut indices: Vec<usize> = places
            .iter()
            .flatten()
            .map(|range| heard.text.clause(range.start))
            .collect();
        indices.sort_unstable();
        indices.dedup();
        // What begins later is found when its own beginning is looked at.
        (indices.first() == Some(&first)).then(|| {
            indices
                .iter()
                .filter_map(|&index| heard.clauses.get(index).cloned())
                .collect()
        })
    }

    /// Whether the same words say the opposite, something else or of somebody else.
    fn is_contradicted(
        &self,
        places: &Places,
        terms: &[Placed],
        touched: &[Range<usize>],
        range: &Range<usize>,
    ) -> bool {
        let inside = |placed: &&Placed| {
            touched
                .iter()
                .any(|c| c.start <= placed.range.start && placed.range.end <= c.end)
        };
        let first = terms.partition_point(|placed| placed.range.start < range.start);
        let last = terms.partition_point(|placed| placed.range.start < range.end);
        let from = if self.clause.denied {
            0
        } else {
            first.saturating_sub(2)
        };
        // What stands in a slot may deny what it likes.
        let open = self.clause.units.iter().any(|unit| unit.what == What::Slot);
        let to = if self.clause.denied {
            terms.len()
        } else if open {
            last.saturating_sub(1)
        } else {
            (last + AFTER).min(terms.len())
        };
        if denied(terms[from..to.max(from)].iter().filter(inside)) != self.clause.denied {
            return true;
        }
        let near = &terms[first.saturating_sub(1)..(last + 1).min(terms.len())];
        let rival = self.clause.units.iter().zip(places).any(|(unit, place)| {
            place.is_none()
                && near.iter().filter(inside).any(|placed| {
                    matches!(placed.term, Term::Meaning(meaning) if unit.rivals.contains(&meaning))
                })
        });
        let direction = touched.iter().fold(Direction::default(), |all, clause| {
            let one = Direction::of(self.lexicon, &self.said.heard, clause);
            Direction {
                by_us: all.by_us || one.by_us,
                by_you: all.by_you || one.by_you,
                alone: all.alone || one.alone,
            }
        });
        rival
            || self.clause.direction.is_turned(direction)
            || is_replaced(self.clause, places, terms, (self.said, touched))
    }
}
