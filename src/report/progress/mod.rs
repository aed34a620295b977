//! One trainee's progress as text.

mod json;
mod next;

pub use json::as_json;
pub(super) use json::values;
pub use next::{next_as_json, next_as_text, proposed, reason, reason_in_short};

use std::fmt::{Display, Write as _};

use super::{Voice, hang, padded, sheet::bar};
use crate::{
    engine::step::{Dimension, Step},
    judge::Points,
    locale::Locale,
    progress::{Learning, learning::Practised, next::Proposal},
    record::Instant,
    text::{clean, width},
};

/// Totals that a line of text shows.
const TOTALS: usize = 10;
/// Items and faults that a text names.
const NAMED: usize = 8;

/// What is said of a trainee, as of a moment.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    pub learning: &'a Learning,
    pub proposal: Option<&'a Proposal>,
    pub now: Instant,
}

/// A trainee's name; of those who have not given one, that they have not.
pub fn trainee<'a>(name: &'a str, locale: &'a Locale) -> &'a str {
    if name.is_empty() {
        locale.text("records.unnamed")
    } else {
        name
    }
}

/// The title of an item or the name of a fault; of what the rubric does not know any more, its code.
pub fn title<'a>(item: &'a str, voice: &Voice<'a>) -> String {
    let rubric = voice.library.rubric();
    let known = rubric.item(item).map(|item| item.title.clone());
    let fault = rubric.faults.iter().find(|fault| fault.id == *item);
    known
        .or_else(|| fault.map(|fault| fault.title.clone()))
        .unwrap_or_else(|| voice.behaviour(item).to_owned())
}

/// Heading, figures, steps and dimensions then and now, what is missing, and what to practise next.
pub fn as_text(progress: &Progress<'_>, voice: &Voice<'_>) -> String {
    let learning = progress.learning;
    if learning.trend.calls == 0 {
        return nothing_yet(progress, voice);
    }
    let mut text = heading(progress, voice.locale);
    text.push_str(&hang("", &figures(learning, voice.locale), voice.width));
    text.push_str(&hang(
        "",
        &scores(learning, voice.locale, usize::MAX),
        voice.width,
    ));
    let trend = &learning.trend;
    let steps = Step::ALL.iter().map(|step| ("step", step.code()));
    let steps = steps.zip(trend.then.steps.iter().zip(trend.now.steps));
    text.push_str(&then_and_now(
        "report.steps",
        steps,
        trend.calls,
        voice.locale,
    ));
    let dimensions = Dimension::ALL.iter().map(|one| ("dimension", one.code()));
    let shares = trend.then.dimensions.iter().zip(trend.now.dimensions);
    let dimensions = dimensions.zip(shares);
    text.push_str(&then_and_now(
        "report.dimensions",
        dimensions,
        trend.calls,
        voice.locale,
    ));
    text.push_str(&items(learning, voice));
    text.push_str(&slips(learning, voice));
    if let Some(proposal) = progress.proposal {
        let _ = write!(text, "\n{}\n", voice.locale.text("progress.next"));
        text.push_str(&proposed(proposal, "  ", voice));
    }
    text
}

fn heading(progress: &Progress<'_>, locale: &Locale) -> String {
    let name = clean::printable(trainee(&progress.learning.name, locale)).replace('\n', " ");
    let today = progress.now.date();
    let from = progress.learning.since.map(|unix| Instant {
        unix,
        zone: progress.now.zone,
    });
    let heading = match from {
        None => locale.format("progress.heading", &[("name", &name), ("today", &today)]),
        Some(from) => locale.format(
            "progress.heading_since",
            &[("name", &name), ("from", &from.date()), ("today", &today)],
        ),
    };
    format!("{heading}\n")
}

/// Who has not practised yet, or not in the stretch that was asked for.
fn nothing_yet(progress: &Progress<'_>, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let mut text = heading(progress, locale);
    let key = if progress.learning.since.is_some() {
        "progress.none_since"
    } else {
        "progress.none"
    };
    let _ = writeln!(text, "{}", locale.text(key));
    if let Some(proposal) = progress.proposal {
        text.push_str(&proposed(proposal, "  ", voice));
    }
    text
}

/// Calls, minutes and days; what there is none of is left out.
pub fn figures(learning: &Learning, locale: &Locale) -> String {
    let trend = &learning.trend;
    let minutes = minutes(learning);
    let parts: [(&str, u64, bool); 6] = [
        ("calls", trend.calls.into(), true),
        ("passed", trend.passed.into(), true),
        ("fatal", trend.fatal.into(), trend.fatal > 0),
        ("minutes", minutes, true),
        ("days", trend.days.into(), true),
        ("streak", trend.streak.into(), trend.streak > 1),
    ];
    let parts = parts.iter().filter(|(_, _, shown)| *shown);
    let parts: Vec<String> = parts
        .map(|(key, count, _)| locale.format(&format!("progress.{key}"), &[("count", count)]))
        .collect();
    parts.join(" \u{b7} ")
}

/// Begun ones count: nobody practised for no time.
fn minutes(learning: &Learning) -> u64 {
    learning.trend.practised.0.div_ceil(60_000)
}

