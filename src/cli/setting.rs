//! What every command is run with: the arguments as meant.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    arguments::{Common, When},
    host::Host,
    output::Output,
};
use crate::{
    engine::chance::Seed,
    library::{
        Library, Origin, Pack, Provenance, ScriptError, Shelved, Sources,
        packs::{ASSETS, SCENARIOS, installed},
    },
    locale::Locale,
    report::{diagnostics, faults},
    source::Diagnostic,
    store::{Place, Side, StoreFault, sqlite::Records},
    tui::LoadLibrary,
};

pub struct Setting {
    pub host: Host,
    pub locale: Locale,
    pub ascii: bool,
    pub seed: Option<Seed>,
    /// Who practises, as the arguments say.
    pub trainee: Option<String>,
    /// The trainer at the screen, as the arguments say.
    pub trainer: Option<String>,
    colour: When,
    scenarios: Vec<PathBuf>,
    assets: Vec<PathBuf>,
    /// The data folder that was named.
    named_data: Option<PathBuf>,
    data: Option<PathBuf>,
}

/// A name on one line, with nothing hidden in it.
fn name(typed: &str) -> String {
    crate::text::clean::name(typed)
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
        let named_data = common.data.clone().or_else(Host::named_data_folder);
        Self {
            host,
            locale,
            ascii: common.ascii,
            seed: common.seed.map(Seed),
            trainee: common.trainee.as_deref().map(name),
            trainer: common.trainer.as_deref().map(name),
            colour: common.color,
            scenarios: common.scenarios.clone(),
            assets: common.assets.clone(),
            data: named_data.clone().or_else(Host::data_folder),
            named_data,
        }
    }

    /// Who sits at the screen: the trainer, or the trainee who was named.
    pub fn who(&self) -> Option<&str> {
        self.trainer.as_deref().or(self.trainee.as_deref())
    }

    /// Whether a stream that is (not) a terminal gets colours.
    pub fn colours(&self, terminal: bool) -> bool {
        match self.colour {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && !Host::is_colourless(),
        }
    }

    /// Where files come from: packs, then the user's own folders, then those of the arguments, then `more`; later ones win.
    pub fn sources(&self, more: &[PathBuf]) -> Result<Sources, Stop> {
        for folder in self.scenarios.iter().chain(&self.assets) {
            if !Host::is_folder(folder) {
                return Err(self.said("cli.no_folder", &folder.display().to_string()));
            }
        }
        let packs = self.packs();
        let of_packs = |kind| packs.iter().map(move |pack: &Pack| pack.folder.join(kind));
        let found = |kind| {
            let folders = of_packs(kind).chain(self.own(kind));
            folders.filter(|folder| Host::is_folder(folder))
        };
        let mut sources = Sources {
            scenarios: found(SCENARIOS).collect(),
            assets: found(ASSETS).collect(),
        };
        for path in self.scenarios.iter().chain(more) {
            sources.sort(path);
        }
        for folder in &self.assets {
            if !sources.sort_assets(folder) {
                return Err(self.said("cli.no_assets", &folder.display().to_string()));
            }
        }
        Ok(sources)
    }

    /// The user's own folders of a kind, whether they exist or not.
    fn own(&self, kind: &str) -> Vec<PathBuf> {
        let of_data = self.data.iter().map(|data| data.join(kind));
        Host::own_folder(kind).into_iter().chain(of_data).collect()
    }

    /// The folder that packs are added to.
    pub fn packs_folder(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|data| data.join("packs"))
    }

    /// Where records are kept; `None` for a user without a home who named no folder.
    pub fn place(&self) -> Option<Place> {
        let data = self.data.as_ref()?;
        Some(Place {
            records: data.join("records.sqlite"),
            side: data.join("side"),
            live: data.join("live"),
        })
    }

    /// The records, with what lay beside them taken in. Made where there are none yet.
    ///
    /// # Errors
    /// A sentence that says why they cannot be opened, and what to do.
    pub fn records(&self) -> Result<Records, Stop> {
        let place = self.place().ok_or_else(|| self.said("cli.no_data", ""))?;
        let mut records =
            Records::open(&place.records).map_err(|fault| self.refused(&place.records, &fault))?;
        let taken = Side::new(place.side).take_in(&mut records);
        for path in taken.refused {
            Output::complain(&self.sentence("cli.side_refused", &path.display().to_string()));
        }
        Ok(records)
    }

    /// The records where anything was ever kept; nothing is made where not.
    ///
    /// # Errors
    /// A sentence that says why they cannot be opened, and what to do.
    pub fn kept_records(&self) -> Result<Option<Records>, Stop> {
        let kept = |place: Place| Host::is_file(&place.records) || Host::is_folder(&place.side);
        if self.place().is_some_and(kept) {
            self.records().map(Some)
        } else {
            Ok(None)
        }
    }

    /// The records for who only looks: where nothing was ever kept they are empty, and a name that was mistyped makes no
    /// folder. That a named folder is missing is said.
    ///
    /// # Errors
    /// A sentence that says why they cannot be opened, and what to do.
    pub fn records_to_look_at(&self) -> Result<Records, Stop> {
        if self.place().is_none() {
            return Err(self.said("cli.no_data", ""));
        }
        if let Some(records) = self.kept_records()? {
            return Ok(records);
        }
        let missing = self.named_data.as_ref();
        if let Some(folder) = missing.filter(|folder| !Host::is_folder(folder)) {
            if Host::is_there(folder) {
                return Err(self.said("cli.data_is_no_folder", &folder.display().to_string()));
            }
            Output::complain(&self.sentence("cli.no_data_yet", &folder.display().to_string()));
        }
        Records::in_memory().map_err(|fault| self.unread(&fault))
    }

    /// Why the records cannot be opened, read or written.
    pub fn refused(&self, records: &Path, fault: &StoreFault) -> Stop {
        let file = crate::text::clean::printable(&records.display().to_string()).replace('\n', " ");
        let reason = faults::store_fault(fault, &self.locale);
        let args: [(&str, &dyn std::fmt::Display); 2] = [("file", &file), ("reason", &reason)];
        Stop::Said(self.locale.format("cli.records_refused", &args))
    }

    /// Why the records that are open cannot be read or written.
    pub fn unread(&self, fault: &StoreFault) -> Stop {
        let place = self.place().map(|place| place.records);
        self.refused(&place.unwrap_or_default(), fault)
    }

    /// The packs that were added, by name.
    pub fn packs(&self) -> Vec<Pack> {
        self.packs_folder()
            .map_or_else(Vec::new, |folder| installed(&folder))
    }

    /// Whose files the folders hold that are loaded.
    fn homes(&self) -> Vec<(PathBuf, Provenance)> {
        let packs = self.packs().into_iter().map(|pack| {
            let version = pack.manifest.map(|manifest| manifest.version);
            let name = pack.name;
            (pack.folder, Provenance::Pack { name, version })
        });
        let own = [SCENARIOS, ASSETS]
            .into_iter()
            .flat_map(|kind| self.own(kind));
        let own = own.map(|folder| (folder, Provenance::Own));
        let given = self.scenarios.iter().chain(&self.assets);
        let given = given.map(|folder| (folder.clone(), Provenance::Given(folder.clone())));
        packs.chain(own).chain(given).collect()
    }

    /// The folders of assets that were named.
    pub fn assets(&self) -> &[PathBuf] {
        &self.assets
    }

    /// Where new scenarios go: the folder named last, that of the data folder named, the trainee's own, or, for who has
    /// none, here.
    pub fn new_scenarios(&self) -> PathBuf {
        let named = self.scenarios.last().cloned();
        let of_data = self.named_data.as_ref().map(|data| data.join(SCENARIOS));
        named
            .or(of_data)
            .or_else(|| Host::own_place(SCENARIOS))
            .unwrap_or_default()
    }

    /// What loads the library without scenarios that are not built in, and, where there are any, what loads it whole: a
    /// shelf of a thousand files must hold up neither the first screen nor the first key.
    pub fn libraries(&self) -> Result<(LoadLibrary, Option<LoadLibrary>), Stop> {
        let whole = self.sources(&[])?;
        let homes = self.homes();
        let load = |sources: Sources| -> LoadLibrary {
            let homes = homes.clone();
            Box::new(move || {
                let mut library = Library::load(&sources);
                library.homes = homes;
                library
            })
        };
        let built_in = Sources {
            scenarios: Vec::new(),
            assets: whole.assets.clone(),
        };
        let has_own = !whole.scenarios.is_empty();
        Ok((load(built_in), has_own.then(|| load(whole))))
    }

    pub fn library(&self, more: &[PathBuf]) -> Result<Library, Stop> {
        let mut library = Library::load(&self.sources(more)?);
        library.homes = self.homes();
        Ok(library)
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

    /// What keeps files in the paths from being used.
    pub fn faults(library: &Library, paths: &[PathBuf]) -> Vec<Diagnostic> {
        let is_below = |name: &str| {
            paths.is_empty() || paths.iter().any(|path| Path::new(name).starts_with(path))
        };
        let found = library.diagnostics.iter();
        found
            .filter(|found| found.is_error() && is_below(&found.file.name))
            .cloned()
            .collect()
    }

    /// Says what is wrong with the files in the paths; whether any of them cannot be used.
    pub fn report_faults(&self, library: &Library, paths: &[PathBuf]) -> bool {
        let found = Self::faults(library, paths);
        if found.is_empty() {
            return false;
        }
        let colour = self.colours(Host::stderr_is_terminal());
        Output::complain(diagnostics::render(&found, &self.locale, colour).trim_end());
        true
    }

    /// Why there is no script.
    pub fn script_error(&self, error: &ScriptError) -> Stop {
        Stop::Said(faults::script_error(error, &self.locale))
    }

    /// Faulty files of the user are named in passing; `duilian check` says what is wrong with them.
    pub fn mention_faults(&self, library: &Library) {
        if library.diagnostics.iter().any(Diagnostic::is_error) {
            Output::complain(self.locale.text("cli.faulty_files"));
        }
    }

    /// A file that cannot be read, or cannot be read to its end.
    pub fn cannot_read(&self, file: &str, error: &io::Error) -> Stop {
        let file = crate::text::clean::printable(file).replace('\n', " ");
        let file = match file.as_str() {
            "-" => self.locale.text("cli.stdin"),
            file => file,
        };
        let error = self.locale.trouble(error);
        let args: [(&str, &dyn std::fmt::Display); 2] = [("file", &file), ("error", &error)];
        Stop::Said(self.locale.format("cli.cannot_read", &args))
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
