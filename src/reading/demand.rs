//! A demand beyond what the agent may grant: declined kindly, or granted after all.

use std::{cell::LazyCell, ops::Range};

use super::{
    guard::Marks,
    heard::Heard,
    lexicon::Lexicon,
    said_back::is_said_back,
    sign::{Meaning, Sign},
    vocabulary::DemandWording,
    wording::{Clause, Match, Said},
};
use crate::text::{Name, number::Likeness};

#[derive(Debug)]
pub(crate) struct Demand {
    name: Name,
    rule: Name,
    wanted: Vec<Clause>,
    reason: Vec<Clause>,
    offer: Vec<Clause>,
}

/// The customer raised it when so much of it was said.
const RAISED: usize = 60;
/// It is what the reply is about from so much on.
const ABOUT: usize = 45;
const SAID: usize = 60;
/// Where nothing is granted, whatever the words.
const IDLE: [&str; 6] = [
    "asked",
    "mentioned",
    "reported",
    "quoted",
    "conditional",
    "negated",
];
impl Demand {
    pub(crate) fn new(lexicon: &Lexicon, wording: &DemandWording) -> Self {
        let all = |say: &[String]| {
            say.iter()
                .map(|text| Clause::whole(lexicon, text))
                .collect()
        };
        Self {
            name: wording.name.clone(),
            rule: format!("scenario/refuse.{}", wording.name).into(),
            wanted: all(&wording.demand),
            reason: all(&wording.reason),
            offer: all(&wording.offer),
        }
    }

    /// Whether these words are an alternative that the author lets the agent offer.
    pub(crate) fn offers(&self, said: &Said, range: &Range<usize>) -> bool {
        self.offer
            .iter()
            .filter_map(|clause| clause.find(said, SAID))
            .any(|found| {
                let overlaps = found.range.start < range.end && range.start < found.range.end;
                overlaps && found.amount == Likeness::Same && !found.opposite && found.said >= SAID
            })
    }

    pub(crate) fn hear(
        &self,
        lexicon: &Lexicon,
        said: &Said,
        before: &LazyCell<Said, impl FnOnce() -> Said>,
        marks: &Marks<'_>,
    ) -> Option<Sign> {
        let raised = best((&self.wanted, RAISED), before).is_some();
        let is_held =
            |found: &Match| !found.opposite && !marks.stops_by_name("mentioned", &found.range);
        let held = |clauses: &[Clause]| best((clauses, SAID), said).filter(is_held);
        let (reason, offer) = (held(&self.reason), held(&self.offer));
        let all = 0..said.heard.text.len();
        let refusal = refusal(lexicon, &said.heard);
        let names_it = |word: &Range<usize>| {
            all_said((&self.wanted, ABOUT), said)
                .any(|found| is_near(&said.heard, word, &found.range))
        };
        let related = raised || reason.is_some() || refusal.as_ref().is_some_and(names_it);
        let (reasoned, offered) = (reason.is_some(), offer.is_some());
        // A reason given without an offer is no refusal yet, unless words of refusal say so or it says itself what is not.
        let negator = lexicon.list("negator");
        let denies = |found: &Match| is_held(found) && said.heard.has(negator, &found.range);
        let denied = all_said((&self.reason, SAID), said).any(|found| denies(&found));
        let refused = refusal.is_some() || denied || (reasoned && offered);
        let place = refusal.or(reason.map(|found| found.range));
        if related && refused {
            let meaning = Meaning::Declined {
                name: self.name.clone(),
                reason: reasoned,
                offer: offered,
            };
            return Some(self.sign(meaning, &place.unwrap_or(all), said));
        }
        let granted = self.granted(lexicon, said).or_else(|| {
            raised
                .then(|| said.heard.first(lexicon.list("grant"), &all))
                .flatten()
        })?;
        let idle = IDLE
            .iter()
            .any(|guard| marks.stops_by_name(guard, &granted));
        (!idle && place.is_none()).then(|| {
            self.sign(
                Meaning::Granted {
                    name: self.name.clone(),
                },
                &granted,
                said,
            )
        })
    }

    /// Where it is plainly promised: with a word of assent in the clause or just before, and not only passed on.
    fn granted(&self, lexicon: &Lexicon, said: &Said) -> Option<Range<usize>> {
        let heard = &said.heard;
        let mut plain = self.wanted.iter().filter_map(|clause| {
            let found = clause.find_plainly(said)?;
            found.is_plain().then_some(found.range)
        });
        plain.find(|range| {
            let clause = heard.clause_of(range.start);
            let before = clause.start.checked_sub(1).map(|at| heard.clause_of(at));
            let assents = |clause: &Range<usize>| heard.has(lexicon.list("assent"), clause);
            // The customer's own wish said back, or what they do themselves, is no promise.
            let theirs = is_said_back(lexicon, heard, range)
                || heard.has(lexicon.list("by_yourself"), &clause);
            !theirs
                && (assents(&clause) || before.as_ref().is_some_and(assents))
                && !heard.has(lexicon.list("passed_on"), &(clause.start..range.start))
                && !heard.has(lexicon.list("passed_on"), &(range.end..clause.end))
        })
    }

    fn sign(&self, meaning: Meaning, range: &Range<usize>, said: &Said) -> Sign {
        Sign {
            meaning,
            span: said.heard.text.span(range),
            rule: self.rule.clone(),
        }
    }
}

/// In the clause of the word, or in the one before or after it: what is said further off is about something else.
fn is_near(heard: &Heard, word: &Range<usize>, named: &Range<usize>) -> bool {
    let clause = heard.clause_of(word.start);
    let before = clause
        .start
        .checked_sub(1)
        .map(|at| heard.clause_of(at).start);
    let after = heard
        .clause_of(clause.end.min(heard.text.len().saturating_sub(1)))
        .end;
    before.unwrap_or(clause.start) <= named.start && named.end <= after
}

/// The first word of refusal that is not part of another: a question or a condition.
fn refusal(lexicon: &Lexicon, heard: &Heard) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let (cannot, posed) = (lexicon.list("cannot"), lexicon.list("posed"));
    let mut from = 0;
    while let Some(word) = heard.first(cannot, &(from..heard.text.len())) {
        let starts = word.start.saturating_sub(LONGEST)..=word.start;
        let within = starts.into_iter().any(|at| {
            let mut hits = heard.hits.at(at).iter();
            hits.any(|hit| {
                let covers = hit.end >= word.end && hit.end - at > word.len();
                covers && posed.binary_search(&hit.atom).is_ok()
            })
        });
        if !within {
            return Some(word);
        }
        from = word.start + 1;
    }
    None
}

/// The best of what is said so far at least.
fn best(wanted: (&[Clause], usize), said: &Said) -> Option<Match> {
    all_said(wanted, said).max_by_key(|found| (found.said, !found.opposite))
}

/// All that is said so far at least.
fn all_said<'a>(
    (clauses, least): (&'a [Clause], usize),
    said: &'a Said,
) -> impl Iterator<Item = Match> + 'a {
    let found = clauses
        .iter()
        .filter_map(move |clause| clause.find(said, least));
    found.filter(move |found| found.said >= least)
}
