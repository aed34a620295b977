//! What costs: faults of the words, of the log and of the ticket, and which of them are fatal.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use super::{
    course::{Course, Credit, is_did},
    rubric::{FatalItem, FaultItem},
    source::{act::ticket_desk, sensitive},
    weigh::last_wrong,
};
use crate::{
    engine::{
        Event,
        scenario::IdentityNeed,
        step::{Ending, Side},
    },
    judge::{Evidence, FatalError, Rubric, quote::quoted},
    reading::Meaning,
    text::{Name, Span},
};

/// Words in a ticket that judge the customer instead of recording.
const UNFAIR: [&str; 5] = ["subjective", "impatient", "abuse", "blame", "argue"];

/// Where a fault happened, once a turn.
pub(crate) fn occurrences(course: &Course<'_>, item: &FaultItem, hollow: bool) -> Vec<Evidence> {
    let mut found = match item.id.as_str() {
        "crowded" => of_credit(course, Credit::Crowded, &item.id),
        "heap" => of_credit(course, Credit::Heap, &item.id),
        "same_again" => of_credit(course, Credit::Again, &item.id),
        "silence" => remarks(course, &["silence", "silence_again"]),
        "slow" => remarks(course, &["slow"]),
        "promise_not_kept" => unkept(course).into_iter().collect(),
        "hollow" if hollow => vec![course.act_against(course.moments.len(), "", "act/hollow")],
        "subjective" => unfair(course),
        "shirk" => {
            let mut found = in_words(course, "shirk");
            found.retain(|evidence| !offers_instead(course, evidence.turn));
            found
        }
        fault => in_words(course, fault),
    };
    found.extend(in_log(course, &item.id));
    found.sort_by_key(|evidence| evidence.turn);
    found.dedup_by_key(|evidence| evidence.turn);
    found
}

/// Who declines with an alternative pushes nobody off.
fn offers_instead(course: &Course<'_>, turn: u16) -> bool {
    course.turn(turn).is_some_and(|turn| {
        let mut signs = turn.signs.iter();
        signs.any(|heard| matches!(heard.sign.meaning, Meaning::Declined { offer: true, .. }))
    })
}

fn of_credit(course: &Course<'_>, credit: Credit, fault: &Name) -> Vec<Evidence> {
    course
        .turns
        .iter()
        .filter(|turn| turn.credit == credit)
        .map(|turn| turn.evidence_at(Span::new(0, turn.text.len()), fault, false))
        .collect()
}

fn in_words(course: &Course<'_>, fault: &str) -> Vec<Evidence> {
    let fatal_forbids = |name: &Name| {
        let forbids = course.ground.scenario().map(|it| &it.forbids);
        let mut forbids = forbids.into_iter().flatten();
        forbids.any(|forbid| forbid.name == *name && forbid.fatal)
    };
    course
        .all_signs()
        .filter(|(_, heard)| match &heard.sign.meaning {
            Meaning::Did { name } => *name == *fault,
            Meaning::Forbidden { name } => fault == "forbidden" && !fatal_forbids(name),
            Meaning::Wrong { .. } => fault == "wrong",
            Meaning::Misnamed => fault == "misnamed",
            _ => false,
        })
        .map(|(turn, heard)| turn.evidence(heard.sign, false))
        .collect()
}

/// What the engine noticed; what the words show as well is read from them.
fn in_log(course: &Course<'_>, wanted: &Name) -> Vec<Evidence> {
    if matches!(wanted.as_str(), "wrong" | "forbidden" | "misnamed") {
        return Vec::new();
    }
    course
        .moments
        .iter()
        .filter_map(|moment| match &moment.event {
            Event::Fault {
                turn,
                fault,
                span,
                rule,
                ..
            } if fault == wanted => Some(at_turn(course, *turn, *span, rule)),
            _ => None,
        })
        .collect()
}

fn at_turn(course: &Course<'_>, turn: u16, span: Span, rule: &Name) -> Evidence {
    course.turn(turn).map_or_else(
        || Evidence {
            turn,
            span,
            text: String::new(),
            rule: rule.clone(),
            earned: false,
            remark: None,
        },
        |said| said.evidence_at(span, rule, false),
    )
}

/// The customer had to ask whether anybody is there.
fn remarks(course: &Course<'_>, reasons: &[&str]) -> Vec<Evidence> {
    course
        .moments
        .iter()
        .enumerate()
        .filter_map(|(order, moment)| match &moment.event {
            Event::CustomerSaid { lines, .. } => lines
                .iter()
                .find(|line| reasons.contains(&line.why.as_str()))
                .map(|line| Evidence {
                    earned: false,
                    ..course.act(order, &line.text, &line.why)
                }),
            _ => None,
        })
        .collect()
}

/// A promise with a time that the ticket does not hold. Without a ticket the sixth step has nothing anyway.
fn unkept(course: &Course<'_>) -> Option<Evidence> {
    let (ticket, _) = course.ticket()?;
    if !ticket.follow_up.is_empty() || !ticket.due.is_empty() || course.ended().is_none() {
        return None;
    }
    course
        .signs()
        .filter(|(turn, _)| ["follow_up", "record"].iter().any(|did| turn.has(did)))
        .find(|(_, sign)| is_did(sign, "time_promise"))
        .map(|(turn, sign)| turn.evidence(sign, false))
}

