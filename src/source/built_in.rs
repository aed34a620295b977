//! The files compiled into the binary: `assets/` and `scenarios/`.

use include_dir::{Dir, DirEntry, include_dir};

static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");
static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// One compiled-in TOML file: its path below `assets/` or `scenarios/`, with `/` between the parts, and its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BuiltIn {
    pub path: &'static str,
    pub text: &'static str,
}

/// The assets of a folder (`personas`, `locales/zh`), sorted by path.
pub fn assets(folder: &str) -> Vec<BuiltIn> {
    ASSETS.get_dir(folder).map(files).unwrap_or_default()
}

/// One asset by its path (`spellings.toml`).
pub fn asset(path: &str) -> Option<BuiltIn> {
    let file = ASSETS.get_file(path)?;
    Some(BuiltIn {
        path: file.path().to_str()?,
        text: file.contents_utf8()?,
    })
}

/// The learned weights of reading, if there are any.
pub fn learned() -> Option<&'static [u8]> {
    Some(ASSETS.get_file("learned/behaviours.weights")?.contents())
}

/// Every scenario, sorted by path.
pub fn scenarios() -> Vec<BuiltIn> {
    files(&SCENARIOS)
}

fn files(dir: &'static Dir<'static>) -> Vec<BuiltIn> {
    fn gather(dir: &'static Dir<'static>, found: &mut Vec<BuiltIn>) {
        for entry in dir.entries() {
            match entry {
                DirEntry::Dir(below) => gather(below, found),
                DirEntry::File(file) => {
                    let path = file.path().to_str().unwrap_or_default();
                    if file.path().extension().is_some_and(|ext| ext == "toml")
                        && let Some(text) = file.contents_utf8()
                    {
                        found.push(BuiltIn { path, text });
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    gather(dir, &mut found);
    found.sort_unstable_by_key(|file| file.path);
    found
}
