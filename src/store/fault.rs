//! Why records could not be kept or read.

use std::io;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum StoreFault {
    /// Made by a newer program: it would be read wrongly.
    #[error("made by a newer program (format {found}, this one knows {known})")]
    Newer { found: u32, known: u32 },
    /// No database, or one of another program.
    #[error("no records of duilian")]
    Foreign,
    /// It does not hold together.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The disk is full, the file can only be read, or another program holds it.
    #[error("{0}")]
    Refused(String),
    /// What was deleted may still be found in the file, for this reason.
    #[error("not yet emptied: {0}")]
    Unfinished(String),
    #[error("{0}")]
    Files(#[from] io::Error),
    #[error("no call {0}")]
    NoCall(String),
}

impl From<rusqlite::Error> for StoreFault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::NotADatabase) => Self::Foreign,
            // Without a code: a value of the wrong kind, or none where there must be one. What our own statements cannot be
            // run on is not what we made.
            Some(
                Code::DatabaseCorrupt
                | Code::Unknown
                | Code::ConstraintViolation
                | Code::TypeMismatch
                | Code::TooBig,
            )
            | None => Self::Damaged(error.to_string()),
            Some(_) => Self::Refused(error.to_string()),
        }
    }
}

/// What was kept cannot be read back: somebody else wrote it.
impl From<serde_json::Error> for StoreFault {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
