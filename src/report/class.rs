//! A class side by side, as text and as JSON.

use std::fmt::{Display, Write as _};

use serde::Serialize;

use super::{
    Voice, json, padded,
    progress::{self, one_place, title, trainee},
    sheet::bar,
};
use crate::{
    judge::Points,
    locale::Locale,
    progress::class::{Class, Member, Spread, Weakness},
    record::Instant,
    text::{clean, width},
};

/// The class as of a moment.
#[derive(Clone, Copy)]
pub struct ClassReport<'a> {
    pub class: &'a Class,
    /// Milliseconds since 1970; `None`: from the first call on.
    pub since: Option<i64>,
    pub now: Instant,
}

/// Heads of the columns, in their order.
pub const COLUMNS: [&str; 9] = [
    "name", "calls", "passed", "mean", "best", "then", "now", "fatal", "latest",
];

/// A row a trainee, the spread of all totals, and what is weakest.
pub fn as_text(report: &ClassReport<'_>, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let class = report.class;
    if class.trainees.is_empty() {
        return format!("{}\n", locale.text("progress.nobody"));
    }
    let mut text = heading(report, locale);
    if class.trainees.iter().all(|one| one.trend.calls == 0) {
        let key = if report.since.is_some() {
            "progress.class.none_since"
        } else {
            "progress.class.none"
        };
        let _ = writeln!(text, "{}", locale.text(key));
        return text;
    }
    text.push('\n');
    text.push_str(&table(report, locale));
    if let Some(spread) = class.spread {
        let _ = writeln!(text, "\n{}", spread_line(spread, locale));
    }
    text.push_str(&weakest(&class.weakest, voice));
    text
}

fn heading(report: &ClassReport<'_>, locale: &Locale) -> String {
    let from = report.since.map(|unix| Instant {
        unix,
        zone: report.now.zone,
    });
    let key = if from.is_some() {
        "progress.class.heading_since"
    } else {
        "progress.class.heading"
    };
    let from = from.map(Instant::date).unwrap_or_default();
    let slots: [(&str, &dyn Display); 3] = [
        ("count", &report.class.trainees.len()),
        ("from", &from),
        ("today", &report.now.date()),
    ];
    format!("{}\n", locale.format(key, &slots))
}

fn table(report: &ClassReport<'_>, locale: &Locale) -> String {
    let heads = COLUMNS.map(|head| locale.text(&format!("progress.class.{head}")).to_owned());
    let members = report.class.trainees.iter();
    let mut rows = vec![heads];
    let today = report.now.day();
    let latest = |day| ago(today, day, locale);
    rows.extend(members.map(|member| cells(member, &latest, locale)));
    let widths: Vec<usize> = (0..COLUMNS.len())
        .map(|at| rows.iter().map(|row| width::columns(&row[at])).max())
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate();
        // Names and days from the left, figures from the right.
        let cells: Vec<String> = cells
            .map(|(at, (cell, columns))| {
                if at == 0 || at == COLUMNS.len() - 1 {
                    padded(cell, *columns)
                } else {
                    let blanks = columns.saturating_sub(width::columns(cell));
                    format!("{}{cell}", " ".repeat(blanks))
                }
            })
            .collect();
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
    }
    text
}

/// What stands in the columns of a trainee. `latest` says the day of the latest call, a day since 1970.
pub fn cells(member: &Member, latest: &dyn Fn(i64) -> String, locale: &Locale) -> [String; 9] {
    let trend = &member.trend;
    let some = |points| {
        if trend.calls > 0 {
            one_place(points)
        } else {
            "-".to_owned()
        }
    };
    let (then, now) = trend.totals_then_and_now().unzip();
    let or_none = |points: Option<Points>| points.map_or("-".to_owned(), one_place);
    [
        clean::printable(trainee(&member.name, locale)).replace('\n', " "),
        trend.calls.to_string(),
        trend.passed.to_string(),
        some(member.mean),
        some(member.best),
        or_none(then),
        or_none(now),
        trend.fatal.to_string(),
        trend.latest.map_or_else(|| "-".to_owned(), latest),
    ]
}

