//! Records as text for a terminal.

use std::fmt::{Display, Write as _};

use super::{CallPage, Names, Row, call::title, row::one_line, table::table};
use crate::{
    engine::Millis,
    record::{Appeal, Settled},
    report::{
        class::{self, ClassReport},
        hang, listening,
        progress::{self, Progress},
        settled, transcript,
    },
};

/// One line a call, and how many there are in all.
pub fn history(rows: &[Row<'_>], count: u32, names: Names<'_>) -> String {
    let lines: Vec<_> = rows.iter().map(|row| line(row, names)).collect();
    let mut text = table(&lines);
    let key = if rows.len() == usize::try_from(count).unwrap_or(usize::MAX) {
        "report.records.count"
    } else {
        "report.records.count_of"
    };
    let (shown, count): (usize, &dyn Display) = (rows.len(), &count);
    let sum = names
        .voice
        .locale
        .format(key, &[("shown", &shown), ("count", count)]);
    text.push_str(&sum);
    text.push('\n');
    text
}

fn line(row: &Row<'_>, names: Names<'_>) -> [String; 10] {
    let lasted = row.lasted_ms.map(|lasted| Millis(lasted).to_string());
    [
        one_line(row.short),
        row.at.date_and_time(),
        names.trainee(row.trainee),
        one_line(row.title),
        names.persona(row.persona),
        names.mode(row),
        names.score(row),
        names.standing(row),
        names.ending(row.ended),
        lasted.unwrap_or_default(),
    ]
}

/// Heading, sheet, what trainer and trainee say of it, and the talk.
pub fn call(page: &CallPage<'_>, names: Names<'_>) -> String {
    let voice = &names.voice;
    let mut text = heading(page, names);
    text.push('\n');
    match page.scorecard() {
        Some(scorecard) if scorecard.listened.is_some() => {
            let log = &page.kept.log;
            let sheet = listening::sheet(scorecard, log, voice.locale, voice.width);
            text.push_str(&sheet);
        }
        Some(scorecard) => {
            let settled = Settled::of(scorecard, page.words);
            text.push_str(&settled::whole(scorecard, Some(&settled), voice));
        }
        None => {
            let _ = writeln!(text, "{}", voice.locale.text("report.records.no_sheet"));
        }
    }
    text.push_str(&appeals(page, names));
    let _ = writeln!(text, "\n{}", voice.locale.text("report.records.talk"));
    let listened = page.scorecard().and_then(|card| card.listened.as_ref());
    if let Some(listened) = listened {
        let lines = listening::lines(listened, &page.kept.log, voice.locale, voice.width);
        text.push_str(&lines);
        return text;
    }
    text.push_str(&match page.sitting {
        Some(sitting) => transcript::whole(sitting, voice),
        None => transcript::kept(&page.kept.log, true, voice),
    });
    text
}

fn heading(page: &CallPage<'_>, names: Names<'_>) -> String {
    let row = Row::of(&page.kept.line, page.short);
    let locale = names.voice.locale;
    let title = format!("{} ({})", one_line(row.title), one_line(row.scenario));
    let facts = [
        locale.name("category", row.category.code()).to_owned(),
        names.channel(row.channel),
        names.persona(row.persona),
        names.mode(&row),
        locale.format("report.seed", &[("seed", &row.seed)]),
    ];
    let who: [(&str, &dyn Display); 3] = [
        ("trainee", &names.trainee(row.trainee)),
        ("at", &row.at.date_and_time()),
        ("id", &one_line(&row.id.0)),
    ];
    let mut text = format!("{title}\n{}\n", facts.join(" \u{b7} "));
    let _ = writeln!(text, "{}", locale.format("report.records.who", &who));
    if let Some(parent) = &row.parent {
        let from: [(&str, &dyn Display); 2] =
            [("id", &one_line(&parent.call.0)), ("turn", &parent.turn)];
        let _ = writeln!(text, "{}", locale.format("report.records.taken_up", &from));
    }
    text
}

/// Nothing where nobody disputes anything.
fn appeals(page: &CallPage<'_>, names: Names<'_>) -> String {
    if page.appeals.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", names.voice.locale.text("report.records.appeals"));
    let mut sorted: Vec<&Appeal> = page.appeals.iter().collect();
    sorted.sort_by_key(|appeal| (appeal.at, appeal.id));
    for appeal in sorted {
        let line = appealed(appeal, page, names);
        text.push_str(&hang("  ", &line, names.voice.width));
    }
    text
}

fn appealed(appeal: &Appeal, page: &CallPage<'_>, names: Names<'_>) -> String {
    let locale = names.voice.locale;
    let state = if appeal.settled {
        "report.records.settled"
    } else {
        "report.records.waiting"
    };
    let parts = [
        appeal.at.date_and_time(),
        title(&appeal.item, page, names),
        locale.text(state).to_owned(),
        one_line(&appeal.reason),
    ];
    parts.join("  ")
}

/// A trainee's progress, and their calls below it.
pub fn trainee(progress: &Progress<'_>, rows: &[Row<'_>], names: Names<'_>) -> String {
    let mut text = progress::as_text(progress, &names.voice);
    if !rows.is_empty() {
        let _ = writeln!(
            text,
            "\n{}",
            names.voice.locale.text("report.records.calls")
        );
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        text.push_str(&history(rows, count, names));
    }
    text
}

/// The class side by side.
pub fn class(report: &ClassReport<'_>, names: Names<'_>) -> String {
    class::as_text(report, &names.voice)
}
