//! The words of the template, by category, persona and channel.

use crate::{
    locale::{Language, Locale},
    source::built_in,
};

const SKELETON: &str = "templates/scenario.txt";
const DRAFT: &str = "templates/draft.txt";
const WORDS: &str = "templates/words.toml";

/// The skeletons of files and what is put into them: files in `assets/templates/`.
pub(super) struct Words {
    pub(super) skeleton: &'static str,
    /// That of a file made from a real call.
    pub(super) draft: &'static str,
    table: Locale,
}

impl Words {
    pub(super) fn load() -> Self {
        let text = |path| built_in::asset(path).map_or("", |file| file.text);
        let mut table = Locale::empty(Language::Zh);
        table.overlay(text(WORDS));
        Self {
            skeleton: text(SKELETON),
            draft: text(DRAFT),
            table,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.table.get(key)
    }

    /// The words of a key that are a list, parted by blanks.
    pub(super) fn list(&self, key: &str) -> Vec<&str> {
        let words = self.get(key).unwrap_or_default();
        words.split_whitespace().collect()
    }

    /// Whether there are words under a table of that name.
    pub(super) fn has_table(&self, table: &str) -> bool {
        let below = format!("{table}.");
        self.table.keys().any(|key| key.starts_with(&below))
    }

    /// The words of a name in the first of the tables that has it.
    pub(super) fn find(&self, tables: &[String], name: &str) -> Option<&str> {
        let keys = tables.iter().map(|table| format!("{table}.{name}"));
        keys.into_iter().find_map(|key| self.get(&key))
    }
}
