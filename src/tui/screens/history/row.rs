//! One call of the list as a line, and in more words below or beside the list.

use std::fmt::Display;

use ratatui::text::Line;

use super::may_go_on;
use crate::{
    engine::step::Step,
    record::{CallKind, CallLine, CallState, Summary},
    report::{
        Voice, moment,
        records::{Names, Row},
    },
    tui::{
        model::Model,
        widgets::{Prose, bars::bar, column::fit, radar::pad},
    },
};

const WHEN: usize = 17;
const NAME: usize = 9;
const PERSONA: usize = 11;
const TOTAL: usize = 6;

fn names(model: &Model) -> Names<'_> {
    Names {
        voice: Voice {
            locale: &model.locale,
            library: &model.library,
            width: 0,
        },
    }
}

/// When, who (where there may be several), about what, to which persona, and what became of it.
pub(super) fn line(
    model: &Model,
    line: &CallLine,
    (on, marked): (bool, bool),
    columns: usize,
) -> Line<'static> {
    let theme = &model.theme;
    let names = names(model);
    let verdicts = number(model, "history.verdict_columns");
    let style = if on { theme.accent } else { theme.plain };
    let aside = if on { theme.accent } else { theme.faint };
    let mark = if on { theme.glyphs.now } else { " " };
    let star = if marked { theme.glyphs.level } else { " " };
    let who = if model.records.who.trainer { NAME } else { 0 };
    let taken = 4 + WHEN + who + PERSONA + TOTAL + 1 + verdicts;
    let about = columns.saturating_sub(taken + 1);
    let more = theme.glyphs.more;
    let origins = &line.origins;
    let when = moment::told(origins.started, model.wall, &model.locale);
    let mut prose = Prose::of(format!(" {mark}{star} "), style).then(pad(&when, WHEN), aside);
    if who > 0 {
        let name = names.trainee(&line.trainee_name);
        prose.push(fit(&name, NAME - 1, more) + " ", style);
    }
    prose.push(fit(&title(model, line), about, more) + " ", style);
    let persona = names.persona(&origins.persona);
    prose.push(fit(&persona, PERSONA - 1, more) + " ", aside);
    let line = &standing(line);
    let total = line.summary.as_ref();
    let total = total.map_or_else(String::new, |summary| summary.total.to_string());
    prose.push(format!("{total:>TOTAL$} "), style);
    let row = Row::of(line, "");
    let verdict = match &line.summary {
        _ if on => theme.accent,
        Some(summary) if summary.passed => theme.good,
        Some(_) => theme.bad,
        None => theme.warning,
    };
    prose.push(pad(&names.verdict(&row), verdicts), verdict);
    prose.clip(columns, more)
}

/// As it stands after the trainer's words.
fn standing(line: &CallLine) -> CallLine {
    CallLine {
        summary: line.standing().cloned(),
        ..line.clone()
    }
}

/// With a word before it that says that it is no call of the usual kind.
fn title(model: &Model, line: &CallLine) -> String {
    let origins = &line.origins;
    let kind = match (origins.kind, &origins.parent) {
        (CallKind::Listened, _) => "history.sign_listened",
        (CallKind::Played, Some(_)) => "history.sign_retried",
        (CallKind::Played, None) => "",
    };
    let title = crate::text::clean::printable(&origins.title).replace('\n', " ");
    if kind.is_empty() {
        title
    } else {
        format!("{} {title}", model.text(kind))
    }
}

fn number(model: &Model, key: &str) -> usize {
    model.text(key).parse().unwrap_or(8)
}

/// What else there is to say of a call: how it went, and its six steps.
pub(super) fn about(model: &Model, line: &CallLine, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let dot = format!(" {} ", theme.glyphs.dot);
    let mut lines = Prose::of(particulars(model, line).join(&dot), theme.plain).wrap(columns, 0);
    if let Some((_, turn)) = &line.origins.parent {
        let text = model.locale.format("history.retried", &[("turn", turn)]);
        lines.push(Prose::of(text, theme.faint).clip(columns, theme.glyphs.more));
    }
    let Some(summary) = line.standing() else {
        lines.extend(Prose::of(model.text(unscored(model, line)), theme.faint).wrap(columns, 0));
        return lines;
    };
    if let Some((settled, program)) = line.settled.as_ref().zip(line.summary.as_ref()) {
        let totals: [(&str, &dyn Display); 2] =
            [("trainer", &settled.total), ("program", &program.total)];
        let text = model.locale.format("word.both", &totals);
        lines.push(Prose::of(text, theme.accent).clip(columns, theme.glyphs.more));
    }
    if summary.suspected > 0 {
        let count: [(&str, &dyn Display); 1] = [("count", &summary.suspected)];
        let text = model.locale.format("history.suspected", &count);
        lines.push(Prose::of(text, theme.warning).clip(columns, theme.glyphs.more));
    }
    lines.push(Line::default());
    lines.extend(steps(model, summary, columns));
    lines
}

/// What can be done with a call that has no sheet.
fn unscored(model: &Model, line: &CallLine) -> &'static str {
    match line.state {
        CallState::Open if may_go_on(model, line) => {
            if model.records.is_talked_out(&line.id) {
                "history.about_talked_out"
            } else {
                "history.about_cut_off"
            }
        }
        CallState::Open => "history.about_open",
        CallState::Left => "history.about_left",
        CallState::Scored => "history.about_scored",
    }
}

fn particulars(model: &Model, line: &CallLine) -> Vec<String> {
    let names = names(model);
    let row = Row::of(line, "");
    let mut parts = vec![
        names.trainee(&line.trainee_name),
        names.mode(&row),
        names.persona(&line.origins.persona),
        names.channel(&line.origins.channel),
    ];
    if let Some(summary) = &line.summary {
        let locale = &model.locale;
        if summary.ending.is_some() {
            parts.push(names.ending(summary.ending));
        }
        parts.push(locale.format("scorecard.satisfaction", &[("got", &summary.satisfaction)]));
        parts.push(locale.format("compare.lasted", &[("time", &summary.lasted)]));
        parts.push(locale.format("compare.turns", &[("count", &summary.turns)]));
    }
    parts
}

/// A bar for each step, as many beside each other as there is room for.
fn steps(model: &Model, summary: &Summary, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let wide = number(model, "scorecard.step_columns");
    let cells = 6;
    let each = wide + cells + 14;
    let beside = (columns / each).max(1);
    let mut lines = Vec::new();
    let steps: Vec<_> = Step::ALL.iter().zip(summary.steps).collect();
    for group in steps.chunks(beside) {
        let mut prose = Prose::new();
        for (step, (got, of)) in group {
            let style = theme.step(**step);
            prose.push(pad(model.locale.name("step", step.code()), wide), style);
            bar(&mut prose, theme, (got.0, of.0), cells, style);
            let figures = if of.0 > 0 {
                format!(" {got}/{of}")
            } else {
                format!(" {}", model.text("scorecard.no_items"))
            };
            prose.push(pad(&figures, 14), theme.plain);
        }
        lines.push(prose.clip(columns, ""));
    }
    lines
}
