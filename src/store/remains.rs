//! Side files about somebody that could not be taken in: they are found by what is in them, and deleted with the rest.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use aho_corasick::{AhoCorasick, BuildError};

use super::{Side, side::plain_name};
use crate::record::CallId;

/// What lies in the folder of side files beside what was taken in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Remains {
    /// About the one that was asked for.
    pub theirs: Vec<PathBuf>,
    /// The same, and another program is writing them.
    pub being_written: Vec<PathBuf>,
    /// Nobody can tell whom they are about.
    pub unknown: Vec<PathBuf>,
}

/// What is in a file, as far as it matters here.
enum Whose {
    Theirs,
    Others,
    Nobodys,
}

impl Side {
    /// What is left about somebody, by their name and calls. Files of any name are looked into: a damaged one may have been
    /// put aside by hand.
    pub fn remains(&self, name: &str, calls: &[CallId]) -> Remains {
        let mut remains = Remains::default();
        let search = Search::new(name, calls);
        for path in self.everything() {
            let about = fs::symlink_metadata(&path);
            let whose = match (&search, about) {
                (Ok(search), Ok(about)) if about.is_file() => search.whose(&path).ok(),
                // Never opened: it may lead anywhere, or hold us for ever.
                _ => None,
            };
            match whose.unwrap_or(Whose::Nobodys) {
                Whose::Theirs if is_being_written(&path) => remains.being_written.push(path),
                Whose::Theirs => remains.theirs.push(path),
                Whose::Others => {}
                Whose::Nobodys => remains.unknown.push(path),
            }
        }
        remains
    }

    fn everything(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.folder()) else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.sort();
        paths
    }

    /// Deletes files.
    ///
    /// # Errors
    /// One of them cannot be deleted; that it is gone already is no error.
    pub fn forget(files: &[PathBuf]) -> io::Result<()> {
        for file in files {
            match fs::remove_file(file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

fn is_being_written(path: &Path) -> bool {
    let file = File::open(path);
    file.is_ok_and(|file| matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)))
}

/// What a side file says of whom it is about.
struct Search {
    /// The names of their files.
    names: Vec<String>,
    /// Their name and their calls, as a line of a side file has them.
    theirs: AhoCorasick,
    /// What stands before any name.
    anybodys: AhoCorasick,
}

impl Search {
    fn new(name: &str, calls: &[CallId]) -> Result<Self, BuildError> {
        let said = |key: &str, value: &str| {
            let value = serde_json::Value::from(value);
            format!("\"{key}\":{value}")
        };
        let ids = ["id", "call"]
            .iter()
            .flat_map(|key| calls.iter().map(|call| said(key, &call.0)));
        Ok(Self {
            names: calls.iter().map(plain_name).collect(),
            theirs: AhoCorasick::new(ids.chain([said("trainee", name)]))?,
            anybodys: AhoCorasick::new(["\"trainee\":\""])?,
        })
    }

    fn whose(&self, path: &Path) -> io::Result<Whose> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let named = |name: &String| !name.is_empty() && **name == *stem;
        let whose = if self.names.iter().any(named) || holds(path, &self.theirs)? {
            Whose::Theirs
        } else if holds(path, &self.anybodys)? {
            Whose::Others
        } else {
            Whose::Nobodys
        };
        Ok(whose)
    }
}

fn holds(path: &Path, words: &AhoCorasick) -> io::Result<bool> {
    let found = words.stream_find_iter(File::open(path)?).next();
    Ok(found.transpose()?.is_some())
}
