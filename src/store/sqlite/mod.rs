//! Records in one `SQLite` file, readable by its owner only.

mod calls;
mod draft;
mod forget;
mod migrate;
mod packed;
mod people;
mod practice;
mod rows;
mod sheets;
mod words;

use std::{fs, io, path::Path, time::Duration};

use rusqlite::{
    Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior, config::DbConfig,
};

use super::{Store, StoreFault};
use crate::{
    engine::Entry,
    judge::Points,
    progress::Standing,
    record::{
        Appeal, CallId, CallLine, CallState, Filter, KeptCall, NewCall, Sheet, Summary, Traces,
        Trainee, TraineeId, TrainerWord, Waiting,
    },
    text::Name,
};

/// How long another program may hold the file before it is given up.
const PATIENCE: Duration = Duration::from_secs(5);

pub struct Records {
    connection: Connection,
}

impl Records {
    /// Opens the file, makes it where it is missing, and brings an older one up to date.
    ///
    /// # Errors
    /// The file is no database of ours, newer than this program, damaged, or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreFault> {
        make_private(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::prepared(Connection::open_with_flags(path, flags)?)
    }

    /// Records that are gone with the program: for plays and tests.
    pub fn in_memory() -> Result<Self, StoreFault> {
        Self::prepared(Connection::open_in_memory()?)
    }

    fn prepared(mut connection: Connection) -> Result<Self, StoreFault> {
        connection.busy_timeout(PATIENCE)?;
        // The file may come from anywhere: nothing in it is run, and its insides cannot be written past the engine.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
        migrate::refuse_foreign(&connection)?;
        write_ahead(&connection)?;
        // A reply that was accepted survives the power going off.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // What is deleted is overwritten.
        connection.pragma_update(None, "secure_delete", true)?;
        migrate::bring_up_to_date(&mut connection)?;
        forget::finish(&connection)?;
        Ok(Self { connection })
    }
}

/// How often another program may be at the same when this one is.
const TRIES: u8 = 20;

/// Writes go to a log before they go to the file. Of programs that start at once on a new file one sets this, and the engine
/// does not make the others wait for it as it does elsewhere: they wait by asking to write.
fn write_ahead(connection: &Connection) -> Result<(), StoreFault> {
    for _ in 0..TRIES {
        let set = connection.pragma_update(None, "journal_mode", "WAL");
        match set.as_ref().map_err(rusqlite::Error::sqlite_error_code) {
            Err(Some(ErrorCode::DatabaseBusy)) => {
                let behavior = TransactionBehavior::Immediate;
                drop(Transaction::new_unchecked(connection, behavior)?);
            }
            _ => return Ok(set?),
        }
    }
    Ok(connection.pragma_update(None, "journal_mode", "WAL")?)
}

/// The file and its folder belong to their owner alone.
fn make_private(path: &Path) -> Result<(), StoreFault> {
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        fs::create_dir_all(folder)?;
        close_to_others(folder, 0o700)?;
    }
    if path.exists() {
        // A folder, a pipe or a device: opening some of them would hold us for ever.
        if !path.is_file() {
            return Err(StoreFault::Foreign);
        }
    } else {
        fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)?;
        close_to_others(path, 0o600)?;
    }
    Ok(())
}

#[cfg(unix)]
pub(super) fn close_to_others(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Elsewhere a user's own folders are closed to others by the system.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
pub(super) fn close_to_others(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

impl Store for Records {
    fn trainees(&self) -> Result<Vec<Trainee>, StoreFault> {
        people::all(&self.connection)
    }

    fn trainee(&mut self, name: &str) -> Result<TraineeId, StoreFault> {
        people::of_name(&mut self.connection, name)
    }

    fn last_trainee(&self) -> Result<Option<String>, StoreFault> {
        people::last(&self.connection)
    }

    fn set_last_trainee(&mut self, name: &str) -> Result<(), StoreFault> {
        people::set_last(&self.connection, name)
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), StoreFault> {
        people::rename(&mut self.connection, from, to)
    }

    fn begin(&mut self, call: &NewCall) -> Result<(), StoreFault> {
        calls::begin(&mut self.connection, call)
    }

    fn keep(&mut self, call: &CallId, place: u32, entry: &Entry) -> Result<(), StoreFault> {
        calls::keep(&self.connection, call, place, entry)
    }

    fn score(&mut self, call: &CallId, sheet: &Sheet, summary: &Summary) -> Result<(), StoreFault> {
        sheets::add(&mut self.connection, call, sheet, summary)
    }

    fn set_state(&mut self, call: &CallId, state: CallState) -> Result<(), StoreFault> {
        calls::set_state(&self.connection, call, state)
    }

    fn keep_draft(&mut self, call: &CallId, text: &str) -> Result<(), StoreFault> {
        draft::keep(&self.connection, call, text)
    }

    fn calls(&self, filter: &Filter) -> Result<Vec<CallLine>, StoreFault> {
        calls::list(&self.connection, filter)
    }

    fn count(&self, filter: &Filter) -> Result<u32, StoreFault> {
        calls::count(&self.connection, filter)
    }

    fn ids(&self) -> Result<Vec<CallId>, StoreFault> {
        calls::ids(&self.connection)
    }

    fn call(&self, id: &CallId) -> Result<KeptCall, StoreFault> {
        calls::whole(&self.connection, id)
    }

    fn is_talked_out(&self, call: &CallId) -> Result<bool, StoreFault> {
        calls::is_talked_out(&self.connection, call)
    }

    fn sheets(&self, call: &CallId) -> Result<Vec<Sheet>, StoreFault> {
        sheets::of_call(&self.connection, calls::number(&self.connection, call)?)
    }

    fn add_appeal(&mut self, appeal: &Appeal) -> Result<(), StoreFault> {
        words::add_appeal(&self.connection, appeal)
    }

    fn appeals(&self, call: Option<&CallId>) -> Result<Vec<Appeal>, StoreFault> {
        words::appeals(&self.connection, call)
    }

    fn queue(&self) -> Result<Vec<Waiting>, StoreFault> {
        words::queue(&self.connection)
    }

    fn add_word(&mut self, call: &CallId, word: &TrainerWord) -> Result<(), StoreFault> {
        words::add(&self.connection, call, word)
    }

    fn words(&self, call: &CallId) -> Result<Vec<TrainerWord>, StoreFault> {
        words::of_call(&self.connection, call)
    }

    fn examples(&self, scenario: &Name) -> Result<Vec<CallId>, StoreFault> {
        words::examples(&self.connection, scenario)
    }

    fn all_words(&self) -> Result<Vec<(CallId, TrainerWord)>, StoreFault> {
        words::all(&self.connection)
    }

    fn traces(&self, name: &str) -> Result<Option<Traces>, StoreFault> {
        forget::traces(&self.connection, name)
    }

    fn forget(&mut self, name: &str) -> Result<(), StoreFault> {
        forget::forget(&mut self.connection, name)
    }

    fn standing(&self, trainee: TraineeId, since: Option<i64>) -> Result<Standing, StoreFault> {
        practice::standing(&self.connection, trainee, since)
    }

    fn totals(&self, trainee: TraineeId, since: Option<i64>) -> Result<Vec<Points>, StoreFault> {
        practice::totals(&self.connection, trainee, since)
    }

    fn summarise(&mut self) -> Result<u32, StoreFault> {
        sheets::summarise(&mut self.connection)
    }
}
