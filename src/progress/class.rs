//! A class side by side: each trainee's figures, their spread, and what most of them lack.

use std::collections::BTreeMap;

use super::{Practice, Standing, trend::Trend};
use crate::{
    judge::{Points, share},
    text::Name,
};

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

/// One of a class.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pupil {
    pub name: String,
    pub standing: Standing,
    /// Of their calls, the oldest first.
    pub totals: Vec<Points>,
}

/// The calls of each trainee by name, the oldest first, as of a day since 1970.
pub fn class(members: &[(String, Vec<Practice<'_>>)], today: i64) -> Class {
    let pupils = members.iter().map(|(name, calls)| Pupil {
        name: name.clone(),
        standing: Standing::of(calls),
        totals: calls.iter().map(|call| call.summary.total).collect(),
    });
    class_of(pupils.collect(), today)
}

/// The pupils by name, as of a day since 1970. Who has neither a name nor a call is nobody.
pub fn class_of(mut pupils: Vec<Pupil>, today: i64) -> Class {
    pupils.retain(|pupil| !pupil.name.is_empty() || !pupil.totals.is_empty());
    let mut totals: Vec<Points> = Vec::new();
    for pupil in &pupils {
        totals.extend(&pupil.totals);
    }
    totals.sort_unstable();
    Class {
        weakest: weakest(&pupils),
        spread: spread(&totals),
        trainees: pupils
            .into_iter()
            .map(|pupil| Member {
                mean: pupil.standing.mean(),
                best: pupil.standing.best,
                trend: pupil.standing.trend(pupil.totals, today),
                name: pupil.name,
            })
            .collect(),
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

fn weakest(pupils: &[Pupil]) -> Vec<Weakness> {
    let mut items: BTreeMap<&Name, (u32, i64, i64)> = BTreeMap::new();
    for (item, course) in pupils.iter().flat_map(|pupil| pupil.standing.courses()) {
        let (calls, got, of) = items.entry(item).or_default();
        *calls += course.asked;
        *got += course.got;
        *of += course.of;
    }
    let mut weakest: Vec<Weakness> = items
        .into_iter()
        .filter(|(_, (calls, _, of))| *calls >= LEAST_CALLS && *of > 0)
        .map(|(item, (calls, got, of))| Weakness {
            item: item.clone(),
            calls,
            share: share(got, of).unwrap_or_default(),
        })
        .filter(|weakness| weakness.share < 100)
        .collect();
    weakest.sort_by_key(|weakness| weakness.share);
    weakest.truncate(MOST_WEAKNESSES);
    weakest
}
