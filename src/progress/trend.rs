//! What became of one trainee's calls: how much, how well, then and now.

use std::collections::BTreeSet;

use super::Practice;
use crate::{engine::Millis, judge::Points, record::Summary};

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
}

/// Got of what could be got, in percent; `None` where nothing applied.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shares {
    /// In the order of the flow.
    pub steps: [Option<u8>; 6],
    pub dimensions: [Option<u8>; 6],
}

/// Calls that “then” and “now” are made of, at most.
const STRETCH: usize = 5;

/// The trend of calls, the oldest first, as of a day since 1970.
pub fn trend(calls: &[Practice<'_>], today: i64) -> Trend {
    let summaries: Vec<&Summary> = calls.iter().map(|call| call.summary).collect();
    let stretch = STRETCH.min(summaries.len().div_ceil(2));
    let count = |test: fn(&Summary) -> bool| {
        u32::try_from(summaries.iter().filter(|one| test(one)).count()).unwrap_or(u32::MAX)
    };
    let days: BTreeSet<i64> = calls.iter().map(|call| call.at().day()).collect();
    Trend {
        calls: count(|_| true),
        passed: count(|summary| summary.passed),
        fatal: count(|summary| summary.fatal > 0),
        practised: summaries
            .iter()
            .fold(Millis(0), |sum, summary| sum + summary.lasted),
        totals: summaries.iter().map(|summary| summary.total).collect(),
        then: shares(summaries.get(..stretch).unwrap_or_default()),
        now: shares(
            summaries
                .get(summaries.len() - stretch..)
                .unwrap_or_default(),
        ),
        streak: streak(&days, today),
        days: u32::try_from(days.len()).unwrap_or(u32::MAX),
    }
}

/// The shares of all calls together.
pub fn shares(summaries: &[&Summary]) -> Shares {
    let of = |at: usize, all: fn(&Summary) -> &[(Points, Points); 6]| {
        let pairs = summaries.iter().filter_map(|one| all(one).get(at));
        let (got, of) = pairs.fold((0_i64, 0_i64), |(got, of), pair| {
            (got + i64::from(pair.0.0), of + i64::from(pair.1.0))
        });
        (of > 0).then(|| u8::try_from((got.max(0) * 100 / of).min(100)).unwrap_or(100))
    };
    let mut shares = Shares::default();
    for at in 0..6 {
        shares.steps[at] = of(at, |summary| &summary.steps);
        shares.dimensions[at] = of(at, |summary| &summary.dimensions);
    }
    shares
}

/// A day that is not over yet breaks nothing.
fn streak(days: &BTreeSet<i64>, today: i64) -> u32 {
    let mut day = if days.contains(&today) {
        today
    } else {
        today - 1
    };
    let mut streak = 0;
    while days.contains(&day) {
        streak += 1;
        day -= 1;
    }
    streak
}
