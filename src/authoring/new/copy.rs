//! A copy of a scenario file: the same text with another title and a word on where it comes from.

use toml::de::DeTable;

use super::{SCHEMA, fill::escape, words::Words};
use crate::{
    locale::Locale,
    text::{Span, clean},
};

/// The line by which editors find the schema.
const SCHEMA_LINE: &str = "#:schema";

/// The title of a copy that was given none.
pub fn title(original: &str) -> String {
    let words = Words::load();
    format!("{original}{}", words.get("any.copy").unwrap_or_default())
}

/// The text of a scenario file as a copy: its comments stay.
pub fn copy(text: &str, original: &str, title: &str, locale: &Locale) -> String {
    let mut copied = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    if let Some(span) = title_of(&copied) {
        let mut value = String::from("\"");
        escape(title, &mut value);
        value.push('"');
        copied.replace_range(span.start..span.end, &value);
    }
    let original = clean::printable(original).replace('\n', " ");
    let note = locale.format("new.note.copied", &[("about", &original)]);
    let (schema, rest) = match copied.split_once('\n') {
        Some((first, rest)) if first.starts_with(SCHEMA_LINE) => {
            (first.trim_end().to_owned(), rest)
        }
        _ => (format!("{SCHEMA_LINE} {SCHEMA}"), copied.as_str()),
    };
    format!(
        "{schema}\n# {note}\n\n{}",
        rest.trim_start_matches(['\n', '\r'])
    )
}

/// The place of the title's value, with its quotes.
fn title_of(text: &str) -> Option<Span> {
    let (table, _) = DeTable::parse_recoverable(text);
    let found = table
        .get_ref()
        .iter()
        .find(|(key, _)| key.get_ref() == "title");
    let range = found?.1.span();
    Some(Span::new(range.start, range.end))
}
