//! What was recognised in a reply, in words: the same under the reply, in the checklist and in the review.

use ratatui::style::Style;

use super::model::Model;
use crate::{
    engine::{Scenario, step::Step},
    library::Library,
    reading::{Meaning, Reading, Sign},
};

/// A sign as it is shown: its words, the style of its step, and whether it costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    pub text: String,
    pub style: Style,
    pub fault: bool,
}

/// Each thing once, in the order of the reply.
pub fn labels(model: &Model, scenario: &Scenario, reading: &Reading) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let tried = |sign: &&Sign| !is_stray(model, scenario, (sign, reading));
    for sign in reading.signs.iter().filter(tried) {
        let label = label(model, scenario, sign);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    if reading.heap {
        labels.push(fault(model, model.locale.name("fault", "heap")));
    }
    if reading.unreadable {
        labels.push(fault(model, model.locale.name("fault", "unreadable")));
    }
    labels
}

/// A phrase of which a reply to something else holds a piece was not tried: another one was, or nothing else of its step.
fn is_stray(model: &Model, scenario: &Scenario, (sign, reading): (&Sign, &Reading)) -> bool {
    let Meaning::Phrase {
        name, full: false, ..
    } = &sign.meaning
    else {
        return false;
    };
    let done = reading.signs.iter();
    let done: Vec<Option<Step>> = done
        .filter(|other| matches!(other.meaning, Meaning::Did { .. }))
        .map(|other| step(model, scenario, other))
        .collect();
    let fellows = |sign: &Sign| {
        let own = step(model, scenario, sign);
        done.iter().filter(|step| **step == own).count()
    };
    let own = fellows(sign);
    own == 0
        || reading.signs.iter().any(|other| match &other.meaning {
            Meaning::Phrase { name: of, full, .. } if of != name => *full || fellows(other) > own,
            _ => false,
        })
}

pub fn label(model: &Model, scenario: &Scenario, sign: &Sign) -> Label {
    let named = |key: &str, name: &str| model.locale.format(key, &[("name", &name)]);
    let answer = |name: &str| {
        scenario
            .answer(name)
            .map_or_else(|| name.to_owned(), |answer| answer.title.clone())
    };
    let fact = |name: &str| {
        scenario
            .fact(name)
            .map_or_else(|| name.to_owned(), |fact| fact.title.clone())
    };
    let done = |text: String, step| Label {
        text,
        style: model.theme.step(step),
        fault: false,
    };
    match &sign.meaning {
        Meaning::Did { name } => behaviour(model, name),
        Meaning::Phrase { name, full, .. } => {
            let phrase = scenario.phrases.iter().find(|phrase| phrase.name == *name);
            let step = phrase.map_or(Step::Greet, |phrase| phrase.step);
            let key = if *full {
                "sign.phrase"
            } else {
                "sign.phrase_part"
            };
            done(named(key, model.locale.name("step", step.code())), step)
        }
        Meaning::Told { name, full: true } => {
            done(named("sign.told", &answer(name)), Step::Respond)
        }
        Meaning::Told { name, full: false } => {
            done(named("sign.part", &answer(name)), Step::Respond)
        }
        Meaning::Asked { name } => done(named("sign.asked", &fact(name)), Step::Analyse),
        Meaning::Declined { .. } => done(model.text("sign.declined").to_owned(), Step::Respond),
        Meaning::Wrong { name } => fault(model, &named("sign.wrong", &answer(name))),
        Meaning::Forbidden { .. } => fault(model, model.text("sign.forbidden")),
        Meaning::Leaked { .. } => fault(model, model.text("sign.leaked")),
        Meaning::Granted { .. } => fault(model, model.text("sign.granted")),
        Meaning::Misnamed => fault(model, model.text("sign.misnamed")),
    }
}

/// The step that a sign belongs to; faults have none.
pub fn step(model: &Model, scenario: &Scenario, sign: &Sign) -> Option<Step> {
    match &sign.meaning {
        Meaning::Did { name } => model
            .played_from()
            .behaviours
            .get(name)
            .and_then(|known| known.step),
        Meaning::Phrase { name, .. } => {
            let phrase = scenario.phrases.iter().find(|phrase| phrase.name == *name);
            phrase.map(|phrase| phrase.step)
        }
        Meaning::Told { .. } | Meaning::Declined { .. } => Some(Step::Respond),
        Meaning::Asked { .. } => Some(Step::Analyse),
        Meaning::Wrong { .. }
        | Meaning::Forbidden { .. }
        | Meaning::Leaked { .. }
        | Meaning::Granted { .. }
        | Meaning::Misnamed => None,
    }
}

fn behaviour(model: &Model, name: &str) -> Label {
    let known = model.played_from().behaviours.get(name);
    let text = behaviour_name(model, name);
    match known.and_then(|known| known.step) {
        Some(step) => Label {
            text,
            style: model.theme.step(step),
            fault: false,
        },
        None if known.is_some() || model.locale.has(&format!("fault.{name}")) => {
            fault(model, &text)
        }
        None => Label {
            text,
            style: model.theme.faint,
            fault: false,
        },
    }
}

/// The name of a behaviour, a fault or a trigger.
pub fn behaviour_name(model: &Model, name: &str) -> String {
    if let Some(known) = model.played_from().behaviours.get(name) {
        return known.name.get(model.language()).to_owned();
    }
    named(model, name, ["trigger", "fault"])
}

/// The name of a fault: some triggers are called the same and are about the customer.
pub fn fault_name(model: &Model, name: &str) -> String {
    fault_name_in(model, model.played_from(), name)
}

/// As a call's own files name it.
pub fn fault_name_in(model: &Model, library: &Library, name: &str) -> String {
    if let Some(known) = library.behaviours.get(name) {
        return known.name.get(model.language()).to_owned();
    }
    named(model, name, ["fault", "trigger"])
}

fn named(model: &Model, name: &str, kinds: [&str; 2]) -> String {
    let kind = kinds
        .into_iter()
        .find(|kind| model.locale.has(&format!("{kind}.{name}")));
    kind.map_or_else(
        || name.to_owned(),
        |kind| model.locale.name(kind, name).to_owned(),
    )
}

fn fault(model: &Model, text: &str) -> Label {
    Label {
        text: text.to_owned(),
        style: model.theme.bad,
        fault: true,
    }
}
