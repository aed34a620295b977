//! Packs: a folder of scenarios and assets as one archive, and back into the folder that every start loads.

pub mod archive;
pub mod folder;
pub mod install;
mod paths;

use std::{collections::BTreeMap, io, path::PathBuf, sync::Arc};

use self::paths::{Place, TOML, ending, place};
use crate::{
    library::{
        Manifest, ManifestFault, Version,
        packs::{MANIFEST, SCENARIOS},
    },
    source::{Diagnostic, SourceFile, document::decode},
};

/// Files of a pack.
pub const MOST_FILES: usize = 10_000;
/// Bytes of all files of a pack, unpacked.
pub const MOST_BYTES: u64 = 64 << 20;
/// Bytes of one file.
pub const LARGEST: u64 = 4 << 20;

/// A pack in memory: what stands where in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contents {
    pub manifest: Manifest,
    /// By path with `/` between the parts: `pack.toml`, `scenarios/…`, `assets/…`, and what is there to be read by people.
    pub files: BTreeMap<String, Content>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Content {
    pub bytes: Vec<u8>,
    /// The path as its author knows it.
    pub from: String,
}

/// Why there is no pack. Paths are as they were found.
#[derive(Debug)]
pub enum PackFault {
    NotAnArchive,
    /// The archive, or one file in it, cannot be unpacked.
    Damaged(String),
    Encrypted(String),
    TooManyFiles,
    TooLarge,
    FileTooLarge(String),
    NotUtf8(String),
    /// The path leads out of the folder.
    Outside(String),
    /// Some system has no such names.
    BadPath(String),
    /// A link, a device, a pipe.
    NoFile(String),
    /// Two paths that are one on systems that do not tell capitals.
    SamePath(String, String),
    /// No scenario, no asset, nothing to read.
    Foreign(String),
    /// Nothing to play and no asset.
    Empty,
    Manifest(ManifestFault),
    /// Errors of its files.
    Faulty(Vec<Diagnostic>),
    /// This version, or a newer one, is there already.
    NotNewer {
        name: String,
        have: Option<Version>,
        new: Version,
    },
    Io {
        path: PathBuf,
        error: io::Error,
    },
}

impl Contents {
    /// Puts files in their places. `from` names the whole: what a pack without a manifest is called, and what stands before
    /// the paths of its files when something is said of them.
    pub fn arrange(
        found: Vec<(String, Vec<u8>)>,
        name: &str,
        from: &str,
    ) -> Result<Self, PackFault> {
        let found = unwrapped(found);
        let mut files: BTreeMap<String, Content> = BTreeMap::new();
        let mut folded: BTreeMap<String, String> = BTreeMap::new();
        for (path, bytes) in found {
            let Place::At(at) = place(&path)? else {
                continue;
            };
            if let Some(other) = folded.insert(paths::folded(&at), path.clone()) {
                return Err(PackFault::SamePath(other, path));
            }
            let from = format!("{from}/{path}");
            files.insert(at, Content { bytes, from });
        }
        if let Some(both) = paths::file_and_folder(&folded) {
            return Err(both);
        }
        let manifest = match files.get(MANIFEST) {
            Some(content) => manifest(content)?,
            None => Manifest::of(name),
        };
        if !files
            .keys()
            .any(|path| ending(path) == TOML && path != MANIFEST)
        {
            return Err(PackFault::Empty);
        }
        files.entry(MANIFEST.to_owned()).or_insert_with(|| Content {
            bytes: manifest.written().into_bytes(),
            from: format!("{from}/{MANIFEST}"),
        });
        Ok(Self { manifest, files })
    }

    /// How many scenarios, and how many assets.
    pub fn counts(&self) -> (usize, usize) {
        let files = self.files.keys().filter(|path| ending(path) == TOML);
        let of_scenarios = |path: &&String| path.starts_with(SCENARIOS);
        let scenarios = files.clone().filter(of_scenarios).count();
        // The manifest is neither.
        (scenarios, files.count() - scenarios - 1)
    }
}

fn manifest(content: &Content) -> Result<Manifest, PackFault> {
    let file: Arc<SourceFile> = decode(&content.from, content.bytes.clone())
        .map_err(|found| PackFault::Manifest(ManifestFault::Wrong(found.sorted())))?;
    Manifest::read(&file).map_err(PackFault::Manifest)
}

/// Archivers put the folder itself around its files: it goes where a manifest shows that it is one.
fn unwrapped(found: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let wrapper = found.iter().find_map(|(path, _)| {
        let (folder, rest) = path.split_once('/')?;
        (rest == MANIFEST).then(|| format!("{folder}/"))
    });
    let Some(wrapper) = wrapper else {
        return found;
    };
    if found.iter().any(|(path, _)| path == MANIFEST) {
        return found;
    }
    let strip = |(path, bytes): (String, Vec<u8>)| match path.strip_prefix(&wrapper) {
        Some(rest) if !rest.is_empty() => (rest.to_owned(), bytes),
        _ => (path, bytes),
    };
    found.into_iter().map(strip).collect()
}
