//! The sentences of one language: a flat table of dotted keys, from `assets/locales/LANGUAGE/*.toml`, and what stands over it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
};

use toml::de::DeTable;

use super::{Language, flatten::flatten, table::Table};

/// Texts by dotted key; `{name}` in a text is a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Locale {
    language: Language,
    built_in: Table,
    /// What was taken from other files.
    own: BTreeMap<String, String>,
}

impl Locale {
    /// The compiled-in sentences of a language.
    pub fn load(language: Language) -> Self {
        Self {
            built_in: Table::of(language),
            ..Self::empty(language)
        }
    }

    pub fn empty(language: Language) -> Self {
        Self {
            language,
            built_in: Table::default(),
            own: BTreeMap::new(),
        }
    }

    /// Takes the texts of another file; they replace those of the same key. What is no text is left out.
    pub fn overlay(&mut self, toml: &str) {
        let (table, _) = DeTable::parse_recoverable(toml);
        flatten("", table.get_ref(), &mut self.own);
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key; of a missing one the key itself, so that a gap shows and nothing breaks.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.get(key).unwrap_or(key)
    }

    /// The text of a key, where there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        let own = self.own.get(key).map(String::as_str);
        own.or_else(|| self.built_in.get(key))
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The name of a case of a closed list: `name("step", "greet")`. A case without a name shows its code.
    pub fn name<'a>(&'a self, kind: &str, code: &'a str) -> &'a str {
        self.get(&format!("{kind}.{code}")).unwrap_or(code)
    }

    /// The text of a key with its slots filled; slots without an argument stay as they are.
    pub fn format(&self, key: &str, args: &[(&str, &dyn Display)]) -> String {
        fill(self.text(key), args)
    }

    /// Every key, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let own = self.own.keys().map(String::as_str);
        let mut all: BTreeSet<&str> = self.built_in.keys().collect();
        all.extend(own);
        all.into_iter()
    }
}

/// One pass, so that a value that looks like a slot is not filled again.
fn fill(text: &str, args: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let slot = after.split_once('}').and_then(|(name, behind)| {
            let (_, value) = args.iter().find(|(known, _)| *known == name)?;
            Some((value, behind))
        });
        if let Some((value, behind)) = slot {
            filled.push_str(&value.to_string());
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}
