//! What a typed filter finds a scenario by: title, customer, category, persona, channel and id.

use crate::{engine::Scenario, library::Library, locale::Locale, tui::search::search};

pub(super) fn shown(library: &Library, locale: &Locale, filter: &str) -> Vec<usize> {
    if filter.trim().is_empty() {
        return (0..library.scenarios.len()).collect();
    }
    let texts = library
        .scenarios
        .iter()
        .map(|shelved| searched(library, locale, &shelved.scenario));
    search(texts, filter)
}

fn searched(library: &Library, locale: &Locale, scenario: &Scenario) -> String {
    let language = locale.language();
    let mut parts = vec![
        scenario.title.clone(),
        scenario.customer.name.clone(),
        locale.name("category", scenario.category.code()).to_owned(),
        scenario.id.to_string(),
    ];
    for (name, _) in &scenario.persona.0 {
        if let Some(persona) = library.personas.get(name) {
            parts.push(persona.name.get(language).to_owned());
        }
    }
    if let Some(channel) = library.channels.get(&scenario.channel) {
        parts.push(channel.name.get(language).to_owned());
    }
    parts.join("\n").to_lowercase()
}
