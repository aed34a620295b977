//! Where files come from, as their user knows it.

use std::path::PathBuf;

use super::{Library, Origin, Version};

/// Whose a file is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Provenance {
    BuiltIn,
    /// Of a pack that was added. One whose manifest was spoilt has no version.
    Pack {
        name: String,
        version: Option<Version>,
    },
    /// In the user's own folders.
    Own,
    /// In a folder or file that was named on the command line.
    Given(PathBuf),
}

impl Library {
    /// Whose the file is that something was loaded from.
    pub fn provenance(&self, origin: &Origin) -> Provenance {
        let Origin::File(path) = origin else {
            return Provenance::BuiltIn;
        };
        let around = self.homes.iter().filter(|(home, _)| path.starts_with(home));
        let deepest = around.max_by_key(|(home, _)| home.components().count());
        deepest.map_or_else(
            || Provenance::Given(path.clone()),
            |(_, provenance)| provenance.clone(),
        )
    }
}
