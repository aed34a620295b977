//! Where the talk is, and for which items there is still time and place.

use crate::{
    engine::Event,
    judge::{
        course::Course,
        outcome::WHOLE,
        rubric::{Earning, Earns, Source, Stretch},
        sheet::Line,
        source::sensitive,
        weigh::{Weigh, has_come},
    },
};

/// Where the talk is, as far as it says what can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
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

pub(super) fn stage(course: &Course<'_>) -> Stage {
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
pub(super) fn is_open(course: &Course<'_>, stage: Stage, line: &Line<'_>) -> bool {
    if line
        .outcome
        .as_ref()
        .is_none_or(|outcome| outcome.share >= WHOLE)
    {
        return false;
    }
    match &line.item.earns {
        Earns::Parts(parts) => parts.iter().any(|part| {
            !Weigh::new(course, &part.place).holds(&part.when) && is_part_open(course, stage, part)
        }),
        // All answers at once would be a crib: only the one that the customer waits for is wanted.
        Earns::Source(Source::Answers | Source::Refusals, _) => false,
        Earns::Source(Source::Sensitive, _) => stage == Stage::Over || sensitive::is_open(course),
        Earns::Source(source, at) => source_is_open(stage, *source, *at),
    }
}

pub(super) fn is_part_open(course: &Course<'_>, stage: Stage, part: &Earning) -> bool {
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
