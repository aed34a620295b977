//! The built-in scenarios as the first screen lists them: the head of each file, which is all that stands above its first
//! section. Reading the rest would hold that screen up.

use std::{collections::BTreeMap, sync::Arc};

use toml::de::DeTable;

use super::{
    Library, Shelved,
    load::Loader,
    lower::{Known, Lowering, names::Own},
    places::Places,
    sources::{self, Found, Shelf, Sources},
};
use crate::{
    engine::persona::Persona,
    source::{Findings, Section},
    text::{Name, Span},
};

impl Library {
    /// Scenarios with nothing in them to be played, the channels, and the personas' names. Tells nothing of what is wrong.
    pub fn heads() -> Self {
        let sources = Sources::default();
        let mut loader = Loader::new(&sources);
        let channels = loader.channels();
        let personas = loader.shelf("personas");
        let scenarios = sources::scenarios(&sources, &mut loader.diagnostics);
        let mut scenarios = shelved(&scenarios, &loader.known);
        scenarios.sort_by(|a, b| a.place().cmp(&b.place()));
        Self {
            scenarios,
            personas: named(&personas, &loader.known),
            channels,
            ..Self::default()
        }
    }
}

fn named(files: &Shelf, known: &Known) -> BTreeMap<Name, Arc<Persona>> {
    let found = files.values().flatten();
    let personas = found.map(|found| {
        let id = &found.id;
        let persona = of_head(found, known, |lowering, root| {
            lowering.persona(root, id.clone())
        });
        (id.clone(), Arc::new(persona))
    });
    personas.collect()
}

fn shelved(files: &Shelf, known: &Known) -> Vec<Shelved> {
    let found = files.values().flatten();
    let scenarios = found.map(|found| {
        let scenario = of_head(found, known, |lowering, root| {
            lowering.scenario(root, found.id.clone())
        });
        Shelved {
            scenario: Arc::new(scenario),
            origin: found.origin.clone(),
            shadows: Vec::new(),
            places: Places::default(),
            file: None,
        }
    });
    scenarios.collect()
}

fn of_head<T>(
    found: &Found,
    known: &Known,
    lower: impl FnOnce(&mut Lowering<'_>, Section<'_>) -> T,
) -> T {
    let (table, _) = DeTable::parse_recoverable(head(&found.file.text));
    let mut findings = Findings::new(Arc::clone(&found.file));
    let mut lowering = Lowering {
        file: &found.file,
        known,
        own: Own::default(),
        findings: &mut findings,
    };
    lower(
        &mut lowering,
        Section::new(table.get_ref(), Span::default()),
    )
}

/// Up to the first line that opens a section.
fn head(text: &str) -> &str {
    let end = text.find("\n[").map_or(text.len(), |end| end + 1);
    text.get(..end).unwrap_or(text)
}
