//! Why a file could not be read or written, in the words of the program: the system's own are English.

use std::{io, path::Path};

use super::Locale;

/// The name of a trouble with a file: the last part of its key in the locale. Of one without a name what the system says.
pub fn code(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let named = [
        (Kind::NotFound, "not_found"),
        (Kind::PermissionDenied, "denied"),
        (Kind::AlreadyExists, "exists"),
        (Kind::IsADirectory, "folder"),
        (Kind::NotADirectory, "no_folder"),
        (Kind::StorageFull, "full"),
        (Kind::ReadOnlyFilesystem, "read_only"),
        (Kind::InvalidFilename, "bad_name"),
        (Kind::BrokenPipe, "gone"),
        (Kind::InvalidData, "not_text"),
    ];
    let mut named = named.into_iter();
    let known = named.find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, name)| name.to_owned())
}

impl Locale {
    /// The file and what was wrong with it.
    pub fn trouble_with(&self, path: &Path, error: &io::Error) -> String {
        let (file, trouble) = (path.display(), self.trouble(error));
        self.format("trouble.with", &[("file", &file), ("trouble", &trouble)])
    }

    /// What was wrong with a file, as a part of a sentence.
    pub fn trouble(&self, error: &io::Error) -> String {
        self.name("trouble", &code(error)).to_owned()
    }
}
