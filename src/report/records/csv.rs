//! Records as CSV that a spreadsheet opens rightly: UTF-8 with its mark, CRLF, and nothing in it that would be run.

use csv::{Terminator, WriterBuilder};

use super::{Names, Row, row::one_line};
use crate::judge::Points;

/// What tells a spreadsheet that the file is UTF-8.
const MARK: char = '\u{feff}';

/// A file of rows below a heading.
struct Rows<const N: usize> {
    writer: csv::Writer<Vec<u8>>,
}

impl<const N: usize> Rows<N> {
    fn new(heading: [String; N]) -> Self {
        let mut rows = Self {
            writer: WriterBuilder::new()
                .terminator(Terminator::CRLF)
                .from_writer(Vec::new()),
        };
        rows.add(heading);
        rows
    }

    fn add(&mut self, cells: [String; N]) {
        // Writing into memory does not fail.
        let _ = self.writer.write_record(cells);
    }

    fn text(self) -> String {
        let bytes = self.writer.into_inner().unwrap_or_default();
        let text = String::from_utf8(bytes).unwrap_or_default();
        format!("{MARK}{text}")
    }
}

/// Text that may come from anywhere, on one line: what a spreadsheet would take for a formula gets an apostrophe before it.
fn words(text: &str) -> String {
    // A tab or a line break at its start would have become a blank.
    let steers = text.starts_with(['\t', '\r', '\n']);
    let text = one_line(text);
    let begins = text.trim_start().chars().next();
    let formula = matches!(
        begins,
        Some('=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
    );
    if formula || steers {
        format!("'{text}")
    } else {
        text
    }
}

fn number<T: ToString>(number: Option<T>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

const HEADING: [&str; 19] = [
    "id",
    "started",
    "trainee",
    "scenario",
    "title",
    "category",
    "level",
    "channel",
    "persona",
    "mode",
    "score",
    "verdict",
    "fatal",
    "suspected",
    "ending",
    "satisfaction",
    "seconds",
    "turns",
    "seed",
];

/// A row a call, with names in the language of the program.
pub fn history(rows: &[Row<'_>], names: Names<'_>) -> String {
    let locale = names.voice.locale;
    let mut out = Rows::new(HEADING.map(|key| locale.name("report.column", key).to_owned()));
    for row in rows {
        out.add(cells(row, names));
    }
    out.text()
}

fn cells(row: &Row<'_>, names: Names<'_>) -> [String; 19] {
    let locale = names.voice.locale;
    let seconds = row.lasted_ms.map(|lasted| (lasted + 500) / 1000);
    [
        words(&row.id.0),
        row.at.date_and_time(),
        words(&names.trainee(row.trainee)),
        words(row.scenario),
        words(row.title),
        locale.name("category", row.category.code()).to_owned(),
        row.level.to_string(),
        words(&names.channel(row.channel)),
        words(&names.persona(row.persona)),
        names.mode(row),
        number::<Points>(row.score),
        names.verdict(row),
        number(row.fatal),
        number(row.suspected),
        names.ending(row.ended),
        number(row.satisfaction),
        number(seconds),
        number(row.turns),
        // Longer numbers lose their last digits in a spreadsheet.
        words(&row.seed.to_string()),
    ]
}
