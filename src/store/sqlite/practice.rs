//! What trainees have practised: where they stand, and their totals.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{StoreFault, packed::Items, rows};
use crate::{
    judge::Points,
    progress::{Standing, standing},
    record::{CallKind, Instant, Summary, TraineeId},
    text::Name,
};

/// A call whose sheet is made.
pub(super) struct Scored {
    pub(super) trainee: TraineeId,
    pub(super) started: Instant,
    scenario: Name,
    /// It is practice.
    pub(super) counts: bool,
}

pub(super) fn scored(connection: &Connection, number: i64) -> Result<Scored, StoreFault> {
    let mut find = connection.prepare_cached("SELECT * FROM call WHERE number = ?1")?;
    let mut found = find.query([number])?;
    let row = found
        .next()?
        .ok_or_else(|| StoreFault::NoCall(number.to_string()))?;
    let kind = rows::code(row, "kind", CallKind::from_code)?;
    let parent: Option<String> = row.get("parent")?;
    Ok(Scored {
        trainee: TraineeId(row.get("trainee")?),
        started: rows::instant(row, "started")?,
        scenario: rows::name(row, "scenario")?,
        counts: crate::progress::counts(kind, parent.is_some()),
    })
}

/// Where a trainee stands by what is kept, and the call up to which that goes.
struct Kept {
    standing: Standing,
    started: i64,
    call: i64,
}

impl Kept {
    fn of(connection: &Connection, trainee: TraineeId) -> Result<Option<Self>, StoreFault> {
        let found = connection
            .prepare_cached(
                "SELECT started, call, body FROM standing WHERE trainee = ?1 AND revision = ?2",
            )?
            .query_row(params![trainee.0, standing::REVISION], |row| {
                let body: String = row.get(2)?;
                Ok((row.get(0)?, row.get(1)?, body))
            })
            .optional()?;
        // What cannot be read is made again.
        Ok(found.and_then(|(started, call, body)| {
            let standing = serde_json::from_str(&body).ok()?;
            Some(Self {
                standing,
                started,
                call,
            })
        }))
    }

    fn keep(&self, connection: &Connection, trainee: TraineeId) -> Result<(), StoreFault> {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO standing (trainee, revision, started, call, body)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                trainee.0,
                standing::REVISION,
                self.started,
                self.call,
                serde_json::to_string(&self.standing)?,
            ])?;
        Ok(())
    }
}

/// A call more. One that is older than what was counted before makes all be counted again, when it is asked for.
pub(super) fn take(
    connection: &Connection,
    number: i64,
    scored: &Scored,
    summary: &Summary,
) -> Result<(), StoreFault> {
    if !scored.counts {
        return Ok(());
    }
    let Some(mut kept) = Kept::of(connection, scored.trainee)? else {
        return Ok(());
    };
    if (scored.started.unix, number) > (kept.started, kept.call) {
        let standing = &mut kept.standing;
        standing.take(scored.started, &scored.scenario, summary);
        (kept.started, kept.call) = (scored.started.unix, number);
        return kept.keep(connection, scored.trainee);
    }
    connection.execute(
        "DELETE FROM standing WHERE trainee = ?1",
        [scored.trainee.0],
    )?;
    Ok(())
}

pub(super) fn standing(
    connection: &Connection,
    trainee: TraineeId,
    since: Option<i64>,
) -> Result<Standing, StoreFault> {
    match since {
        None => whole(connection, trainee),
        Some(since) => stretch(connection, trainee, since),
    }
}

/// What is kept, with what has come since.
fn whole(connection: &Connection, trainee: TraineeId) -> Result<Standing, StoreFault> {
    let kept = Kept::of(connection, trainee)?;
    let mut kept = kept.unwrap_or(Kept {
        standing: Standing::default(),
        started: i64::MIN,
        call: 0,
    });
    let had = kept.standing.calls;
    let items = Items::read(connection)?;
    let mut list = connection.prepare_cached(include_str!("../queries/practice.sql"))?;
    let mut found = list.query(params![trainee.0, kept.started, kept.call])?;
    while let Some(row) = found.next()? {
        fold(&mut kept.standing, row, &items)?;
        (kept.started, kept.call) = (row.get("started")?, row.get("call")?);
    }
    if kept.standing.calls > had {
        // Where it cannot be kept, it is counted again the next time.
        let _ = kept.keep(connection, trainee);
    }
    Ok(kept.standing)
}

fn stretch(
    connection: &Connection,
    trainee: TraineeId,
    since: i64,
) -> Result<Standing, StoreFault> {
    let mut standing = Standing::default();
    let items = Items::read(connection)?;
    let mut list = connection.prepare_cached(include_str!("../queries/stretch.sql"))?;
    let mut found = list.query(params![trainee.0, since])?;
    while let Some(row) = found.next()? {
        fold(&mut standing, row, &items)?;
    }
    Ok(standing)
}

fn fold(standing: &mut Standing, row: &Row<'_>, items: &Items) -> Result<(), StoreFault> {
    let started = rows::instant(row, "started")?;
    let scenario = rows::name(row, "scenario")?;
    standing.take(started, &scenario, &rows::summary(row, items)?);
    Ok(())
}

pub(super) fn totals(
    connection: &Connection,
    trainee: TraineeId,
    since: Option<i64>,
) -> Result<Vec<Points>, StoreFault> {
    let mut list = connection.prepare_cached(include_str!("../queries/totals.sql"))?;
    let since = since.unwrap_or(i64::MIN);
    let rows = list.query_map([trainee.0, since], |row| row.get(0).map(Points))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
