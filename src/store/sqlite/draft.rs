//! What was typed in a call and is not sent yet.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{StoreFault, calls::number};
use crate::record::CallId;

/// Only of a call that is on: one that ended elsewhere has nothing to be sent.
pub(super) fn keep(connection: &Connection, call: &CallId, text: &str) -> Result<(), StoreFault> {
    if text.is_empty() {
        return drop_of(connection, number(connection, call)?);
    }
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO draft (call, text) SELECT number, ?2 FROM call WHERE id = ?1 AND state = 'open'",
        )?
        .execute(params![call.0, text])?;
    Ok(())
}

pub(super) fn drop_of(connection: &Connection, number: i64) -> Result<(), StoreFault> {
    connection
        .prepare_cached("DELETE FROM draft WHERE call = ?1")?
        .execute([number])?;
    Ok(())
}

pub(super) fn of_call(connection: &Connection, number: i64) -> Result<String, StoreFault> {
    let mut find = connection.prepare_cached("SELECT text FROM draft WHERE call = ?1")?;
    let found = find.query_row([number], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}
