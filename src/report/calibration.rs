//! How often and where trainers overrule the program, as text and JSON.

use std::fmt::Display;

use serde::Serialize;

use super::{Voice, hang, json};
use crate::{
    judge::Points,
    progress::calibration::{Basis, Calibration, FatalCalibration, ItemCalibration, RuleUse},
    text::{clean, width},
};

/// Cells of a column that counts.
const COLUMN: usize = 8;

/// Two tables, each row with the rules that were relied on and the latest reasons below it.
pub fn as_text(found: &Calibration, since: Option<&str>, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let counts: [(&str, &dyn Display); 3] = [
        ("since", &since.unwrap_or_default()),
        ("calls", &found.calls),
        ("looked", &found.looked),
    ];
    let key = if since.is_some() {
        "report.calibrate.since"
    } else {
        "report.calibrate.all"
    };
    let mut text = format!("{}\n", locale.format(key, &counts));
    if found.items.is_empty() && found.fatals.is_empty() {
        text.push_str(locale.text("report.calibrate.empty"));
        text.push('\n');
        return text;
    }
    if !found.items.is_empty() {
        let labels = [
            "overruled",
            "calls",
            "raised",
            "lowered",
            "dropped",
            "stood",
            "mean",
        ];
        text.push_str(&head("report.calibrate.items", &labels, "item", voice));
        for item in &found.items {
            text.push_str(&item_row(item, voice));
            text.push_str(&basis(&item.basis, voice));
        }
    }
    if !found.fatals.is_empty() {
        let labels = ["confirmed", "cleared", "waiting", "overturned"];
        text.push_str(&head("report.calibrate.fatals", &labels, "fault", voice));
        for fatal in &found.fatals {
            text.push_str(&fatal_row(fatal, voice));
            text.push_str(&basis(&fatal.basis, voice));
        }
    }
    text
}

fn head(title: &str, labels: &[&str], last: &str, voice: &Voice<'_>) -> String {
    let label = |name: &str| {
        voice
            .locale
            .text(&format!("report.calibrate.{name}"))
            .to_owned()
    };
    let columns: Vec<String> = labels.iter().map(|name| label(name)).collect();
    let row = row(&columns, &label(last));
    format!("\n{}\n{row}", voice.locale.text(title))
}

/// Counts to the right of their columns, then a name.
fn row(counts: &[String], name: &str) -> String {
    let cell = |text: &String| {
        let blanks = COLUMN.saturating_sub(width::columns(text));
        format!("{}{text}", " ".repeat(blanks))
    };
    let cells: String = counts.iter().map(cell).collect();
    format!("{cells}  {name}\n")
}

fn item_row(item: &ItemCalibration, voice: &Voice<'_>) -> String {
    let counts = [
        item.overruled(),
        item.calls,
        item.raised,
        item.lowered,
        item.dropped,
        item.stood,
    ];
    let mut cells: Vec<String> = counts.iter().map(ToString::to_string).collect();
    cells.push(if item.raised + item.lowered == 0 {
        "-".to_owned()
    } else {
        signed(item.mean)
    });
    let title = clean::printable(&item.title).replace('\n', " ");
    row(&cells, &named(&title, &item.item, voice))
}

fn fatal_row(fatal: &FatalCalibration, voice: &Voice<'_>) -> String {
    let counts = [
        fatal.confirmed,
        fatal.cleared,
        fatal.waiting,
        fatal.overturned,
    ];
    let cells: Vec<String> = counts.iter().map(ToString::to_string).collect();
    let title = voice.behaviour(&fatal.fault).to_owned();
    row(&cells, &named(&title, &fatal.fault, voice))
}

fn named(title: &str, code: &str, voice: &Voice<'_>) -> String {
    let args: [(&str, &dyn Display); 2] = [("title", &title), ("code", &code)];
    voice.locale.format("report.calibrate.named", &args)
}

