//! Items that spread over what the scenario itself holds: its phrases, answers, demands, facts.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

pub(super) mod act;
mod answer;
pub(super) mod sensitive;
mod ticket;

use crate::judge::{
    course::Course,
    outcome::{Element, Outcome, WHOLE},
    rubric::{Item, Place, Source, Stretch},
    weigh::{Weigh, in_stretch},
};
use crate::{
    engine::{condition::Condition, persona::Mix, scenario::IdentityNeed},
    judge::Evidence,
    reading::{Meaning, Sign},
    text::Name,
};

/// `None`: the scenario has nothing of it.
pub(crate) fn outcome(
    course: &Course<'_>,
    item: &Item,
    source: Source,
    at: Stretch,
) -> Option<Outcome> {
    match source {
        Source::Phrases => phrases(course, item, at),
        Source::Answers => answer::answers(course),
        Source::Refusals => refusals(course),
        Source::Facts => answer::facts(course),
        Source::Identity => identity(course),
        Source::PersonaFit => Some(persona_fit(course, course.ground.mix()?)),
        Source::Escalation => act::escalation(course),
        Source::Sensitive => sensitive::outcome(course),
        Source::Knowledge => act::knowledge(course),
        Source::HoldManners => act::hold_manners(course),
        Source::Handover => act::handover(course),
        Source::FirstResponse => act::first_response(course),
        Source::Letter => Some(act::letter(course)),
        Source::Ending => act::ending(course),
        Source::TicketFiled => ticket::filed(course),
        Source::TicketChoices => ticket::choices(course),
        Source::TicketFields => ticket::fields(course),
        Source::TicketNotes => ticket::notes(course),
        Source::TicketDue => ticket::due(course),
    }
}

fn phrases(course: &Course<'_>, item: &Item, at: Stretch) -> Option<Outcome> {
    let elements = course
        .ground
        .scenario()?
        .phrases
        .iter()
        .filter(|phrase| phrase.step == item.step)
        .map(|phrase| {
            let best = course
                .signs()
                .filter(|(turn, sign)| in_stretch(course, at, turn, sign))
                .filter_map(|(turn, sign)| match &sign.meaning {
                    Meaning::Phrase {
                        name,
                        full,
                        missing,
                    } if *name == phrase.name => Some((
                        said_part(*full, missing.len()),
                        (turn.evidence(sign, true), missing),
                    )),
                    _ => None,
                })
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            let say = phrase.say.first().cloned().unwrap_or_default();
            let (share, title, evidence) = match best {
                // Of what was said in part, only the rest is to be named.
                Some((share, (proof, missing))) if !missing.is_empty() => {
                    (share, missing.join("\u{ff0c}"), vec![proof])
                }
                Some((share, (proof, _))) => (share, say.clone(), vec![proof]),
                None => (0, say.clone(), Vec::new()),
            };
            Element {
                title,
                say,
                share,
                evidence,
            }
        })
        .collect();
    Outcome::mean(elements)
}

/// A phrase of which clauses are missing earns less with each.
fn said_part(full: bool, missing: usize) -> u32 {
    match (full, missing) {
        (true, _) => WHOLE,
        (false, 0 | 1) => 6000,
        (false, 2) => 4000,
        (false, _) => 2000,
    }
}

fn refusals(course: &Course<'_>) -> Option<Outcome> {
    let elements = course
        .ground
        .scenario()?
        .refusals
        .iter()
        .map(|refusal| {
            let title = refusal.demand.first().cloned().unwrap_or_default();
            let ways = [refusal.reason.first(), refusal.offer.first()];
            let ways: Vec<&str> = ways.into_iter().flatten().map(String::as_str).collect();
            let say = ways.join("\u{ff0c}");
            Element {
                title,
                say,
                ..declined(course, &refusal.name)
            }
        })
        .collect();
    Outcome::each(elements)
}

/// With reason and alternative 100, one of them 60, flatly 20; harshly half of it; granted nothing.
fn declined(course: &Course<'_>, demand: &Name) -> Element {
    let (mut flat, mut reasoned, mut offered, mut harsh) = (false, false, false, false);
    let mut evidence = Vec::new();
    for (turn, sign) in course.signs().filter(|(turn, _)| turn.after_problem) {
        if let Meaning::Declined {
            name,
            reason,
            offer,
        } = &sign.meaning
            && name == demand
        {
            flat = true;
            reasoned |= reason;
            offered |= offer;
            harsh |= ["impatient", "argue", "blame", "abuse"]
                .iter()
                .any(|did| turn.has(did));
            evidence.push(turn.evidence(sign, true));
        }
    }
    let mut share = match (reasoned, offered) {
        (true, true) => WHOLE,
        (true, false) | (false, true) => 6000,
        (false, false) if flat => 2000,
        (false, false) => 0,
    };
    if harsh {
        share /= 2;
    }
    let is_granted =
        |sign: &Sign| matches!(&sign.meaning, Meaning::Granted { name } if name == demand);
    for (turn, heard) in course
        .all_signs()
        .filter(|(_, heard)| is_granted(heard.sign))
    {
        share = 0;
        evidence.push(turn.evidence(heard.sign, false));
    }
    Element {
        share,
        evidence,
        ..Element::default()
    }
}

/// Verified 100, only asked 40.
fn identity(course: &Course<'_>) -> Option<Outcome> {
    let identity = &course.ground.scenario()?.identity;
    if identity.need == IdentityNeed::None {
        return None;
    }
    let asked = course.signs().find(|(_, sign)| match &sign.meaning {
        Meaning::Asked { name } => identity.check.contains(name),
        Meaning::Did { name } => *name == "verify_identity",
        _ => false,
    });
    let evidence: Vec<Evidence> = asked
        .map(|(turn, sign)| turn.evidence(sign, true))
        .into_iter()
        .collect();
    let share = match (course.verified_at(), asked) {
        (Some(_), _) => WHOLE,
        (None, Some(_)) => 4000,
        (None, None) => 0,
    };
    Some(Outcome::single(share, evidence))
}

/// The parts of the persona's condition that hold, each persona of a mix by its share.
fn persona_fit(course: &Course<'_>, mix: &Mix) -> Outcome {
    let place = Place {
        at: Stretch::Heard,
        ..Place::default()
    };
    let weigh = Weigh::new(course, &place);
    let (mut share, mut evidence, mut total) = (0, Vec::new(), 0);
    for (persona, part) in &mix.0 {
        let conditions = match &persona.fit.earns {
            Condition::All(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        // What must not be done earns nothing by itself; done, it halves the rest.
        let (avoid, seek): (Vec<_>, Vec<_>) = conditions
            .iter()
            .partition(|part| part.atoms().iter().all(|(_, negated)| *negated));
        let held: Vec<_> = seek.iter().filter(|part| weigh.holds(part)).collect();
        evidence.extend(held.iter().flat_map(|part| weigh.proofs(part)));
        let all = u32::try_from(seek.len()).unwrap_or(u32::MAX).max(1);
        let mut fits = u32::try_from(held.len()).unwrap_or(0) * WHOLE / all;
        if !avoid.iter().all(|part| weigh.holds(part)) {
            fits /= 2;
        }
        share += fits * u32::from(*part);
        total += u32::from(*part);
    }
    Outcome::single(share / total.max(1), evidence)
}
