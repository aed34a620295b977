//! Forgetting a trainee for good.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreFault;
use crate::record::TraineeId;

/// Deletes the rows, then writes the file anew and empties the journal: nothing deleted can be found in either.
pub(super) fn forget(connection: &mut Connection, trainee: TraineeId) -> Result<(), StoreFault> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for statement in include_str!("../queries/forget.sql").split(';') {
        let mut statement = change.prepare(statement)?;
        if statement.parameter_count() == 1 {
            statement.execute([trainee.0])?;
        } else {
            statement.execute([])?;
        }
    }
    change.commit()?;
    connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}
