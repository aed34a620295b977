//! What the trainee must say rightly, what the customer knows, and what they may let fall.

use super::{Lowering, lines::lines};
use crate::{
    engine::{
        Desk,
        lines::Lines,
        scenario::{Answer, Fact, Sensitive},
    },
    source::Section,
};

impl Lowering<'_> {
    pub(crate) fn answers(&mut self, root: Section<'_>) -> Vec<Answer> {
        let mut answers = Vec::new();
        for section in root.sections("answer") {
            let after = section.placed_texts("after").into_iter();
            answers.push(Answer {
                name: section.text("name").into(),
                title: title(section),
                say: section.texts("say"),
                wrong: section.texts("wrong"),
                needs_identity: section.flag("needs_identity").unwrap_or_default(),
                after: after.map(|name| self.refer("answer", name)).collect(),
                any_of: section.placed("any_of").map(|group| group.value.into()),
            });
        }
        answers
    }

    pub(crate) fn sensitives(&self, root: Section<'_>) -> Vec<Sensitive> {
        let sections = root.sections("sensitive").into_iter();
        let sensitives = sections.map(|section| Sensitive {
            name: section.text("name").into(),
            words: section.texts("words"),
            to: self.chosen(section, "to", "desk", Desk::from_code),
            record: section.flag("record").unwrap_or(true),
        });
        sensitives.collect()
    }
}

pub(super) fn fact(section: Section<'_>) -> Fact {
    let name = section.text("name");
    let say = lines(section, "say", &format!("fact/{name}"));
    let first = lines(section, "first", &format!("fact/{name}/first"));
    let value = section.placed("value");
    let value = value.map_or_else(
        || values(&say).into_iter().next().unwrap_or_default(),
        |value| value.value.to_owned(),
    );
    Fact {
        name: name.into(),
        title: title(section),
        ask: section.texts("ask"),
        first_values: values(&first),
        first,
        value,
        say,
    }
}

/// What each of the lines says, each value once.
fn values(lines: &Lines) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for line in &lines.0 {
        let value = default_value(&line.text);
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }
    values
}

/// The longest run of letters and digits in what is said first; without any, all that is said.
fn default_value(said: &str) -> &str {
    let run = said
        .split(|one: char| !one.is_ascii_alphanumeric() && one != '-')
        .map(|run| run.trim_matches('-'))
        .rev()
        .max_by_key(|run| run.len())
        .unwrap_or_default();
    if run.is_empty() {
        said.trim_end_matches(|one: char| !one.is_alphanumeric())
    } else {
        run
    }
}

fn title(section: Section<'_>) -> String {
    let title = section.placed("title").or_else(|| section.placed("name"));
    title.map_or_else(String::new, |title| title.value.to_owned())
}
