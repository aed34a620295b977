//! Records as text for a terminal.

use super::{Names, Row, row::one_line, table::table};
use crate::engine::Millis;

/// One line a call, and how many there are in all.
pub fn history(rows: &[Row<'_>], count: u32, names: Names<'_>) -> String {
    let lines: Vec<_> = rows.iter().map(|row| line(row, names)).collect();
    let mut text = table(&lines);
    let key = if rows.len() == usize::try_from(count).unwrap_or(usize::MAX) {
        "report.records.count"
    } else {
        "report.records.count_of"
    };
    let (shown, count): (usize, &dyn std::fmt::Display) = (rows.len(), &count);
    let sum = names
        .voice
        .locale
        .format(key, &[("shown", &shown), ("count", count)]);
    text.push_str(&sum);
    text.push('\n');
    text
}

fn line(row: &Row<'_>, names: Names<'_>) -> [String; 10] {
    let score = row.score.map(|score| format!("{score:>5}"));
    let lasted = row.lasted_ms.map(|lasted| Millis(lasted).to_string());
    [
        one_line(row.short),
        row.at.date_and_time(),
        names.trainee(row.trainee),
        one_line(row.title),
        names.persona(row.persona),
        names.mode(row),
        score.unwrap_or_default(),
        names.verdict(row),
        names.ending(row.ended),
        lasted.unwrap_or_default(),
    ]
}
