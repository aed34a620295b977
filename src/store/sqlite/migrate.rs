//! From the database of any earlier version to today's: numbered steps that are only added.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreFault;

/// In order; the database's `user_version` says how many it has had.
const STEPS: &[&str] = &[
    include_str!("../migrations/0001-records.sql"),
    include_str!("../migrations/0002-draft.sql"),
];

/// `duli`: says whose database it is.
const APPLICATION: i64 = 0x6475_6C69;

/// Before anything is written: a database of somebody else, or of a newer program, stays as it is.
pub(super) fn refuse_foreign(connection: &Connection) -> Result<(), StoreFault> {
    // As of one moment: another program may be making its tables just now.
    let read = connection.unchecked_transaction()?;
    let application: i64 = pragma(&read, "application_id")?;
    let version = version(&read)?;
    let things: i64 = read.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    drop(read);
    if things == 0 && version == 0 && application == 0 {
        return Ok(());
    }
    if application != APPLICATION {
        return Err(StoreFault::Foreign);
    }
    let known = known();
    if version > known {
        return Err(StoreFault::Newer {
            found: version,
            known,
        });
    }
    Ok(())
}

/// Runs what is missing, each step whole or not at all; another program that does the same waits.
pub(super) fn bring_up_to_date(connection: &mut Connection) -> Result<(), StoreFault> {
    if version(connection)? < known() {
        let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let had = usize::try_from(version(&change)?).unwrap_or(STEPS.len());
        for step in STEPS.iter().skip(had) {
            change.execute_batch(step)?;
        }
        change.pragma_update(None, "user_version", known())?;
        change.commit()?;
    }
    refuse_changed(connection)
}

/// The tables must be just those that the steps make: a column or a trigger more is not ours.
fn refuse_changed(connection: &Connection) -> Result<(), StoreFault> {
    let model = Connection::open_in_memory()?;
    for step in STEPS {
        model.execute_batch(step)?;
    }
    if schema(connection)? == schema(&model)? {
        Ok(())
    } else {
        Err(StoreFault::Damaged("its tables were changed".to_owned()))
    }
}

fn schema(connection: &Connection) -> Result<Vec<(String, String)>, StoreFault> {
    let mut list = connection.prepare(
        "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name",
    )?;
    let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn known() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

fn version(connection: &Connection) -> Result<u32, StoreFault> {
    pragma(connection, "user_version")
}

fn pragma<T: rusqlite::types::FromSql>(
    connection: &Connection,
    name: &str,
) -> Result<T, StoreFault> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}
