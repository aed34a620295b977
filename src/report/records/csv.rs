//! Records as CSV that a spreadsheet opens rightly: UTF-8 with its mark, CRLF, and nothing in it that would be run.

use csv::{Terminator, WriterBuilder};

use super::{CallPage, Names, Row, row::one_line};
use crate::{
    judge::{Finding, Points},
    progress::class::Member,
    record::Instant,
    report::{class::ClassReport, progress, remark::choice, sheet},
};

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

const HEADING: [&str; 20] = [
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
    "trainer_score",
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

fn cells(row: &Row<'_>, names: Names<'_>) -> [String; 20] {
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
        number::<Points>(row.trainer_score),
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

const FINDING: [&str; 12] = [
    "id",
    "trainee",
    "item",
    "item_title",
    "step",
    "dimension",
    "status",
    "got",
    "of",
    "trainer_score",
    "evidence",
    "advice",
];

/// A row a line of the sheet that applies.
pub fn call(page: &CallPage<'_>, names: Names<'_>) -> String {
    let locale = names.voice.locale;
    let mut out = Rows::new(FINDING.map(|key| locale.name("report.column", key).to_owned()));
    let settled = page.settled();
    let trainers = |item: &str| {
        let ruling = settled.as_ref()?.on_item(item)?;
        ruling.trainer.map(|(got, _)| got)
    };
    let sheet = settled.as_ref().map(|settled| &settled.sheet);
    let program = page.scorecard().into_iter();
    let program = program.flat_map(|sheet| &sheet.findings);
    // What a trainer added is on no sheet of the program.
    let added = sheet.into_iter().flat_map(|sheet| &sheet.findings);
    let known = |finding: &&Finding| {
        let scorecard = page.scorecard();
        scorecard.is_none_or(|sheet| sheet.finding(&finding.item).is_none())
    };
    for finding in program.chain(added.filter(known)) {
        if finding.applies || trainers(&finding.item).is_some() {
            out.add(line(finding, trainers(&finding.item), page, names));
        }
    }
    out.text()
}

fn line(
    finding: &Finding,
    trainers: Option<Points>,
    page: &CallPage<'_>,
    names: Names<'_>,
) -> [String; 12] {
    let locale = names.voice.locale;
    let on_sheet = page
        .scorecard()
        .is_some_and(|sheet| sheet.finding(&finding.item).is_some());
    let (got, of) = (finding.got, finding.of);
    let evidence: Vec<String> = finding
        .evidence
        .iter()
        .map(|evidence| choice(evidence, locale).unwrap_or_else(|| evidence.text.clone()))
        .collect();
    let status = sheet::status(finding.status, locale);
    [
        words(&page.kept.line.id.0),
        words(&names.trainee(&page.kept.line.trainee_name)),
        words(&finding.item),
        words(&finding.title),
        locale.name("step", finding.step.code()).to_owned(),
        locale
            .name("dimension", finding.dimension.code())
            .to_owned(),
        status.to_owned(),
        number(on_sheet.then_some(got)),
        number((of.0 > 0).then_some(of)),
        number(trainers),
        words(&evidence.join(" / ")),
        words(&finding.advice),
    ]
}

const MEMBER: [&str; 11] = [
    "trainee",
    "calls",
    "passed",
    "fatal_calls",
    "mean",
    "best",
    "then",
    "now",
    "minutes",
    "days",
    "latest",
];

/// A row a trainee.
pub fn class(report: &ClassReport<'_>, names: Names<'_>) -> String {
    let locale = names.voice.locale;
    let mut out = Rows::new(MEMBER.map(|key| locale.name("report.column", key).to_owned()));
    for member in &report.class.trainees {
        out.add(member_cells(member, names));
    }
    out.text()
}

fn member_cells(member: &Member, names: Names<'_>) -> [String; 11] {
    let trend = &member.trend;
    let some = |points: Points| (trend.calls > 0).then(|| progress::one_place(points));
    let (then, now) = trend.totals_then_and_now().unzip();
    let latest = trend.latest.map(|day| Instant {
        unix: day.saturating_mul(86_400_000),
        zone: 0,
    });
    [
        words(&names.trainee(&member.name)),
        trend.calls.to_string(),
        trend.passed.to_string(),
        trend.fatal.to_string(),
        number(some(member.mean)),
        number(some(member.best)),
        number(then.map(progress::one_place)),
        number(now.map(progress::one_place)),
        trend.practised.0.div_ceil(60_000).to_string(),
        trend.days.to_string(),
        number(latest.map(Instant::date)),
    ]
}
