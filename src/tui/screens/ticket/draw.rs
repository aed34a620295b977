//! The ticket, drawn: a row a field, long ones up to three, the current choice with all that it can be; beside it the call
//! where there is room.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use super::{Entry, TicketForm, codes};
use crate::{
    engine::ticket::Field,
    session::Stage,
    text::width,
    tui::{
        model::Model,
        running::Running,
        screens::call,
        screens::headline,
        widgets::{Prose, frame, radar::pad},
    },
};

/// From this width on, the call stands beside the form.
const WIDE: u16 = 110;
/// Rows that one field may take.
const MOST_ROWS: u16 = 3;

pub fn draw(model: &Model, frame: &mut Frame, area: Rect) {
    let Some(running) = &model.running else {
        return;
    };
    let [head, rule, body, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(2),
    ])
    .areas(area);
    let theme = &model.theme;
    let left = headline(model, model.text("ticket.title"));
    let right = Prose::of(&running.sitting.script.scenario.title, theme.faint);
    frame::header(frame, head, theme, &left, &right);
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    if area.width >= WIDE {
        let [form, talk] =
            Layout::horizontal([Constraint::Percentage(55), Constraint::Min(0)]).areas(body);
        fields(model, frame, form, &running.form);
        talk_beside(model, frame, talk, running);
    } else {
        fields(model, frame, body, &running.form);
    }
    next_step(model, frame, foot, running);
}

fn talk_beside(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let columns = usize::from(area.width.saturating_sub(3));
    let inner = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(2),
        ..area
    };
    let lines = call::transcript_lines(model, running, columns);
    running.transcript.draw(frame, inner, lines, &model.theme);
}

/// The form alone: a row a field.
pub(in crate::tui::screens) fn fields(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    form: &TicketForm,
) {
    let names = Field::ALL
        .iter()
        .map(|field| width::columns(model.locale.name("field", field.code())))
        .max()
        .unwrap_or(8)
        + 4;
    let names = u16::try_from(names).unwrap_or(12);
    let room = area.width.saturating_sub(names + 1);
    let heights = heights(model, form, (room, area.height));
    let mut y = area.y;
    let first = first_shown(&heights, form.row, area.height);
    for (at, height) in heights.iter().copied().enumerate().skip(first) {
        let row = Rect { y, height, ..area };
        if row.bottom() > area.bottom() {
            break;
        }
        field_row(model, frame, row, form, (at, names));
        y = row.bottom();
    }
}

/// The rows of each field: as many as its text takes, up to the most; what is left over goes to those that want more,
/// the current one first.
fn heights(model: &Model, form: &TicketForm, (columns, room): (u16, u16)) -> Vec<u16> {
    let fields = form.fields.iter().enumerate();
    let wanted: Vec<u16> = fields
        .map(|(at, (field, entry))| match entry {
            Entry::Choice(chosen) if at == form.row => {
                let lines = options(model, *field, *chosen, usize::from(columns)).len();
                u16::try_from(lines).unwrap_or(u16::MAX)
            }
            Entry::Choice(_) => 1,
            Entry::Text(editor) if at == form.row => editor.rows(columns).max(1),
            Entry::Text(editor) => editor.resting_rows(columns),
        })
        .collect();
    let mut heights: Vec<u16> = wanted.iter().map(|rows| (*rows).min(MOST_ROWS)).collect();
    let mut spare = room.saturating_sub(heights.iter().sum());
    let others = (0..wanted.len()).filter(|at| *at != form.row);
    for at in std::iter::once(form.row).chain(others) {
        if let (Some(height), Some(wanted)) = (heights.get_mut(at), wanted.get(at)) {
            let more = (*wanted - *height).min(spare);
            *height += more;
            spare -= more;
        }
    }
    heights
}

/// The current field stays in sight.
fn first_shown(heights: &[u16], row: usize, room: u16) -> usize {
    let mut first = 0;
    while first < row && heights[first..=row].iter().sum::<u16>() > room {
        first += 1;
    }
    first
}

fn field_row(
    model: &Model,
    frame: &mut Frame,
    row: Rect,
    form: &TicketForm,
    (at, names): (usize, u16),
) {
    let theme = &model.theme;
    let Some((field, entry)) = form.fields.get(at) else {
        return;
    };
    let on = at == form.row;
    let mark = if on { theme.glyphs.now } else { " " };
    let style = if on { theme.accent } else { theme.faint };
    let name = model.locale.name("field", field.code());
    let label = Prose::of(
        format!(" {mark} {}", pad(name, usize::from(names) - 3)),
        style,
    );
    let head = Rect { height: 1, ..row };
    frame.render_widget(label.clip(usize::from(row.width), ""), head);
    let value = Rect {
        x: row.x + names,
        width: row.width.saturating_sub(names + 1),
        ..row
    };
    match entry {
        Entry::Text(editor) if on => {
            editor.draw(frame, value, model.dialog.is_none());
            frame::more(frame, value, theme, editor.hidden(value));
        }
        Entry::Text(editor) => editor.draw_resting(frame, value, theme.glyphs.more),
        Entry::Choice(chosen) if on => {
            let lines = options(model, *field, *chosen, usize::from(value.width));
            for (row, line) in value.rows().zip(lines) {
                frame.render_widget(line, row);
            }
        }
        Entry::Choice(chosen) => {
            let style = if chosen.is_some() {
                theme.plain
            } else {
                theme.faint
            };
            let line = Prose::of(option(model, *field, *chosen), style);
            frame.render_widget(line.clip(usize::from(value.width), ""), value);
        }
    }
}

/// All that a field can be, "not filled" first, the chosen one between arrows; no name is cut in two.
fn options(
    model: &Model,
    field: Field,
    chosen: Option<usize>,
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let (left, right) = theme.glyphs.choice;
    let count = codes(field).map_or(0, |codes| codes.len());
    let mut lines = Vec::new();
    let mut line = Prose::new();
    for at in std::iter::once(None).chain((0..count).map(Some)) {
        let name = option(model, field, at);
        let (text, style) = if at == chosen {
            (format!("{left}{name}{right}"), theme.selected)
        } else if at.is_some() {
            (format!(" {name} "), theme.plain)
        } else {
            (format!(" {name} "), theme.faint)
        };
        if !line.is_empty() && line.width() + 1 + width::columns(&text) > columns {
            lines.push(std::mem::take(&mut line).clip(columns, ""));
        }
        if !line.is_empty() {
            line.push(" ", theme.plain);
        }
        line.push(text, style);
    }
    lines.push(line.clip(columns, ""));
    lines
}

fn option(model: &Model, field: Field, at: Option<usize>) -> &str {
    let code = at.and_then(|at| codes(field)?.get(at).copied());
    match code {
        Some(code) => model.locale.name(kind(field), code),
        None => model.text("ticket.choose"),
    }
}

/// Under which names the choices of a field stand in the locale.
fn kind(field: Field) -> &'static str {
    field.choices().map_or("field", |(kind, _)| kind)
}

fn next_step(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let theme = &model.theme;
    let [rule, row] = Layout::vertical([Constraint::Length(1), Constraint::Length(1)]).areas(area);
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    let key = match running.sitting.stage {
        Stage::Ringing | Stage::Talking => "ticket.next_in_call",
        Stage::Ticket | Stage::Scored => "ticket.next_after",
    };
    let line = Prose::of(format!(" {}", model.words().text(key)), theme.strong);
    frame.render_widget(line.clip(usize::from(row.width), ""), row);
}
