//! Where files come from: compiled in, and the folders given.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::packs::MANIFEST;
use crate::{
    locale::trouble,
    source::{
        Diagnostic, Findings, SourceFile,
        built_in::{self, BuiltIn},
        document::decode,
    },
    text::{Name, Span},
};

/// The user's own files. Later ones come before earlier ones, all of them before the built-in ones.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sources {
    /// Folders of scenarios, or single files.
    pub scenarios: Vec<PathBuf>,
    /// Folders laid out like the built-in `assets/`: `personas/`, `channels/`, …
    pub assets: Vec<PathBuf>,
}

/// Where a thing was loaded from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    BuiltIn,
    File(PathBuf),
}

/// A file to be loaded.
pub(crate) struct Found {
    /// The file's name without `.toml`.
    pub(crate) id: Name,
    pub(crate) origin: Origin,
    pub(crate) file: Arc<SourceFile>,
}

/// A scenario file that is there, not yet read.
pub(super) enum Listed {
    BuiltIn(BuiltIn),
    /// With the file of the same id that was listed before it.
    File(PathBuf, Option<PathBuf>),
}

/// No sane file is larger; a mistaken path may be.
const LARGEST: u64 = 4 << 20;
const DEEPEST: usize = 8;

/// Files by id, the one to be taken last: where it is wrong, the one before it still serves.
pub(crate) type Shelf = BTreeMap<Name, Vec<Found>>;

/// The files of one kind of asset.
pub(crate) fn assets(folder: &str, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Shelf {
    let mut shelf = Shelf::new();
    for file in built_in::assets(folder) {
        put(&mut shelf, compiled_in("assets", file));
    }
    for path in &sources.assets {
        let below = path.join(folder);
        if below.is_dir() {
            read_below(&below, 0, diagnostics, &mut |found| put(&mut shelf, found));
        }
    }
    shelf
}

/// One more file, before all others of its name.
pub(crate) fn add(path: &Path, shelf: &mut Shelf, diagnostics: &mut Vec<Diagnostic>) {
    read_below(path, 0, diagnostics, &mut |found| put(shelf, found));
}

/// The files of a name at the top of `assets/`, the built-in one first.
pub(crate) fn single(
    name: &str,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Found> {
    let built_in = built_in::asset(name).map(|file| compiled_in("assets", file));
    let mut found: Vec<Found> = built_in.into_iter().collect();
    for path in &sources.assets {
        let path = path.join(name);
        if path.is_file() {
            read_below(&path, 0, diagnostics, &mut |file| found.push(file));
        }
    }
    found
}

pub(crate) fn scenarios(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Shelf {
    let mut shelf = Shelf::new();
    for file in built_in::scenarios() {
        put(&mut shelf, compiled_in("scenarios", file));
    }
    for path in &sources.scenarios {
        let mut of_path: BTreeMap<Name, String> = BTreeMap::new();
        let mut doubles = Vec::new();
        read_below(path, 0, diagnostics, &mut |found| {
            let name = found.file.name.clone();
            if let Some(first) = of_path.insert(found.id.clone(), name) {
                let mut findings = Findings::new(Arc::clone(&found.file));
                is_double(&found, &first, &mut findings);
                doubles.extend(findings.sorted());
            }
            put(&mut shelf, found);
        });
        diagnostics.append(&mut doubles);
    }
    shelf
}

pub(super) fn put(shelf: &mut Shelf, found: Found) {
    shelf.entry(found.id.clone()).or_default().push(found);
}

pub(crate) fn compiled_in(folder: &str, file: BuiltIn) -> Found {
    Found {
        id: stem(Path::new(file.path)),
        origin: Origin::BuiltIn,
        file: Arc::new(SourceFile {
            name: format!("{folder}/{}", file.path),
            text: file.text.into(),
        }),
    }
}

/// Reads a file, or every `.toml` file of a folder and those below it, by name. What cannot be read is a diagnostic.
pub(crate) fn read_below(
    path: &Path,
    depth: usize,
    diagnostics: &mut Vec<Diagnostic>,
    take: &mut dyn FnMut(Found),
) {
    list_below(
        path,
        depth,
        diagnostics,
        &mut |path, diagnostics| match read(path) {
            Ok(found) => take(found),
            Err(findings) => diagnostics.extend(findings.sorted()),
        },
    );
}

/// What is done with a file, and what is wrong on the way.
type Visit<'v> = &'v mut dyn FnMut(&Path, &mut Vec<Diagnostic>);

/// Whether a path is a file or holds one that is read, at any depth.
pub fn holds_files(path: &Path) -> bool {
    let mut found = !path.is_dir();
    let mut unreadable = Vec::new();
    list_below(path, 0, &mut unreadable, &mut |_, _| found = true);
    found || !unreadable.is_empty()
}

/// A file, or every `.toml` file of a folder and those below it, by name.
fn list_below(path: &Path, depth: usize, diagnostics: &mut Vec<Diagnostic>, visit: Visit<'_>) {
    if !path.is_dir() {
        visit(path, diagnostics);
        return;
    }
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            diagnostics.extend(unreadable(path, &trouble::code(&error)).sorted());
            return;
        }
    };
    let mut below: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| !is_hidden(path))
        .filter(|path| path.is_dir() || is_toml(path))
        .collect();
    below.sort();
    for path in below {
        // A folder that links to one above it has no bottom.
        if depth < DEEPEST || !path.is_dir() {
            list_below(&path, depth + 1, diagnostics, visit);
        }
    }
}

