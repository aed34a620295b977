//! The texts that a library was made of, and a library made of them again.

use std::{path::Path, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Library, Shelved,
    load::Loader,
    packs::SPELLINGS,
    sources::{self, Found, Origin, Shelf, Sources},
};
use crate::{
    source::{SourceFile, built_in},
    text::Name,
};

/// One file that took part in a call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AssetText {
    /// Below `assets/`, with `/` between the parts. A file that was not compiled in has its place in the order of loading
    /// before it: `own/3/personas/emotional.toml`.
    pub path: String,
    pub text: Arc<str>,
}

/// The kinds of files that a call is made of: of all kinds those that play in it. What a call is shown in is no part of it.
const KINDS: [&str; 5] = ["behaviours", "channels", "company", "personas", "rubrics"];
const OWN: &str = "own/";

impl Library {
    /// All files but scenarios that the library was made of.
    pub fn texts(&self) -> Vec<AssetText> {
        let built_in = KINDS.iter().flat_map(|kind| built_in::assets(kind));
        let built_in = built_in.chain(built_in::asset(SPELLINGS));
        let built_in = built_in.map(|file| AssetText {
            path: file.path.to_owned(),
            text: file.text.into(),
        });
        let built_in = built_in.filter(|_| !self.is_kept);
        let own = self.own_texts.iter().enumerate();
        let own = own.map(|(place, (path, file))| AssetText {
            path: if self.is_kept {
                path.clone()
            } else {
                format!("{OWN}{place}/{path}")
            },
            text: (*file.text).into(),
        });
        built_in.chain(own).collect()
    }

    /// The library of a call that is past: nothing of today is in it.
    pub fn of_kept(kept: Kept) -> Self {
        let sources = Sources::default();
        let mut loader = Loader::new(&sources);
        loader.kept = Some(kept);
        loader.library()
    }
}

impl Shelved {
    /// The file as it was read.
    pub fn text(&self) -> Arc<str> {
        match &self.file {
            Some(file) => (*file.text).into(),
            None => self.built_in_text().unwrap_or_default().into(),
        }
    }

    fn built_in_text(&self) -> Option<&'static str> {
        let id = self.scenario.id.as_str();
        let stem = |path: &'static str| Path::new(path).file_stem()?.to_str();
        let mut files = built_in::scenarios().into_iter();
        let file = files.find(|file| stem(file.path) == Some(id))?;
        Some(file.text)
    }
}

/// The files of one call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// As `Library::texts` gave them.
    pub texts: Vec<AssetText>,
    /// The id of the scenario, and its file.
    pub scenario: (Name, Arc<str>),
}

impl Kept {
    pub(super) fn shelf(&self, folder: &str) -> Shelf {
        let mut files = Shelf::new();
        for asset in self.assets(folder) {
            sources::put(&mut files, asset);
        }
        files
    }

    pub(super) fn scenarios(&self) -> Shelf {
        let (id, text) = &self.scenario;
        let file = of_text(id.clone(), format!("scenarios/{id}.toml"), text);
        let mut files = Shelf::new();
        sources::put(&mut files, file);
        files
    }

    /// The files of a folder, or the file of a name, in the order in which they were loaded.
    pub(super) fn assets(&self, name: &str) -> impl Iterator<Item = Found> {
        let mut found: Vec<(usize, &str, &AssetText)> = self
            .texts
            .iter()
            .filter_map(|asset| {
                let (place, path) = placed(&asset.path)?;
                let (first, _) = path.split_once('/').unwrap_or((path, ""));
                (first == name).then_some((place, path, asset))
            })
            .collect();
        found.sort_by_key(|(place, path, _)| (*place, *path));
        found.into_iter().map(|(place, path, asset)| {
            let id = Path::new(path).file_stem().unwrap_or_default();
            let mut one = of_text(
                id.to_string_lossy().into_owned().into(),
                format!("assets/{path}"),
                &asset.text,
            );
            if place > 0 {
                one.origin = Origin::File(asset.path.clone().into());
            }
            one
        })
    }
}

impl Found {
    /// The path by which its text is kept.
    pub(super) fn path(&self, folder: &str, was_kept: bool) -> String {
        match &self.origin {
            Origin::BuiltIn => self.file.name.trim_start_matches("assets/").to_owned(),
            Origin::File(path) if was_kept => path.to_string_lossy().into_owned(),
            Origin::File(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let path = Path::new(folder).join(&*name);
                path.to_string_lossy().replace('\\', "/")
            }
        }
    }
}

/// The place in the order, 0 for what was compiled in, and the path below `assets/`.
fn placed(path: &str) -> Option<(usize, &str)> {
    let Some(rest) = path.strip_prefix(OWN) else {
        return Some((0, path));
    };
    let (place, path) = rest.split_once('/')?;
    Some((place.parse::<usize>().ok()?.saturating_add(1), path))
}

/// A file that stands nowhere any more.
fn of_text(id: Name, name: String, text: &str) -> Found {
    Found {
        id,
        origin: Origin::BuiltIn,
        file: Arc::new(SourceFile {
            name,
            text: text.to_owned().into(),
        }),
    }
}
