//! What to do next: of all that is open, what the moment asks for.

use super::{
    Advice,
    awaited::awaited,
    stage::{Stage, is_open, stage},
};
use crate::{
    engine::step::{Dimension, Step},
    judge::{
        Rubric,
        advice::words,
        course::Course,
        occasion::arises,
        rubric::{Earns, Occasion, Source},
        sheet::{Line, lines},
    },
};

/// Replies after the customer has told the problem in which hearing and asking come before answering.
const ASKING: usize = 2;

pub(super) fn next(rubric: &Rubric, course: &Course<'_>) -> Option<Advice> {
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
