//! What trainees have practised: where they stand, and their totals.

use rusqlite::Connection;

use super::{StoreFault, calls};
use crate::{
    judge::Points,
    progress::{Standing, is_practice},
    record::{CallLine, CallState, Filter, TraineeId},
};

pub(super) fn standing(
    connection: &Connection,
    trainee: TraineeId,
    since: Option<i64>,
) -> Result<Standing, StoreFault> {
    let mut standing = Standing::default();
    for line in practice(connection, trainee, since)? {
        if let Some(summary) = &line.summary {
            standing.take(line.origins.started, &line.origins.scenario, summary);
        }
    }
    Ok(standing)
}

pub(super) fn totals(
    connection: &Connection,
    trainee: TraineeId,
    since: Option<i64>,
) -> Result<Vec<Points>, StoreFault> {
    let lines = practice(connection, trainee, since)?;
    let summaries = lines.into_iter().filter_map(|line| line.summary);
    Ok(summaries.map(|summary| summary.total).collect())
}

/// The oldest first.
fn practice(
    connection: &Connection,
    trainee: TraineeId,
    since: Option<i64>,
) -> Result<Vec<CallLine>, StoreFault> {
    let mut lines = calls::list(
        connection,
        &Filter {
            trainee: Some(trainee),
            state: Some(CallState::Scored),
            from: since,
            ..Filter::default()
        },
    )?;
    lines.retain(|line| is_practice(&line.origins));
    lines.reverse();
    Ok(lines)
}
