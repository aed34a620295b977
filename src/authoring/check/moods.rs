//! How far temper and trust can get in a call, whatever is said in it.

use std::collections::BTreeMap;

use crate::{
    engine::{Scenario, mood::Shift, persona::Persona, scenario::Branch},
    text::Name,
};

/// From a least to a most, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Interval(pub(super) i32, pub(super) i32);

/// Where some personas begin, and how far what moves them pushes them.
pub(super) struct Moods {
    temper: Range,
    trust: Range,
}

impl Moods {
    /// Of calls with any mix of these personas.
    pub(super) fn of<'p>(personas: impl Iterator<Item = &'p Persona>) -> Self {
        let (mut temper, mut trust) = (Range::default(), Range::default());
        let mut by_cause: BTreeMap<&Name, Vec<Shift>> = BTreeMap::new();
        for persona in personas {
            temper.start(persona.start.temper);
            trust.start(persona.start.trust);
            for (cause, shift) in &persona.weights {
                by_cause.entry(cause).or_default().push(*shift);
            }
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
        Self { temper, trust }
    }

    /// Temper and trust in a call of the scenario: its branches and incidents push them further.
    pub(super) fn within(&self, scenario: &Scenario) -> (Interval, Interval) {
        let (mut temper, mut trust) = (self.temper.clone(), self.trust.clone());
        temper.start_moved(scenario.customer.mood.temper);
        trust.start_moved(scenario.customer.mood.trust);
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
}

/// The ends of a gauge: where it starts, and how far it is pushed each way; without end where nothing stops.
#[derive(Clone, Default)]
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

    /// No gauge starts beyond its ends.
    fn start_moved(&mut self, by: i16) {
        let moved = |at: i32| (at + i32::from(by)).clamp(0, 100);
        self.starts = self.starts.map(|(least, most)| (moved(least), moved(most)));
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
