//! A page to read: the faults of the files, or anything longer than a notice.

use ratatui::{Frame, layout::Rect};

use super::{Action, Dialog, Effect, Model, question::foot};
use crate::tui::{
    keymap::Place,
    widgets::{Anchor, Prose, Scroll, frame::dialog},
};

pub struct Page {
    pub title: String,
    pub text: String,
    pub scroll: Scroll,
    /// Long lines go on in the next row; in listings carets under them must stay where they are.
    wraps: bool,
}

impl Page {
    pub fn new(title: String, text: String) -> Self {
        Self {
            title,
            text,
            scroll: Scroll::new(Anchor::Top),
            wraps: false,
        }
    }

    /// Of sentences.
    pub fn of_prose(title: String, text: String) -> Self {
        Self {
            wraps: true,
            ..Self::new(title, text)
        }
    }
}

/// What is wrong with the files that were loaded.
pub fn faults(model: &Model) -> Page {
    let text = crate::report::diagnostics::render(&model.library.diagnostics, &model.locale, false);
    Page::new(model.text("dialog.faults.title").to_owned(), text)
}

pub(super) fn update(model: &mut Model, mut page: Page, action: &Action) -> Vec<Effect> {
    match action {
        Action::Do(command) => {
            page.scroll.act(*command);
        }
        Action::Wheel(lines) => page.scroll.by(i32::from(*lines)),
        _ => {}
    }
    model.dialog = Some(Dialog::Page(page));
    Vec::new()
}

pub(super) fn draw(model: &Model, frame: &mut Frame, page: &Page) {
    let whole = frame.area();
    let size = (
        whole.width.saturating_sub(4),
        whole.height.saturating_sub(4),
    );
    let inner = dialog(frame, size, &model.theme, &page.title);
    let body = Rect {
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let columns = usize::from(body.width.saturating_sub(1));
    let lines = page.text.lines().flat_map(|line| {
        let line = Prose::of(line, model.theme.plain);
        if page.wraps {
            line.wrap(columns, 0)
        } else {
            vec![line.clip(columns, model.theme.glyphs.more)]
        }
    });
    let lines = lines.collect();
    page.scroll.draw(frame, body, lines, &model.theme);
    foot(model, frame, inner, Place::Page);
}
