//! Which paths a pack may hold, and where they go: nothing that leaves its folder, and nothing that some system has no name for.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::PackFault;
use crate::library::packs::{ASSETS, KINDS, MANIFEST, SCENARIOS, SPELLINGS, is_device};

/// Where a file of a pack goes.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Place {
    At(String),
    /// Hidden, or left by an archiver: nobody misses it.
    Nowhere,
}

/// Parts of a path, so that loading finds it.
const DEEPEST: usize = 8;
/// Bytes of a path that every system takes below a folder of the user's.
const LONGEST: usize = 180;

/// Where a file with this path goes; paths have `/` between their parts, whatever the system has.
pub(super) fn place(path: &str) -> Result<Place, PackFault> {
    let refused = |fault: fn(String) -> PackFault| Err(fault(path.to_owned()));
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') || path.contains('\\') || has_drive {
        return refused(PackFault::Outside);
    }
    let parts: Vec<&str> = path.split('/').collect();
    if parts.iter().any(|part| matches!(*part, ".." | "." | "")) {
        return refused(PackFault::Outside);
    }
    if parts.iter().any(|part| part.starts_with('.')) || parts.first() == Some(&"__MACOSX") {
        return Ok(Place::Nowhere);
    }
    if !parts.iter().all(|part| is_good(part)) || path.len() > LONGEST || parts.len() >= DEEPEST {
        return refused(PackFault::BadPath);
    }
    let name = parts.last().copied().unwrap_or_default();
    let readable =
        ending(name).eq_ignore_ascii_case("md") || matches!(name, "LICENSE" | "LICENSE.txt");
    if !readable && ending(name) != TOML {
        return refused(PackFault::Foreign);
    }
    let top = parts.first().copied().unwrap_or_default();
    let stays = matches!(top, SCENARIOS | ASSETS) && parts.len() > 1;
    Ok(Place::At(
        if stays || path == MANIFEST || (readable && parts.len() == 1) {
            path.to_owned()
        // The folders of the kinds may stand in `assets` or at the top.
        } else if (KINDS.contains(&top) && parts.len() > 1) || path == SPELLINGS {
            format!("{ASSETS}/{path}")
        } else {
            format!("{SCENARIOS}/{path}")
        },
    ))
}

/// As loading wants it: files that end in `.TOML` are not loaded.
pub(super) const TOML: &str = "toml";

/// What stands behind the last dot.
pub(super) fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether every system takes a name: Windows has no `:*?"<>|`, no devices, and drops blanks and dots at the end.
fn is_good(part: &str) -> bool {
    let is_bad =
        |one: char| one.is_control() || crate::source::is_hidden(one) || ":*?\"<>|".contains(one);
    !part.contains(is_bad) && !part.ends_with([' ', '.']) && !is_device(part)
}

/// The same for paths that are one file where capitals and ways of writing accents are not told apart.
pub(super) fn folded(path: &str) -> String {
    path.nfc()
        .collect::<String>()
        .to_lowercase()
        .nfc()
        .collect()
}

/// A file where another path has a folder.
pub(super) fn file_and_folder(folded: &BTreeMap<String, String>) -> Option<PackFault> {
    folded.iter().find_map(|(path, as_found)| {
        let mut above = path.as_str();
        while let Some((folder, _)) = above.rsplit_once('/') {
            if let Some(file) = folded.get(folder) {
                return Some(PackFault::SamePath(file.clone(), as_found.clone()));
            }
            above = folder;
        }
        None
    })
}
