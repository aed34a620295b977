//! Items that rest on what was done beside the words: hold, transfer, look-up, timing, the ending, the form of a letter.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use crate::judge::{
    course::{Course, Turn, is_did},
    outcome::{Element, Outcome, WHOLE},
    rubric::Stretch,
    weigh::{in_stretch, is_told},
};
use crate::{
    engine::{Event, desk::Desk, step::Ending},
    judge::Evidence,
    reading::Sign,
};

/// Handed over, or the ticket sent, to one of the desks that must have it.
pub(crate) fn escalation(course: &Course<'_>) -> Option<Outcome> {
    let wanted = course.ground.scenario()?.escalation.as_ref()?;
    let mut evidence = Vec::new();
    if let Some((order, to, reason)) = course.transferred()
        && wanted.to.contains(&to)
    {
        evidence.push(course.act(order, reason, "act/transfer"));
    }
    if let Some(desk) = ticket_desk(course)
        && wanted.to.contains(&desk)
    {
        evidence.push(act_in_ticket(desk));
    }
    let share = if evidence.is_empty() { 0 } else { WHOLE };
    Some(Outcome::single(share, evidence))
}

pub(crate) fn ticket_desk(course: &Course<'_>) -> Option<Desk> {
    course.ticket().and_then(|(ticket, _)| ticket.department)
}

pub(crate) fn act_in_ticket(desk: Desk) -> Evidence {
    Evidence {
        turn: 0,
        span: crate::text::Span::default(),
        text: desk.code().to_owned(),
        rule: "ticket/department".into(),
        earned: true,
        remark: None,
    }
}

/// Answers that are right from the first, or looked up: nothing guessed, nothing put right afterwards.
pub(crate) fn knowledge(course: &Course<'_>) -> Option<Outcome> {
    let answers = course.ground.scenario()?.asked_answers();
    let all = u32::try_from(answers.len()).ok().filter(|all| *all > 0)?;
    let told = answers
        .iter()
        .filter(|any_of| any_of.iter().any(|answer| is_told(course, &answer.name)))
        .count();
    let told = u32::try_from(told).unwrap_or(0);
    let looked: Vec<Evidence> = course
        .moments
        .iter()
        .enumerate()
        .filter_map(|(order, moment)| match &moment.event {
            Event::LookedUp { article } => Some(course.act(order, article, "act/look_up")),
            _ => None,
        })
        .collect();
    let slipped = course.all_signs().any(|(_, heard)| {
        matches!(heard.sign.meaning, crate::reading::Meaning::Wrong { .. })
            || is_did(heard.sign, "guess")
    });
    let worth = match (slipped, looked.is_empty()) {
        (false, _) => WHOLE,
        (true, false) => 5000,
        (true, true) => 0,
    };
    Some(Outcome::single(worth * told / all, looked))
}

/// Announced before, thanked for after.
pub(crate) fn hold_manners(course: &Course<'_>) -> Option<Outcome> {
    let elements = course
        .moments
        .iter()
        .enumerate()
        .filter_map(|(order, moment)| match moment.event {
            Event::HoldBegan => Some((course.turn_before(order), "hold")),
            Event::HoldEnded { .. } => Some((course.turn_after(order), "wait_thanks")),
            _ => None,
        })
        .map(|(turn, behaviour)| {
            let shown = turn.and_then(|turn| {
                let thanks = (behaviour == "wait_thanks").then_some("thanks");
                let behaviours = std::iter::once(behaviour).chain(thanks);
                first_of(turn, behaviours).map(|sign| turn.evidence(sign, true))
            });
            Element {
                share: if shown.is_some() { WHOLE } else { 0 },
                evidence: shown.into_iter().collect(),
                ..Element::default()
            }
        })
        .collect();
    Outcome::mean(elements)
}

fn first_of<'a, 'n>(
    turn: &Turn<'a>,
    behaviours: impl IntoIterator<Item = &'n str>,
) -> Option<&'a Sign> {
    behaviours
        .into_iter()
        .find_map(|behaviour| turn.did(behaviour).next())
}

