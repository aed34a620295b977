//! Templates of reports that an organisation has of its own: in a folder named for this run, or `reports` beside its assets.

use std::path::{Path, PathBuf};

use super::{
    host::Host,
    setting::{Setting, Stop},
};
use crate::{
    library::packs::REPORTS,
    report::records::html::{FILES, OwnFile},
};

/// Of one file, in bytes.
const LARGEST: usize = 1 << 20;

impl Setting {
    /// The files of one's own, those that win last: of the asset folders, then of the folder that was named.
    ///
    /// # Errors
    /// The folder that was named is none or holds no template; a file cannot be read.
    pub fn templates(&self, named: Option<&Path>) -> Result<Vec<OwnFile>, Stop> {
        let sources = self.sources(&[])?;
        let folders = sources.assets.iter().map(|folder| folder.join(REPORTS));
        let mut own = Vec::new();
        for folder in folders {
            self.gather(&folder, &mut own)?;
        }
        let Some(folder) = named else {
            return Ok(own);
        };
        let about = folder.display().to_string();
        if !Host::is_folder(folder) {
            return Err(self.said("cli.no_folder", &about));
        }
        let before = own.len();
        self.gather(folder, &mut own)?;
        if own.len() == before {
            return Err(self.said("cli.report.no_template", &about));
        }
        Ok(own)
    }

    fn gather(&self, folder: &Path, own: &mut Vec<OwnFile>) -> Result<(), Stop> {
        for name in FILES {
            let file: PathBuf = folder.join(name);
            if !Host::is_file(&file) {
                continue;
            }
            let path = file.display().to_string();
            let bytes = Host::read_file(&file).map_err(|error| self.cannot_read(&path, &error))?;
            if bytes.len() > LARGEST {
                return Err(self.said("cli.report.too_large", &path));
            }
            let text = String::from_utf8(bytes).map_err(|error| {
                let error = std::io::Error::new(std::io::ErrorKind::InvalidData, error);
                self.cannot_read(&path, &error)
            })?;
            own.push(OwnFile { name, path, text });
        }
        Ok(())
    }
}
