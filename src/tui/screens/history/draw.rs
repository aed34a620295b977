//! The history, drawn:
//! ```text
//!  name of the program  history                                 whose calls
//!  filter, with the cursor
//!  the four choices, each with its key
//!  -- the newest first ------------------------------------------ 3 of 128 --
//!  >  when        name     title                  persona   total  verdict
//!    ...
//!  -- title -----------------------------------------------------------------
//!  how it went, and the six steps
//! ```

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{HistoryScreen, row, top_of};
use crate::{
    text::{clean, width},
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        records::Keeping,
        screens::headline,
        widgets::{Prose, frame},
    },
};

/// From this width on, the particulars stand beside the list.
const WIDE: u16 = 110;

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &HistoryScreen) {
    let [head, filter, choices, body] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    let theme = &model.theme;
    let left = headline(model, model.text("history.title"));
    frame::header(frame, head, theme, &left, &whose(model));
    let columns = usize::from(choices.width);
    frame.render_widget(
        chosen(model, screen).clip(columns, theme.glyphs.more),
        choices,
    );
    let (list, about) = if area.width >= WIDE {
        let [list, _, about] = Layout::horizontal([
            Constraint::Min(0),
            Constraint::Length(2),
            Constraint::Length(40),
        ])
        .areas(body);
        (list, about)
    } else {
        let [list, about] =
            Layout::vertical([Constraint::Min(0), Constraint::Length(8)]).areas(body);
        (list, about)
    };
    calls(model, frame, list, screen);
    particulars(model, frame, about, screen);
    filter_line(model, frame, filter, screen);
}

fn whose(model: &Model) -> Prose {
    let who = &model.records.who;
    let theme = &model.theme;
    match (&who.name, who.trainer) {
        (_, true) => Prose::of(model.text("history.of_all"), theme.strong),
        (Some(name), false) => Prose::of(
            model.locale.format("home.who", &[("name", name)]),
            theme.strong,
        ),
        (None, false) => Prose::new(),
    }
}

fn filter_line(model: &Model, frame: &mut Frame, area: Rect, screen: &HistoryScreen) {
    let theme = &model.theme;
    let label = model.text("home.filter");
    let wide = u16::try_from(width::columns(label)).unwrap_or(8) + 2;
    let row = Rect {
        y: area.y + 1,
        height: 1,
        ..area
    };
    let line = Prose::of(format!(" {label} "), theme.faint);
    let row = row.intersection(area);
    frame.render_widget(line.clip(usize::from(row.width), ""), row);
    let field = Rect {
        x: row.x + wide,
        width: row.width.saturating_sub(wide + 1),
        ..row
    };
    if !screen.text.is_empty() {
        screen.text.draw(frame, field, model.dialog.is_none());
        return;
    }
    let about = Prose::of(model.text("history.filter_hint"), theme.faint);
    frame.render_widget(about.clip(usize::from(field.width), ""), field);
    if model.dialog.is_none() {
        frame.set_cursor_position((field.x, field.y));
    }
}

/// Each choice with its key; what narrows the list stands out.
fn chosen(model: &Model, screen: &HistoryScreen) -> Prose {
    let theme = &model.theme;
    let locale = &model.locale;
    let chosen = &screen.chosen;
    let category = chosen.category.map(|it| locale.name("category", it.code()));
    let persona = chosen.persona.as_ref().map(|name| {
        let known = model.library.personas.get(name);
        known.map_or(name.as_str(), |persona| persona.name.get(model.language()))
    });
    let span = format!("history.span.{}", chosen.span.code());
    let outcome = format!("history.outcome.{}", chosen.outcome.code());
    let any = model.text("history.any");
    let all = [
        (Command::ByCategory, category.unwrap_or(any)),
        (Command::ByPersona, persona.unwrap_or(any)),
        (Command::ByDate, locale.text(&span)),
        (Command::ByOutcome, locale.text(&outcome)),
    ];
    let mut line = Prose::of(" ", theme.plain);
    for (command, value) in all {
        let key = keymap::label(Place::History, command, &theme.glyphs);
        let name = model.words().hint(Place::History, command);
        let style = if value == any {
            theme.plain
        } else {
            theme.accent
        };
        line.push(format!("{key} "), theme.key);
        line.push(format!("{name} "), theme.faint);
        line.push(format!("{value}   "), style);
    }
    line
}

/// Only what is in sight is looked at, however many there are.
fn calls(model: &Model, frame: &mut Frame, area: Rect, screen: &HistoryScreen) {
    let theme = &model.theme;
    let [rule, list] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let title = Prose::of(model.text("history.newest"), theme.plain);
    let count = screen.count.unwrap_or_default();
    let at = screen.row + 1;
    let place: [(&str, &dyn std::fmt::Display); 2] = [("at", &at), ("count", &count)];
    let right = if count == 0 {
        Prose::new()
    } else {
        Prose::of(model.locale.format("history.place", &place), theme.faint)
    };
    frame::rule(frame, rule, theme, &title, &right);
    if count == 0 {
        empty(model, frame, list, screen);
        return;
    }
    let top = top_of(screen.row, count, usize::from(list.height));
    let marked = screen.marked.as_ref().map(|line| &line.id);
    for (row, at) in list.rows().zip(top..count) {
        let Some(line) = screen.line(at) else {
            continue;
        };
        let state = (at == screen.row, marked == Some(&line.id));
        frame.render_widget(row::line(model, line, state, usize::from(row.width)), row);
    }
}

/// Why there is nothing, and what to do.
fn empty(model: &Model, frame: &mut Frame, area: Rect, screen: &HistoryScreen) {
    let back = keymap::label(Place::History, Command::Back, &model.theme.glyphs);
    let key = match model.records.keeping {
        Keeping::Off => "history.not_kept",
        Keeping::Aside => "history.closed",
        Keeping::Open if screen.count.is_some() && screen.is_filtered() => "history.no_match",
        Keeping::Open if screen.count.is_some() => "history.empty",
        Keeping::Opening | Keeping::Open => "history.opening",
    };
    let text = model.locale.format(key, &[("back", &back)]);
    let text = Prose::of(text, model.theme.faint);
    let inner = Rect {
        x: area.x + 3,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(1),
    }
    .intersection(area);
    for (row, line) in inner.rows().zip(text.wrap(usize::from(inner.width), 0)) {
        frame.render_widget(line, row);
    }
}

fn particulars(model: &Model, frame: &mut Frame, area: Rect, screen: &HistoryScreen) {
    let theme = &model.theme;
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let Some(line) = screen.selected() else {
        frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
        return;
    };
    let title = clean::printable(&line.origins.title).replace('\n', " ");
    frame::rule(
        frame,
        rule,
        theme,
        &Prose::of(title, theme.strong),
        &Prose::new(),
    );
    let inner = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(2),
        ..body
    };
    let columns = usize::from(inner.width);
    let mut lines = Vec::new();
    if screen.marked.is_some() {
        let compare = keymap::label(Place::History, Command::Compare, &theme.glyphs);
        let text = model.locale.format("history.marked", &[("key", &compare)]);
        lines.extend(Prose::of(text, theme.accent).wrap(columns, 0));
    }
    lines.extend(row::about(model, line, columns));
    for (row, line) in inner.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}
