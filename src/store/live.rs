//! Calls that are on: a lock each, so that another program does not take one for cut off. The system lets go of a lock when
//! its program ends, however it ends.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io,
    path::PathBuf,
};

use super::{side::plain_name, sqlite::close_to_others};
use crate::record::CallId;

pub struct Live {
    folder: PathBuf,
    held: BTreeMap<CallId, File>,
}

impl Live {
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            held: BTreeMap::new(),
        }
    }

    /// Says that the call is on here, until it is released or the program ends.
    ///
    /// # Errors
    /// The file cannot be made, or the call is on in another program (`WouldBlock`).
    pub fn hold(&mut self, call: &CallId) -> io::Result<()> {
        if self.held.contains_key(call) {
            return Ok(());
        }
        if !self.folder.is_dir() {
            fs::create_dir_all(&self.folder)?;
            close_to_others(&self.folder, 0o700)?;
        }
        let path = self.path(call);
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        close_to_others(&path, 0o600)?;
        file.try_lock()?;
        self.held.insert(call.clone(), file);
        Ok(())
    }

    /// Whether the call is on in another program.
    pub fn is_on_elsewhere(&self, call: &CallId) -> bool {
        if self.held.contains_key(call) {
            return false;
        }
        let Ok(file) = File::open(self.path(call)) else {
            return false;
        };
        matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock))
    }

    /// The call is over, or was left.
    pub fn release(&mut self, call: &CallId) {
        if self.held.remove(call).is_some() {
            // A file that stays behind is held by nobody.
            let _ = fs::remove_file(self.path(call));
        }
    }

    /// Deletes what is left of the locks of calls; of one that is on in another program it stays.
    pub fn forget(&mut self, calls: &[CallId]) {
        for call in calls {
            self.release(call);
            if !self.is_on_elsewhere(call) {
                let _ = fs::remove_file(self.path(call));
            }
        }
    }

    fn path(&self, call: &CallId) -> PathBuf {
        self.folder.join(format!("{}.lock", plain_name(call)))
    }
}
