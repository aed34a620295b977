//! Tells scenarios from assets by the folders they are in: a trainer's folder holds both.

use std::path::{Path, PathBuf};

use super::{
    packs::{ASSETS, KINDS, MANIFEST, REPORTS, SPELLINGS},
    sources::{Sources, is_toml},
};

/// How many folders above a scenario its `assets` may lie: `my/complaint/late.toml` and `my/assets`.
const ABOVE: usize = 2;

impl Sources {
    /// Adds a file or folder to what it belongs to. A folder may hold both kinds; `assets` beside scenarios go with them.
    pub fn sort(&mut self, path: &Path) {
        if name(path) == Some(MANIFEST) {
            return;
        }
        let folder = if path.is_dir() {
            Some(path)
        } else {
            path.parent()
        };
        let named = folder
            .and_then(name)
            .is_some_and(|name| KINDS.contains(&name));
        if let Some(home) = folder.and_then(Path::parent).filter(|_| named) {
            self.add_assets(home);
        } else if name(path) == Some(SPELLINGS) {
            self.add_assets(path.parent().unwrap_or(Path::new("")));
        } else if holds_kinds(path) {
            self.add_assets(path);
        } else if path.is_dir() && below(path).iter().any(|below| holds_kinds(below)) {
            for below in below(path) {
                self.sort(&below);
            }
        } else {
            self.scenarios.push(path.to_owned());
            self.take_beside(path);
        }
    }

    /// Adds a folder that was given as one of assets: itself, the `assets` in it, or that which it is a part of. Whether
    /// there is anything of the kind; an empty folder may be yet to be filled.
    pub fn sort_assets(&mut self, path: &Path) -> bool {
        let inside = path.join(ASSETS);
        let part = name(path).is_some_and(|name| KINDS.contains(&name));
        let home = match path.parent() {
            Some(home) if part => home,
            _ if !is_home(path) && is_home(&inside) => &inside,
            _ => path,
        };
        self.add_assets(home);
        is_home(home) || std::fs::read_dir(path).is_ok_and(|mut all| all.next().is_none())
    }

    /// The nearest `assets` folder above a scenario or a folder of scenarios.
    fn take_beside(&mut self, path: &Path) {
        let above = path.ancestors().skip(1).take(ABOVE);
        let mut beside = above.map(|folder| folder.join(ASSETS));
        if let Some(assets) = beside.find(|assets| holds_kinds(assets)) {
            self.add_assets(&assets);
        }
    }

    fn add_assets(&mut self, home: &Path) {
        if !self.assets.iter().any(|known| known == home) {
            self.assets.push(home.to_owned());
        }
    }
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

fn holds_kinds(path: &Path) -> bool {
    KINDS.iter().any(|kind| path.join(kind).is_dir())
}

/// Whether a folder is laid out as one of assets.
fn is_home(path: &Path) -> bool {
    holds_kinds(path) || path.join(SPELLINGS).is_file() || path.join(REPORTS).is_dir()
}

/// The folders and TOML files right below a folder, by name, hidden ones left out.
fn below(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).into_iter().flatten();
    let mut found: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| name(path).is_some_and(|name| !name.starts_with('.')))
        .filter(|path| path.is_dir() || is_toml(path))
        .collect();
    found.sort();
    found
}