/// A reason for the colleague 40, one for the customer 40, the customer's consent 20.
pub(crate) fn handover(course: &Course<'_>) -> Option<Outcome> {
    const CONSENT: [&str; 3] = ["consent", "check_satisfaction", "ask_closed"];
    let (order, _, reason) = course.transferred()?;
    let mut share = 0;
    let mut evidence = Vec::new();
    if reason.chars().count() >= 2 {
        share += 4000;
        evidence.push(course.act(order, reason, "act/transfer"));
    }
    let told = course
        .turns
        .iter()
        .filter(|turn| turn.after_problem)
        .find_map(|turn| first_of(turn, ["handover_reason", "transfer"]).map(|sign| (turn, sign)));
    if let Some((turn, sign)) = told {
        share += 4000;
        evidence.push(turn.evidence(sign, true));
        let asked = course
            .turns
            .iter()
            .filter(|after| after.number >= turn.number)
            .find_map(|after| first_of(after, CONSENT).map(|sign| (after, sign)));
        if let Some((turn, sign)) = asked {
            share += 2000;
            evidence.push(turn.evidence(sign, true));
        }
    }
    Some(Outcome::single(share, evidence))
}

/// The first reply came in time and said something.
pub(crate) fn first_response(course: &Course<'_>) -> Option<Outcome> {
    let limit = course.ground.channel().first_response;
    // Of a call that was only kept nobody knows when the customer began to wait.
    if limit.0 == 0 || course.ground.scenario().is_none() {
        return None;
    }
    let in_time = course
        .first_reply_after()
        .is_some_and(|after| after <= limit);
    let first = course.turns.first();
    let spoke = first.and_then(|turn| turn.signs.iter().find(|heard| heard.counts));
    Some(match (first, spoke) {
        (Some(turn), Some(heard)) if in_time => {
            Outcome::single(WHOLE, vec![turn.evidence(heard.sign, true)])
        }
        _ => Outcome::default(),
    })
    .map(|outcome| Outcome {
        elements: 1,
        ..outcome
    })
}

/// Salutation, paragraphs, closing words.
pub(crate) fn letter(course: &Course<'_>) -> Outcome {
    let mut best = Outcome {
        elements: 1,
        ..Outcome::default()
    };
    for turn in &course.turns {
        let mut share = 0;
        let mut evidence = Vec::new();
        let mut part = |stretch: Stretch, behaviours: &[&str], worth: u32| {
            let sign = turn
                .signs
                .iter()
                .filter(|heard| heard.counts)
                .find(|heard| {
                    behaviours
                        .iter()
                        .any(|behaviour| is_did(heard.sign, behaviour))
                        && in_stretch(course, stretch, turn, heard.sign)
                });
            if let Some(heard) = sign {
                share += worth;
                evidence.push(turn.evidence(heard.sign, true));
            }
        };
        part(Stretch::Opening, &["greeting"], 3000);
        part(
            Stretch::Closing,
            &["thanks", "farewell", "further_help"],
            2500,
        );
        part(Stretch::Closing, &["self_introduction"], 1500);
        let paragraphs = turn
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count();
        if paragraphs >= 3 && share > 0 {
            share += 3000;
        }
        if share > best.share {
            best = Outcome::single(share, evidence);
        }
    }
    best
}

/// The call ended as the scenario wants it.
pub(crate) fn ending(course: &Course<'_>) -> Option<Outcome> {
    let scenario = course.ground.scenario()?;
    let ended = course.ended().map(|(ending, _, _)| ending);
    let right = ended.is_some_and(|ending| scenario.ends.contains(&ending));
    let order = course.order_of(|event| matches!(event, Event::Ended { .. }));
    let evidence = order
        .filter(|_| right)
        .map(|order| course.act(order, ended.map_or("", Ending::code), "act/ending"));
    Some(Outcome::single(
        if right { WHOLE } else { 0 },
        evidence.into_iter().collect(),
    ))
}
