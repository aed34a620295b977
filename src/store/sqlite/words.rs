//! Appeals and the trainer's word.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};

use super::{StoreFault, calls, rows};
use crate::{
    judge::Points,
    record::{Appeal, CallId, Judgement, TrainerWord, WaitCause, Waiting, WordId, WordKind},
    text::Name,
};

pub(super) fn add_appeal(connection: &Connection, appeal: &Appeal) -> Result<(), StoreFault> {
    let number = calls::number(connection, &appeal.call)?;
    connection
        .prepare_cached(include_str!("../queries/add-appeal.sql"))?
        .execute(params![
            number,
            appeal.item.as_str(),
            appeal.turn,
            appeal.reason,
            appeal.at.unix,
            appeal.at.zone,
        ])?;
    Ok(())
}

pub(super) fn appeals(
    connection: &Connection,
    call: Option<&CallId>,
) -> Result<Vec<Appeal>, StoreFault> {
    let mut list = connection.prepare_cached(include_str!("../queries/appeals.sql"))?;
    let mut found = list.query([call.map(|call| &call.0)])?;
    let mut appeals = Vec::new();
    while let Some(row) = found.next()? {
        appeals.push(Appeal {
            id: WordId(row.get("id")?),
            call: CallId(row.get("call_id")?),
            item: rows::name(row, "item")?,
            turn: rows::whole(row, "turn")?,
            reason: row.get("reason")?,
            at: rows::instant(row, "at")?,
            settled: row.get("settled")?,
        });
    }
    Ok(appeals)
}

/// What waits for a trainer, the newest first.
pub(super) fn queue(connection: &Connection) -> Result<Vec<Waiting>, StoreFault> {
    let mut list = connection.prepare_cached(include_str!("../queries/queue.sql"))?;
    let mut found = list.query([])?;
    let mut waiting = Vec::new();
    while let Some(row) = found.next()? {
        waiting.push(Waiting {
            call: CallId(row.get("call_id")?),
            trainee_name: row.get("trainee_name")?,
            scenario: rows::name(row, "scenario")?,
            title: row.get("title")?,
            cause: rows::code(row, "cause", WaitCause::from_code)?,
            item: rows::name(row, "item")?,
            turn: rows::whole(row, "turn")?,
            said: row.get("said")?,
            at: rows::instant(row, "at")?,
        });
    }
    Ok(waiting)
}

pub(super) fn add(
    connection: &Connection,
    call: &CallId,
    word: &TrainerWord,
) -> Result<(), StoreFault> {
    let number = calls::number(connection, call)?;
    connection
        .prepare_cached(include_str!("../queries/add-word.sql"))?
        .execute(params![
            number,
            word.kind.code(),
            word.item.as_str(),
            word.turn,
            word.judgement.map(Judgement::code),
            word.points.map(|points| points.0),
            word.reason,
            word.by,
            word.at.unix,
            word.at.zone,
        ])?;
    Ok(())
}

pub(super) fn of_call(
    connection: &Connection,
    call: &CallId,
) -> Result<Vec<TrainerWord>, StoreFault> {
    let number = calls::number(connection, call)?;
    let mut list = connection.prepare_cached("SELECT * FROM word WHERE call = ?1 ORDER BY id")?;
    let mut found = list.query([number])?;
    let mut words = Vec::new();
    while let Some(row) = found.next()? {
        words.push(word(row)?);
    }
    Ok(words)
}

/// Calls of which a trainer overruled something, or scored what no program hears.
pub(super) fn ruled(connection: &Connection) -> Result<BTreeSet<CallId>, StoreFault> {
    let mut list = connection.prepare_cached(include_str!("../queries/ruled.sql"))?;
    let found = list.query_map([], |row| Ok(CallId(row.get(0)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Calls whose last word on whether they are an example says yes, the newest first.
pub(super) fn examples(
    connection: &Connection,
    scenario: &Name,
) -> Result<Vec<CallId>, StoreFault> {
    let mut list = connection.prepare_cached(include_str!("../queries/examples.sql"))?;
    let found = list.query_map([scenario.as_str()], |row| Ok(CallId(row.get(0)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

pub(super) fn all(connection: &Connection) -> Result<Vec<(CallId, TrainerWord)>, StoreFault> {
    let mut list = connection.prepare_cached(
        "SELECT word.*, call.id AS call_id FROM word JOIN call ON call.number = word.call ORDER BY word.id",
    )?;
    let mut found = list.query([])?;
    let mut words = Vec::new();
    while let Some(row) = found.next()? {
        words.push((CallId(row.get("call_id")?), word(row)?));
    }
    Ok(words)
}

fn word(row: &Row<'_>) -> Result<TrainerWord, StoreFault> {
    let judgement: Option<String> = row.get("judgement")?;
    let judgement = match judgement {
        Some(text) => {
            let judgement = Judgement::from_code(&text);
            Some(judgement.ok_or_else(|| rows::strange("judgement", &text))?)
        }
        None => None,
    };
    let points: Option<i32> = row.get("points")?;
    Ok(TrainerWord {
        kind: rows::code(row, "kind", WordKind::from_code)?,
        item: rows::name(row, "item")?,
        turn: rows::whole(row, "turn")?,
        judgement,
        points: points.map(Points),
        reason: row.get("reason")?,
        by: row.get("by")?,
        at: rows::instant(row, "at")?,
    })
}
