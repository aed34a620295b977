//! What the coach says in the middle of a practice call.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use super::{
    Ground, Rubric,
    advice::words,
    course::Course,
    credit::credited,
    occasion::arises,
    outcome::{Outcome, WHOLE},
    rubric::{Earning, Earns, Occasion, Source, Stretch},
    sheet::{Line, lines},
    source::sensitive,
    weigh::{Weigh, has_come, is_told},
};
use crate::{
    engine::{
        Event, Log, Scenario, Script,
        condition::Atom,
        scenario::{Answer, Beat},
        step::{Dimension, Step},
    },
    text::Name,
};

/// Replies after the customer has told the problem in which hearing and asking come before answering.
const ASKING: usize = 2;

/// The coach's ladder: cause, hint, and the model sentence on a key.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coaching {
    /// Why the mood moved last: (cause, how temper moved, how trust moved), strongest first. Empty when it did not.
    pub causes: Vec<(Name, i16, i16)>,
    /// The next thing to do.
    pub next: Option<Advice>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    pub item: Name,
    pub title: String,
    pub step: Step,
    pub advice: String,
    /// Shown only on the key (`Input::Hint`).
    pub model: String,
}

/// Where the talk is, as far as it says what can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// The agent has not spoken.
    Opening,
    /// The customer has not told what it is about.
    Waiting,
    Talking,
    /// The customer has nothing more to bring up.
    Closing,
    /// Only the ticket is left.
    Over,
}

/// What moved the mood last, and what to do next.
pub fn coaching(rubric: &Rubric, script: &Script, log: &Log) -> Coaching {
    let course = credited(rubric, Ground::Played(script), log);
    Coaching {
        causes: causes(&course),
        next: next(rubric, &course),
    }
}

/// Why the mood moved as it did: what moved it the other way is left out, and so is the story's own turn where something that
/// was said explains it. Before the customer has spoken there is no mood to be seen.
fn causes(course: &Course<'_>) -> Vec<(Name, i16, i16)> {
    let mut causes = all_causes(course);
    let worse = |(_, temper, trust): &(Name, i16, i16)| *temper > 0 || (*temper == 0 && *trust < 0);
    if let Some(first) = causes.first().map(worse) {
        causes.retain(|cause| worse(cause) == first);
    }
    if causes.len() > 1 {
        causes.retain(|(cause, _, _)| *cause != *"branch");
    }
    causes
}

fn all_causes(course: &Course<'_>) -> Vec<(Name, i16, i16)> {
    let Some(turn) = course.turns.last().filter(|turn| !turn.heard.is_empty()) else {
        return Vec::new();
    };
    let last = turn.order;
    let mut causes: Vec<(Name, i16, i16)> = Vec::new();
    for moment in course.moments.iter().skip(last) {
        if let Event::MoodMoved { cause, by, .. } = &moment.event {
            // Branches and incidents are called by their kind: `branch/complain/on-1`.
            let kind = cause.split('/').next().unwrap_or_default();
            match causes.iter_mut().find(|(of, _, _)| **of == *kind) {
                Some((_, temper, trust)) => {
                    *temper = temper.saturating_add(by.temper);
                    *trust = trust.saturating_add(by.trust);
                }
                None => causes.push((kind.into(), by.temper, by.trust)),
            }
        }
    }
    causes.sort_by_key(|(_, temper, trust)| -(i32::from(temper.abs()) + i32::from(trust.abs())));
    causes
}

fn next(rubric: &Rubric, course: &Course<'_>) -> Option<Advice> {
    let lines = lines(rubric, course);
    let talk = Talk::of(course, &lines);
    let line = lines
        .iter()
        .filter(|line| is_open(course, talk.stage, line))
        .min_by_key(|line| (talk.urgency(course, line), step_of(line)))?;
    let outcome = line.outcome.as_ref()?;
    let awaited = awaited(course, line);
    let (advice, model) = words(course, line.item, awaited.as_ref().unwrap_or(outcome));
    Some(Advice {
        item: line.item.id.clone(),
        title: line.item.title.clone(),
        step: line.item.step,
        advice,
        model,
    })
}

/// How far the talk has come, as the next step depends on it.
struct Talk {
    stage: Stage,
    /// Something that the customer came for was answered.
    answering: bool,
    /// The customer has told what it is about.
    heard_out: bool,
    /// The step that comes before the answers, while it does.
    first: Option<Step>,
    upset: bool,
}

