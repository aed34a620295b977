//! Skills: the items of the sheet as a trainee has practised them.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::{
    Practice, Standing,
    memory::{Memory, Rating},
};
use crate::{
    judge::{Points, share},
    record::Practised,
    text::Name,
};

/// What is known of one skill of one trainee.
#[derive(Clone, PartialEq, Debug)]
pub struct Skill {
    pub item: Name,
    pub memory: Memory,
    /// Days since 1970 on which it was practised last.
    pub day: i64,
    /// Calls in which it was asked for and done without its model sentence.
    pub times: u32,
    /// How often it earned nothing.
    pub missed: u32,
    /// Got of what could be got in the latest calls, in percent.
    pub lately: u8,
}

/// Calls that “lately” looks back on.
const LATELY: usize = 5;

/// How an item came out, call after call.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Course {
    memory: Option<Memory>,
    day: i64,
    times: u32,
    missed: u32,
    latest: VecDeque<(Points, Points)>,
    /// Calls in which it was asked for, also those in which its model sentence was shown.
    pub(super) asked: u32,
    /// Of all calls, in hundredths of a point. What was shown first is not yet theirs.
    pub(super) got: i64,
    pub(super) of: i64,
}

/// The skills of a trainee from their calls, the oldest first. What was done after its model sentence was shown is no
/// practice. By item.
pub fn skills(calls: &[Practice<'_>]) -> Vec<Skill> {
    Standing::of(calls).skills()
}

/// All of it is good, half of it hard, less forgotten. Nothing in a call is easy: there is no telling effort from words.
pub fn rating(got: Points, of: Points) -> Rating {
    let (got, of) = (i64::from(got.0), i64::from(of.0));
    if got * 100 >= of * 95 {
        Rating::Good
    } else if got * 2 >= of {
        Rating::Hard
    } else {
        Rating::Again
    }
}

impl Course {
    /// One call more, on a day since 1970, in which something could be earned.
    pub(super) fn take(&mut self, practised: &Practised, day: i64) {
        self.asked += 1;
        self.of += i64::from(practised.of.0);
        if !practised.hinted {
            self.got += i64::from(practised.got.0.max(0));
            self.practise(practised, day);
        }
    }

    fn practise(&mut self, practised: &Practised, day: i64) {
        let rating = rating(practised.got, practised.of);
        let days = u32::try_from((day - self.day).max(0)).unwrap_or(u32::MAX);
        self.memory = Some(match self.memory {
            None => Memory::first(rating),
            Some(memory) => memory.after(f64::from(days), rating),
        });
        self.day = day;
        self.times += 1;
        self.missed += u32::from(practised.got <= Points(0));
        if self.latest.len() == LATELY {
            self.latest.pop_front();
        }
        self.latest.push_back((practised.got, practised.of));
    }

    /// `None` where its model sentence was always shown first.
    pub(super) fn skill(&self, item: &Name) -> Option<Skill> {
        let sum = |part: fn(&(Points, Points)) -> Points| -> i64 {
            self.latest.iter().map(|one| i64::from(part(one).0)).sum()
        };
        let (got, of) = (sum(|one| one.0).max(0), sum(|one| one.1).max(1));
        Some(Skill {
            item: item.clone(),
            memory: self.memory?,
            day: self.day,
            times: self.times,
            missed: self.missed,
            lately: share(got, of).unwrap_or_default(),
        })
    }
}

impl Skill {
    /// The chance that it is there on that day (since 1970), 0 to 1.
    pub fn recall(&self, today: i64) -> f64 {
        let days = u32::try_from((today - self.day).max(0)).unwrap_or(u32::MAX);
        self.memory.recall(f64::from(days))
    }
}
