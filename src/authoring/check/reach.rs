//! Where the customer's agenda can get: a fixed point over its beats, with what is possible as the only gate.

use super::possible::Possible;
use crate::engine::{
    Scenario,
    scenario::{Beat, Branch},
};

/// Of each beat, by its place in the file.
pub(super) struct Reach {
    /// The customer can come to it.
    pub(super) entered: Vec<bool>,
    /// What it waits for can be had, or a branch leads away from it.
    pub(super) left: Vec<bool>,
    /// From it the close can be reached.
    pub(super) ends: Vec<bool>,
    /// The close can be reached with nothing given up.
    pub(super) closes_well: bool,
    /// The close can be reached with something given up.
    pub(super) closes_ill: bool,
}

/// Whether a branch can be heard, in its beat or anywhere.
pub(super) fn is_heard(possible: &Possible<'_>, branch: &Branch) -> bool {
    possible.can_hold(&branch.hears)
}

impl Reach {
    pub(super) fn of(scenario: &Scenario, possible: &Possible<'_>) -> Self {
        let ways: Vec<Ways> = (0..scenario.beats.len())
            .map(|at| Ways::of(scenario, possible, at))
            .collect();
        let all = |way: &Ways| way.well().chain(way.ill()).collect();
        // The branches of any beat and the incidents are the same for all: they are looked at once.
        let everywhere = everywhere(scenario, possible);
        let entered = spread(&ways, &everywhere, all);
        let entered_well = spread(&ways, &everywhere, |way| way.well().collect());
        let well = |(way, clean): (&Ways, &bool)| *clean && way.well().any(|to| to.is_none());
        // Beats in a circle that are all answered beforehand are passed over to the close.
        let circle = has_circle(scenario, &entered_well);
        let ill = |(way, entered): (&Ways, &bool)| *entered && way.ill().next().is_some();
        let ends = backward(&ways, &everywhere);
        let closes = ends
            .iter()
            .zip(&entered)
            .any(|(ends, entered)| *ends && *entered);
        Self {
            left: ways.iter().map(|way| way.leads_away(&everywhere)).collect(),
            closes_well: circle || ways.iter().zip(&entered_well).any(well),
            closes_ill: closes && ways.iter().zip(&entered).any(ill),
            entered,
            ends,
        }
    }
}

/// Where a beat leads; `None` is the close.
struct Ways {
    at: usize,
    /// What it waits for can be had.
    done: bool,
    /// The customer can give it up.
    given_up: bool,
    next: Option<usize>,
    gotos: Vec<usize>,
}

impl Ways {
    fn of(scenario: &Scenario, possible: &Possible<'_>, at: usize) -> Self {
        let beat: &Beat = &scenario.beats[at];
        Self {
            at,
            done: possible.can_hold(&beat.until),
            given_up: !beat.until.is_always(),
            next: beat.next,
            gotos: gotos(possible, &beat.branches),
        }
    }

    fn well(&self) -> impl Iterator<Item = Option<usize>> {
        let gotos = self.gotos.iter().map(|to| Some(*to));
        gotos.chain(self.done.then_some(self.next))
    }

    fn ill(&self) -> impl Iterator<Item = Option<usize>> {
        self.given_up.then_some(self.next).into_iter()
    }

    fn leads_away(&self, everywhere: &[usize]) -> bool {
        let mut gotos = self.gotos.iter().chain(everywhere);
        self.done || gotos.any(|to| *to != self.at)
    }
}

/// Where the customer can be led from any beat.
fn everywhere(scenario: &Scenario, possible: &Possible<'_>) -> Vec<usize> {
    let mut everywhere = gotos(possible, &scenario.branches);
    let incidents = scenario.incidents.iter();
    let incidents = incidents.filter(|incident| possible.can_happen(incident));
    everywhere.extend(incidents.filter_map(|incident| incident.goto));
    everywhere.sort_unstable();
    everywhere.dedup();
    everywhere
}

/// Where the branches that can be heard lead, each place once.
fn gotos(possible: &Possible<'_>, branches: &[Branch]) -> Vec<usize> {
    let heard = branches.iter().filter(|branch| branch.goto.is_some());
    let heard = heard.filter(|branch| is_heard(possible, branch));
    let mut gotos: Vec<usize> = heard.filter_map(|branch| branch.goto).collect();
    gotos.sort_unstable();
    gotos.dedup();
    gotos
}

/// The beats that can be come to from the first.
fn spread(
    ways: &[Ways],
    everywhere: &[usize],
    of: impl Fn(&Ways) -> Vec<Option<usize>>,
) -> Vec<bool> {
    let mut come_to = vec![false; ways.len()];
    let mut waiting = everywhere.to_vec();
    waiting.push(0);
    while let Some(at) = waiting.pop() {
        if let Some(way) = ways.get(at)
            && !std::mem::replace(&mut come_to[at], true)
        {
            waiting.extend(of(way).into_iter().flatten());
        }
    }
    come_to
}

/// The beats from which the close can be reached.
fn backward(ways: &[Ways], everywhere: &[usize]) -> Vec<bool> {
    let mut ends = vec![false; ways.len()];
    loop {
        let mut grown = false;
        for way in ways.iter().rev().filter(|way| way.at < ways.len()) {
            let leads = way
                .well()
                .chain(way.ill())
                .any(|to| to.is_none_or(|to| ends.get(to).copied().unwrap_or(true)));
            if leads && !std::mem::replace(&mut ends[way.at], true) {
                grown = true;
            }
        }
        if everywhere.iter().any(|to| ends.get(*to) == Some(&true)) {
            return vec![true; ways.len()];
        }
        if !grown {
            return ends;
        }
    }
}

/// Whether walking on from a beat that can be come to never gets to the close.
fn has_circle(scenario: &Scenario, from: &[bool]) -> bool {
    let mut walked = vec![0; scenario.beats.len()];
    let starts = from.iter().enumerate().filter(|(_, come_to)| **come_to);
    for (walk, (start, _)) in (1usize..).zip(starts) {
        let mut at = Some(start);
        while let Some(beat) = at.and_then(|at| scenario.beats.get(at)) {
            let seen = at.and_then(|at| walked.get_mut(at));
            match seen.map(|seen| std::mem::replace(seen, walk)) {
                Some(0) => at = beat.next,
                // Back on this walk is a circle; on an earlier one that led out it is none.
                before if before == Some(walk) => return true,
                _ => break,
            }
        }
    }
    false
}
