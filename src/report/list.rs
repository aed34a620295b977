//! The scenarios of a library, as a table and as JSON.

use serde::Serialize;

use super::{Voice, json, padded};
use crate::{
    engine::{
        Scenario,
        step::{Category, Ending, Side},
    },
    library::{Library, Origin},
    text::{Name, clean, width},
};

#[derive(Serialize)]
struct List<'a> {
    format: u32,
    scenarios: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a Name,
    title: &'a str,
    summary: &'a str,
    category: Category,
    channel: &'a Name,
    opens: Side,
    persona: String,
    level: u8,
    target_ms: u64,
    ends: &'a [Ending],
    plays: Vec<&'a Name>,
    /// `null` for the built-in ones.
    file: Option<String>,
}

/// Every scenario with what a program needs to choose one.
pub fn as_json(library: &Library) -> String {
    let scenarios = library.scenarios.iter().map(|shelved| {
        let scenario: &Scenario = &shelved.scenario;
        Row {
            id: &scenario.id,
            title: &scenario.title,
            summary: &scenario.summary,
            category: scenario.category,
            channel: &scenario.channel,
            opens: scenario.opens,
            persona: persona_code(scenario),
            level: scenario.level,
            target_ms: scenario.target.0,
            ends: &scenario.ends,
            plays: scenario.plays.iter().map(|play| &play.name).collect(),
            file: match &shelved.origin {
                Origin::BuiltIn => None,
                Origin::File(path) => Some(path.display().to_string()),
            },
        }
    });
    json::written(&List {
        format: json::FORMAT,
        scenarios: scenarios.collect(),
    })
}

/// One line a scenario, in columns.
pub fn as_text(voice: &Voice<'_>) -> String {
    let rows: Vec<[String; 6]> = voice
        .library
        .scenarios
        .iter()
        .map(|shelved| row(&shelved.scenario, voice))
        .collect();
    let mut widths = [0; 6];
    for row in &rows {
        for (cell, widest) in row.iter().zip(&mut widths) {
            *widest = width::columns(cell).max(*widest);
        }
    }
    let mut text = String::new();
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(widths)
            .map(|(cell, columns)| padded(cell, columns))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn row(scenario: &Scenario, voice: &Voice<'_>) -> [String; 6] {
    let language = voice.locale.language();
    let channel = voice
        .library
        .channels
        .get(&scenario.channel)
        .map_or(scenario.channel.as_str(), |channel| {
            channel.name.get(language)
        });
    let personas: Vec<&str> = scenario
        .persona
        .0
        .iter()
        .map(|(name, _)| {
            let persona = voice.library.personas.get(name);
            persona.map_or(name.as_str(), |persona| persona.name.get(language))
        })
        .collect();
    [
        scenario.id.to_string(),
        voice
            .locale
            .name("category", scenario.category.code())
            .to_owned(),
        voice
            .locale
            .format("report.level", &[("level", &scenario.level)]),
        channel.to_owned(),
        personas.join("+"),
        scenario.title.clone(),
    ]
    .map(|cell| clean::printable(&cell).replace('\n', " "))
}

fn persona_code(scenario: &Scenario) -> String {
    if let [(name, _)] = &scenario.persona.0[..] {
        return name.to_string();
    }
    let parts: Vec<String> = scenario
        .persona
        .0
        .iter()
        .map(|(name, share)| format!("{name}={share}"))
        .collect();
    parts.join(",")
}
