//! Packs: folders of scenarios and assets that were added as one, each with a manifest.

use std::{
    cmp::Ordering,
    fmt::{self, Write as _},
    fs,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use super::keys::pack::PACK;
use crate::source::{Diagnostic, Document, Findings, SourceFile, Spellings, document::decode};

/// The manifest's name in the folder of a pack.
pub const MANIFEST: &str = "pack.toml";
/// The folders of a pack.
pub const SCENARIOS: &str = "scenarios";
pub const ASSETS: &str = "assets";
/// The kinds of assets, by the names of their folders.
pub const KINDS: [&str; 6] = [
    "personas",
    "behaviours",
    "rubrics",
    "channels",
    "company",
    "locales",
];
/// The asset that stands beside those folders.
pub const SPELLINGS: &str = "spellings.toml";
/// The folder of templates beside those folders. The library reads none of them.
pub const REPORTS: &str = "reports";

/// What a pack says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Manifest {
    /// Also the name of its folder.
    pub name: String,
    pub version: Version,
    pub title: String,
    /// May be empty.
    pub author: String,
}

/// Why a manifest cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ManifestFault {
    /// Its keys are wrong.
    Wrong(Vec<Diagnostic>),
    /// No name for a folder: small letters, digits and `-` only.
    Name(String),
    /// No version: numbers with dots between them.
    Version(String),
}

/// A pack that was added.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pack {
    pub name: String,
    /// `None`: its manifest was spoilt after it was added.
    pub manifest: Option<Manifest>,
    pub folder: PathBuf,
}

/// Numbers with dots between them: `1.2` is `1.2.0`, and `1.10` is newer than `1.9`.
#[derive(Clone, Debug)]
pub struct Version {
    written: String,
    numbers: Vec<u32>,
}

const MOST_NUMBERS: usize = 4;
/// Characters of a name.
const LONGEST_NAME: usize = 64;

impl Manifest {
    /// Reads the text of a `pack.toml`.
    pub fn read(file: &Arc<SourceFile>) -> Result<Self, ManifestFault> {
        let mut findings = Findings::new(Arc::clone(file));
        let document = Document::check(file, PACK, &Spellings::default(), &mut findings);
        if findings.has_errors() {
            return Err(ManifestFault::Wrong(findings.sorted()));
        }
        let root = document.root();
        let (name, version) = (root.text("name"), root.text("version"));
        if !is_name(name) {
            return Err(ManifestFault::Name(name.to_owned()));
        }
        Ok(Self {
            name: name.to_owned(),
            version: version
                .parse()
                .map_err(|()| ManifestFault::Version(version.to_owned()))?,
            title: root.text("title").to_owned(),
            author: root.text("author").to_owned(),
        })
    }

    /// What holds for a folder or file that says nothing of itself: a name made of its own, version 1.0.0.
    pub fn of(folder: &str) -> Self {
        let small = folder.to_lowercase();
        let spelt = small.split(|one: char| !is_of_name(one));
        let words: Vec<&str> = spelt.filter(|word| !word.is_empty()).collect();
        let name: String = words.join("-").chars().take(LONGEST_NAME).collect();
        let name = name.trim_matches('-').to_owned();
        Self {
            name: if is_name(&name) { name } else { "pack".into() },
            version: Version {
                written: "1.0.0".into(),
                numbers: vec![1],
            },
            title: if folder.trim().is_empty() {
                "pack".into()
            } else {
                folder.trim().to_owned()
            },
            author: String::new(),
        }
    }

    /// The text of its `pack.toml`.
    pub fn written(&self) -> String {
        let mut text = String::from("format = 1\n");
        let keys = [
            ("name", &self.name),
            ("version", &self.version.written),
            ("title", &self.title),
            ("author", &self.author),
        ];
        for (key, value) in keys.into_iter().filter(|(_, value)| !value.is_empty()) {
            let value = toml::Value::String(value.clone());
            let _ = writeln!(text, "{key} = {value}");
        }
        text
    }
}

/// The packs in a folder of packs, by name. What is hidden is in the middle of being added.
pub fn installed(folder: &Path) -> Vec<Pack> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let packs = entries.filter_map(|entry| {
        let folder = entry.ok()?.path();
        let name = folder.file_name()?.to_str()?.to_owned();
        (folder.is_dir() && !name.starts_with('.')).then(|| Pack {
            manifest: manifest_in(&folder),
            name,
            folder,
        })
    });
    let mut packs: Vec<Pack> = packs.collect();
    packs.sort_by(|a, b| a.name.cmp(&b.name));
    packs
}

/// The manifest of a folder, where it can be read.
pub fn manifest_in(folder: &Path) -> Option<Manifest> {
    let path = folder.join(MANIFEST);
    let bytes = fs::read(&path).ok()?;
    let file = decode(&path.display().to_string(), bytes).ok()?;
    Manifest::read(&file).ok()
}

/// What is wrong with the keys of a manifest.
pub fn findings(path: &Path) -> Vec<Diagnostic> {
    let Ok(bytes) = fs::read(path) else {
        return Vec::new();
    };
    let read = decode(&path.display().to_string(), bytes)
        .map_err(|found| ManifestFault::Wrong(found.sorted()))
        .and_then(|file| Manifest::read(&file));
    match read {
        Err(ManifestFault::Wrong(found)) => found,
        Ok(_) | Err(ManifestFault::Name(_) | ManifestFault::Version(_)) => Vec::new(),
    }
}

/// Whether a folder can be called so on every system: no capitals, since some tell `A` from `a` and some do not.
pub fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (1..=LONGEST_NAME).contains(&length)
        && name.chars().all(is_of_name)
        && !name.starts_with('-')
        && !is_device(name)
}

fn is_of_name(one: char) -> bool {
    one == '-' || one == '_' || (one.is_alphanumeric() && !one.is_uppercase())
}

/// Names that mean devices on Windows, whatever stands behind a dot.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_ascii_lowercase();
    let numbered = |kind: &str| {
        let rest = stem.strip_prefix(kind);
        rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|one| one.is_ascii_digit()))
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

impl FromStr for Version {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let numbers = text.split('.').map(|part| {
            let digits = part.bytes().all(|one| one.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        });
        let numbers: Vec<u32> = numbers.collect::<Option<_>>().ok_or(())?;
        if numbers.len() > MOST_NUMBERS {
            return Err(());
        }
        Ok(Self {
            written: text.to_owned(),
            numbers,
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let at = |version: &Self, place: usize| version.numbers.get(place).copied().unwrap_or(0);
        let places = 0..MOST_NUMBERS;
        places
            .map(|place| at(self, place).cmp(&at(other, place)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Version {}
