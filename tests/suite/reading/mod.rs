//! The reading layer.

mod ear;
mod glance;
mod gold;
mod matter;
mod misread;
mod phrase;
mod plainly;
mod properties;
mod rules;

use std::sync::{Arc, LazyLock};

use duilian::{
    reading::{Lexicon, Meaning, rules::RuleFile},
    text::Name,
};

/// The behaviour files of the repository, by name.
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the files has failed"
)]
pub(crate) fn files() -> Vec<(Name, RuleFile)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/behaviours");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let file =
                toml::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            (path.file_stem().unwrap().to_str().unwrap().into(), file)
        })
        .collect()
}

pub(crate) fn lexicon() -> Arc<Lexicon> {
    static LEXICON: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
        Arc::new(Lexicon::compile(&files()).unwrap_or_else(|faults| panic!("{faults:#?}")))
    });
    Arc::clone(&LEXICON)
}

/// The names of what a reply does.
pub(crate) fn does(customer: &str, reply: &str) -> Vec<String> {
    let reading = lexicon().read(customer, reply);
    let mut names: Vec<String> = reading
        .signs
        .iter()
        .filter_map(|sign| {
            let Meaning::Did { name } = &sign.meaning else {
                return None;
            };
            Some(name.to_string())
        })
        .collect();
    names.sort();
    names.dedup();
    names
}
