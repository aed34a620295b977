//! Codes and values of rows, back to what they mean. What means nothing was written by somebody else.

use rusqlite::{Row, types::FromSql};

use super::{
    StoreFault,
    packed::{Items, unpack},
};
use crate::{
    engine::{
        Millis,
        chance::Seed,
        step::{Category, Ending, Mode},
    },
    judge::Points,
    record::{CallId, CallKind, CallLine, CallState, Hash, Instant, Origins, Summary, TraineeId},
    text::Name,
};

/// A code of a closed list.
pub(super) fn code<T>(
    row: &Row<'_>,
    column: &str,
    from_code: impl Fn(&str) -> Option<T>,
) -> Result<T, StoreFault> {
    let text: String = row.get(column)?;
    from_code(&text).ok_or_else(|| strange(column, &text))
}

pub(super) fn hash(row: &Row<'_>, column: &str) -> Result<Hash, StoreFault> {
    code(row, column, Hash::kept)
}

pub(super) fn name(row: &Row<'_>, column: &str) -> Result<Name, StoreFault> {
    let text: String = row.get(column)?;
    Ok(text.into())
}

/// A whole number within the bounds of its type.
pub(super) fn whole<T: TryFrom<i64>>(row: &Row<'_>, column: &str) -> Result<T, StoreFault> {
    let number: i64 = row.get(column)?;
    T::try_from(number).map_err(|_| strange(column, &number.to_string()))
}

pub(super) fn instant(row: &Row<'_>, unix: &str) -> Result<Instant, StoreFault> {
    Ok(Instant {
        unix: row.get(unix)?,
        zone: whole(row, "zone")?,
    })
}

pub(super) fn strange(column: &str, value: &str) -> StoreFault {
    StoreFault::Damaged(format!("{column}: {value}"))
}

/// One line of the history, from the columns of `calls.sql`.
pub(super) fn line(row: &Row<'_>, items: &Items) -> Result<CallLine, StoreFault> {
    let parent: Option<String> = row.get("parent")?;
    let parent_turn: Option<u16> = row.get("parent_turn")?;
    let seed: i64 = row.get("seed")?;
    Ok(CallLine {
        id: CallId(row.get("id")?),
        trainee: TraineeId(row.get("trainee")?),
        trainee_name: row.get("trainee_name")?,
        origins: Origins {
            kind: code(row, "kind", CallKind::from_code)?,
            scenario: name(row, "scenario")?,
            title: row.get("title")?,
            category: code(row, "category", Category::from_code)?,
            level: whole(row, "level")?,
            channel: name(row, "channel")?,
            persona: row.get("persona")?,
            seed: Seed(seed.cast_unsigned()),
            mode: code(row, "mode", Mode::from_code)?,
            started: instant(row, "started")?,
            parent: parent.map(CallId).zip(parent_turn),
        },
        state: code(row, "state", CallState::from_code)?,
        summary: match get::<Option<i64>>(row, "total")? {
            Some(_) => Some(summary(row, items)?),
            None => None,
        },
        settled: None,
    })
}

/// From the columns of `summary`.
pub(super) fn summary(row: &Row<'_>, items: &Items) -> Result<Summary, StoreFault> {
    let scores = row.get_ref("scores")?.as_blob();
    let scores = scores.map_err(|_| strange("scores", ""))?;
    let (steps, dimensions, practised) = unpack(scores, items)?;
    let ending: Option<String> = get(row, "ending")?;
    Ok(Summary {
        total: Points(whole(row, "total")?),
        passed: get(row, "passed")?,
        fatal: whole(row, "fatal")?,
        suspected: whole(row, "suspected")?,
        ending: match ending {
            Some(text) => Some(Ending::from_code(&text).ok_or_else(|| strange("ending", &text))?),
            None => None,
        },
        satisfaction: whole(row, "satisfaction")?,
        lasted: Millis(whole(row, "lasted")?),
        turns: whole(row, "turns")?,
        steps,
        dimensions,
        practised,
    })
}

fn get<T: FromSql>(row: &Row<'_>, column: &str) -> Result<T, StoreFault> {
    Ok(row.get(column)?)
}