/// `+0.8`.
fn signed(points: Points) -> String {
    if points.0 > 0 {
        format!("+{points}")
    } else {
        points.to_string()
    }
}

fn basis(basis: &Basis, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let mut text = String::new();
    let label = |key: &str| format!("          {}  ", locale.text(key));
    for rule in &basis.rules {
        let place = place(rule, voice).unwrap_or_default();
        let args: [(&str, &dyn Display); 3] = [
            ("rule", &rule.rule),
            ("times", &rule.times),
            ("place", &place),
        ];
        let line = locale.format("report.calibrate.rule_line", &args);
        text.push_str(&hang(&label("report.calibrate.rule"), &line, voice.width));
    }
    for reason in &basis.reasons {
        let args: [(&str, &dyn Display); 3] = [
            ("reason", &reason.reason),
            ("by", &reason.by),
            ("date", &reason.at.date()),
        ];
        let line = locale.format("report.word.said", &args);
        let line = clean::printable(&line).replace('\n', " ");
        text.push_str(&hang(&label("report.calibrate.reason"), &line, voice.width));
    }
    text
}

/// Where the rule is written today, if it is written anywhere.
fn place(rule: &RuleUse, voice: &Voice<'_>) -> Option<String> {
    let place = voice.library.rule_place(&rule.scenario, &rule.rule)?;
    Some(place.to_string())
}

#[derive(Serialize)]
struct Whole<'a> {
    format: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a str>,
    calls: u32,
    looked: u32,
    items: Vec<ItemRow<'a>>,
    fatal: Vec<Fatal<'a>>,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    item: &'a str,
    title: &'a str,
    calls: u32,
    overruled: u32,
    raised: u32,
    lowered: u32,
    dropped: u32,
    stood: u32,
    mean: Points,
    rules: Vec<Relied<'a>>,
    reasons: Vec<Said<'a>>,
}

#[derive(Serialize)]
struct Fatal<'a> {
    fault: &'a str,
    confirmed: u32,
    cleared: u32,
    waiting: u32,
    overturned: u32,
    rules: Vec<Relied<'a>>,
    reasons: Vec<Said<'a>>,
}

#[derive(Serialize)]
struct Relied<'a> {
    rule: &'a str,
    times: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

#[derive(Serialize)]
struct Said<'a> {
    reason: &'a str,
    by: &'a str,
    at: String,
}

/// One JSON object.
pub fn as_json(found: &Calibration, since: Option<&str>, voice: &Voice<'_>) -> String {
    let items = found.items.iter().map(|item| ItemRow {
        item: &item.item,
        title: &item.title,
        calls: item.calls,
        overruled: item.overruled(),
        raised: item.raised,
        lowered: item.lowered,
        dropped: item.dropped,
        stood: item.stood,
        mean: item.mean,
        rules: rules_of(&item.basis, voice),
        reasons: reasons_of(&item.basis),
    });
    let fatals = found.fatals.iter().map(|fatal| Fatal {
        fault: &fatal.fault,
        confirmed: fatal.confirmed,
        cleared: fatal.cleared,
        waiting: fatal.waiting,
        overturned: fatal.overturned,
        rules: rules_of(&fatal.basis, voice),
        reasons: reasons_of(&fatal.basis),
    });
    json::written(&Whole {
        format: json::FORMAT,
        since,
        calls: found.calls,
        looked: found.looked,
        items: items.collect(),
        fatal: fatals.collect(),
    })
}

fn rules_of<'a>(basis: &'a Basis, voice: &Voice<'_>) -> Vec<Relied<'a>> {
    let rules = basis.rules.iter().map(|rule| Relied {
        rule: &rule.rule,
        times: rule.times,
        place: place(rule, voice),
    });
    rules.collect()
}

fn reasons_of(basis: &Basis) -> Vec<Said<'_>> {
    let reasons = basis.reasons.iter().map(|reason| Said {
        reason: &reason.reason,
        by: &reason.by,
        at: reason.at.rfc3339(),
    });
    reasons.collect()
}