/// Every scenario file once, built in and own, none of them read.
pub(super) fn listed(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Listed> {
    let mut listed: Vec<Listed> = built_in::scenarios()
        .into_iter()
        .map(Listed::BuiltIn)
        .collect();
    let mut known = BTreeSet::new();
    for path in &sources.scenarios {
        let mut of_path: BTreeMap<Name, PathBuf> = BTreeMap::new();
        list_below(path, 0, diagnostics, &mut |path, _| {
            if known.insert(path.to_owned()) {
                let first = of_path.get(&stem(path)).cloned();
                of_path.insert(stem(path), path.to_owned());
                listed.push(Listed::File(path.to_owned(), first));
            }
        });
    }
    listed
}

impl Listed {
    /// The file as it is, and what is wrong with it as a whole.
    pub(super) fn read(&self) -> (Option<Found>, Vec<Diagnostic>) {
        let (path, double) = match self {
            Self::BuiltIn(file) => return (Some(compiled_in("scenarios", *file)), Vec::new()),
            Self::File(path, double) => (path, double),
        };
        match read(path) {
            Err(findings) => (None, findings.sorted()),
            Ok(found) => {
                let mut findings = Findings::new(Arc::clone(&found.file));
                if let Some(first) = double {
                    is_double(&found, &first.display().to_string(), &mut findings);
                }
                (Some(found), findings.sorted())
            }
        }
    }
}

fn is_double(found: &Found, first: &str, findings: &mut Findings) {
    findings
        .error("duplicate-id", Span::default())
        .with("name", &*found.id)
        .with("path", first);
}

fn read(path: &Path) -> Result<Found, Findings> {
    let refused = |reason: &str| unreadable(path, reason);
    let size = fs::metadata(path).map_err(|error| refused(&trouble::code(&error)))?;
    if size.len() > LARGEST {
        return Err(refused("> 4 MiB"));
    }
    let bytes = fs::read(path).map_err(|error| refused(&trouble::code(&error)))?;
    Ok(Found {
        id: stem(path),
        origin: Origin::File(path.to_owned()),
        file: decode(&path.display().to_string(), bytes)?,
    })
}

fn unreadable(path: &Path, reason: &str) -> Findings {
    let file = SourceFile {
        name: path.display().to_string(),
        text: String::new().into(),
    };
    let mut findings = Findings::new(Arc::new(file));
    findings
        .error("unreadable", Span::default())
        .with("reason", reason);
    findings
}

/// The manifest of a pack stands beside scenarios and is none.
pub(super) fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext == "toml")
        && path.file_name().is_none_or(|name| name != MANIFEST)
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().map(std::ffi::OsStr::to_string_lossy);
    name.is_some_and(|name| name.starts_with('.'))
}

fn stem(path: &Path) -> Name {
    let stem = path.file_stem().map(std::ffi::OsStr::to_string_lossy);
    stem.map_or_else(Name::default, |stem| stem.into_owned().into())
}
