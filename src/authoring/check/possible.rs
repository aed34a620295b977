//! What can come true in a call at all, whatever is said in it: more is taken for possible than is, never less.
//!
//! What was heard only grows, so an atom is impossible only if nothing that can be said makes it true; the mood stays in
//! an interval that every weight, branch and incident has widened as far as it can.

use std::collections::{BTreeMap, BTreeSet};

use super::tellable::{OwnLines, Saying, Tellable, can_be_said, let_fall};
use crate::{
    engine::{
        Scenario,
        condition::{Atom, Clock, Comparison, Condition, Gauge, Tally},
        mood::Shift,
        persona::Persona,
        scenario::{Branch, IdentityNeed, Incident},
    },
    text::Name,
};

/// From a least to a most, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Interval(pub(super) i32, pub(super) i32);

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
    /// In calls with any mix of these personas; `own` lines of the scenario, `sayings` of all personas.
    pub(super) fn new<'p>(
        scenario: &'s Scenario,
        personas: impl Iterator<Item = &'p Persona>,
        (own, sayings): (&OwnLines, &BTreeMap<Name, Saying>),
    ) -> Self {
        let personas: Vec<&Persona> = personas.collect();
        let sayings = personas.iter().filter_map(|one| sayings.get(&one.id));
        let (temper, trust) = moods(scenario, &personas);
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

/// How far temper and trust can get.
fn moods(scenario: &Scenario, personas: &[&Persona]) -> (Interval, Interval) {
    let mut temper = Range::default();
    let mut trust = Range::default();
    for persona in personas {
        let start = persona.start.moved(scenario.customer.mood);
        temper.start(start.temper);
        trust.start(start.trust);
    }
    let mut by_cause: BTreeMap<&Name, Vec<Shift>> = BTreeMap::new();
    for (cause, shift) in personas.iter().flat_map(|persona| &persona.weights) {
        by_cause.entry(cause).or_default().push(*shift);
    }
    for shifts in by_cause.values() {
        // What is only good in all of them wears off; what hurts in any of them does not.
        let wears = shifts.iter().all(|by| by.temper <= 0 && by.trust >= 0);
        for by in shifts {
            temper.widen(by.temper, !wears);
            trust.widen(by.trust, !wears);
        }
        let most = |of: fn(&Shift) -> i16| shifts.iter().map(of).max_by_key(|by| by.abs());
        if wears {
            temper.wear(most(|by| by.temper).unwrap_or(0));
            trust.wear(most(|by| by.trust).unwrap_or(0));
        }
    }
    let of_beats = scenario.beats.iter().flat_map(|beat| &beat.branches);
    for branch in of_beats.chain(&scenario.branches) {
        let Branch { mood, once, .. } = branch;
        temper.branch(mood.temper, *once);
        trust.branch(mood.trust, *once);
    }
    for incident in &scenario.incidents {
        temper.branch(incident.mood.temper, true);
        trust.branch(incident.mood.trust, true);
    }
    (temper.interval(), trust.interval())
}

/// The ends of a gauge: where it starts, and how far it is pushed each way; without end where nothing stops.
#[derive(Default)]
struct Range {
    starts: Option<(i32, i32)>,
    down: i32,
    up: i32,
}

/// Further than any gauge reaches.
const FAR: i32 = 1_000;

impl Range {
    fn start(&mut self, at: i16) {
        let at = i32::from(at);
        let (least, most) = self.starts.unwrap_or((at, at));
        self.starts = Some((least.min(at), most.max(at)));
    }

    fn push(&mut self, by: i32) {
        if by < 0 {
            self.down += by;
        } else {
            self.up += by;
        }
    }

    /// Again and again.
    fn widen(&mut self, by: i16, endless: bool) {
        if endless {
            self.push(i32::from(by.signum()) * FAR);
        }
    }

    /// The n-th time by an n-th.
    fn wear(&mut self, by: i16) {
        let by = i32::from(by);
        self.push((1..=by.abs()).map(|nth| by / nth).sum());
    }

    fn branch(&mut self, by: i16, once: bool) {
        self.push(if once {
            i32::from(by)
        } else {
            i32::from(by.signum()) * FAR
        });
    }

    fn interval(&self) -> Interval {
        let (least, most) = self.starts.unwrap_or((0, 100));
        Interval((least + self.down).max(0), (most + self.up).min(100))
    }
}
