//! Help: every key of the table, by place, and a few words on how a call goes.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{Action, Effect, Model, Screen};
use crate::tui::{
    action::Command,
    keymap::{self, Binding, Place},
    widgets::{Prose, Scroll, frame, radar::pad},
};

/// The page, opened at the keys of the place where it was asked for.
pub fn of(model: &Model) -> Scroll {
    let columns = usize::from(model.size.0.saturating_sub(5));
    let flow = flow(model, columns).len();
    let place = model.place();
    if place == Place::Home {
        return Scroll::down_to(0);
    }
    let before = Place::ALL.iter().take_while(|other| **other != place);
    let before = before.map(|other| section(model, *other, columns).len());
    Scroll::down_to(flow + before.sum::<usize>())
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    if matches!(action, Action::Do(Command::Back)) {
        model.leave();
        return Vec::new();
    }
    let Some(Screen::Help(scroll)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Do(command) => {
            scroll.act(*command);
        }
        Action::Wheel(lines) => scroll.by(i32::from(*lines)),
        _ => {}
    }
    Vec::new()
}

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, scroll: &Scroll) {
    let theme = &model.theme;
    let head = Rect { height: 1, ..area };
    let left = super::headline(model, model.text("help.title"));
    frame::header(frame, head, theme, &left, &Prose::new());
    let body = Rect {
        x: area.x + 2,
        y: area.y + 2,
        width: area.width.saturating_sub(3),
        height: area.height.saturating_sub(2),
    };
    scroll.draw(
        frame,
        body,
        lines(model, usize::from(body.width.saturating_sub(2))),
        theme,
    );
}

/// Everything on the page, so that a test can see that nothing is missing.
pub fn lines(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let mut lines = flow(model, columns);
    for place in Place::ALL {
        lines.extend(section(model, *place, columns));
    }
    lines
}

/// What the signs on all screens mean.
fn signs(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let glyphs = &model.theme.glyphs;
    let signs = [
        (glyphs.done.to_owned(), "help.sign.done"),
        (glyphs.part.to_owned(), "help.sign.part"),
        (glyphs.undone.to_owned(), "help.sign.undone"),
        (glyphs.missed.to_owned(), "help.sign.missed"),
        (glyphs.fault.to_owned(), "help.sign.fault"),
        (glyphs.now.to_owned(), "help.sign.now"),
        (glyphs.did.to_owned(), "help.sign.did"),
        (format!("{} {}", glyphs.rise, glyphs.fall), "help.sign.rise"),
    ];
    let title = Prose::of(model.text("help.signs"), model.theme.accent);
    let mut lines = vec![title.clip(columns, "")];
    for (sign, key) in signs {
        let line = Prose::of(pad(&format!("  {sign}"), 8), model.theme.key)
            .then(model.text(key), model.theme.plain);
        lines.extend(line.wrap(columns, 8));
    }
    lines.push(Line::default());
    lines
}

/// How a call goes.
fn flow(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for key in ["help.flow", "help.typing", "help.score"] {
        lines.extend(Prose::of(model.text(key), model.theme.plain).wrap(columns, 0));
        lines.push(Line::default());
    }
    lines.extend(signs(model, columns));
    lines
}

/// What a key does.
pub fn named(model: &Model, row: &Binding) -> String {
    model.words().help(row.place, row.command)
}

/// The keys of a place; nothing where it has none.
fn section(model: &Model, place: Place, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut lines = Vec::new();
    if keymap::rows(place).next().is_none() {
        return lines;
    }
    let words = model.words();
    let name = words.text(&format!("place.{}", place.code()));
    lines.push(Prose::of(name, theme.accent).clip(columns, ""));
    for row in keymap::rows(place).filter(|row| words.exists(row.command)) {
        let keys = row.keys.iter().map(|key| key.label(&theme.glyphs));
        let keys: Vec<String> = keys.collect();
        let line = Prose::of(pad(&format!("  {}", keys.join(" / ")), 26), theme.key)
            .then(named(model, row), theme.plain);
        lines.extend(line.wrap(columns, 26));
    }
    lines.push(Line::default());
    lines
}
