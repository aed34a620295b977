//! Where a rule is written, so that who asks what a finding rests on is led to the line.

use std::fmt;

use super::{Library, lower::behaviours::Rules};
use crate::{
    reading::LEARNED,
    source::{Section, SourceFile},
    text::{Name, Span},
};

/// A line of a file, or a file that has no lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RulePlace {
    /// As findings name the file.
    pub file: String,
    /// From 1.
    pub line: Option<usize>,
}

impl fmt::Display for RulePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

/// The lines of what a scenario names, by the rule that a sign quotes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    file: String,
    lines: Vec<(Name, usize)>,
}

/// What a scenario names that a reply is listened to for, what the customer lets fall, and its plays.
const NAMED: [&str; 8] = [
    "answer",
    "phrase",
    "forbid",
    "fact",
    "secret",
    "refuse",
    "sensitive",
    "play",
];
const SCENARIO: &str = "scenario/";
const WEIGHTS: &str = "assets/learned/behaviours.weights";

impl Places {
    pub(crate) fn of_scenario(root: &Section<'_>, file: &SourceFile) -> Self {
        let line = |span: Span| file.place(span.start).0;
        let named = NAMED.iter().flat_map(|kind| {
            let sections = root.sections(kind);
            sections.into_iter().filter_map(move |section| {
                let name = section.placed("name")?;
                let rule = format!("{SCENARIO}{kind}.{}", name.value);
                Some((Name::from(rule), line(name.span)))
            })
        });
        let mut lines: Vec<(Name, usize)> = named.collect();
        lines.push((
            Name::from("scenario/customer"),
            line(root.place("customer")),
        ));
        Self {
            file: file.name.clone(),
            lines,
        }
    }

    fn place(&self, rule: &str) -> Option<RulePlace> {
        let (_, line) = self.lines.iter().find(|(name, _)| **name == *rule)?;
        Some(RulePlace {
            file: self.file.clone(),
            line: Some(*line),
        })
    }
}

impl Library {
    /// Where the rule that a sign or a finding quotes is written; a rule of a scenario in that scenario's file.
    /// What rests on the log alone is written nowhere.
    pub fn rule_place(&self, scenario: &str, rule: &str) -> Option<RulePlace> {
        if rule.starts_with(LEARNED) {
            return Some(RulePlace {
                file: WEIGHTS.to_owned(),
                line: None,
            });
        }
        if rule.starts_with(SCENARIO) {
            return self.scenario(scenario)?.places.place(rule);
        }
        self.rules.place(rule)
    }
}

impl Rules {
    fn place(&self, rule: &str) -> Option<RulePlace> {
        let (name, id) = rule.split_once('/')?;
        let file = self.file(name)?;
        let line = file.text.lines().position(|line| defines(line, id))?;
        Some(RulePlace {
            file: file.name.clone(),
            line: Some(line + 1),
        })
    }
}

/// Whether the line gives a rule this `id`.
fn defines(line: &str, id: &str) -> bool {
    let value = line
        .trim_start()
        .strip_prefix("id")
        .and_then(|rest| rest.trim_start().strip_prefix('='));
    value.is_some_and(|value| {
        value.trim_start().strip_prefix('"').is_some_and(|value| {
            value
                .strip_prefix(id)
                .is_some_and(|rest| rest.starts_with('"'))
        })
    })
}
