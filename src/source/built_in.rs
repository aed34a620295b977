//! The files compiled into the binary: `assets/` and `scenarios/`.

// `ASSETS` and `SCENARIOS`: path and bytes of each file, by path. The sentences are elsewhere: `locale/table.rs`.
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
    let (path, bytes) = find(path)?;
    let text = str::from_utf8(bytes).ok()?;
    Some(BuiltIn { path, text })
}

/// The learned weights of reading, if there are any.
pub fn learned() -> Option<&'static [u8]> {
    Some(find("learned/behaviours.weights")?.1)
}

/// Every scenario, sorted by path.
pub fn scenarios() -> Vec<BuiltIn> {
    toml_files(SCENARIOS).collect()
}

type File = (&'static str, &'static [u8]);

fn find(path: &str) -> Option<File> {
    let place = ASSETS.binary_search_by_key(&path, |(path, _)| path);
    ASSETS.get(place.ok()?).copied()
}

fn toml_files(files: &'static [File]) -> impl Iterator<Item = BuiltIn> {
    files.iter().filter_map(|(path, bytes)| {
        let (_, kind) = path.rsplit_once('.')?;
        let text = (kind == "toml").then(|| str::from_utf8(bytes).ok())??;
        Some(BuiltIn { path, text })
    })
}
