//! Draws the model: a screen, the line at its foot, a dialog over both. Changes nothing.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{
    dialogs,
    keymap::Place,
    model::{LEAST, Model},
    screens,
    widgets::{Prose, frame},
};

pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(model, frame, area);
        return;
    }
    let [screen, foot] = Layout::vertical([Constraint::Min(0), Constraint::Length(1)]).areas(area);
    screens::draw(model, frame, screen);
    foot_line(model, frame, foot);
    dialogs::draw(model, frame);
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

/// Nothing is lost: the screens come back as soon as there is room.
fn too_small(model: &Model, frame: &mut Frame, area: Rect) {
    let text = model.locale.format(
        "app.too_small",
        &[
            ("width", &LEAST.0),
            ("height", &LEAST.1),
            ("now_width", &area.width),
            ("now_height", &area.height),
        ],
    );
    let lines = Prose::of(text, model.theme.plain).wrap(usize::from(area.width), 0);
    for (row, line) in area.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}
