//! Trainees.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::StoreFault;
use crate::record::{Trainee, TraineeId};

pub(super) fn all(connection: &Connection) -> Result<Vec<Trainee>, StoreFault> {
    let mut list = connection.prepare_cached(include_str!("../queries/trainees.sql"))?;
    let rows = list.query_map([], |row| {
        Ok(Trainee {
            id: TraineeId(row.get(0)?),
            name: row.get(1)?,
            calls: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn of_name(connection: &mut Connection, name: &str) -> Result<TraineeId, StoreFault> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let id = found_or_made(&change, name)?;
    change.commit()?;
    Ok(id)
}

pub(super) fn found_or_made(change: &Transaction<'_>, name: &str) -> Result<TraineeId, StoreFault> {
    let known: Option<i64> = change
        .query_row("SELECT id FROM trainee WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .optional()?;
    let id = if let Some(id) = known {
        id
    } else {
        change.execute("INSERT INTO trainee (name) VALUES (?1)", [name])?;
        change.last_insert_rowid()
    };
    Ok(TraineeId(id))
}

const LAST: &str = "trainee";

pub(super) fn last(connection: &Connection) -> Result<Option<String>, StoreFault> {
    let mut find = connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    let mut found = find.query([LAST])?;
    Ok(match found.next()? {
        Some(row) => Some(row.get(0)?),
        None => None,
    })
}

pub(super) fn set_last(connection: &Connection, name: &str) -> Result<(), StoreFault> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute([LAST, name])?;
    Ok(())
}

pub(super) fn rename(connection: &mut Connection, from: &str, to: &str) -> Result<(), StoreFault> {
    if from == to {
        return Ok(());
    }
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let to = found_or_made(&change, to)?;
    for table in ["call", "summary"] {
        change.execute(
            &format!(
                "UPDATE {table} SET trainee = ?2 WHERE trainee = (SELECT id FROM trainee WHERE name = ?1)"
            ),
            params![from, to.0],
        )?;
    }
    change.execute("DELETE FROM standing WHERE trainee = ?1", [to.0])?;
    change.execute("DELETE FROM trainee WHERE name = ?1", [from])?;
    change.commit()?;
    Ok(())
}
