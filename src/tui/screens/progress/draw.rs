//! The progress screen, drawn:
//! ```text
//!  name of the program  progress of …                                as of …
//!  calls · passed · minutes · days
//!  mean · best · latest totals
//!  -- overview  items  totals ------------------------------------------------
//!  …
//! ```

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{Part, ProgressScreen, Whose, class, items, overview, totals};
use crate::{
    report::progress::{figures, scores, trainee},
    store::Outlook,
    text::clean,
    tui::{
        model::Model,
        screens::headline,
        widgets::{Prose, frame},
    },
};

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &ProgressScreen) {
    let [head, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    header(model, frame, head, screen);
    match &screen.whose {
        Whose::Class { class: None, .. } | Whose::One { outlook: None, .. } => {
            paragraph(model, frame, body, "progress.waiting");
        }
        Whose::Class {
            class: Some(class),
            row,
        } => class::draw(model, frame, body, (class, *row)),
        Whose::One {
            outlook: Some(outlook),
            ..
        } if outlook.learning.trend.calls == 0 => nothing_yet(model, frame, body, outlook),
        Whose::One {
            outlook: Some(outlook),
            ..
        } => one(model, frame, body, (screen, outlook)),
    }
}

fn header(model: &Model, frame: &mut Frame, area: Rect, screen: &ProgressScreen) {
    let theme = &model.theme;
    let title = match &screen.whose {
        Whose::Class { .. } => model.text("progress.class.title").to_owned(),
        Whose::One { name, .. } => {
            let name = clean::printable(trainee(name, &model.locale)).replace('\n', " ");
            model.locale.format("progress.title", &[("name", &name)])
        }
    };
    let left = headline(model, &title);
    let today = model.wall.date();
    let today = model.locale.format("progress.as_of", &[("today", &today)]);
    frame::header(frame, area, theme, &left, &Prose::of(today, theme.faint));
}

/// One text in the middle of nothing.
fn paragraph(model: &Model, frame: &mut Frame, area: Rect, key: &str) {
    let area = inset(area);
    let lines = Prose::of(model.text(key), model.theme.plain);
    let lines = lines.wrap(usize::from(area.width), 0);
    for (row, line) in area.rows().skip(1).zip(lines) {
        frame.render_widget(line, row);
    }
}

/// Two columns in at both sides.
pub(super) fn inset(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(4),
        ..area
    }
    .intersection(area)
}

/// What to do first.
fn nothing_yet(model: &Model, frame: &mut Frame, area: Rect, outlook: &Outlook) {
    let [said, next] = Layout::vertical([Constraint::Length(4), Constraint::Min(0)]).areas(area);
    paragraph(model, frame, said, "progress.none_here");
    overview::next(model, frame, inset(next), outlook);
}

fn one(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    (screen, outlook): (&ProgressScreen, &Outlook),
) {
    let theme = &model.theme;
    let [lines, rule, body] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    let said = [
        figures(&outlook.learning, &model.locale),
        scores(
            &outlook.learning,
            &model.locale,
            usize::from(area.width.saturating_sub(1)),
        ),
    ];
    for (row, text) in lines.rows().zip(said) {
        let line = Prose::of(format!(" {text}"), theme.plain);
        let line = line.clip(usize::from(row.width), theme.glyphs.more);
        frame.render_widget(line, row);
    }
    frame::rule(frame, rule, theme, &tabs(model, screen.part), &Prose::new());
    let columns = usize::from(body.width.saturating_sub(3));
    match screen.part {
        Part::Overview => overview::draw(model, frame, body, outlook),
        Part::Totals => totals::draw(model, frame, inset(body), &outlook.learning),
        Part::Items => {
            let lines = items::lines(model, &outlook.learning, columns);
            let inner = Rect {
                x: body.x + 1,
                width: body.width.saturating_sub(1),
                ..body
            };
            screen.scroll.draw(frame, inner, lines, theme);
        }
    }
}

/// The parts, the one that is shown in reverse.
fn tabs(model: &Model, part: Part) -> Prose {
    let theme = &model.theme;
    let mut tabs = Prose::new();
    for one in Part::ALL {
        let style = if *one == part {
            theme.selected
        } else {
            theme.faint
        };
        let name = model.locale.name("progress.part", one.code());
        tabs.push(format!(" {name} "), style);
        tabs.push(" ", theme.plain);
    }
    tabs
}
