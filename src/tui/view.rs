//! Draws the model: a screen, the line at its foot, a dialog over both. Changes nothing.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{
    action::Command,
    dialogs,
    keymap::{self, Place},
    model::{LEAST, Model},
    reload, screens,
    widgets::{Prose, frame},
};
use crate::{report::diagnostics, text::clean};

pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(model, frame, area);
        return;
    }
    let strip_height = u16::from(!model.wrong.is_empty());
    let unsaved_height = u16::from(model.records.unsaved.is_some());
    let [screen, strip, unsaved, foot] = Layout::vertical([
        Constraint::Min(0),
        Constraint::Length(strip_height),
        Constraint::Length(unsaved_height),
        Constraint::Length(1),
    ])
    .areas(area);
    screens::draw(model, frame, screen);
    wrong(model, frame, strip);
    not_saved(model, frame, unsaved);
    foot_line(model, frame, foot);
    dialogs::draw(model, frame);
}

/// What is wrong with the file that is being written: the first finding with its line, and the key that shows all.
fn wrong(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let Some(first) = reload::first(&model.wrong) else {
        return;
    };
    let (line, _) = first.file.place(first.span.start);
    let key = keymap::label(Place::Anywhere, Command::Wrong, &theme.glyphs);
    let count = model.wrong.len();
    let more = model
        .locale
        .format("reload.wrong_more", &[("count", &count), ("key", &key)]);
    let more = Prose::of(format!("  {more} "), theme.faint).clip(usize::from(area.width), "");
    let room = usize::from(area.width).saturating_sub(more.width());
    let name = std::path::Path::new(&first.file.name).file_name();
    let name = name.map_or(first.file.name.clone().into(), |name| {
        name.to_string_lossy()
    });
    let name = clean::printable(&name).replace('\n', " ");
    let help = diagnostics::helps(first, &model.locale).into_iter().next();
    let message = [Some(diagnostics::message(first, &model.locale)), help];
    let message: Vec<String> = message.into_iter().flatten().collect();
    let message = message.join("  ").replace('\n', " ");
    let args: [(&str, &dyn std::fmt::Display); 3] =
        [("file", &name), ("line", &line), ("message", &message)];
    let text = model.locale.format("reload.wrong", &args);
    let said = Prose::of(format!(" {} {text}", theme.glyphs.fault), theme.bad);
    let mut whole = said.clip(room, theme.glyphs.more);
    whole.spans.extend(more.spans);
    frame.render_widget(whole, area);
}

/// That what was said is nowhere, and why, as long as it is so.
fn not_saved(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    if let Some(reason) = &model.records.unsaved {
        let text = model
            .locale
            .format("records.unsaved", &[("reason", reason)]);
        let line = Prose::of(format!(" {} {text}", theme.glyphs.fault), theme.bad);
        frame.render_widget(line.clip(usize::from(area.width), theme.glyphs.more), area);
    }
}

/// The notice while there is one, else the keys. Under a dialog, which shows its own keys, the line is empty.
fn foot_line(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    if let Some(notice) = &model.notice {
        let line = Prose::of(format!(" {} {notice}", theme.glyphs.now), theme.warning);
        frame.render_widget(line.clip(usize::from(area.width), theme.glyphs.more), area);
    } else if model.dialog.is_none() {
        let place: Place = model.place();
        frame::hints(frame, area, theme, model.words(), place);
    }
}

/// Nothing is lost: the screens come back as soon as there is room. A reply can be typed meanwhile, and is seen.
fn too_small(model: &Model, frame: &mut Frame, area: Rect) {
    let running = model
        .running
        .as_ref()
        .filter(|_| model.place() == Place::Call);
    let key = if running.is_some() {
        "app.too_small_call"
    } else {
        "app.too_small"
    };
    let text = model.locale.format(
        key,
        &[
            ("width", &LEAST.0),
            ("height", &LEAST.1),
            ("now_width", &area.width),
            ("now_height", &area.height),
        ],
    );
    let lines = Prose::of(text, model.theme.plain).wrap(usize::from(area.width), 0);
    let told = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    for (row, line) in area.rows().zip(lines) {
        frame.render_widget(line, row);
    }
    if let Some(running) = running {
        let above = told.saturating_add(1).min(area.height);
        let field = Rect {
            y: area.y + above,
            height: area.height - above,
            ..area
        };
        running.draft.draw(frame, field, true);
    }
}