impl Talk {
    fn of(course: &Course<'_>, lines: &[Line<'_>]) -> Self {
        let earned = |is: &dyn Fn(&Line<'_>) -> bool| {
            let share = |line: &Line<'_>| line.outcome.as_ref().map_or(0, |outcome| outcome.share);
            lines.iter().any(|line| is(line) && share(line) > 0)
        };
        let answering = earned(&|line| {
            matches!(
                line.item.earns,
                Earns::Source(Source::Answers | Source::Refusals, _)
            )
        });
        let since_problem = course.turns.iter().filter(|turn| turn.after_problem);
        let since_problem = since_problem.count();
        // Who answers before having heard and asked walks into the trap; who only asks is left.
        let asking = !answering && since_problem < ASKING;
        let first = if earned(&|line| line.item.step == Step::Listen) {
            Step::Analyse
        } else {
            Step::Listen
        };
        Self {
            stage: stage(course),
            answering,
            heard_out: answering || since_problem > 0,
            first: asking.then_some(first),
            upset: arises(course, Occasion::Upset),
        }
    }

    fn urgency(&self, course: &Course<'_>, line: &Line<'_>) -> Urgency {
        let soothes = line.item.step == Step::Listen && line.item.dimension == Dimension::Emotion;
        // Going up is an act, and the ticket may still be it: the goodbye is not held up by it.
        let can_wait = goes_up(line) && self.stage == Stage::Closing;
        if soothes && self.upset && !self.answering {
            Urgency::Feelings
        } else if is_sensitive(line) {
            Urgency::Sensitive
        } else if self.first == Some(step_of(line)) {
            Urgency::Asked
        } else if self.heard_out && awaited(course, line).is_some() {
            Urgency::Awaited
        } else if can_wait || (self.answering && step_of(line) < Step::Respond) {
            Urgency::Late
        } else {
            Urgency::InTurn
        }
    }
}

fn is_sensitive(line: &Line<'_>) -> bool {
    matches!(line.item.earns, Earns::Source(Source::Sensitive, _))
}

fn goes_up(line: &Line<'_>) -> bool {
    matches!(line.item.earns, Earns::Source(Source::Escalation, _))
}

/// What comes first, whatever its step.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    /// Who is upset wants to be heard before anything else.
    Feelings,
    /// What the customer let fall must go up at once.
    Sensitive,
    /// What the answer depends on: the customer is heard, then asked.
    Asked,
    /// The customer waits for this answer.
    Awaited,
    InTurn,
    /// Left out before the answers came; it can still be done.
    Late,
}

/// The identity belongs to the first step, but nobody is asked for a number before they have been heard.
fn step_of(line: &Line<'_>) -> Step {
    match line.item.earns {
        Earns::Source(Source::Identity, _) => Step::Analyse,
        _ => line.item.step,
    }
}

fn stage(course: &Course<'_>) -> Stage {
    let told = course
        .moments
        .iter()
        .any(|moment| matches!(&moment.event, Event::CustomerSaid { .. }));
    if course.ended().is_some() {
        Stage::Over
    } else if course.close_cued() {
        Stage::Closing
    } else if course.turns.is_empty() {
        Stage::Opening
    } else if told {
        Stage::Talking
    } else {
        Stage::Waiting
    }
}

/// Not wholly earned, and there is still time and place for it.
fn is_open(course: &Course<'_>, stage: Stage, line: &Line<'_>) -> bool {
    if line
        .outcome
        .as_ref()
        .is_none_or(|outcome| outcome.share >= WHOLE)
    {
        return false;
    }
    match &line.item.earns {
        Earns::Parts(parts) => parts.iter().any(|part| {
            !Weigh::new(course, &part.place).holds(&part.when) && part_is_open(course, stage, part)
        }),
        // All answers at once would be a crib: only the one that the customer waits for.
        Earns::Source(Source::Answers | Source::Refusals, _) => {
            stage == Stage::Talking && awaited(course, line).is_some()
        }
        Earns::Source(Source::Sensitive, _) => stage == Stage::Over || sensitive::is_open(course),
        Earns::Source(source, at) => source_is_open(stage, *source, *at),
    }
}

fn part_is_open(course: &Course<'_>, stage: Stage, part: &Earning) -> bool {
    let late = part
        .place
        .turns
        .is_some_and(|turns| course.turns.len() >= usize::from(turns));
    stretch_is_open(stage, part.place.at) && !late && !has_come(course, &part.place.before)
}

fn stretch_is_open(stage: Stage, at: Stretch) -> bool {
    match at {
        Stretch::Opening => stage == Stage::Opening,
        Stretch::Heard | Stretch::Anywhere => stage == Stage::Talking,
        Stretch::Closing => stage == Stage::Closing,
    }
}

fn source_is_open(stage: Stage, source: Source, at: Stretch) -> bool {
    match source {
        Source::Phrases | Source::Letter => stretch_is_open(stage, at),
        Source::Facts | Source::Identity | Source::PersonaFit => stage == Stage::Talking,
        Source::Escalation => matches!(stage, Stage::Closing | Stage::Over),
        Source::TicketFiled
        | Source::TicketChoices
        | Source::TicketFields
        | Source::TicketNotes
        | Source::TicketDue => stage == Stage::Over,
        Source::Answers
        | Source::Refusals
        | Source::Knowledge
        | Source::HoldManners
        | Source::Handover
        | Source::FirstResponse
        | Source::Sensitive
        | Source::Ending => false,
    }
}

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
fn awaited(course: &Course<'_>, line: &Line<'_>) -> Option<Outcome> {
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
