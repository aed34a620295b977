//! Watches a scenario that is being written: loads it again whenever it was saved, and says what is wrong with it.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use super::check::watch::{Look, look};
use crate::{
    library::{Library, Origin, Sources},
    source::Diagnostic,
};

/// What a saved file makes.
pub enum Reload {
    /// A library with the scenario in it, its lexicon made ready.
    Good(Arc<Library>),
    /// The errors of the files that are watched.
    Faulty(Vec<Diagnostic>),
}

/// A scenario file and the asset folders beside it.
pub struct Watch {
    file: PathBuf,
    /// Everything that is loaded.
    sources: Sources,
    /// What is looked at; the rest hardly changes while somebody writes.
    watched: Sources,
    seen: Look,
    /// What is played now: a new library takes from it what did not change.
    played: Option<Arc<Library>>,
    /// Of what was loaded last.
    contents: u64,
    /// The file changed at the last look, and may still be in the middle of it.
    unsettled: bool,
    looks: u32,
}

/// A change is noticed within one period and taken up when the next one finds it finished.
const PERIOD: Duration = Duration::from_millis(20);
/// Looks after which the contents are read though nothing shows from outside: two changes within one tick of the file
/// system's clock leave length and time as they were.
const DOUBT: u32 = 50;

impl Watch {
    /// Watches `file` and the folders `assets`, from what they hold now.
    pub fn new(file: PathBuf, assets: &[PathBuf], sources: Sources) -> Self {
        let watched = Sources {
            scenarios: vec![file.clone()],
            assets: assets.to_vec(),
        };
        let seen = look(&[], &watched);
        Self {
            contents: contents(&seen),
            file,
            sources,
            watched,
            seen,
            played: None,
            unsettled: false,
            looks: 0,
        }
    }

    /// What is played until something changes.
    pub fn follow(&mut self, library: Arc<Library>) {
        self.played = Some(library);
    }

    /// Waits until the files have changed.
    pub fn wait(&mut self) -> Reload {
        loop {
            thread::sleep(PERIOD);
            if let Some(reload) = self.step() {
                return reload;
            }
        }
    }

    /// Looks once. A file that is being written, or away for a moment, is left alone until two looks find the same.
    pub fn step(&mut self) -> Option<Reload> {
        let seen = look(&[], &self.watched);
        self.looks = self.looks.wrapping_add(1);
        if seen != self.seen {
            self.seen = seen;
            self.unsettled = true;
            return None;
        }
        if !self.unsettled && !self.looks.is_multiple_of(DOUBT) {
            return None;
        }
        self.unsettled = false;
        let contents = contents(&self.seen);
        if contents == self.contents {
            return None;
        }
        self.contents = contents;
        Some(self.load())
    }

    fn load(&mut self) -> Reload {
        let mut library = Library::load(&self.sources);
        if let Some(played) = &self.played {
            library.take_over(played);
        }
        let is_watched = |name: &str| {
            let name = Path::new(name);
            let mut folders = self.watched.assets.iter();
            name == self.file || folders.any(|folder| name.starts_with(folder))
        };
        let mut wrong: Vec<Diagnostic> = library.diagnostics.clone();
        if !self.watched.assets.is_empty() {
            wrong.extend(library.lexicon_diagnostics());
        }
        wrong.retain(|found| found.is_error() && is_watched(&found.file.name));
        let origin = Origin::File(self.file.clone());
        let is_there = library.scenarios.iter().any(|it| it.origin == origin);
        if !wrong.is_empty() || !is_there {
            return Reload::Faulty(wrong);
        }
        library.lexicon();
        let library = Arc::new(library);
        self.played = Some(Arc::clone(&library));
        Reload::Good(library)
    }
}

/// A number that other contents do not have. A file that cannot be read has none.
fn contents(seen: &Look) -> u64 {
    let mut hasher = DefaultHasher::new();
    for path in seen.paths() {
        path.hash(&mut hasher);
        fs::read(path).ok().hash(&mut hasher);
    }
    hasher.finish()
}