fn unfair(course: &Course<'_>) -> Vec<Evidence> {
    let Some((ticket, reading)) = course.ticket() else {
        return Vec::new();
    };
    let prose = ticket.prose();
    reading
        .signs
        .iter()
        .filter(|sign| UNFAIR.iter().any(|unfair| is_did(sign, unfair)))
        .map(|sign| Evidence {
            turn: 0,
            span: quoted(&prose, sign.span),
            text: quoted(&prose, sign.span).of(&prose).to_owned(),
            rule: sign.rule.clone(),
            earned: false,
            remark: None,
        })
        .collect()
}

/// Every fatal error of a call, in the order of the rubric.
pub(crate) fn fatal_errors(rubric: &Rubric, course: &Course<'_>) -> Vec<FatalError> {
    let mut errors: Vec<FatalError> = Vec::new();
    for item in &rubric.fatals {
        for evidence in fatal_evidence(course, item) {
            let error = FatalError {
                fault: item.fault.clone(),
                suspected: item.lexicon && !item.plain.contains(&evidence.rule),
                evidence,
                advice: item.advice.clone(),
            };
            let same = |one: &&mut FatalError| {
                one.fault == error.fault && one.evidence.turn == error.evidence.turn
            };
            match errors.iter_mut().find(same) {
                None => errors.push(error),
                // What is plain in a turn outweighs what is only suspected there.
                Some(seen) if seen.suspected && !error.suspected => *seen = error,
                Some(_) => {}
            }
        }
    }
    errors
}

fn fatal_evidence(course: &Course<'_>, item: &FatalItem) -> Vec<Evidence> {
    match item.fault.as_str() {
        "wrong" => wrong_to_the_end(course),
        "leak" => in_log(course, &item.fault),
        "unverified" => unverified(course),
        "beyond_authority" => granted(course),
        "forbidden" => forbidden(course),
        "hang_up" => hung_up(course, item).into_iter().collect(),
        "not_escalated" => {
            let mut found = not_escalated(course, item).into_iter().collect::<Vec<_>>();
            found.extend(sensitive::missed(course));
            found
        }
        fault => in_words(course, fault),
    }
}

/// A wrong answer that nothing put right before the end of the talk.
fn wrong_to_the_end(course: &Course<'_>) -> Vec<Evidence> {
    if course.ended().is_none() {
        return Vec::new();
    }
    let put_right_after = |answer: &str| {
        course
            .all_signs()
            .filter(|(_, heard)| {
                matches!(&heard.sign.meaning, Meaning::Told { name, .. } if *name == *answer)
            })
            .map(|(turn, heard)| turn.position(heard.sign))
            .max()
    };
    course
        .all_signs()
        .filter(|(turn, heard)| match &heard.sign.meaning {
            Meaning::Wrong { name } => {
                last_wrong(course, name) == Some(turn.position(heard.sign))
                    && put_right_after(name).is_none_or(|right| right < turn.position(heard.sign))
            }
            _ => false,
        })
        .map(|(turn, heard)| turn.evidence(heard.sign, false))
        .collect()
}

/// Only what the scenario ties to the identity.
fn unverified(course: &Course<'_>) -> Vec<Evidence> {
    let scenario = course.ground.scenario();
    let Some(scenario) = scenario.filter(|it| it.identity.need != IdentityNeed::None) else {
        return Vec::new();
    };
    let verified = course.verified_at().unwrap_or(usize::MAX);
    course
        .all_signs()
        .filter(|(turn, heard)| match &heard.sign.meaning {
            Meaning::Told { name, full: true } => {
                turn.order < verified
                    && scenario
                        .answer(name)
                        .is_some_and(|answer| answer.needs_identity)
            }
            _ => false,
        })
        .map(|(turn, heard)| turn.evidence(heard.sign, false))
        .collect()
}

fn granted(course: &Course<'_>) -> Vec<Evidence> {
    course
        .all_signs()
        .filter(|(_, heard)| matches!(heard.sign.meaning, Meaning::Granted { .. }))
        .map(|(turn, heard)| turn.evidence(heard.sign, false))
        .collect()
}

fn forbidden(course: &Course<'_>) -> Vec<Evidence> {
    let forbids = course.ground.scenario().map_or(&[][..], |it| &it.forbids);
    course
        .all_signs()
        .filter(|(_, heard)| match &heard.sign.meaning {
            Meaning::Forbidden { name } => forbids
                .iter()
                .any(|forbid| forbid.name == *name && forbid.fatal),
            _ => false,
        })
        .map(|(turn, heard)| turn.evidence(heard.sign, false))
        .collect()
}

/// The agent ended the talk before the customer was done.
fn hung_up(course: &Course<'_>, item: &FatalItem) -> Option<Evidence> {
    let order = course.order_of(|event| {
        matches!(
            event,
            Event::Ended {
                ending: Ending::HungUp,
                by: Side::Agent,
                ..
            }
        )
    })?;
    Some(Evidence {
        earned: false,
        ..course.act(order, &item.title, "act/hang_up")
    })
}

/// A declared emergency or sensitive matter that reached none of its desks by the end.
fn not_escalated(course: &Course<'_>, item: &FatalItem) -> Option<Evidence> {
    let wanted = course.ground.scenario()?.escalation.as_ref()?;
    let order = course.order_of(|event| matches!(event, Event::Ended { .. }))?;
    let transferred = course.transferred().map(|(_, to, _)| to);
    let reached = [transferred, ticket_desk(course)]
        .into_iter()
        .flatten()
        .any(|desk| wanted.to.contains(&desk));
    if reached {
        return None;
    }
    let words = wanted
        .words
        .first()
        .map_or(item.title.as_str(), String::as_str);
    Some(Evidence {
        earned: false,
        ..course.act(order, words, "act/not_escalated")
    })
}