/// Mean, best and the latest totals; of these only as many as a row of `columns` holds.
pub fn scores(learning: &Learning, locale: &Locale, columns: usize) -> String {
    let all = &learning.trend.totals;
    let mut latest = &all[all.len().saturating_sub(TOTALS)..];
    let mut said = with_latest(learning, locale, latest);
    while let [_, rest @ ..] = latest
        && !rest.is_empty()
        && width::columns(&said) > columns
    {
        latest = rest;
        said = with_latest(learning, locale, latest);
    }
    said
}

fn with_latest(learning: &Learning, locale: &Locale, latest: &[Points]) -> String {
    let list: Vec<String> = latest.iter().map(|total| one_place(*total)).collect();
    let slots: [(&str, &dyn Display); 4] = [
        ("mean", &one_place(learning.mean)),
        ("best", &one_place(learning.best)),
        ("count", &latest.len()),
        ("totals", &list.join(" ")),
    ];
    let key = if learning.trend.totals.len() > 1 {
        "progress.totals"
    } else {
        "progress.total"
    };
    locale.format(key, &slots)
}

/// To the nearest tenth of a point.
pub fn one_place(points: Points) -> String {
    let tenths = (points.0 + 5).div_euclid(10);
    Points(tenths * 10).to_string()
}

/// A row each: then, now, the difference, and a bar of now. Of a single call there is no then.
fn then_and_now<'a>(
    title: &str,
    rows: impl Iterator<Item = ((&'a str, &'a str), (&'a Option<u8>, Option<u8>))>,
    calls: u32,
    locale: &Locale,
) -> String {
    let rows: Vec<(&str, Option<u8>, Option<u8>)> = rows
        .map(|((kind, code), (then, now))| (locale.name(kind, code), *then, now))
        .collect();
    let names = rows.iter().map(|(name, ..)| width::columns(name)).max();
    let names = names.unwrap_or(0).max(width::columns(locale.text(title)));
    let column = |text: &str| {
        let blanks = COLUMN.saturating_sub(width::columns(text));
        format!("{}{text}", " ".repeat(blanks))
    };
    let mut text = format!("\n{}", padded(locale.text(title), names + 2));
    for head in ["progress.then", "progress.now", "progress.change"] {
        text.push_str(&column(locale.text(head)));
    }
    text.push('\n');
    for (name, then, now) in rows {
        let then = then.filter(|_| calls > 1);
        let change = then
            .zip(now)
            .map(|(then, now)| i16::from(now) - i16::from(then));
        let change = change.map_or("-".to_owned(), |change| format!("{change:+}"));
        let shown = [share(then), share(now), change];
        let shown: String = shown.iter().map(|cell| column(cell)).collect();
        let line = format!("  {}{shown}  {}", padded(name, names), drawn(now));
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// Columns of a figure.
const COLUMN: usize = 8;

fn share(share: Option<u8>) -> String {
    share.map_or("-".to_owned(), |share| format!("{share}%"))
}

fn drawn(share: Option<u8>) -> String {
    share.map_or_else(String::new, |share| {
        bar(Points(i32::from(share)), Points(100))
    })
}

fn items(learning: &Learning, voice: &Voice<'_>) -> String {
    let lacking: Vec<&Practised> = learning.lacking().take(NAMED).collect();
    let locale = voice.locale;
    if lacking.is_empty() {
        return format!("\n{}\n", locale.text("progress.nothing_lacks"));
    }
    let titles: Vec<String> = lacking.iter().map(|one| title(&one.item, voice)).collect();
    let titles: Vec<String> = titles
        .iter()
        .map(|title| clean::printable(title).into_owned())
        .collect();
    let names = titles.iter().map(|title| width::columns(title)).max();
    let names = names.unwrap_or(0);
    let mut text = format!("\n{}\n", locale.text("progress.missed"));
    for (item, title) in lacking.into_iter().zip(titles) {
        let label = format!("  {}  ", padded(&title, names));
        text.push_str(&hang(&label, &item_figures(item, locale), voice.width));
    }
    text
}

/// How often it was missed, and how well it is there.
pub fn item_figures(item: &Practised, locale: &Locale) -> String {
    locale.format(
        "progress.item",
        &[
            ("missed", &item.missed),
            ("times", &item.times),
            ("lately", &item.lately),
            ("grasp", &item.grasp),
            ("when", &ago(item.days, locale)),
        ],
    )
}

/// Today, yesterday, so many days ago.
pub fn ago(days: u32, locale: &Locale) -> String {
    match days {
        0 => locale.text("progress.today").to_owned(),
        1 => locale.text("progress.yesterday").to_owned(),
        days => locale.format("progress.days_ago", &[("count", &days)]),
    }
}

fn slips(learning: &Learning, voice: &Voice<'_>) -> String {
    if learning.slips.is_empty() {
        return String::new();
    }
    let locale = voice.locale;
    let slips = learning.slips.iter().take(NAMED).map(|slip| {
        let title = title(&slip.fault, voice);
        locale.format(
            "progress.slip",
            &[("fault", &title), ("count", &slip.calls)],
        )
    });
    let slips: Vec<String> = slips.collect();
    let mut text = format!("\n{}\n", locale.text("progress.slips"));
    text.push_str(&hang("  ", &slips.join(" \u{b7} "), voice.width));
    text
}
