//! What to practise next: the scenario that asks most for what is weakest and longest unpractised, and why.

use super::{percent, skill::Skill};
use crate::{judge::Points, text::Name};

/// A scenario that could be played.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    pub scenario: Name,
    /// 1–5.
    pub level: u8,
    /// The items of the sheet that apply in it, with their points.
    pub items: Vec<(Name, Points)>,
    /// Days since 1970 on which it was played last.
    pub played: Option<i64>,
    /// It was passed once.
    pub passed: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    pub scenario: Name,
    pub reason: Reason,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// Nothing was played yet.
    First,
    /// This skill is asked for and was never practised.
    Unpractised { item: Name },
    /// This skill has become weak: the chance that it is there in percent, and how many days ago it was practised.
    Weak { item: Name, recall: u8, days: u32 },
}

/// What a skill nobody has practised is worth practising, against one that is surely forgotten (1).
const UNPRACTISED: f64 = 0.6;
/// A scenario of the same day, and of the same week, is worth that much of another.
const SAME_DAY: f64 = 0.25;
const SAME_WEEK: f64 = 0.7;
/// A level above the next one is worth that much of a fitting one.
const TOO_HARD: f64 = 0.3;

/// The best of the offers on that day (since 1970); of equals the easier one, then the first by name.
pub fn next(offers: &[Offer], skills: &[Skill], today: i64) -> Option<Proposal> {
    let reached = offers.iter().filter(|offer| offer.passed);
    let reached = reached.map(|offer| offer.level).max().unwrap_or_default();
    let mut best: Option<(f64, &Offer)> = None;
    for offer in offers {
        let worth = worth(offer, skills, today) * fit(offer, reached, today);
        let better = best.is_none_or(|(most, than)| {
            let difference = worth - most;
            difference > 1e-9
                || (difference > -1e-9
                    && (offer.level, &offer.scenario) < (than.level, &than.scenario))
        });
        if better {
            best = Some((worth, offer));
        }
    }
    let (_, offer) = best?;
    Some(Proposal {
        scenario: offer.scenario.clone(),
        reason: reason(offer, skills, today),
    })
}

/// The points that would be lost today, as a share of all.
fn worth(offer: &Offer, skills: &[Skill], today: i64) -> f64 {
    let all: f64 = offer.items.iter().map(|(_, points)| weight(*points)).sum();
    let lost: f64 = offer
        .items
        .iter()
        .map(|(item, points)| weight(*points) * need(item, skills, today))
        .sum();
    if all > 0.0 { lost / all } else { 0.0 }
}

fn weight(points: Points) -> f64 {
    f64::from(points.0.max(0))
}

fn need(item: &Name, skills: &[Skill], today: i64) -> f64 {
    let skill = skills.iter().find(|skill| skill.item == *item);
    skill.map_or(UNPRACTISED, |skill| need_of(skill, today))
}

/// Forgotten, or never well done: a skill practised yesterday without success is as weak as one long forgotten.
pub(super) fn need_of(skill: &Skill, today: i64) -> f64 {
    let missing = 1.0 - f64::from(skill.lately) / 100.0;
    (1.0 - skill.recall(today)).max(missing)
}

fn fit(offer: &Offer, reached: u8, today: i64) -> f64 {
    let recent = match offer.played.map(|day| today - day) {
        Some(..=0) => SAME_DAY,
        Some(1..=6) => SAME_WEEK,
        Some(_) | None => 1.0,
    };
    let hard = if offer.level > reached + 1 {
        TOO_HARD
    } else {
        1.0
    };
    recent * hard
}

/// The item that weighs most in the choice.
fn reason(offer: &Offer, skills: &[Skill], today: i64) -> Reason {
    if skills.is_empty() {
        return Reason::First;
    }
    let mut most: Option<(f64, &Name)> = None;
    for (item, points) in &offer.items {
        let need = weight(*points) * need(item, skills, today);
        if most.is_none_or(|(than, _)| need > than) {
            most = Some((need, item));
        }
    }
    let Some((_, item)) = most else {
        return Reason::First;
    };
    match skills.iter().find(|skill| skill.item == *item) {
        None => Reason::Unpractised { item: item.clone() },
        Some(skill) => Reason::Weak {
            item: item.clone(),
            recall: percent(1.0 - need_of(skill, today)),
            days: u32::try_from((today - skill.day).max(0)).unwrap_or(u32::MAX),
        },
    }
}
