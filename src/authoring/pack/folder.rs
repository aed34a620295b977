//! What a folder would be as a pack.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use super::{Contents, LARGEST, MOST_BYTES, MOST_FILES, PackFault};

/// Folders below folders, so that one that is its own parent has a bottom.
const DEEPEST: usize = 16;

struct Gathered {
    found: Vec<(String, Vec<u8>)>,
    left: u64,
}

/// Reads a folder. What is hidden is left out; links are followed nowhere.
pub fn read(folder: &Path) -> Result<Contents, PackFault> {
    let mut gathered = Gathered {
        found: Vec::new(),
        left: MOST_BYTES,
    };
    gathered.below(folder, "", 0)?;
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().map(|name| name.to_string_lossy());
    let from = folder.display().to_string();
    let from = from.trim_end_matches(['/', '\\']);
    Contents::arrange(gathered.found, &name.unwrap_or_default(), from)
}

impl Gathered {
    fn below(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<(), PackFault> {
        let fault = |path: &Path| {
            let path = path.to_owned();
            |error| PackFault::Io { path, error }
        };
        let entries = fs::read_dir(folder).map_err(fault(folder))?;
        let mut paths = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<PathBuf>, _>>()
            .map_err(fault(folder))?;
        paths.sort();
        for path in paths {
            let Some(name) = path.file_name().unwrap_or_default().to_str() else {
                return Err(PackFault::NotUtf8(path.display().to_string()));
            };
            if name.starts_with('.') {
                continue;
            }
            let as_packed = format!("{prefix}{name}");
            let about = fs::symlink_metadata(&path).map_err(fault(&path))?;
            if about.is_dir() && depth < DEEPEST {
                self.below(&path, &format!("{as_packed}/"), depth + 1)?;
            } else if about.is_file() {
                // What no pack holds is refused before it is read, however large it is.
                super::paths::place(&as_packed)?;
                self.file(&path, as_packed).map_err(fault(&path))??;
            } else {
                return Err(PackFault::NoFile(as_packed));
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, as_packed: String) -> std::io::Result<Result<(), PackFault>> {
        let mut bytes = Vec::new();
        let most = LARGEST.min(self.left) + 1;
        fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
        let length = bytes.len() as u64;
        if length > LARGEST {
            return Ok(Err(PackFault::FileTooLarge(as_packed)));
        }
        if length > self.left {
            return Ok(Err(PackFault::TooLarge));
        }
        self.left -= length;
        self.found.push((as_packed, bytes));
        if self.found.len() > MOST_FILES {
            return Ok(Err(PackFault::TooManyFiles));
        }
        Ok(Ok(()))
    }
}
