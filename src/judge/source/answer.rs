//! What was to be said rightly, one of alternatives for all of them, and what was to be asked.

use crate::judge::{
    course::{Course, Position},
    outcome::{Element, Outcome, WHOLE},
    weigh::last_wrong,
};
use crate::{
    engine::{
        scenario::{Answer, IdentityNeed, Note},
        telling::title,
    },
    judge::{Evidence, Remark},
    reading::{Meaning, Sign},
    text::Name,
};

pub(crate) fn answers(course: &Course<'_>) -> Option<Outcome> {
    let asked = course.ground.scenario()?.asked_answers();
    let elements = asked.iter().map(|any_of| one_of(course, any_of));
    Outcome::each(elements.collect())
}

/// The best of the alternatives; what was wrong about the others is shown with it.
fn one_of(course: &Course<'_>, any_of: &[&Answer]) -> Element {
    let mut best = Element::default();
    let mut wrong = Vec::new();
    for answer in any_of {
        let element = answered(course, &answer.name);
        let worse = if element.share > best.share {
            std::mem::replace(&mut best, element)
        } else {
            element
        };
        wrong.extend(worse.evidence.into_iter().filter(|proof| !proof.earned));
    }
    best.evidence.extend(wrong);
    let titles: Vec<&str> = any_of.iter().map(|answer| answer.title.as_str()).collect();
    let say = any_of.first().and_then(|answer| answer.say.first());
    Element {
        title: titles.join(" / "),
        say: say.cloned().unwrap_or_default(),
        ..best
    }
}

/// Rightly 100, nearly 50; put right after a wrong one 60; wrong at the end nothing.
fn answered(course: &Course<'_>, answer: &Name) -> Element {
    let mut share = 0;
    let mut evidence = Vec::new();
    let mut last: Option<Position> = None;
    for (turn, sign) in course.signs().filter(|(turn, _)| turn.after_problem) {
        if let Meaning::Told { name, full } = &sign.meaning
            && name == answer
        {
            let worth = if *full { WHOLE } else { WHOLE / 2 };
            if worth > share {
                share = worth;
                evidence = vec![turn.evidence(sign, true)];
            }
            last = Some(turn.position(sign));
        }
    }
    if let Some(wrong) = last_wrong(course, answer) {
        share = if last.is_some_and(|right| right > wrong) {
            share.min(6000)
        } else {
            0
        };
        let is_wrong =
            |sign: &Sign| matches!(&sign.meaning, Meaning::Wrong { name } if name == answer);
        evidence.extend(
            course
                .all_signs()
                .filter(|(_, heard)| is_wrong(heard.sign))
                .map(|(turn, heard)| turn.evidence(heard.sign, false)),
        );
    }
    if share == 0 {
        evidence.extend(withheld(course, answer));
    }
    Element {
        share,
        evidence,
        ..Element::default()
    }
}

/// Where an answer was said and did not count: before what it has to follow, or as one too many at once.
fn withheld(course: &Course<'_>, answer: &Name) -> Vec<Evidence> {
    let Some(scenario) = course.ground.scenario() else {
        return Vec::new();
    };
    let said = course.all_signs().filter_map(|(turn, heard)| {
        let is_it = matches!(&heard.sign.meaning, Meaning::Told { name, .. } if name == answer);
        let remark = match heard.early {
            Some(after) => Remark::Early {
                after: title(scenario, after),
            },
            None if heard.ahead => Remark::Ahead,
            None => return None,
        };
        is_it.then(|| Evidence {
            remark: Some(remark),
            ..turn.evidence(heard.sign, false)
        })
    });
    said.collect()
}

/// The facts that the record needs, or that all have to be checked.
pub(crate) fn facts(course: &Course<'_>) -> Option<Outcome> {
    let scenario = course.ground.scenario()?;
    let needed = |fact: &Name| {
        let noted = scenario
            .ticket
            .notes
            .iter()
            .any(|note| matches!(note, Note::Fact(name) if name == fact));
        noted
            || (scenario.identity.need == IdentityNeed::Full
                && scenario.identity.check.contains(fact))
    };
    let elements = scenario
        .facts
        .iter()
        .filter(|fact| needed(&fact.name))
        .map(|fact| {
            let asked = course.signs().find(
                |(_, sign)| matches!(&sign.meaning, Meaning::Asked { name } if *name == fact.name),
            );
            let read_back = course
                .turns
                .iter()
                .find(|turn| !fact.value.is_empty() && turn.text.contains(&fact.value));
            let met = asked.is_some() || read_back.is_some() || course.knows(&fact.name);
            let wrongly = course.is_misgiven(&fact.name);
            let remark = wrongly.then(|| Remark::Misgiven {
                value: fact.first_values.first().cloned().unwrap_or_default(),
            });
            Element {
                title: fact.title.clone(),
                share: match (met, wrongly) {
                    (true, false) => WHOLE,
                    // Heard and not read back: what was given wrongly stays wrong.
                    (true, true) => WHOLE / 2,
                    (false, _) => 0,
                },
                evidence: asked
                    .map(|(turn, sign)| Evidence {
                        remark,
                        ..turn.evidence(sign, !wrongly)
                    })
                    .into_iter()
                    .collect(),
                ..Element::default()
            }
        })
        .collect();
    Outcome::mean(elements)
}
