//! What came of judging a kept call again: as lines of text and as a JSON object.

use std::fmt::Display;

use serde::Serialize;

use crate::{
    judge::{Finding, Points, Scorecard, scorecard::Status},
    locale::Locale,
    record::{CallLine, Hash},
    session::rescore::{Change, changes, fatal_beyond},
    text::{Name, clean},
};

/// One call with the sheet it had and the one it would have.
#[derive(Clone, Copy)]
pub struct Rescored<'a> {
    pub line: &'a CallLine,
    /// By which the call is named.
    pub id: &'a str,
    pub before: &'a Scorecard,
    pub now: &'a Scorecard,
}

/// The call with both totals, then the lines that came out otherwise.
pub fn text(rescored: &Rescored<'_>, locale: &Locale) -> String {
    let (before, now) = (rescored.before, rescored.now);
    let key = match (before == now, before.passed, now.passed) {
        (true, ..) => "cli.rescore.same",
        (_, true, false) => "cli.rescore.failed_now",
        (_, false, true) => "cli.rescore.passed_now",
        (_, true, true) | (_, false, false) => "cli.rescore.call",
    };
    let origins = &rescored.line.origins;
    let unnamed = locale.text("records.unnamed");
    let name = Some(shown(&rescored.line.trainee_name)).filter(|name| !name.is_empty());
    let slots: [(&str, &dyn Display); 6] = [
        ("id", &rescored.id),
        ("date", &origins.started.date()),
        ("name", &name.as_deref().unwrap_or(unnamed)),
        ("title", &shown(&origins.title)),
        ("before", &before.total),
        ("now", &now.total),
    ];
    let mut lines = vec![locale.format(key, &slots)];
    for change in changes(before, now) {
        lines.push(changed(&change, locale));
    }
    for (sign, one, other) in [("-", before, now), ("+", now, before)] {
        for error in fatal_beyond(one, other) {
            let fault = locale.name("fault", &error.fault);
            let fault = locale.format("cli.rescore.fatal", &[("fault", &fault)]);
            lines.push(format!("    {sign} {fault}"));
        }
    }
    lines.join("\n")
}

fn changed(change: &Change<'_>, locale: &Locale) -> String {
    let title = change.now.or(change.before).map(|it| it.title.as_str());
    let nothing = locale.text("report.status.not_applicable");
    let points = |finding: Option<&Finding>| match finding {
        None => nothing.to_owned(),
        Some(finding) if finding.status == Status::Lost || finding.of == Points(0) => {
            finding.got.to_string()
        }
        Some(finding) => format!("{}/{}", finding.got, finding.of),
    };
    format!(
        "    {}  {} \u{2192} {}",
        shown(title.unwrap_or_default()),
        points(change.before),
        points(change.now)
    )
}

#[derive(Serialize)]
struct Object<'a> {
    call: &'a str,
    scenario: &'a Name,
    trainee: &'a str,
    cause: &'a str,
    rubric: &'a Hash,
    before: Total,
    now: Total,
    /// The sheet is in the records.
    added: bool,
    changed: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Total {
    score: Points,
    passed: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    item: &'a Name,
    title: &'a str,
    /// Got and of; nothing where the line does not apply.
    before: Option<[Points; 2]>,
    now: Option<[Points; 2]>,
}

/// The same as one JSON object on one line: `cause`, the rubric's hash, and whether it was added.
pub fn json(rescored: &Rescored<'_>, (cause, rubric): (&str, &Hash), added: bool) -> String {
    let total = |sheet: &Scorecard| Total {
        score: sheet.total,
        passed: sheet.passed,
    };
    let changed = changes(rescored.before, rescored.now);
    let lines = changed.iter().filter_map(|change| {
        let line = change.now.or(change.before)?;
        let points = |finding: &Finding| [finding.got, finding.of];
        Some(Line {
            item: &line.item,
            title: &line.title,
            before: change.before.map(points),
            now: change.now.map(points),
        })
    });
    let object = Object {
        call: &rescored.line.id.0,
        scenario: &rescored.line.origins.scenario,
        trainee: &rescored.line.trainee_name,
        cause,
        rubric,
        before: total(rescored.before),
        now: total(rescored.now),
        added,
        changed: lines.collect(),
    };
    serde_json::to_string(&object).unwrap_or_default()
}

/// Foreign text on one line.
fn shown(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}
