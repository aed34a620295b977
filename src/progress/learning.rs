//! All that is said of one trainee's progress.

use std::cmp::Reverse;

use super::{Standing, next::need_of, skill::Skill, standing::Slip, trend::Trend};
use crate::{judge::Points, text::Name};

/// The figures are those of a stretch of time; how well things are still there rests on all calls ever.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Learning {
    pub name: String,
    /// Milliseconds since 1970; `None`: from the first call on.
    pub since: Option<i64>,
    pub trend: Trend,
    pub mean: Points,
    pub best: Points,
    /// What was missed most often first, then what was earned least.
    pub items: Vec<Practised>,
    /// What cost points, the most frequent first.
    pub slips: Vec<Slip>,
}

/// An item of the sheet, as the trainee has practised it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Practised {
    pub item: Name,
    /// Calls in which it was asked for and done without its model sentence, and those of them in which it earned nothing.
    pub times: u32,
    pub missed: u32,
    /// Got of what could be got in the latest calls, in percent.
    pub lately: u8,
    /// The chance that it is still remembered, in percent.
    pub recall: u8,
    /// The chance that it would go well today, in percent: remembered, and well done lately.
    pub grasp: u8,
    /// Since it was practised last.
    pub days: u32,
}

impl Learning {
    /// Of all calls and, where a stretch was asked for, of those in it; the totals are those of the stretch, the oldest
    /// first. As of a day since 1970.
    pub fn of(name: &str, all: &Standing, totals: Vec<Points>, today: i64) -> Self {
        Self::since(name, None, (all, all), totals, today)
    }

    /// The same of the calls since a moment: `(all, stretch)`.
    pub fn since(
        name: &str,
        since: Option<i64>,
        (all, stretch): (&Standing, &Standing),
        totals: Vec<Points>,
        today: i64,
    ) -> Self {
        let known = all.skills();
        let mut items: Vec<Practised> = stretch
            .skills()
            .into_iter()
            .map(|skill| {
                let whole = known.iter().find(|whole| whole.item == skill.item);
                practised(whole.unwrap_or(&skill), &skill, today)
            })
            .collect();
        items.sort_by_key(|item| (Reverse(item.missed), item.lately));
        Self {
            name: name.to_owned(),
            since,
            trend: stretch.trend(totals, today),
            mean: stretch.mean(),
            best: stretch.best,
            items,
            slips: stretch.slips(),
        }
    }

    /// What was missed at all or earned little lately, the worst first.
    pub fn lacking(&self) -> impl Iterator<Item = &Practised> {
        let lacks = |item: &&Practised| item.missed > 0 || item.lately < WELL;
        self.items.iter().filter(lacks)
    }
}

/// From this share on an item is well done.
const WELL: u8 = 80;

fn practised(whole: &Skill, skill: &Skill, today: i64) -> Practised {
    Practised {
        item: skill.item.clone(),
        times: skill.times,
        missed: skill.missed,
        lately: skill.lately,
        recall: super::percent(whole.recall(today)),
        grasp: super::percent(1.0 - need_of(whole, today)),
        days: u32::try_from((today - whole.day).max(0)).unwrap_or(u32::MAX),
    }
}
