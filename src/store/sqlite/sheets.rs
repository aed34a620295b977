//! Sheets and summaries: values derived from logs.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::{StoreFault, calls, packed, practice, rows};
use crate::{
    judge::Scorecard,
    record::{CallId, CallState, Sheet, SheetCause, Summary},
};

pub(super) fn add(
    connection: &mut Connection,
    call: &CallId,
    sheet: &Sheet,
    summary: &Summary,
) -> Result<(), StoreFault> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let number = calls::number(&change, call)?;
    let sheets = of_call(&change, number)?;
    // A side file may bring what came into the records before.
    if sheets.contains(sheet) {
        return Ok(());
    }
    change
        .prepare_cached(include_str!("../queries/add-sheet.sql"))?
        .execute(params![
            number,
            sheet.made.unix,
            sheet.made.zone,
            sheet.cause.code(),
            sheet.rubric.as_str(),
            sheet.engine,
            serde_json::to_string(&sheet.scorecard)?,
        ])?;
    if sheets.is_empty() {
        keep_summary(&change, number, summary)?;
        keep_suspects(&change, number, &sheet.scorecard)?;
        calls::set_state(&change, call, CallState::Scored)?;
    }
    change.commit()?;
    Ok(())
}

fn keep_summary(
    change: &Transaction<'_>,
    number: i64,
    summary: &Summary,
) -> Result<(), StoreFault> {
    let scored = practice::scored(change, number)?;
    let lasted = i64::try_from(summary.lasted.0).unwrap_or(i64::MAX);
    change
        .prepare_cached(include_str!("../queries/summarise.sql"))?
        .execute(params![
            scored.trainee.0,
            scored.started.unix,
            number,
            scored.started.zone,
            scored.counts,
            summary.total.0,
            summary.passed,
            summary.fatal,
            summary.suspected,
            summary.ending.map(crate::engine::step::Ending::code),
            summary.satisfaction,
            lasted,
            summary.turns,
            packed::pack(change, summary)?,
        ])?;
    change
        .prepare_cached("UPDATE call SET passed = ?2 WHERE number = ?1")?
        .execute(params![number, summary.passed])?;
    practice::take(change, number, &scored, summary)
}

/// What waits for a person to look at it.
fn keep_suspects(
    change: &Transaction<'_>,
    number: i64,
    scorecard: &Scorecard,
) -> Result<(), StoreFault> {
    let mut keep = change.prepare_cached(
        "INSERT OR REPLACE INTO suspect (call, fault, turn, words) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for error in scorecard.fatal.iter().filter(|error| error.suspected) {
        keep.execute(params![
            number,
            error.fault.as_str(),
            error.evidence.turn,
            error.evidence.text,
        ])?;
    }
    Ok(())
}

/// The oldest first.
pub(super) fn of_call(connection: &Connection, number: i64) -> Result<Vec<Sheet>, StoreFault> {
    let mut list = connection.prepare_cached("SELECT * FROM sheet WHERE call = ?1 ORDER BY id")?;
    let mut found = list.query([number])?;
    let mut sheets = Vec::new();
    while let Some(row) = found.next()? {
        sheets.push(Sheet {
            made: rows::instant(row, "made")?,
            cause: rows::code(row, "cause", SheetCause::from_code)?,
            rubric: rows::hash(row, "rubric")?,
            engine: rows::whole(row, "engine")?,
            scorecard: serde_json::from_str::<Scorecard>(&row.get::<_, String>("body")?)?,
        });
    }
    Ok(sheets)
}

/// Every summary anew; a call whose log or sheet cannot be read stops it, and nothing is changed.
pub(super) fn summarise(connection: &mut Connection) -> Result<u32, StoreFault> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let numbers: Vec<i64> = change
        .prepare("SELECT DISTINCT call FROM sheet")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    change.execute("DELETE FROM summary", [])?;
    change.execute("DELETE FROM suspect", [])?;
    change.execute("DELETE FROM standing", [])?;
    for number in &numbers {
        let sheets = of_call(&change, *number)?;
        if let Some(first) = sheets.first() {
            let log = calls::log(&change, *number)?;
            keep_summary(&change, *number, &Summary::of(&first.scorecard, &log))?;
            keep_suspects(&change, *number, &first.scorecard)?;
        }
    }
    change.commit()?;
    Ok(u32::try_from(numbers.len()).unwrap_or(u32::MAX))
}
