//! Tells scenarios from assets by the folders they are in.

use std::path::{Path, PathBuf};

use crate::library::{Sources, packs::MANIFEST};

/// The folders of an assets folder.
const KINDS: &[&str] = &[
    "personas",
    "behaviours",
    "rubrics",
    "channels",
    "company",
    "locales",
];

/// Adds a file or folder to the sources it belongs to. A folder of a project may hold both kinds.
pub(super) fn sort(path: &Path, sources: &mut Sources) {
    if name(path) == Some(MANIFEST) {
        return;
    }
    let (home, named) = if path.is_dir() {
        (path.parent(), name(path))
    } else {
        (
            path.parent().and_then(Path::parent),
            path.parent().and_then(name),
        )
    };
    if let Some(home) = home.filter(|_| named.is_some_and(|name| KINDS.contains(&name))) {
        add(home, sources);
    } else if name(path) == Some("spellings.toml") {
        add(path.parent().unwrap_or(Path::new("")), sources);
    } else if holds_kinds(path) {
        add(path, sources);
    } else if path.is_dir() && holds_folders_of_kinds(path) {
        for below in folders(path) {
            sort(&below, sources);
        }
    } else {
        sources.scenarios.push(path.to_owned());
    }
}

/// The manifest of a pack that is checked, or the one that is checked by itself.
pub(super) fn manifest(path: &Path) -> Option<PathBuf> {
    let manifest = path.join(MANIFEST);
    if manifest.is_file() {
        return Some(manifest);
    }
    (name(path) == Some(MANIFEST)).then(|| path.to_owned())
}

fn add(home: &Path, sources: &mut Sources) {
    if !sources.assets.iter().any(|known| known == home) {
        sources.assets.push(home.to_owned());
    }
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

fn holds_kinds(path: &Path) -> bool {
    KINDS.iter().any(|kind| path.join(kind).is_dir())
}

fn holds_folders_of_kinds(path: &Path) -> bool {
    folders(path).iter().any(|below| holds_kinds(below))
}

/// The folders right below a folder, by name, hidden ones left out.
fn folders(path: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(path).into_iter().flatten();
    let mut found: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir() && name(path).is_some_and(|name| !name.starts_with('.')))
        .collect();
    found.sort();
    found
}
