//! What was recognised in a reply, sign by sign: its name, the words it rests on, the rule and where that is written.

use super::Voice;
use crate::{
    engine::Scenario,
    reading::{Meaning, Reading, Sign},
    text::clean,
};

/// A line for each sign, in the order of the reply; of a reply in which nothing was recognised, that it is so.
pub fn told(reply: &str, reading: &Reading, scenario: &Scenario, voice: &Voice<'_>) -> Vec<String> {
    let mut signs: Vec<&Sign> = reading.signs.iter().collect();
    signs.sort_by_key(|sign| (sign.span.start, sign.span.end));
    let mut lines: Vec<String> = Vec::new();
    for sign in signs {
        let words = clean::printable(sign.span.of(reply)).replace('\n', " ");
        let rule = rule(&sign.rule, scenario, voice);
        let args: [(&str, &dyn std::fmt::Display); 3] = [
            ("name", &name(&sign.meaning, scenario, voice)),
            ("words", &words),
            ("rule", &rule),
        ];
        let line = voice.locale.format("report.sign", &args);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    for (is, fault) in [(reading.heap, "heap"), (reading.unreadable, "unreadable")] {
        if is {
            lines.push(voice.locale.name("fault", fault).to_owned());
        }
    }
    if lines.is_empty() {
        lines.push(voice.locale.text("report.no_sign").to_owned());
    }
    lines
}

/// The rule with the file and the line where it is written, if it is written anywhere.
fn rule(rule: &str, scenario: &Scenario, voice: &Voice<'_>) -> String {
    match voice.library.rule_place(&scenario.id, rule) {
        Some(place) => format!("{rule} · {place}"),
        None => rule.to_owned(),
    }
}

/// What a sign says, in words.
pub fn name(meaning: &Meaning, scenario: &Scenario, voice: &Voice<'_>) -> String {
    let named = |key: &str, name: &str| voice.locale.format(key, &[("name", &name)]);
    let text = |key: &str| voice.locale.text(key).to_owned();
    let answer = |name: &str| match scenario.answer(name) {
        Some(answer) if !answer.title.is_empty() => answer.title.clone(),
        _ => name.to_owned(),
    };
    match meaning {
        Meaning::Did { name } => voice.behaviour(name).to_owned(),
        Meaning::Phrase { name, full, .. } => {
            let phrase = scenario.phrases.iter().find(|phrase| phrase.name == *name);
            let step = phrase.map_or("greet", |phrase| phrase.step.code());
            let key = if *full {
                "sign.phrase"
            } else {
                "sign.phrase_part"
            };
            named(key, voice.locale.name("step", step))
        }
        Meaning::Told { name, full: true } => named("sign.told", &answer(name)),
        Meaning::Told { name, full: false } => named("sign.part", &answer(name)),
        Meaning::Asked { name } => {
            let fact = scenario.fact(name).map(|fact| fact.title.as_str());
            let title = fact.filter(|title| !title.is_empty());
            named("sign.asked", title.unwrap_or(name))
        }
        Meaning::Wrong { name } => named("sign.wrong", &answer(name)),
        Meaning::Declined { .. } => text("sign.declined"),
        Meaning::Forbidden { .. } => text("sign.forbidden"),
        Meaning::Leaked { .. } => text("sign.leaked"),
        Meaning::Granted { .. } => text("sign.granted"),
        Meaning::Misnamed => text("sign.misnamed"),
    }
}
