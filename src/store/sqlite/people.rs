//! Trainees.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

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
