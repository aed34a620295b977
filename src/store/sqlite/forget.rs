//! What is kept about somebody, and forgetting it for good.

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};

use super::{StoreFault, rows};
use crate::{
    engine::Millis,
    record::{CallId, Traces},
};

/// Calls of one name, and those of others that were taken up from them.
const CALLS: &str = "SELECT id FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1) ORDER BY started, number";
const TAKEN_UP: &str = "SELECT call.id FROM call JOIN call AS own ON own.id = call.parent \
    WHERE own.trainee = (SELECT id FROM trainee WHERE name = ?1) AND call.trainee <> own.trainee ORDER BY call.number";

pub(super) fn traces(connection: &Connection, name: &str) -> Result<Option<Traces>, StoreFault> {
    let mut count = connection.prepare_cached(include_str!("../queries/traces.sql"))?;
    let mut found = count.query([name])?;
    let Some(row) = found.next()? else {
        return Ok(None);
    };
    let traces = Traces {
        calls: ids(connection, CALLS, name)?,
        replies: rows::whole(row, "replies")?,
        sheets: rows::whole(row, "sheets")?,
        appeals: rows::whole(row, "appeals")?,
        words: rows::whole(row, "words")?,
        examples: rows::whole(row, "examples")?,
        practised: Millis(rows::whole(row, "practised")?),
        said: rows::whole(row, "said")?,
        taken_up: ids(connection, TAKEN_UP, name)?,
    };
    let known: bool = row.get("known")?;
    Ok((known || traces.said > 0).then_some(traces))
}

fn ids(connection: &Connection, query: &str, name: &str) -> Result<Vec<CallId>, StoreFault> {
    let mut list = connection.prepare_cached(query)?;
    let rows = list.query_map([name], |row| Ok(CallId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Deletes the rows, then empties the file of them.
pub(super) fn forget(connection: &mut Connection, name: &str) -> Result<(), StoreFault> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for statement in include_str!("../queries/forget.sql").split(';') {
        let mut statement = change.prepare(statement)?;
        if statement.parameter_count() == 1 {
            statement.execute([name])?;
        } else {
            statement.execute([])?;
        }
    }
    change.commit()?;
    empty(connection).map_err(|fault| StoreFault::Unfinished(fault.to_string()))
}

/// What an earlier run could not do to its end. Where it cannot be done now either, the next one tries again.
pub(super) fn finish(connection: &Connection) -> Result<(), StoreFault> {
    let unfinished = connection
        .query_row("SELECT 1 FROM setting WHERE name = 'emptying'", [], |_| {
            Ok(())
        })
        .optional()?;
    if unfinished.is_some() {
        // Practice goes on without it.
        drop(empty(connection));
    }
    Ok(())
}

/// Writes the file anew and empties the journal: nothing deleted can be found in either.
fn empty(connection: &Connection) -> Result<(), StoreFault> {
    // On a full disk the file cannot be written anew; what was deleted is overwritten in it all the same.
    let written = connection.execute_batch("VACUUM");
    let busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    written?;
    if busy {
        return Err(StoreFault::Refused("database is locked".to_owned()));
    }
    connection.execute("DELETE FROM setting WHERE name = 'emptying'", [])?;
    Ok(())
}
