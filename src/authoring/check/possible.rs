//! What can come true in a call at all, whatever is said in it: more is taken for possible than is, never less.
//!
//! What was heard only grows, so an atom is impossible only if nothing that can be said makes it true; the mood stays in
//! an interval that every weight, branch and incident has widened as far as it can.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    moods::{Interval, Moods},
    tellable::{OwnLines, Saying, Tellable, can_be_said, let_fall},
};
use crate::{
    engine::{
        Scenario,
        condition::{Atom, Clock, Comparison, Condition, Gauge, Tally},
        scenario::{IdentityNeed, Incident},
    },
    text::Name,
};

/// What is not ruled out.
pub(super) struct Possible<'s> {
    scenario: &'s Scenario,
    pub(super) tellable: Tellable<'s>,
    /// What sensitive some line of the customer holds.
    let_fall: BTreeSet<Name>,
    temper: Interval,
    trust: Interval,
    /// Incidents that can happen.
    incidents: BTreeSet<&'s Name>,
    /// The call may be over: it can have been handed over.
    pub(super) after_end: bool,
}

/// An atom, and whether it is to hold.
type Literal<'c> = (&'c Atom, bool);

/// A condition that unfolds to more cases than this is taken for possible.
const CASES: usize = 512;

impl<'s> Possible<'s> {
    /// In calls with personas of these moods and sayings; `own` lines of the scenario.
    pub(super) fn new<'p>(
        scenario: &'s Scenario,
        moods: &Moods,
        own: &OwnLines,
        sayings: impl Iterator<Item = &'p Saying>,
    ) -> Self {
        let (temper, trust) = moods.within(scenario);
        let mut possible = Self {
            scenario,
            tellable: Tellable::of(scenario),
            let_fall: let_fall(scenario, own, sayings),
            temper,
            trust,
            incidents: BTreeSet::new(),
            after_end: false,
        };
        possible.spread();
        possible
    }

    /// What can happen once other things have: from nothing up, so that two that wait for each other never do.
    fn spread(&mut self) {
        loop {
            let incidents = self.scenario.incidents.iter();
            let more = incidents.filter(|one| self.can_hold_from(&one.when, 0));
            let more: BTreeSet<&'s Name> = more.map(|one| &one.name).collect();
            if more == self.incidents {
                return;
            }
            self.incidents = more;
        }
    }

    pub(super) fn can_happen(&self, incident: &Incident) -> bool {
        self.incidents.contains(&incident.name)
    }

    /// False only if the condition cannot hold at any moment of any call.
    pub(super) fn can_hold(&self, condition: &Condition) -> bool {
        // What waits for time or for an incident is looked at before anything is said in a beat, else after a reply.
        let in_silence =
            |(atom, _): &(&Atom, bool)| matches!(atom, Atom::Time(..) | Atom::Happened(_));
        let least = i32::from(!condition.atoms().iter().any(in_silence));
        self.can_hold_from(condition, least)
    }

    /// The same with so many replies in the beat at least.
    fn can_hold_from(&self, condition: &Condition, turns: i32) -> bool {
        let cases = cases(condition, true);
        cases.is_none_or(|cases| cases.iter().any(|case| self.agrees(case, turns)))
    }

    pub(super) fn can_be_asked(&self, fact: &Name) -> bool {
        let fact = self.scenario.fact(fact);
        fact.is_some_and(|fact| can_be_said(&fact.ask))
    }

    /// Whether some line of the customer holds what is sensitive.
    pub(super) fn can_fall(&self, sensitive: &Name) -> bool {
        self.let_fall.contains(sensitive)
    }

    pub(super) fn can_be_verified(&self) -> bool {
        let identity = &self.scenario.identity;
        let mut checks = identity.check.iter();
        match identity.need {
            IdentityNeed::None => false,
            IdentityNeed::Basic => checks.any(|fact| self.can_be_asked(fact)),
            IdentityNeed::Full => checks.all(|fact| self.can_be_asked(fact)),
        }
    }

    /// Whether anything makes the atom true. Numbers are looked at together.
    fn may_hold(&self, atom: &Atom) -> bool {
        let scenario = self.scenario;
        match atom {
            Atom::Told(name) | Atom::Part(name) => self.tellable.can_be_told(name),
            Atom::Asked(name) | Atom::Knows(name) => self.can_be_asked(name),
            Atom::Misgiven(name) => {
                let fact = scenario.fact(name);
                fact.is_some_and(|fact| !fact.first.is_empty()) && self.can_be_asked(name)
            }
            Atom::Sensitive(name) => self.can_fall(name),
            Atom::Verified => self.can_be_verified(),
            Atom::Refused(name) => {
                let refusal = scenario.refusals.iter().find(|one| one.name == *name);
                refusal.is_some_and(|one| can_be_said(&one.reason) || can_be_said(&one.offer))
            }
            Atom::Happened(name) => self.incidents.contains(name),
            // Handing over ends the call: no beat and no branch hears of it.
            Atom::Transferred(_) => self.after_end,
            Atom::Did(_)
            | Atom::Wrong(_)
            | Atom::Granted(_)
            | Atom::Said(_)
            | Atom::Forbidden(_)
            | Atom::Fault(_)
            | Atom::Held
            | Atom::Resumed
            | Atom::Looked(_)
            | Atom::PromisedTime
            | Atom::TicketFiled
            | Atom::Mood(..)
            | Atom::Turns(..)
            | Atom::Count(..)
            | Atom::Tally(..)
            | Atom::Time(..) => true,
        }
    }

    /// What holds once another does.
    fn implies(&self, holds: &Atom, also: &Atom) -> bool {
        match (holds, also) {
            (Atom::Told(one), Atom::Part(other))
            | (Atom::Knows(one) | Atom::Misgiven(one), Atom::Asked(other))
            | (Atom::Did(one), Atom::Fault(other)) => one == other,
            // Known only once it was put right.
            (Atom::Knows(one), Atom::Misgiven(other)) => {
                let fact = self.scenario.fact(one);
                one == other && fact.is_some_and(|fact| !fact.first.is_empty())
            }
            (Atom::Resumed, Atom::Held) => true,
            (Atom::Did(one), Atom::PromisedTime) => *one == *"time_promise",
            (Atom::Verified, Atom::Knows(fact) | Atom::Asked(fact)) => {
                let identity = &self.scenario.identity;
                let all = identity.need == IdentityNeed::Full || identity.check.len() == 1;
                all && identity.check.contains(fact)
            }
            (Atom::Verified, Atom::Misgiven(fact)) => {
                let known = Atom::Knows(fact.clone());
                self.implies(holds, &known) && self.implies(&known, also)
            }
            _ => holds == also,
        }
    }

    fn agrees(&self, case: &[Literal<'_>], turns: i32) -> bool {
        let held = || {
            case.iter()
                .filter(|(_, holds)| *holds)
                .map(|(atom, _)| *atom)
        };
        let denied = || {
            case.iter()
                .filter(|(_, holds)| !*holds)
                .map(|(atom, _)| *atom)
        };
        let possible = held().all(|atom| self.may_hold(atom));
        let contrary = held().any(|one| {
            !is_number(one) && denied().any(|other| !is_number(other) && self.implies(one, other))
        });
        possible && !contrary && self.numbers_agree(case, turns)
    }

    /// Every gauge and counter on its own: what is asked of it leaves a number.
    fn numbers_agree(&self, case: &[Literal<'_>], turns: i32) -> bool {
        let mut asked: BTreeMap<Counter<'_>, Vec<(Comparison, i32, bool)>> = BTreeMap::new();
        for (atom, holds) in case {
            let (counter, how, than) = match atom {
                Atom::Mood(Gauge::Temper, how, than) => (Counter::Temper, *how, i32::from(*than)),
                Atom::Mood(Gauge::Trust, how, than) => (Counter::Trust, *how, i32::from(*than)),
                Atom::Turns(how, than) => (Counter::Turns, *how, i32::from(*than)),
                Atom::Count(name, how, than) => (Counter::Count(name), *how, i32::from(*than)),
                Atom::Tally(tally, how, than) => (Counter::Tally(*tally), *how, i32::from(*than)),
                Atom::Time(clock, how, than) => (
                    Counter::Time(*clock),
                    *how,
                    i32::try_from(*than).unwrap_or(i32::MAX),
                ),
                // Done in this beat: done once at least.
                Atom::Did(name) if *holds => (Counter::Count(name), Comparison::AtLeast, 1),
                _ => continue,
            };
            asked.entry(counter).or_default().push((how, than, *holds));
        }
        let mut all = asked.iter();
        all.all(|(counter, asked)| leaves_a_number(self.within(*counter, turns), asked))
    }

    /// How far a gauge or counter gets.
    fn within(&self, counter: Counter<'_>, turns: i32) -> Interval {
        let up_to = |most: usize| Interval(0, i32::try_from(most).unwrap_or(i32::MAX));
        match counter {
            Counter::Temper => self.temper,
            Counter::Trust => self.trust,
            Counter::Turns => Interval(turns, i32::from(i16::MAX)),
            Counter::Count(_) => Interval(0, i32::from(i16::MAX)),
            Counter::Tally(Tally::Told) => up_to(self.scenario.answers.len()),
            Counter::Tally(Tally::Asked) => up_to(self.scenario.facts.len()),
            Counter::Time(_) => Interval(0, i32::MAX),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counter<'c> {
    Temper,
    Trust,
    Turns,
    Count(&'c Name),
    Tally(Tally),
    Time(Clock),
}

fn is_number(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Mood(..) | Atom::Turns(..) | Atom::Count(..) | Atom::Tally(..) | Atom::Time(..)
    )
}

/// Whether a number in the interval meets all comparisons: only their borders and neighbours need be tried.
fn leaves_a_number(within: Interval, asked: &[(Comparison, i32, bool)]) -> bool {
    let borders = asked
        .iter()
        .flat_map(|(_, than, _)| [than - 1, *than, than.saturating_add(1)]);
    let mut tried = borders.chain([within.0, within.1]);
    tried.any(|number| {
        let meets =
            |(how, than, holds): &(Comparison, i32, bool)| how.holds(number, *than) == *holds;
        (within.0..=within.1).contains(&number) && asked.iter().all(meets)
    })
}

/// The ways in which the condition holds (or fails), each a list of what must and must not be; `None`: too many.
fn cases(condition: &Condition, holds: bool) -> Option<Vec<Vec<Literal<'_>>>> {
    match condition {
        Condition::Atom(atom) => Some(vec![vec![(atom, holds)]]),
        Condition::Not(part) => cases(part, !holds),
        Condition::All(parts) if holds => product(parts, holds),
        Condition::Any(parts) if !holds => product(parts, holds),
        Condition::All(parts) | Condition::Any(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(cases(part, holds)?);
            }
            (all.len() <= CASES).then_some(all)
        }
    }
}

fn product(parts: &[Condition], holds: bool) -> Option<Vec<Vec<Literal<'_>>>> {
    let mut all = vec![Vec::new()];
    for part in parts {
        let more = cases(part, holds)?;
        if all.len() * more.len() > CASES {
            return None;
        }
        all = all
            .iter()
            .flat_map(|one: &Vec<_>| {
                more.iter()
                    .map(|other| one.iter().chain(other).copied().collect())
            })
            .collect();
    }
    Some(all)
}
