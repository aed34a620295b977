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
    text::{clean, width},
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
    let columns = Columns::of(model, waiting);
    let shown = waiting.iter().enumerate().skip(top);
    for (row, (place, one)) in area.rows().zip(shown) {
        let on = place == chosen;
        let line = line(model, &columns, one, on);
        let room = usize::from(row.width);
        frame.render_widget(line.clip(room, theme.glyphs.more), row);
    }
}

/// Each as wide as what stands in it, and no wider than it may be: the title has the rest.
struct Columns {
    time: usize,
    cause: usize,
    turn: usize,
    name: usize,
    who: usize,
}

impl Columns {
    fn of(model: &Model, waiting: &[Waiting]) -> Self {
        let widest = |most: usize, text: &dyn Fn(&Waiting) -> String| {
            let wide = waiting.iter().map(|one| width::columns(&text(one))).max();
            // Two blanks to the next, where there is anything at all.
            wide.filter(|wide| *wide > 0)
                .map_or(0, |wide| wide.min(most) + 2)
        };
        Self {
            time: widest(16, &|one| time(model, one)),
            cause: widest(10, &|one| cause(model, one)),
            turn: widest(9, &|one| turn(model, one)),
            name: widest(18, &|one| name(model, one)),
            who: widest(10, &|one| who(model, one)),
        }
    }
}

fn time(model: &Model, one: &Waiting) -> String {
    moment::told(one.at, model.wall, &model.locale)
}

fn cause(model: &Model, one: &Waiting) -> String {
    let code = one.cause.code();
    model.text(&format!("report.queue.{code}")).to_owned()
}

fn turn(model: &Model, one: &Waiting) -> String {
    match one.turn {
        0 => String::new(),
        turn => model.locale.format("queue.turn", &[("turn", &turn)]),
    }
}

/// What tells one from another stands before the title, which may be cut.
fn line(model: &Model, columns: &Columns, one: &Waiting, on: bool) -> Prose {
    let theme = &model.theme;
    let style = if on { theme.selected } else { theme.plain };
    let mark = match one.cause {
        WaitCause::Suspected => theme.bad,
        WaitCause::Disputed => theme.warning,
    };
    let now = if on { theme.glyphs.now } else { " " };
    Prose::of(format!(" {now} "), theme.accent)
        .then(column(&time(model, one), columns.time), theme.faint)
        .then(column(&cause(model, one), columns.cause), mark)
        .then(column(&who(model, one), columns.who), theme.plain)
        .then(column(&turn(model, one), columns.turn), theme.faint)
        .then(column(&name(model, one), columns.name), style)
        .then(one_line(&one.title), theme.plain)
}

/// With two blanks behind it, and cut where it is too long.
fn column(text: &str, wide: usize) -> String {
    pad(width::clip(text, wide.saturating_sub(2)), wide)
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
    let room = (usize::from(inner.width), usize::from(inner.height));
    let lines = prose.wrap_some(room, 0, theme.glyphs.more);
    for (row, line) in inner.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}

fn one_line(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}
