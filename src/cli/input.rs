//! Files and stdin as they are named on the command line.

use std::{io::Read, path::Path};

use super::{
    host::Host,
    output::Output,
    setting::{Setting, Stop},
};
use crate::text::clean;

/// One of the things to read.
pub struct Input {
    /// As complaints name it; `None`: stdin.
    pub name: Option<String>,
    pub source: Box<dyn Read>,
    pub length: Option<u64>,
}

impl Input {
    /// Opens all before the first is read, so that a wrong name shows at once. Without names stdin is read.
    pub fn open_all(files: &[String], hint: &str, setting: &Setting) -> Result<Vec<Self>, Stop> {
        let stdin = ["-".to_owned()];
        let files = if files.is_empty() { &stdin } else { files };
        if files.iter().any(|file| file == "-") && Host::stdin_is_terminal() {
            Output::complain(setting.locale.text(hint));
        }
        files.iter().map(|file| Self::open(file, setting)).collect()
    }

    fn open(file: &str, setting: &Setting) -> Result<Self, Stop> {
        if file == "-" {
            return Ok(Self {
                name: None,
                source: Host::open_stdin(),
                length: None,
            });
        }
        let (source, length) =
            Host::open(Path::new(file)).map_err(|error| setting.cannot_read(file, &error))?;
        Ok(Self {
            name: Some(clean::printable(file).replace('\n', " ")),
            source,
            length,
        })
    }

    /// How it is called in complaints.
    pub fn shown(name: Option<&str>, setting: &Setting) -> String {
        name.unwrap_or_else(|| setting.locale.text("cli.stdin"))
            .to_owned()
    }
}
