//! What the files that are checked look like from outside, so that a change is noticed without reading them.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::library::Sources;

/// Path, length and time of the last change of every file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Look(Vec<(PathBuf, u64, Option<SystemTime>)>);

const DEEPEST: usize = 8;

impl Look {
    /// The files that are there.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|(path, _, _)| path.as_path())
    }
}

/// The files at and below the paths, and the user's own.
pub fn look(paths: &[PathBuf], sources: &Sources) -> Look {
    let mut seen = Look::default();
    let own = sources.scenarios.iter().chain(&sources.assets);
    for path in paths.iter().chain(own) {
        gather(path, 0, &mut seen);
    }
    seen.0.sort();
    seen.0.dedup();
    seen
}

fn gather(path: &Path, depth: usize, seen: &mut Look) {
    let Ok(about) = fs::metadata(path) else {
        return;
    };
    if !about.is_dir() {
        let changed = about.modified().ok();
        seen.0.push((path.to_owned(), about.len(), changed));
    } else if depth < DEEPEST {
        let entries = fs::read_dir(path).into_iter().flatten();
        for entry in entries.flatten() {
            gather(&entry.path(), depth + 1, seen);
        }
    }
}
