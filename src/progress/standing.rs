//! Where a trainee stands: all calls folded one after the other, so that a call more is taken in without a look at those before.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, VecDeque},
};

use serde::{Deserialize, Serialize};

use super::{
    Practice,
    skill::{Course, Skill},
    trend::{STRETCH, Scores, Trend, shares},
};
use crate::{
    engine::Millis,
    judge::Points,
    record::{Instant, Summary},
    text::Name,
};

/// Grows with every change of how calls are folded: what was kept by another one is folded anew.
pub const REVISION: u32 = 2;

/// The figures of a trainee's calls. Totals are not among them: they grow with every call.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Standing {
    pub calls: u32,
    pub passed: u32,
    /// Calls with a fatal error that failed them.
    pub fatal: u32,
    /// On the calls' own clocks.
    pub practised: Millis,
    pub best: Points,
    /// Of all totals, in hundredths of a point.
    sum: i64,
    first: Vec<Scores>,
    latest: VecDeque<Scores>,
    days: u32,
    /// Days in a row up to `day`.
    run: u32,
    /// Days since 1970 of the latest call.
    day: i64,
    skills: BTreeMap<Name, Course>,
    slips: BTreeMap<Name, u32>,
    scenarios: BTreeMap<Name, Known>,
}

/// A scenario that was played.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Known {
    /// Days since 1970 on which it was played last.
    pub day: i64,
    /// It was passed once.
    pub passed: bool,
    /// The highest total.
    pub best: Points,
}

/// A fault that cost points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slip {
    pub fault: Name,
    /// In how many calls.
    pub calls: u32,
}

impl Standing {
    /// Of calls, the oldest first.
    pub fn of<'a>(calls: impl IntoIterator<Item = &'a Practice<'a>>) -> Self {
        let mut standing = Self::default();
        for call in calls {
            standing.take(call.at(), &call.origins.scenario, call.summary);
        }
        standing
    }

    /// One call more, later than all before.
    pub fn take(&mut self, at: Instant, scenario: &Name, summary: &Summary) {
        self.calls += 1;
        self.passed += u32::from(summary.passed);
        self.fatal += u32::from(summary.fatal > 0);
        self.practised = self.practised + summary.lasted;
        self.best = self.best.max(summary.total);
        self.sum += i64::from(summary.total.0);
        self.take_scores(summary);
        self.take_day(at.day());
        self.take_items(summary, at.day());
        let known = self.scenarios.entry(scenario.clone()).or_default();
        known.day = at.day();
        known.passed |= summary.passed;
        known.best = known.best.max(summary.total);
    }

    fn take_scores(&mut self, summary: &Summary) {
        let scores = Scores {
            steps: summary.steps,
            dimensions: summary.dimensions,
        };
        if self.first.len() < STRETCH {
            self.first.push(scores.clone());
        }
        if self.latest.len() == STRETCH {
            self.latest.pop_front();
        }
        self.latest.push_back(scores);
    }

    /// Clocks that were set back make no day twice.
    fn take_day(&mut self, day: i64) {
        if self.calls == 1 || day > self.day {
            self.run = if self.calls > 1 && day == self.day + 1 {
                self.run + 1
            } else {
                1
            };
            self.days += 1;
            self.day = day;
        }
    }

    fn take_items(&mut self, summary: &Summary, day: i64) {
        for practised in &summary.practised {
            if practised.of > Points(0) {
                let course = self.skills.entry(practised.item.clone()).or_default();
                course.take(practised, day);
            } else if practised.got < Points(0) {
                *self.slips.entry(practised.item.clone()).or_default() += 1;
            }
        }
    }

    /// Of all totals; nothing without calls.
    pub fn mean(&self) -> Points {
        let mean = self.sum / i64::from(self.calls.max(1));
        Points(i32::try_from(mean).unwrap_or_default())
    }

    /// As of a day since 1970, with the totals of the same calls, the oldest first.
    pub fn trend(&self, totals: Vec<Points>, today: i64) -> Trend {
        let stretch = usize::try_from(self.calls.div_ceil(2)).unwrap_or(STRETCH);
        let stretch = stretch.min(STRETCH);
        let skip = self.latest.len() - stretch.min(self.latest.len());
        Trend {
            calls: self.calls,
            passed: self.passed,
            fatal: self.fatal,
            practised: self.practised,
            totals,
            then: shares(self.first.iter().take(stretch)),
            now: shares(self.latest.iter().skip(skip)),
            days: self.days,
            streak: self.streak(today),
            latest: (self.calls > 0).then_some(self.day),
        }
    }

    /// Days in a row with practice. A day that is not over yet breaks nothing.
    fn streak(&self, today: i64) -> u32 {
        if self.day == today || self.day == today - 1 {
            self.run
        } else {
            0
        }
    }

    /// What was practised, by item.
    pub fn skills(&self) -> Vec<Skill> {
        let skills = self.skills.iter();
        skills
            .filter_map(|(item, course)| course.skill(item))
            .collect()
    }

    /// The items that were asked for, by name.
    pub(super) fn courses(&self) -> impl Iterator<Item = (&Name, &Course)> {
        self.skills.iter()
    }

    /// What cost points, the most frequent first.
    pub fn slips(&self) -> Vec<Slip> {
        let slips = self.slips.iter().map(|(fault, calls)| Slip {
            fault: fault.clone(),
            calls: *calls,
        });
        let mut slips: Vec<Slip> = slips.collect();
        slips.sort_by_key(|slip| Reverse(slip.calls));
        slips
    }

    /// Whether and when a scenario was played.
    pub fn known(&self, scenario: &Name) -> Option<Known> {
        self.scenarios.get(scenario).copied()
    }

    /// The scenarios that were played.
    pub fn scenarios(&self) -> &BTreeMap<Name, Known> {
        &self.scenarios
    }
}
