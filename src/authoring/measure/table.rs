//! The figures as a table.

use std::fmt::{Display, Write};

use super::{Counts, Measure, ReadingError, RowErrors, figures::share, gold::Verdicts};
use crate::{
    report::{Voice, padded},
    text::clean,
};

/// Columns of the code, of its name, and of one figure.
const CODE: usize = 20;
const NAME: usize = 22;
const FIGURE: usize = 9;

/// The table; before it, where `errors` are asked for, what is wrong in each row.
pub fn whole(measure: &Measure, errors: Option<&[String]>, voice: &Voice<'_>) -> String {
    let mut text = String::new();
    if let Some(codes) = errors {
        for (row, errors) in measure.errors_of(codes) {
            text.push_str(&row_errors(row, &errors, voice));
        }
        if !text.is_empty() {
            text.push('\n');
        }
    }
    if measure.rows > 0 {
        text.push_str(&labels(measure, voice));
    }
    if measure.phrases.rows() > 0 {
        if measure.rows > 0 {
            text.push('\n');
        }
        text.push_str(&phrases(measure, voice));
    }
    text
}

fn labels(measure: &Measure, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let mut text = locale.format("report.measure.rows", &[("rows", &measure.rows)]);
    text.push('\n');
    let heads = [
        "report.measure.labelled",
        "report.measure.precision",
        "report.measure.recall",
        "report.measure.f1",
    ]
    .map(|head| locale.text(head).to_owned());
    text.push_str(&line("", "", &heads));
    for (code, counts) in measure.codes() {
        text.push_str(&line(code, voice.behaviour(code), &columns(counts)));
    }
    let micro = measure.micro();
    text.push_str(&line(
        "micro",
        locale.text("report.measure.micro"),
        &columns(micro),
    ));
    if let Some(mean) = measure.macro_mean() {
        let figures = [
            String::new(),
            format!("{:.3}", mean.precision),
            format!("{:.3}", mean.recall),
            format!("{:.3}", mean.f1),
        ];
        text.push_str(&line(
            "macro",
            locale.text("report.measure.macro"),
            &figures,
        ));
    }
    text.push_str(&groups(measure, voice));
    if !measure.bait.is_empty() {
        text.push('\n');
    }
    for (kind, (rows, credited)) in &measure.bait {
        text.push_str(&bait(kind, *rows, *credited, voice));
    }
    text
}

/// A line for each kind, source and agent.
fn groups(measure: &Measure, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let mut text = String::new();
    let mut last = "";
    for (name, value, rows, counts) in measure.groups() {
        if name != last {
            text.push('\n');
        }
        last = name;
        let rows = locale.format("report.measure.group_rows", &[("rows", &rows)]);
        let value = clean::printable(value).replace('\n', " ");
        text.push_str(&line(&format!("{name} {value}"), &rows, &columns(counts)));
    }
    text
}

fn bait(kind: &str, rows: u32, credited: u32, voice: &Voice<'_>) -> String {
    let percent = share(credited, rows).unwrap_or_default() * 100.0;
    let percent = format!("{percent:.1}");
    let args: [(&str, &dyn Display); 4] = [
        ("kind", &kind),
        ("credited", &credited),
        ("rows", &rows),
        ("percent", &percent),
    ];
    format!("{}\n", voice.locale.format("report.measure.bait", &args))
}

fn columns(counts: Counts) -> [String; 4] {
    [
        counts.labelled().to_string(),
        figure(counts.precision()),
        figure(counts.recall()),
        figure(counts.f1()),
    ]
}

fn figure(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"))
}

fn line(code: &str, name: &str, figures: &[String]) -> String {
    let mut line = format!("{}{}", padded(code, CODE), padded(name, NAME));
    for figure in figures {
        line.push_str(&" ".repeat(FIGURE.saturating_sub(crate::text::width::columns(figure))));
        line.push_str(figure);
    }
    line.truncate(line.trim_end().len());
    line.push('\n');
    line
}

fn phrases(measure: &Measure, voice: &Voice<'_>) -> String {
    let (locale, figures) = (voice.locale, &measure.phrases);
    let accuracy = figure(share(figures.right(), figures.rows()));
    let args: [(&str, &dyn Display); 3] = [
        ("rows", &figures.rows()),
        ("right", &figures.right()),
        ("accuracy", &accuracy),
    ];
    let mut text = locale.format("report.measure.phrases", &args);
    text.push('\n');
    let heads = Verdicts::ALL.map(|verdict| verdict.as_str().to_owned());
    text.push_str(&line("", locale.text("report.measure.given"), &heads));
    for wanted in Verdicts::ALL {
        let given = Verdicts::ALL.map(|got| figures.of(wanted, got).to_string());
        text.push_str(&line(wanted.as_str(), "", &given));
    }
    if !figures.kinds.is_empty() {
        text.push('\n');
    }
    for (kind, (rows, right)) in &figures.kinds {
        let kind = clean::printable(kind).replace('\n', " ");
        let count = locale.format("report.measure.group_rows", &[("rows", rows)]);
        let figures = [String::new(), figure(share(*right, *rows))];
        text.push_str(&line(&format!("kind {kind}"), &count, &figures));
    }
    text
}

/// A row with what was said in it, and a line for each error.
fn row_errors(row: &RowErrors, errors: &[&ReadingError], voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let gold = &row.gold;
    let shown = |text: &str| clean::printable(text).replace('\n', " ");
    let mut text = format!("{}:{}", shown(&row.place.file), row.place.line);
    for word in std::iter::once(&gold.id).chain(gold.groups.iter().map(|(_, value)| value)) {
        if !word.is_empty() {
            text.push_str("  ");
            text.push_str(&shown(word));
        }
    }
    text.push('\n');
    for (who, said) in [("customer", &gold.customer), ("agent", &gold.reply)] {
        if !said.is_empty() {
            let who = locale.text(match who {
                "customer" => "report.measure.customer",
                _ => "report.measure.agent",
            });
            let _ = writeln!(text, "    {who}{}", shown(said));
        }
    }
    for error in errors {
        let _ = writeln!(text, "    {}", shown(&error_line(error, row, voice)));
    }
    text
}

fn error_line(error: &ReadingError, row: &RowErrors, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    match error {
        ReadingError::Wrong { code, span, rule } => {
            let words = span.of(&row.gold.reply);
            let args: [(&str, &dyn Display); 3] =
                [("code", code), ("words", &words), ("rule", rule)];
            locale.format("report.measure.wrong", &args)
        }
        ReadingError::Missed { code } => {
            let words = row.gold.words(code);
            let key = if words.is_empty() {
                "report.measure.missed"
            } else {
                "report.measure.missed_words"
            };
            locale.format(key, &[("code", code), ("words", &words)])
        }
        ReadingError::Phrase {
            wanted,
            got,
            missing,
        } => {
            let say = row
                .gold
                .phrase
                .as_ref()
                .map_or("", |asked| asked.say.first().map_or("", String::as_str));
            let (wanted, got, missing) = (wanted.as_str(), got.as_str(), missing.join(" / "));
            let args: [(&str, &dyn Display); 4] = [
                ("wanted", &wanted),
                ("got", &got),
                ("say", &say),
                ("missing", &missing),
            ];
            let key = if missing.is_empty() {
                "report.measure.phrase"
            } else {
                "report.measure.phrase_missing"
            };
            locale.format(key, &args)
        }
    }
}
