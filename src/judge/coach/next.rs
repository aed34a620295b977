//! What to do next: of all that is open, what the moment asks for.

use std::collections::BTreeSet;

use super::{
    Advice,
    awaited::{awaited, question},
    exemplar::{Exemplar, answers, said},
    stage::{Stage, is_open, stage},
};
use crate::{
    engine::step::{Dimension, Step},
    judge::{
        Rubric,
        advice::words,
        course::Turn,
        credit::bare,
        occasion::arises,
        rubric::{Earns, Occasion, Source},
        sheet::{Line, lines},
    },
};

/// Replies after the customer has told the problem in which hearing and asking come before answering, where no model play
/// says how many.
const ASKING: usize = 2;

pub(super) fn next(rubric: &Rubric, exemplar: &Exemplar<'_, '_>) -> Option<Advice> {
    let lines = lines(rubric, exemplar.course);
    let talk = Talk::of(exemplar, &lines);
    let said = said(exemplar.course);
    let steps = lines.iter().filter_map(|line| talk.next(exemplar, line));
    steps
        .min_by_key(|step| {
            let urgency = step.urgency(&said);
            (
                urgency,
                step.place,
                step.turn,
                step_of(step.line),
                !step.own,
            )
        })
        .map(|step| step.advice)
}

/// What could be done next.
struct Next<'l, 'r> {
    line: &'l Line<'r>,
    urgency: Urgency,
    /// Among what the customer waits for.
    place: usize,
    /// What the item is about does it.
    own: bool,
    /// Of the model play's reply, where these are followed in their order.
    turn: Option<u16>,
    advice: Advice,
}

impl Next<'_, '_> {
    /// What was said already in these words is no advice.
    fn urgency(&self, said: &BTreeSet<String>) -> Urgency {
        if said.contains(&bare(&self.advice.model)) {
            Urgency::Said
        } else {
            self.urgency
        }
    }
}

/// How far what the customer came for has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    New,
    Heard,
    /// Something of it was answered.
    Answering,
}

/// How far the talk has come, as the next step depends on it.
struct Talk {
    stage: Stage,
    matter: Matter,
    /// Hearing and asking still come before answering.
    asking: bool,
    /// Where no model play says what is asked first, the step that comes before the answers.
    first: Option<Step>,
    upset: bool,
}

impl Talk {
    fn of(exemplar: &Exemplar<'_, '_>, lines: &[Line<'_>]) -> Self {
        let course = exemplar.course;
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
        let first = if earned(&|line| line.item.step == Step::Listen) {
            Step::Analyse
        } else {
            Step::Listen
        };
        // Who answers before having heard and asked walks into the trap; who only asks is left.
        let model = exemplar.asking();
        let asking = model.unwrap_or(ASKING);
        Self {
            stage: stage(course),
            matter: if answering {
                Matter::Answering
            } else if since_problem >= asking.min(1) {
                Matter::Heard
            } else {
                Matter::New
            },
            asking: !answering && since_problem < asking,
            first: model.is_none().then_some(first),
            upset: arises(course, Occasion::Upset),
        }
    }

    /// `None`: there is no occasion for it.
    fn next<'l, 'r>(
        &self,
        exemplar: &Exemplar<'_, '_>,
        line: &'l Line<'r>,
    ) -> Option<Next<'l, 'r>> {
        let course = exemplar.course;
        let outcome = line.outcome.as_ref()?;
        let reply = exemplar.reply(self.stage, line);
        let awaited = awaited(course, line).filter(|awaited| {
            self.stage == Stage::Talking && (awaited.is_its_own || reply.is_some())
        });
        if awaited.is_none() && !is_open(course, self.stage, line) {
            return None;
        }
        let urgency = self.urgency(line, reply, awaited.is_some());
        let asks = urgency == Urgency::Awaited && matches!(line.item.earns, Earns::Parts(_));
        let lacking = awaited.as_ref().map_or(outcome, |awaited| &awaited.outcome);
        let (advice, model) = words(course, line.item, lacking);
        let follows = urgency == Urgency::Asked;
        let wanted = awaited.as_ref().filter(|_| urgency == Urgency::Awaited);
        Some(Next {
            line,
            urgency,
            place: wanted.map_or(0, |awaited| awaited.place),
            own: wanted.is_none_or(|awaited| awaited.is_its_own),
            turn: reply.map(|reply| reply.number).filter(|_| follows),
            advice: Advice {
                item: line.item.id.clone(),
                title: line.item.title.clone(),
                step: line.item.step,
                asked: asks.then(|| question(course)).flatten(),
                advice,
                model: reply.map_or(model, |reply| reply.text.to_owned()),
            },
        })
    }

    /// `reply`: what the model play says there.
    fn urgency(&self, line: &Line<'_>, reply: Option<&Turn<'_>>, awaited: bool) -> Urgency {
        let soothes = line.item.step == Step::Listen && line.item.dimension == Dimension::Emotion;
        // Going up is an act, and the ticket may still be it: the goodbye is not held up by it.
        let can_wait = goes_up(line) && self.stage == Stage::Closing;
        let step = step_of(line);
        let asks = match reply {
            Some(reply) => !answers(reply),
            None => self.first == Some(step),
        };
        let asks = asks && (Step::Listen..Step::Respond).contains(&step);
        if soothes && self.upset && self.asking {
            Urgency::Feelings
        } else if is_sensitive(line) && self.stage != Stage::Opening {
            Urgency::Sensitive
        } else if self.asking && asks {
            Urgency::Asked
        } else if self.matter >= Matter::Heard && awaited {
            Urgency::Awaited
        } else if can_wait || (self.matter == Matter::Answering && step < Step::Respond) {
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
    Said,
}

/// The identity belongs to the first step, but nobody is asked for a number before they have been heard.
fn step_of(line: &Line<'_>) -> Step {
    match line.item.earns {
        Earns::Source(Source::Identity, _) => Step::Analyse,
        _ => line.item.step,
    }
}
