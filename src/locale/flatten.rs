//! Makes the tables of a locale file flat: dotted keys with their texts. The build script makes the compiled-in table with it too.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

/// `"step.greet" = "…"` and `[step]` with `greet = "…"` are the same. What is no text is left out.
pub(crate) fn flatten(prefix: &str, table: &DeTable<'_>, texts: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = key.get_ref();
        let path = if prefix.is_empty() {
            key.to_string()
        } else {
            format!("{prefix}.{key}")
        };
        if let DeValue::Table(below) = value.get_ref() {
            flatten(&path, below, texts);
        } else if let Some(text) = value.get_ref().as_str() {
            texts.insert(path, text.to_owned());
        }
    }
}
