//! Skills: the items of the sheet as a trainee has practised them.

use std::collections::BTreeMap;

use super::{
    Practice,
    memory::{Memory, Rating},
};
use crate::{judge::Points, record::Practised, text::Name};

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

#[derive(Default)]
struct Course {
    memory: Option<Memory>,
    day: i64,
    times: u32,
    missed: u32,
    latest: Vec<(Points, Points)>,
}

/// The skills of a trainee from their calls, the oldest first. What was done after its model sentence was shown is no
/// practice. By item.
pub fn skills(calls: &[Practice<'_>]) -> Vec<Skill> {
    let mut courses: BTreeMap<&Name, Course> = BTreeMap::new();
    for call in calls {
        for practised in call.summary.practised.iter().filter(|one| counts(one)) {
            let course = courses.entry(&practised.item).or_default();
            course.practise(practised, call.at().day());
        }
    }
    let known = courses.into_iter();
    known
        .filter_map(|(item, course)| course.skill(item))
        .collect()
}

fn counts(practised: &Practised) -> bool {
    !practised.hinted && practised.of > Points(0)
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
        self.latest.push((practised.got, practised.of));
        if self.latest.len() > LATELY {
            self.latest.remove(0);
        }
    }

    fn skill(self, item: &Name) -> Option<Skill> {
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
            lately: u8::try_from((got * 100 / of).clamp(0, 100)).unwrap_or(100),
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
