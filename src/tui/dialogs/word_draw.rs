//! How the form for a word looks.

use ratatui::{Frame, layout::Rect};

use super::{
    Model,
    question::foot,
    word::{Field, Purpose, WordForm},
};
use crate::tui::widgets::{
    Prose,
    frame::{self, dialog},
    radar::pad,
};

/// Columns of the labels.
const LABEL: u16 = 8;
/// Lines for the reason.
const REASON: u16 = 4;

pub(super) fn draw(model: &Model, frame: &mut Frame, form: &WordForm) {
    let theme = &model.theme;
    let code = form.purpose.code();
    let rows = if form.chooses() { 13 } else { 10 };
    let title = model.text(&format!("word.{code}.title")).to_owned();
    let inner = dialog(frame, (68, rows), theme, &title);
    let about = Prose::of(&form.about, theme.strong);
    put(model, frame, (inner, 0), &about);
    let mut row = 2;
    if form.chooses() {
        choice(model, frame, (inner, row), form);
        points(model, frame, (inner, row + 1), form);
        row += 3;
    }
    let key = match form.purpose {
        Purpose::Comment | Purpose::Example => "word.label.comment",
        Purpose::Dispute | Purpose::Overrule | Purpose::Unheard => "word.label.reason",
    };
    put(model, frame, (inner, row), &label(model, key));
    let field = beside(inner, row, REASON);
    form.reason.draw(frame, field, form.field == Field::Reason);
    frame::more(frame, field, theme, form.reason.hidden(field));
    foot(model, frame, inner, form.place());
}

fn choice(model: &Model, frame: &mut Frame, (inner, row): (Rect, u16), form: &WordForm) {
    let theme = &model.theme;
    let (left, right) = theme.glyphs.choice;
    let style = if form.field == Field::Choice {
        theme.selected
    } else {
        theme.plain
    };
    let said = form.choice().map(|choice| choice.label.clone());
    let said = format!("{left} {} {right}", said.unwrap_or_default());
    let key = match form.purpose {
        Purpose::Unheard => "word.label.item",
        _ => "word.label.ruling",
    };
    put(
        model,
        frame,
        (inner, row),
        &label(model, key).then(said, style),
    );
}

/// The field, and behind it what it may hold; nothing where no points are to be given.
fn points(model: &Model, frame: &mut Frame, (inner, row): (Rect, u16), form: &WordForm) {
    let theme = &model.theme;
    let Some((least, most)) = form.bounds() else {
        return;
    };
    let args: [(&str, &dyn std::fmt::Display); 2] = [("least", &least), ("most", &most)];
    let range = model.locale.format("word.range", &args);
    let line = label(model, "word.label.points")
        .then(" ".repeat(8), theme.plain)
        .then(range, theme.faint);
    put(model, frame, (inner, row), &line);
    let field = Rect {
        width: 8,
        ..beside(inner, row, 1)
    };
    let field = field.intersection(inner);
    form.points.draw(frame, field, form.field == Field::Points);
}

fn label(model: &Model, key: &str) -> Prose {
    Prose::of(pad(model.text(key), usize::from(LABEL)), model.theme.faint)
}

/// The room behind a label.
fn beside(inner: Rect, row: u16, height: u16) -> Rect {
    Rect {
        x: inner.x + LABEL,
        y: inner.y + row,
        width: inner.width.saturating_sub(LABEL),
        height,
    }
    .intersection(inner)
}

fn put(model: &Model, frame: &mut Frame, (inner, row): (Rect, u16), line: &Prose) {
    let area = Rect {
        y: inner.y + row,
        height: 1,
        ..inner
    };
    let line = line.clip(usize::from(inner.width), model.theme.glyphs.more);
    frame.render_widget(line, area.intersection(inner));
}
