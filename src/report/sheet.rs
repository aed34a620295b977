//! The QA sheet as text: total, steps, dimensions, fatal errors, findings with their evidence.

use std::fmt::Write as _;

use super::{
    Voice, hang, padded,
    remark::{choice, of_customer, remark},
};
use crate::{
    engine::{chance::Seed, step::Mode},
    judge::{Evidence, Finding, Points, Scorecard, scorecard::Status},
    locale::Locale,
    session::Sitting,
    text::{clean, width},
};

/// Cells of the bar beside a step.
const BAR: usize = 20;

/// The heading of a call: what was played, with whom. An exam keeps the persona to itself until it is scored.
pub fn heading(sitting: &Sitting, voice: &Voice<'_>) -> String {
    let scenario = &sitting.script.scenario;
    let locale = voice.locale;
    let Seed(seed) = sitting.seed;
    let hidden = sitting.mode == Mode::Exam && sitting.scorecard.is_none();
    let facts = [
        locale.name("category", scenario.category.code()).to_owned(),
        sitting
            .script
            .channel
            .name
            .get(locale.language())
            .to_owned(),
        if hidden {
            String::new()
        } else {
            voice.persona(&sitting.script.mix)
        },
        locale.name("mode", sitting.mode.code()).to_owned(),
        locale.format("report.seed", &[("seed", &seed)]),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    format!(
        "{} ({})\n{}\n",
        clean::printable(&scenario.title),
        clean::printable(&scenario.id),
        clean::printable(&facts.join(" · "))
    )
}

/// The whole sheet.
pub fn whole(scorecard: &Scorecard, voice: &Voice<'_>) -> String {
    summary(scorecard, None, voice) + &rest(scorecard, voice)
}

/// What follows on the first lines.
pub(super) fn rest(scorecard: &Scorecard, voice: &Voice<'_>) -> String {
    let mut text = scores(scorecard, voice);
    text.push_str(&fatal(scorecard, voice));
    let applying = scorecard.findings.iter().filter(|finding| finding.applies);
    let (earned, wanting): (Vec<&Finding>, Vec<&Finding>) =
        applying.partition(|finding| finding.status == Status::Earned);
    text.push_str(&section("report.improve", &wanting, true, voice));
    text.push_str(&section("report.earned", &earned, false, voice));
    let unscored: Vec<&str> = scorecard
        .unscored
        .iter()
        .map(|key| voice.locale.text(key))
        .collect();
    if !unscored.is_empty() {
        let label = format!("\n{}  ", voice.locale.text("report.unscored"));
        text.push_str(&label);
        text.push_str(&unscored.join(" · "));
        text.push('\n');
    }
    text
}

/// Total, and whether it is enough.
pub(super) fn verdict(scorecard: &Scorecard, locale: &Locale) -> String {
    let verdict = match (scorecard.passed, scorecard.failed_fatally()) {
        (true, _) => "report.passed",
        (false, true) => "report.failed_fatally",
        (false, false) => "report.failed",
    };
    let args: [(&str, &dyn std::fmt::Display); 2] =
        [("total", &scorecard.total), ("mark", &scorecard.pass_mark)];
    locale.format(verdict, &args)
}

/// The first lines; `settled` is the sheet after the trainer's words.
pub(super) fn summary(
    scorecard: &Scorecard,
    settled: Option<&Scorecard>,
    voice: &Voice<'_>,
) -> String {
    let locale = voice.locale;
    let ending = scorecard.ending.map_or_else(
        || locale.text("report.no_ending").to_owned(),
        |ending| {
            let key = if scorecard.right_ending {
                "report.ending_right"
            } else {
                "report.ending_wrong"
            };
            locale.format(key, &[("ending", &locale.name("ending", ending.code()))])
        },
    );
    let mut totals = match settled {
        None => vec![("report.total", verdict(scorecard, locale))],
        Some(settled) => vec![
            ("report.by_program", verdict(scorecard, locale)),
            ("report.by_trainer", verdict(settled, locale)),
        ],
    };
    let rows = [
        ("report.ending", ending),
        (
            "report.satisfaction",
            format!("{} / 5", scorecard.satisfaction),
        ),
    ];
    // Of a call that was only kept nobody knows how it ended for the customer.
    let known = if scorecard.ending.is_some() { 2 } else { 0 };
    totals.extend(rows.into_iter().take(known));
    let labels = totals
        .iter()
        .map(|(key, _)| width::columns(locale.text(key)))
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    for (key, value) in totals {
        let _ = writeln!(text, "{}  {value}", padded(locale.text(key), labels));
    }
    text
}

/// Steps and dimensions, a row each.
fn scores(scorecard: &Scorecard, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let steps = scorecard
        .steps
        .iter()
        .map(|score| (locale.name("step", score.step.code()), score.got, score.of));
    let dimensions = scorecard.dimensions.iter().map(|score| {
        (
            locale.name("dimension", score.dimension.code()),
            score.got,
            score.of,
        )
    });
    let mut text = table(
        locale.text("report.steps"),
        &steps.collect::<Vec<_>>(),
        voice,
    );
    text.push_str(&table(
        locale.text("report.dimensions"),
        &dimensions.collect::<Vec<_>>(),
        voice,
    ));
    text
}

fn table(title: &str, rows: &[(&str, Points, Points)], voice: &Voice<'_>) -> String {
    let names = rows
        .iter()
        .map(|(name, ..)| width::columns(name))
        .max()
        .unwrap_or(0);
    let mut text = format!("\n{title}\n");
    for (name, got, of) in rows {
        let name = padded(name, names);
        if of.0 == 0 {
            let none = voice.locale.text("report.nothing_applies");
            let _ = writeln!(text, "  {name}  {none}");
        } else {
            let _ = writeln!(text, "  {name}  {got:>6} / {of:<6}  {}", bar(*got, *of));
        }
    }
    text
}

/// `##########..........`: readable in every font and to every reader.
pub(super) fn bar(got: Points, of: Points) -> String {
    let share = usize::try_from(got.0.max(0)).unwrap_or(0) * BAR;
    let full = (share / usize::try_from(of.0.max(1)).unwrap_or(1)).min(BAR);
    format!("{}{}", "#".repeat(full), ".".repeat(BAR - full))
}

fn fatal(scorecard: &Scorecard, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let mut text = format!("\n{}\n", locale.text("report.fatal"));
    if scorecard.fatal.is_empty() {
        let _ = writeln!(text, "  {}", locale.text("report.none"));
    }
    for error in &scorecard.fatal {
        let key = if error.suspected {
            "report.suspected"
        } else {
            "report.is_fatal"
        };
        let name = locale.format(key, &[("fault", &voice.behaviour(&error.fault))]);
        text.push_str(&hang("  ", &name, voice.width));
        text.push_str(&evidence(&error.evidence, voice));
        text.push_str(&labelled("report.advice", &error.advice, voice));
    }
    text
}

/// The findings under one heading; what is to be improved comes with advice.
fn section(title: &str, findings: &[&Finding], advise: bool, voice: &Voice<'_>) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", voice.locale.text(title));
    for finding in findings {
        text.push_str(&item(finding, voice));
        for words in &finding.evidence {
            text.push_str(&evidence(words, voice));
        }
        if advise {
            text.push_str(&labelled("report.advice", &finding.advice, voice));
            text.push_str(&labelled("report.model", &finding.model, voice));
        }
    }
    text
}

/// How a line of the sheet came out, in a word.
pub(super) fn status(status: Status, locale: &Locale) -> &str {
    locale.text(match status {
        Status::Earned => "report.status.earned",
        Status::Part => "report.status.part",
        Status::Missed => "report.status.missed",
        Status::Lost => "report.status.lost",
        Status::NotApplicable => "report.status.not_applicable",
    })
}

fn item(finding: &Finding, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let status = status(finding.status, locale);
    let hinted = if finding.hinted {
        locale.text("report.hinted")
    } else {
        ""
    };
    let points = match finding.status {
        Status::Lost => finding.got.to_string(),
        Status::Earned | Status::Part | Status::Missed | Status::NotApplicable => {
            format!("{} / {}", finding.got, finding.of)
        }
    };
    let step = locale.name("step", finding.step.code());
    let line = format!("{status}  {}  {points}  ({step}){hinted}", finding.title);
    hang("  ", &line, voice.width)
}

fn evidence(evidence: &Evidence, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    if let Some(said) = of_customer(evidence, locale) {
        return hang(
            "      ",
            &format!("{said} ({})", evidence.rule),
            voice.width,
        );
    }
    let named = choice(evidence, voice.locale).unwrap_or_else(|| evidence.text.clone());
    let words = clean::printable(&named).replace('\n', " ");
    let line = if evidence.turn == 0 {
        locale.format(
            "report.evidence_act",
            &[("text", &words), ("rule", &evidence.rule)],
        )
    } else {
        locale.format(
            "report.evidence_turn",
            &[
                ("turn", &evidence.turn),
                ("text", &words),
                ("rule", &evidence.rule),
            ],
        )
    };
    let remark = remark(evidence, locale);
    hang("      ", &format!("{line}{remark}"), voice.width)
}

fn labelled(key: &str, text: &str, voice: &Voice<'_>) -> String {
    if text.is_empty() {
        return String::new();
    }
    hang(
        &format!("      {}  ", voice.locale.text(key)),
        text,
        voice.width,
    )
}
