//! What became of one trainee's calls: how much, how well, then and now.

use serde::{Deserialize, Serialize};

use super::{Practice, Standing};
use crate::{
    engine::Millis,
    judge::{Points, share},
};

/// All figures of a trainee.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Trend {
    pub calls: u32,
    pub passed: u32,
    /// Calls with a fatal error that failed them.
    pub fatal: u32,
    /// On the calls' own clocks.
    pub practised: Millis,
    /// Totals, the oldest first.
    pub totals: Vec<Points>,
    /// Of the first and of the latest calls, no call in both where there are enough.
    pub then: Shares,
    pub now: Shares,
    /// Days with practice.
    pub days: u32,
    /// Days in a row with practice, up to today or yesterday.
    pub streak: u32,
    /// Day since 1970 of the latest call.
    pub latest: Option<i64>,
}

impl Trend {
    /// The mean totals of the first and of the latest calls; `None` before there are two.
    pub fn totals_then_and_now(&self) -> Option<(Points, Points)> {
        let stretch = STRETCH.min(self.totals.len() / 2);
        let then = mean(self.totals.get(..stretch)?)?;
        let now = mean(self.totals.get(self.totals.len() - stretch..)?)?;
        Some((then, now))
    }
}

fn mean(totals: &[Points]) -> Option<Points> {
    let count = i64::try_from(totals.len())
        .ok()
        .filter(|count| *count > 0)?;
    let sum: i64 = totals.iter().map(|total| i64::from(total.0)).sum();
    i32::try_from(sum / count).ok().map(Points)
}

/// Got of what could be got, in percent; `None` where nothing applied.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shares {
    /// In the order of the flow.
    pub steps: [Option<u8>; 6],
    pub dimensions: [Option<u8>; 6],
}

/// Got and of, in the order of the flow and of the dimensions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Scores {
    pub(super) steps: [(Points, Points); 6],
    pub(super) dimensions: [(Points, Points); 6],
}

/// Calls that “then” and “now” are made of, at most; no call is in both where there are two.
pub const STRETCH: usize = 5;

/// The trend of calls, the oldest first, as of a day since 1970.
pub fn trend(calls: &[Practice<'_>], today: i64) -> Trend {
    let totals = calls.iter().map(|call| call.summary.total).collect();
    Standing::of(calls).trend(totals, today)
}

/// The shares of all calls together.
pub(super) fn shares<'a>(calls: impl Iterator<Item = &'a Scores>) -> Shares {
    let none = [(0, 0); 6];
    let (mut steps, mut dimensions) = (none, none);
    for scores in calls {
        add(&mut steps, &scores.steps);
        add(&mut dimensions, &scores.dimensions);
    }
    Shares {
        steps: steps.map(|(got, of)| share(got, of)),
        dimensions: dimensions.map(|(got, of)| share(got, of)),
    }
}

fn add(sums: &mut [(i64, i64); 6], scores: &[(Points, Points); 6]) {
    for (sum, (got, of)) in sums.iter_mut().zip(scores) {
        sum.0 += i64::from(got.0);
        sum.1 += i64::from(of.0);
    }
}
