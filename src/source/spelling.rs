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

    /// The spellings of a kind, sorted.
    pub fn of(&self, kind: &str) -> impl Iterator<Item = &str> {
        let codes = self.0.get(kind).into_iter();
        codes.flat_map(|codes| codes.keys().map(String::as_str))
    }

    pub fn add(&mut self, kind: &str, spelling: &str, code: &str) {
        let codes = self.0.entry(kind.to_owned()).or_default();
        codes.insert(spelling.to_owned(), code.to_owned());
    }
}

/// The spellings of all scenarios, and before them those of one: titles by which its conditions name things.
#[derive(Clone, Copy, Debug)]
pub struct ScenarioSpellings<'s> {
    pub all: &'s Spellings,
    pub own: Option<&'s Spellings>,
}

impl<'s> From<&'s Spellings> for ScenarioSpellings<'s> {
    fn from(all: &'s Spellings) -> Self {
        Self { all, own: None }
    }
}

impl<'s> ScenarioSpellings<'s> {
    /// The code that `spelling` stands for; a spelling that is not listed stands for itself.
    pub fn code(self, kind: &str, spelling: &'s str) -> &'s str {
        let mut both = self.own.into_iter().chain([self.all]);
        let listed = both.find_map(|spellings| spellings.0.get(kind)?.get(spelling));
        listed.map_or(spelling, String::as_str)
    }

    /// The spellings of a kind.
    pub fn of(self, kind: &str) -> impl Iterator<Item = &'s str> {
        let both = self.own.into_iter().chain([self.all]);
        both.flat_map(move |spellings| spellings.of(kind))
    }
}
