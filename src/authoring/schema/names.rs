//! The names that files refer to, with what the screens call them: items, behaviours, faults, and what customers react to.

use std::fmt::Write;

use crate::{
    library::{Library, keys::persona::TRIGGERS},
    locale::Locale,
};

/// A chapter of the documentation: a table a kind.
pub fn chapter(library: &Library, locale: &Locale) -> String {
    let say = |name: &str| locale.text(&format!("schema.names.{name}")).to_owned();
    let mut text = format!("\n## {}\n\n{}\n", say("title"), say("intro"));
    let rubric = library.rubric();
    let items = rubric.items.iter().map(|item| {
        let step = locale.name("step", item.step.code());
        vec![code(&item.id), item.title.clone(), step.to_owned()]
    });
    table(&mut text, locale, &["item", "title_of", "step"], items);
    let faults = rubric.faults.iter().map(|fault| {
        let (id, title) = (code(&fault.id), fault.title.clone());
        vec![id, title, say("costs")]
    });
    let fatals = rubric.fatals.iter().map(|fatal| {
        let (id, title) = (code(&fatal.fault), fatal.title.clone());
        vec![id, title, say("fatal")]
    });
    let faults = faults.chain(fatals);
    table(&mut text, locale, &["fault", "title_of", "what"], faults);
    let language = locale.language();
    let behaviours = library.behaviours.iter().map(|(name, behaviour)| {
        let step = behaviour.step.map_or("", |step| step.code());
        let step = locale.name("step", step).to_owned();
        vec![code(name), behaviour.name.get(language).to_owned(), step]
    });
    let columns = ["behaviour", "title_of", "step"];
    table(&mut text, locale, &columns, behaviours);
    let triggers = TRIGGERS.iter().map(|trigger| {
        let name = locale.name("trigger", trigger);
        vec![code(trigger), name.to_owned()]
    });
    table(&mut text, locale, &["trigger", "title_of"], triggers);
    text
}

fn code(name: &str) -> String {
    format!("`{name}`")
}

fn table(
    text: &mut String,
    locale: &Locale,
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) {
    let heads: Vec<&str> = columns
        .iter()
        .map(|name| locale.get(&format!("schema.names.{name}")).unwrap_or(name))
        .collect();
    let rule = "|---".repeat(columns.len());
    let _ = write!(text, "\n| {} |\n{rule}|\n", heads.join(" | "));
    for row in rows {
        let _ = writeln!(text, "| {} |", row.join(" | ").trim_end());
    }
}