/// How long before a day another was, both since 1970.
pub fn ago(today: i64, day: i64, locale: &Locale) -> String {
    let days = u32::try_from((today - day).max(0)).unwrap_or(u32::MAX);
    progress::ago(days, locale)
}

/// How the totals are spread, in one line.
pub fn spread_line(spread: Spread, locale: &Locale) -> String {
    let Spread {
        least,
        lower,
        median,
        upper,
        most,
    } = spread;
    let [least, lower, median, upper, most] = [least, lower, median, upper, most].map(one_place);
    locale.format(
        "progress.class.spread",
        &[
            ("least", &least),
            ("lower", &lower),
            ("median", &median),
            ("upper", &upper),
            ("most", &most),
        ],
    )
}

fn weakest(weakest: &[Weakness], voice: &Voice<'_>) -> String {
    if weakest.is_empty() {
        return String::new();
    }
    let titles = weakest.iter().map(|one| title(&one.item, voice));
    let titles: Vec<String> = titles
        .map(|title| clean::printable(&title).into_owned())
        .collect();
    let names = titles.iter().map(|title| width::columns(title)).max();
    let mut text = format!("\n{}\n", voice.locale.text("progress.class.weakest"));
    for (weakness, title) in weakest.iter().zip(&titles) {
        let of_calls = [("count", &weakness.calls as &dyn Display)];
        let of_calls = voice.locale.format("progress.class.of_calls", &of_calls);
        let bar = bar(Points(i32::from(weakness.share)), Points(100));
        let title = padded(title, names.unwrap_or(0));
        let _ = writeln!(text, "  {title}  {:>3}%  {bar}  {of_calls}", weakness.share);
    }
    text
}

#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    as_of: String,
    since: Option<String>,
    trainees: Vec<Row<'a>>,
    spread: Option<SpreadRow>,
    weakest: Vec<WeakRow<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    trainee: &'a str,
    calls: u32,
    passed: u32,
    fatal: u32,
    practised_ms: u64,
    days: u32,
    mean: Option<Points>,
    best: Option<Points>,
    then: Option<Points>,
    now: Option<Points>,
    /// Since the latest call.
    days_since: Option<i64>,
}

#[derive(Serialize)]
struct SpreadRow {
    least: Points,
    lower: Points,
    median: Points,
    upper: Points,
    most: Points,
}

#[derive(Serialize)]
struct WeakRow<'a> {
    item: &'a str,
    title: String,
    calls: u32,
    share: u8,
}

/// Keys in the order in which they are written.
pub fn as_json(report: &ClassReport<'_>, voice: &Voice<'_>) -> String {
    json::written(&values(report, voice))
}

/// What is written, for a larger object to hold.
pub(super) fn values<'a>(report: &ClassReport<'a>, voice: &Voice<'a>) -> impl Serialize + use<'a> {
    let class = report.class;
    let since = report.since.map(|unix| Instant {
        unix,
        zone: report.now.zone,
    });
    let today = report.now.day();
    let weakest = class.weakest.iter().map(|weakness| WeakRow {
        item: &weakness.item,
        title: title(&weakness.item, voice),
        calls: weakness.calls,
        share: weakness.share,
    });
    let spread = class.spread.map(|spread| SpreadRow {
        least: spread.least,
        lower: spread.lower,
        median: spread.median,
        upper: spread.upper,
        most: spread.most,
    });
    Report {
        format: json::FORMAT,
        as_of: report.now.rfc3339(),
        since: since.map(Instant::date),
        trainees: class.trainees.iter().map(|one| row(one, today)).collect(),
        spread,
        weakest: weakest.collect(),
    }
}

fn row(member: &Member, today: i64) -> Row<'_> {
    let trend = &member.trend;
    let some = |points| (trend.calls > 0).then_some(points);
    let (then, now) = trend.totals_then_and_now().unzip();
    Row {
        trainee: &member.name,
        calls: trend.calls,
        passed: trend.passed,
        fatal: trend.fatal,
        practised_ms: trend.practised.0,
        days: trend.days,
        mean: some(member.mean),
        best: some(member.best),
        then,
        now,
        days_since: trend.latest.map(|day| (today - day).max(0)),
    }
}
