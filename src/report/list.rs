//! The scenarios of a library, as a table and as JSON.

use std::fmt::Display;

use serde::Serialize;

use super::{Voice, json, padded};
use crate::{
    engine::{
        Scenario,
        step::{Category, Ending, Side},
    },
    library::{Library, Origin, Provenance, Shelved},
    locale::Locale,
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
    #[serde(flatten)]
    whence: Whence,
    /// What it stands in for, the one that would be used without it last.
    shadows: Vec<Shadow>,
}

/// Whose a scenario is.
#[derive(Serialize)]
struct Whence {
    /// `built_in`, `pack`, `own` or `given`.
    origin: &'static str,
    pack: Option<PackRow>,
}

#[derive(Serialize)]
struct PackRow {
    name: String,
    version: Option<String>,
}

#[derive(Serialize)]
struct Shadow {
    #[serde(flatten)]
    whence: Whence,
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
            persona: scenario.persona.code(),
            level: scenario.level,
            target_ms: scenario.target.0,
            ends: &scenario.ends,
            plays: scenario.plays.iter().map(|play| &play.name).collect(),
            file: file(&shelved.origin),
            whence: whence(library, &shelved.origin),
            shadows: shelved
                .shadows
                .iter()
                .map(|origin| Shadow {
                    whence: whence(library, origin),
                    file: file(origin),
                })
                .collect(),
        }
    });
    json::written(&List {
        format: json::FORMAT,
        scenarios: scenarios.collect(),
    })
}

fn file(origin: &Origin) -> Option<String> {
    match origin {
        Origin::BuiltIn => None,
        Origin::File(path) => Some(path.display().to_string()),
    }
}

fn whence(library: &Library, origin: &Origin) -> Whence {
    let (origin, pack) = match library.provenance(origin) {
        Provenance::BuiltIn => ("built_in", None),
        Provenance::Pack { name, version } => {
            let version = version.map(|version| version.to_string());
            ("pack", Some(PackRow { name, version }))
        }
        Provenance::Own => ("own", None),
        Provenance::Given(_) => ("given", None),
    };
    Whence { origin, pack }
}

/// Whose a scenario is, and whose it stands in for.
pub fn provenance(shelved: &Shelved, library: &Library, locale: &Locale) -> String {
    let named = |origin: &Origin| match library.provenance(origin) {
        Provenance::BuiltIn => locale.text("report.origin.built_in").to_owned(),
        Provenance::Own => locale.text("report.origin.own").to_owned(),
        Provenance::Given(path) => {
            let path = path.display();
            locale.format("report.origin.given", &[("path", &path)])
        }
        Provenance::Pack { name, version } => {
            let version = version.map_or_else(String::new, |version| version.to_string());
            let slots: [(&str, &dyn Display); 2] = [("name", &name), ("version", &version)];
            let text = locale.format("report.origin.pack", &slots);
            text.trim_end().to_owned()
        }
    };
    let own = named(&shelved.origin);
    // Of several only the next one is named: it is what would be played without this one.
    match shelved.shadows.last() {
        None => own,
        Some(next) => {
            let shadow = locale.format("report.origin.shadows", &[("origin", &named(next))]);
            format!("{own}{shadow}")
        }
    }
}

/// One line a scenario, in columns.
pub fn as_text(voice: &Voice<'_>) -> String {
    let rows: Vec<[String; 7]> = voice
        .library
        .scenarios
        .iter()
        .map(|shelved| row(shelved, voice))
        .collect();
    let mut widths = [0; 7];
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

fn row(shelved: &Shelved, voice: &Voice<'_>) -> [String; 7] {
    let scenario: &Scenario = &shelved.scenario;
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
        provenance(shelved, voice.library, voice.locale),
    ]
    .map(|cell| clean::printable(&cell).replace('\n', " "))
}
