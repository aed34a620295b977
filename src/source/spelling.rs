//! Other spellings of the codes that files may use (Chinese ones above all), from `assets/spellings.toml`.

use std::collections::BTreeMap;

/// By kind (`category`, `persona`, `atom`, `behaviour` …), then by spelling, the code.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spellings(pub BTreeMap<String, BTreeMap<String, String>>);

impl Spellings {
    /// The code that `spelling` stands for; a spelling that is not listed stands for itself.
    pub fn code<'a>(&'a self, kind: &str, spelling: &'a str) -> &'a str {
        self.0
            .get(kind)
            .and_then(|codes| codes.get(spelling))
            .map_or(spelling, String::as_str)
    }
}
