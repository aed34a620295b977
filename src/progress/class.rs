//! A class side by side: each trainee's figures, their spread, and what most of them lack.

use std::collections::BTreeMap;

use super::{
    Practice,
    trend::{Trend, trend},
};
use crate::{judge::Points, text::Name};

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Class {
    /// By name.
    pub trainees: Vec<Member>,
    /// Of all totals; `None` without calls.
    pub spread: Option<Spread>,
    /// What was earned least, the weakest first.
    pub weakest: Vec<Weakness>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    pub name: String,
    pub trend: Trend,
    pub mean: Points,
    pub best: Points,
}

/// The least, the quartiles and the most, each a total that somebody had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spread {
    pub least: Points,
    pub lower: Points,
    pub median: Points,
    pub upper: Points,
    pub most: Points,
}

/// An item of the sheet with what all got of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weakness {
    pub item: Name,
    pub calls: u32,
    /// In percent.
    pub share: u8,
}

/// Items asked for in fewer calls say little.
const LEAST_CALLS: u32 = 3;
const MOST_WEAKNESSES: usize = 8;

/// The calls of each trainee by name, the oldest first, as of a day since 1970.
pub fn class(members: &[(String, Vec<Practice<'_>>)], today: i64) -> Class {
    let all = || members.iter().flat_map(|(_, calls)| calls);
    let mut totals: Vec<Points> = all().map(|call| call.summary.total).collect();
    totals.sort();
    Class {
        trainees: members
            .iter()
            .map(|(name, calls)| member(name, calls, today))
            .collect(),
        spread: spread(&totals),
        weakest: weakest(&mut all()),
    }
}

fn member(name: &str, calls: &[Practice<'_>], today: i64) -> Member {
    let trend = trend(calls, today);
    let sum: i64 = trend.totals.iter().map(|total| i64::from(total.0)).sum();
    let count = i64::try_from(trend.totals.len()).unwrap_or(1).max(1);
    Member {
        name: name.to_owned(),
        mean: Points(i32::try_from(sum / count).unwrap_or_default()),
        best: trend.totals.iter().copied().max().unwrap_or_default(),
        trend,
    }
}

fn spread(sorted: &[Points]) -> Option<Spread> {
    let at = |quarters: usize| sorted.get((sorted.len() - 1) * quarters / 4).copied();
    if sorted.is_empty() {
        return None;
    }
    Some(Spread {
        least: at(0)?,
        lower: at(1)?,
        median: at(2)?,
        upper: at(3)?,
        most: at(4)?,
    })
}

fn weakest(calls: &mut dyn Iterator<Item = &Practice<'_>>) -> Vec<Weakness> {
    let mut items: BTreeMap<&Name, (u32, i64, i64)> = BTreeMap::new();
    for practised in calls.flat_map(|call| &call.summary.practised) {
        let (times, got, of) = items.entry(&practised.item).or_default();
        *times += 1;
        // What was shown first is not yet theirs.
        *got += if practised.hinted {
            0
        } else {
            i64::from(practised.got.0.max(0))
        };
        *of += i64::from(practised.of.0.max(0));
    }
    let mut weakest: Vec<Weakness> = items
        .into_iter()
        .filter(|(_, (calls, _, of))| *calls >= LEAST_CALLS && *of > 0)
        .map(|(item, (calls, got, of))| Weakness {
            item: item.clone(),
            calls,
            share: u8::try_from((got * 100 / of).min(100)).unwrap_or(100),
        })
        .filter(|weakness| weakness.share < 100)
        .collect();
    weakest.sort_by_key(|weakness| weakness.share);
    weakest.truncate(MOST_WEAKNESSES);
    weakest
}
