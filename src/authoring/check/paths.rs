//! Finds the manifest among the paths to check.

use std::path::{Path, PathBuf};

use crate::library::packs::MANIFEST;

/// The manifest of a pack that is checked, or the one that is checked by itself.
pub(super) fn manifest(path: &Path) -> Option<PathBuf> {
    let manifest = path.join(MANIFEST);
    if manifest.is_file() {
        return Some(manifest);
    }
    (path.file_name()? == MANIFEST).then(|| path.to_owned())
}
