//! How the queue looks: a line each, and below them what was said of the one that is chosen.

use std::fmt::Display;

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::QueueScreen;
use crate::{
    record::{WaitCause, Waiting},
    report::{Voice, moment},
    text::clean,
    tui::{
        model::Model,
        screens::headline,
        widgets::{Prose, frame, radar::pad},
    },
};

/// Lines for what was said.
const DETAIL: u16 = 5;

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &QueueScreen) {
    let theme = &model.theme;
    let [head, _, list, detail] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(DETAIL),
    ])
    .areas(area);
    let left = headline(model, model.text("queue.title"));
    let count = screen.waiting.as_ref().map_or(0, Vec::len);
    let right = if count > 0 {
        model.locale.format("queue.count", &[("count", &count)])
    } else {
        String::new()
    };
    frame::header(frame, head, theme, &left, &Prose::of(right, theme.faint));
    match &screen.waiting {
        None => say(model, frame, list, "queue.reading"),
        Some(waiting) if waiting.is_empty() => say(model, frame, list, "queue.empty"),
        Some(waiting) => {
            rows(model, frame, list, (waiting, screen.row));
            if let Some(one) = screen.chosen() {
                said(model, frame, detail, one);
            }
        }
    }
}

fn say(model: &Model, frame: &mut Frame, area: Rect, key: &str) {
    let inner = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(4),
        ..area
    }
    .intersection(area);
    let text = Prose::of(model.text(key), model.theme.plain);
    for (row, line) in inner.rows().zip(text.wrap(usize::from(inner.width), 0)) {
        frame.render_widget(line, row);
    }
}

/// The chosen one stays in sight.
fn rows(model: &Model, frame: &mut Frame, area: Rect, (waiting, chosen): (&[Waiting], usize)) {
    let theme = &model.theme;
    let room = usize::from(area.height);
    let top = (chosen + 1).saturating_sub(room);
    let shown = waiting.iter().enumerate().skip(top);
    for (row, (place, one)) in area.rows().zip(shown) {
        let on = place == chosen;
        let line = line(model, one, on);
        let columns = usize::from(row.width);
        frame.render_widget(line.clip(columns, theme.glyphs.more), row);
    }
}

fn line(model: &Model, one: &Waiting, on: bool) -> Prose {
    let theme = &model.theme;
    let style = if on { theme.selected } else { theme.plain };
    let (cause, mark) = match one.cause {
        WaitCause::Suspected => ("report.queue.suspected", theme.bad),
        WaitCause::Disputed => ("report.queue.disputed", theme.warning),
    };
    let now = if on { theme.glyphs.now } else { " " };
    let time = moment::told(one.at, model.wall, &model.locale);
    let turn = match one.turn {
        0 => String::new(),
        turn => model.locale.format("queue.turn", &[("turn", &turn)]),
    };
    Prose::of(format!("{now} "), theme.accent)
        .then(pad(&time, 17), theme.faint)
        .then(pad(model.text(cause), 10), mark)
        .then(pad(&name(model, one), 18), style)
        .then(" ", theme.plain)
        .then(pad(&who(model, one), 9), theme.plain)
        .then(one_line(&one.title), theme.plain)
        .then(format!("  {turn}"), theme.faint)
}

/// In the names of the program: the call's own files are not at hand.
fn name(model: &Model, one: &Waiting) -> String {
    let voice = Voice {
        locale: &model.locale,
        library: &model.library,
        width: 0,
    };
    voice.item(&one.item)
}

fn who(model: &Model, one: &Waiting) -> String {
    if one.trainee_name.is_empty() {
        model.text("report.queue.unnamed").to_owned()
    } else {
        one_line(&one.trainee_name)
    }
}

fn said(model: &Model, frame: &mut Frame, area: Rect, one: &Waiting) {
    let theme = &model.theme;
    let [rule, text] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    let said = one_line(&one.said);
    let args: [(&str, &dyn Display); 1] = [("said", &said)];
    let key = format!("report.queue.said.{}", one.cause.code());
    let prose = Prose::of(model.locale.format(&key, &args), theme.plain);
    let inner = Rect {
        x: text.x + 2,
        width: text.width.saturating_sub(4),
        ..text
    }
    .intersection(text);
    for (row, line) in inner.rows().zip(prose.wrap(usize::from(inner.width), 0)) {
        frame.render_widget(line, row);
    }
}

fn one_line(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}
