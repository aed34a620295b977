//! What the customer waits for now.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use crate::{
    engine::{
        Event, Scenario,
        condition::Atom,
        scenario::{Answer, Beat},
    },
    judge::{
        course::Course,
        outcome::Outcome,
        rubric::{Earns, Source},
        sheet::Line,
        weigh::is_told,
    },
    text::Name,
};

/// The beat that is on.
fn beat<'a>(course: &Course<'a>) -> Option<&'a Beat> {
    let mut on = None;
    for moment in &course.moments {
        match &moment.event {
            Event::BeatBegan { beat } => on = Some(beat),
            Event::BeatDone { .. } | Event::BeatMissed { .. } | Event::CloseCued => on = None,
            _ => {}
        }
    }
    let scenario = course.ground.scenario()?;
    on.and_then(|name| scenario.beat(name))
        .and_then(|index| scenario.beats.get(index))
}

/// Of the answers, the one that the customer waits for now.
pub(super) fn awaited(course: &Course<'_>, line: &Line<'_>) -> Option<Outcome> {
    let scenario = course.ground.scenario()?;
    let atoms = beat(course)?.until.atoms();
    let found = match &line.item.earns {
        Earns::Source(Source::Answers, _) => atoms.into_iter().find_map(|(atom, _)| match atom {
            Atom::Told(name) | Atom::Part(name) if !is_settled(course, scenario, name) => {
                let answer = first_due(course, scenario, scenario.answer(name)?);
                Some((
                    question(course).unwrap_or_else(|| answer.title.clone()),
                    answer.say.first().cloned().unwrap_or_default(),
                ))
            }
            _ => None,
        }),
        Earns::Source(Source::Refusals, _) => atoms.into_iter().find_map(|(atom, _)| match atom {
            Atom::Refused(name) => {
                let refusal = scenario
                    .refusals
                    .iter()
                    .find(|refusal| refusal.name == *name)?;
                let ways = [refusal.reason.first(), refusal.offer.first()];
                let ways: Vec<&str> = ways.into_iter().flatten().map(String::as_str).collect();
                Some((
                    refusal.demand.first().cloned().unwrap_or_default(),
                    ways.join("\u{ff0c}"),
                ))
            }
            _ => None,
        }),
        _ => None,
    };
    found.map(|(title, say)| Outcome {
        missing: vec![title],
        says: vec![say],
        ..Outcome::default()
    })
}

/// What the customer last brought up, in their words: the title of the answer would give it away.
fn question(course: &Course<'_>) -> Option<String> {
    let lines = course
        .moments
        .iter()
        .rev()
        .filter_map(|moment| match &moment.event {
            Event::CustomerSaid { lines, .. } => Some(lines.iter().rev()),
            _ => None,
        });
    let mut lines = lines.flatten();
    let asks = lines.find(|line| matches!(&*line.why, "beat" | "branch" | "nudge"))?;
    Some(format!("\u{201c}{}\u{201d}", last_question(&asks.text)))
}

/// The last sentence that asks, or all of it.
fn last_question(text: &str) -> &str {
    let mut sentences = text.split_inclusive(['\u{3002}', '\u{ff01}', '\u{ff1f}', '?', '!']);
    let asks = |sentence: &&str| sentence.ends_with(['\u{ff1f}', '?']);
    sentences.rfind(asks).unwrap_or(text).trim()
}

/// Told, or another of its group is.
fn is_settled(course: &Course<'_>, scenario: &Scenario, name: &str) -> bool {
    let answer = scenario.answer(name);
    let group = answer.and_then(|answer| answer.any_of.as_ref());
    let mut enough = scenario.answers_of(group.map_or(name, Name::as_str));
    enough.any(|answer| is_told(course, &answer.name))
}

/// The answer that has to be told before another can count, or that one itself.
fn first_due<'s>(course: &Course<'_>, scenario: &'s Scenario, answer: &'s Answer) -> &'s Answer {
    let mut due = answer;
    // A circle leads nowhere.
    for _ in &scenario.answers {
        let mut before = due.after.iter();
        let before = before.find(|name| !is_settled(course, scenario, name));
        match before.and_then(|name| scenario.answers_of(name).next()) {
            Some(before) => due = before,
            None => break,
        }
    }
    due
}
