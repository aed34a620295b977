//! The files compiled into the binary: `assets/` and `scenarios/`.

// `ASSETS` and `SCENARIOS`: path and text of each file, by path. The sentences are elsewhere: `locale/table.rs`.
include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// One compiled-in TOML file: its path below `assets/` or `scenarios/`, with `/` between the parts, and its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BuiltIn {
    pub path: &'static str,
    pub text: &'static str,
}

/// The assets of a folder (`personas`, `page`), sorted by path.
pub fn assets(folder: &str) -> Vec<BuiltIn> {
    let is_below = |path: &str| {
        let rest = path.strip_prefix(folder);
        rest.is_some_and(|rest| rest.starts_with('/'))
    };
    toml_files(ASSETS)
        .filter(|file| is_below(file.path))
        .collect()
}

/// One asset by its path (`spellings.toml`).
pub fn asset(path: &str) -> Option<BuiltIn> {
    let place = ASSETS.binary_search_by_key(&path, |(path, _)| path);
    let (path, text) = *ASSETS.get(place.ok()?)?;
    Some(BuiltIn { path, text })
}

/// The learned weights of reading.
pub fn learned() -> &'static [u8] {
    include_bytes!("../../assets/learned/behaviours.weights")
}

/// The lexicon of the compiled-in behaviours alone, as `Lexicon::of_bytes` reads it.
pub fn lexicon() -> &'static [u8] {
    include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"))
}

/// Every scenario, sorted by path.
pub fn scenarios() -> Vec<BuiltIn> {
    toml_files(SCENARIOS).collect()
}

fn toml_files(files: &'static [(&str, &str)]) -> impl Iterator<Item = BuiltIn> {
    let toml = files.iter().filter(|(path, _)| {
        let kind = path.rsplit_once('.');
        kind.is_some_and(|(_, kind)| kind == "toml")
    });
    toml.map(|&(path, text)| BuiltIn { path, text })
}
