//! Side files: what the store could not take, one file a call, until it can.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
};

use super::{Keep, Store, StoreFault, sqlite::close_to_others};
use crate::record::{CallId, Edition};

/// The folder of side files, with those that this program writes.
pub struct Side {
    folder: PathBuf,
    /// Held locked, so that another program does not take them in.
    open: BTreeMap<CallId, File>,
}

/// What became of the side files that were there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TakenIn {
    /// Calls whose side file is in the store now.
    pub calls: u32,
    /// Files that hold something else than what a side file holds, or what the store refuses; they stay.
    pub refused: Vec<PathBuf>,
}

impl Side {
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            open: BTreeMap::new(),
        }
    }

    /// Whether the call is kept here: what follows has to be kept beside it.
    pub fn has(&self, call: &CallId) -> bool {
        self.open.contains_key(call)
    }

    /// Adds a line and waits until it is on the disk.
    ///
    /// # Errors
    /// The line is not there, nor a part of it: what comes later is not spoilt by it.
    pub fn keep(&mut self, keep: &Keep) -> io::Result<()> {
        let mut line = serde_json::to_vec(keep)?;
        line.push(b'\n');
        let call = keep.call();
        let mut file = match self.open.remove(call) {
            Some(file) => file,
            None => self.begin(call)?,
        };
        let before = file.metadata()?.len();
        let written = file.write_all(&line).and_then(|()| file.sync_data());
        if written.is_err() && file.set_len(before).is_err() {
            // Neither written nor taken back: the first of the two reasons is the one to tell.
            return written;
        }
        if written.is_err() && before == 0 {
            // A call of which nothing is here is none that is kept here. A file that stays behind holds no line; why
            // nothing could be written is what has to be told.
            let _ = fs::remove_file(self.folder.join(file_name(call)));
        } else {
            self.open.insert(call.clone(), file);
        }
        written
    }

    fn begin(&self, call: &CallId) -> io::Result<File> {
        if !self.folder.is_dir() {
            fs::create_dir_all(&self.folder)?;
            close_to_others(&self.folder, 0o700)?;
        }
        let path = self.folder.join(file_name(call));
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        close_to_others(&path, 0o600)?;
        file.try_lock()?;
        Ok(file)
    }

    /// Gives the store what lies in the folder. A file that another program writes is left to it.
    pub fn take_in(&self, store: &mut dyn Store) -> TakenIn {
        let mut taken = TakenIn::default();
        for path in self.files() {
            let Ok(file) = File::open(&path) else {
                taken.refused.push(path);
                continue;
            };
            if file.try_lock().is_err() {
                continue;
            }
            match give(file, store) {
                Ok(()) if fs::remove_file(&path).is_ok() => taken.calls += 1,
                Ok(()) => {}
                Err(_) => taken.refused.push(path),
            }
        }
        taken
    }

    /// Side files that wait to be taken in.
    pub fn waiting(&self) -> usize {
        self.files().len()
    }

    fn files(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
            .filter(|path| path.symlink_metadata().is_ok_and(|about| about.is_file()))
            .collect();
        files.sort();
        files
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// No longer line is a reply, nor the texts of an edition.
const LONGEST: u64 = 32 << 20;

/// All lines of a file. A last line without its end was being written when the program was cut off: nobody saw it accepted.
fn give(file: File, store: &mut dyn Store) -> Result<(), StoreFault> {
    if file.metadata()?.len() > LONGEST {
        return Err(StoreFault::Damaged("too long".to_owned()));
    }
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    loop {
        line.clear();
        reader.read_until(b'\n', &mut line)?;
        if line.pop() != Some(b'\n') {
            return Ok(());
        }
        let keep: Keep = serde_json::from_slice(&line)?;
        must_be_sound(&keep)?;
        apply(keep, store)?;
    }
}

/// Somebody else may have written it: a text under the hash of another would be in the way of that other for good.
fn must_be_sound(keep: &Keep) -> Result<(), StoreFault> {
    let id = keep.call();
    if id.0.is_empty() || plain_name(id) != id.0 {
        return Err(StoreFault::Damaged(format!("call {}", id.0)));
    }
    if let Keep::Begin { call } = keep {
        let texts = call.edition.texts.iter().map(|(_, text)| text.clone());
        if Edition::new(texts.collect()) != call.edition {
            return Err(StoreFault::Damaged(format!("texts of call {}", id.0)));
        }
    }
    Ok(())
}

pub(super) fn apply(keep: Keep, store: &mut dyn Store) -> Result<(), StoreFault> {
    match keep {
        Keep::Begin { call } => store.begin(&call),
        Keep::Entry { call, place, entry } => store.keep(&call, place, &entry),
        Keep::Sheet {
            call,
            sheet,
            summary,
        } => store.score(&call, &sheet, &summary),
        Keep::State { call, state } => store.set_state(&call, state),
        Keep::Draft { call, text } => store.keep_draft(&call, &text),
    }
}

/// Ids are made by the host of letters, digits and `-`; what else comes is no name of a file.
pub(super) fn plain_name(call: &CallId) -> String {
    let plain = |one: char| one.is_ascii_alphanumeric() || one == '-';
    call.0.chars().filter(|one| plain(*one)).collect()
}

fn file_name(call: &CallId) -> String {
    format!("{}.jsonl", plain_name(call))
}
