//! One trainee's progress as JSON.

use serde::Serialize;

use super::{
    Progress,
    next::{NextRow, next_row},
    title,
};
use crate::{
    engine::step::{Dimension, Step},
    judge::Points,
    progress::Learning,
    record::Instant,
    report::{Voice, json},
};

#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    trainee: &'a str,
    as_of: String,
    since: Option<String>,
    calls: u32,
    passed: u32,
    fatal: u32,
    practised_ms: u64,
    days: u32,
    streak: u32,
    mean: Option<Points>,
    best: Option<Points>,
    totals: &'a [Points],
    steps: Vec<Row<'a>>,
    dimensions: Vec<Row<'a>>,
    items: Vec<ItemRow<'a>>,
    faults: Vec<SlipRow<'a>>,
    next: Option<NextRow<'a>>,
}

/// In percent; `null` where nothing applied, and then before there are two calls.
#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    then: Option<u8>,
    now: Option<u8>,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    item: &'a str,
    title: String,
    times: u32,
    missed: u32,
    lately: u8,
    recall: u8,
    grasp: u8,
    days: u32,
}

#[derive(Serialize)]
struct SlipRow<'a> {
    fault: &'a str,
    title: String,
    calls: u32,
}

/// Keys in the order in which they are written.
pub fn as_json(progress: &Progress<'_>, voice: &Voice<'_>) -> String {
    json::written(&values(progress, voice))
}

/// What is written, for a larger object to hold.
pub(in crate::report) fn values<'a>(
    progress: &Progress<'a>,
    voice: &Voice<'a>,
) -> impl Serialize + use<'a> {
    let learning = progress.learning;
    let trend = &learning.trend;
    let some = |points| (trend.calls > 0).then_some(points);
    let two = trend.calls > 1;
    let row = |code, then: Option<u8>, now| Row {
        code,
        then: then.filter(|_| two),
        now,
    };
    let steps = Step::ALL
        .iter()
        .zip(trend.then.steps.iter().zip(trend.now.steps));
    let ones = trend.then.dimensions.iter().zip(trend.now.dimensions);
    let ones = Dimension::ALL.iter().zip(ones);
    let since = learning.since.map(|unix| Instant {
        unix,
        zone: progress.now.zone,
    });
    Report {
        format: json::FORMAT,
        trainee: &learning.name,
        as_of: progress.now.rfc3339(),
        since: since.map(Instant::date),
        calls: trend.calls,
        passed: trend.passed,
        fatal: trend.fatal,
        practised_ms: trend.practised.0,
        days: trend.days,
        streak: trend.streak,
        mean: some(learning.mean),
        best: some(learning.best),
        totals: &trend.totals,
        steps: steps
            .map(|(step, (then, now))| row(step.code(), *then, now))
            .collect(),
        dimensions: ones
            .map(|(one, (then, now))| row(one.code(), *then, now))
            .collect(),
        items: item_rows(learning, voice),
        faults: slip_rows(learning, voice),
        next: progress.proposal.map(|proposal| next_row(proposal, voice)),
    }
}

fn item_rows<'a>(learning: &'a Learning, voice: &Voice<'a>) -> Vec<ItemRow<'a>> {
    let items = learning.items.iter().map(|item| ItemRow {
        item: &item.item,
        title: title(&item.item, voice),
        times: item.times,
        missed: item.missed,
        lately: item.lately,
        recall: item.recall,
        grasp: item.grasp,
        days: item.days,
    });
    items.collect()
}

fn slip_rows<'a>(learning: &'a Learning, voice: &Voice<'a>) -> Vec<SlipRow<'a>> {
    let slips = learning.slips.iter().map(|slip| SlipRow {
        fault: &slip.fault,
        title: title(&slip.fault, voice),
        calls: slip.calls,
    });
    slips.collect()
}
