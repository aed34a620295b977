//! What every command is run with: the arguments as meant.

use std::{io, path::PathBuf};

use super::{
    arguments::{Common, When},
    host::Host,
    output::Output,
};
use crate::{
    engine::chance::Seed,
    library::{Library, Origin, ScriptError, Shelved, Sources},
    locale::Locale,
};

pub struct Setting {
    pub host: Host,
    pub locale: Locale,
    pub ascii: bool,
    pub seed: Option<Seed>,
    colour: When,
    scenarios: Vec<PathBuf>,
    assets: Vec<PathBuf>,
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// Nothing more can be written to stdout.
    Output(io::Error),
    /// It could not run: a sentence for the user.
    Said(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Setting {
    pub fn new(common: &Common, host: Host, locale: Locale) -> Self {
        Self {
            host,
            locale,
            ascii: common.ascii,
            seed: common.seed.map(Seed),
            colour: common.color,
            scenarios: common.scenarios.clone(),
            assets: common.assets.clone(),
        }
    }

    /// Whether a stream that is (not) a terminal gets colours.
    pub fn colours(&self, terminal: bool) -> bool {
        match self.colour {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && !Host::is_colourless(),
        }
    }

    /// The library with the user's own files over the built-in ones, those of the arguments over both, and `more` on top.
    pub fn library(&self, more: &[PathBuf]) -> Result<Library, Stop> {
        for folder in self.scenarios.iter().chain(&self.assets) {
            if !Host::is_folder(folder) {
                let folder = folder.display().to_string();
                return Err(self.said("cli.no_folder", &folder));
            }
        }
        let own = |kind| Host::own_folder(kind).into_iter();
        Ok(Library::load(&Sources {
            scenarios: own("scenarios")
                .chain(self.scenarios.clone())
                .chain(more.to_vec())
                .collect(),
            assets: own("assets").chain(self.assets.clone()).collect(),
        }))
    }

    /// Files and folders that were named have to be there.
    pub fn must_exist(&self, paths: &[PathBuf]) -> Result<(), Stop> {
        paths
            .iter()
            .find(|path| !Host::is_file(path) && !Host::is_folder(path))
            .map_or(Ok(()), |path| {
                Err(self.said("cli.no_path", &path.display().to_string()))
            })
    }

    /// Whether a scenario lies in one of the paths; without paths every one does.
    pub fn is_below(shelved: &Shelved, paths: &[PathBuf]) -> bool {
        match &shelved.origin {
            _ if paths.is_empty() => true,
            Origin::BuiltIn => false,
            Origin::File(file) => paths.iter().any(|path| file.starts_with(path)),
        }
    }

    /// Says what is wrong with the files in the paths; whether anything is.
    pub fn report_faults(&self, library: &Library, _paths: &[PathBuf]) -> bool {
        !library.diagnostics.is_empty()
    }

    /// Why there is no script.
    pub fn script_error(&self, error: &ScriptError, _library: &Library) -> Stop {
        Stop::Said(format!("{error:?}"))
    }

    /// Faulty files of the user are named in passing; `duilian check` says what is wrong with them.
    pub fn mention_faults(&self, library: &Library) {
        if !library.diagnostics.is_empty() {
            Output::complain(self.locale.text("cli.faulty_files"));
        }
    }

    /// A complaint about one thing.
    pub fn said(&self, key: &str, about: &str) -> Stop {
        Stop::Said(self.sentence(key, about))
    }

    /// A sentence about one thing, which may come from anywhere.
    pub fn sentence(&self, key: &str, about: &str) -> String {
        let about = crate::text::clean::printable(about).replace('\n', " ");
        self.locale.format(key, &[("about", &about)])
    }
}
