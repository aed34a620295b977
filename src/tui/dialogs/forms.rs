//! The small forms of a call: a transfer with its reason, and the agent's own note.

use ratatui::{Frame, layout::Rect};

use super::{Action, Command, Dialog, Effect, Model, question::foot};
use crate::{
    engine::{Desk, Input},
    tui::{
        keymap::Place,
        widgets::{
            Editor, Prose,
            frame::{self, dialog},
        },
    },
};

pub struct TransferForm {
    pub to: usize,
    pub reason: Editor,
    pub on_reason: bool,
}

impl TransferForm {
    /// The supervisor first: what a customer asks for most.
    pub fn new() -> Self {
        Self {
            to: Desk::ALL
                .iter()
                .position(|desk| *desk == Desk::Supervisor)
                .unwrap_or_default(),
            reason: Editor::paragraph(""),
            on_reason: false,
        }
    }

    pub fn desk(&self) -> Desk {
        Desk::ALL.get(self.to).copied().unwrap_or(Desk::Supervisor)
    }

    fn choose(&mut self, by: usize) {
        self.to = (self.to + by) % Desk::ALL.len();
    }
}

impl Default for TransferForm {
    fn default() -> Self {
        Self::new()
    }
}

pub(super) fn update_transfer(
    model: &mut Model,
    mut form: TransferForm,
    action: &Action,
) -> Vec<Effect> {
    match action {
        Action::Do(Command::Confirm) if form.reason.is_empty() => {
            form.on_reason = true;
            model.say("dialog.transfer.no_reason");
        }
        Action::Do(Command::Confirm) => {
            let input = Input::Transfer {
                to: form.desk(),
                reason: form.reason.text(),
            };
            let now = model.now;
            if let Some(running) = model.running.as_mut() {
                running.input(input, now);
            }
            return Vec::new();
        }
        Action::Do(Command::NextField | Command::PreviousField) => form.on_reason = !form.on_reason,
        Action::Do(Command::NextChoice) if !form.on_reason => form.choose(1),
        Action::Do(Command::PreviousChoice) if !form.on_reason => {
            form.choose(Desk::ALL.len() - 1);
        }
        Action::Do(command) => {
            form.reason.edit(*command);
        }
        Action::Type(letter) => {
            form.on_reason = true;
            form.reason.insert(letter.encode_utf8(&mut [0; 4]));
        }
        Action::Paste(text) => form.reason.insert(text),
        Action::Wheel(_) | Action::Resize(..) | Action::Focus(_) | Action::Clock => {}
    }
    model.dialog = Some(Dialog::Transfer(form));
    Vec::new()
}

pub(super) fn draw_transfer(model: &Model, frame: &mut Frame, form: &TransferForm) {
    let theme = &model.theme;
    let title = model.text("dialog.transfer.title").to_owned();
    let inner = dialog(frame, (66, 10), theme, &title);
    let marked = |on| if on { theme.selected } else { theme.plain };
    let (left, right) = theme.glyphs.choice;
    let desk = model.locale.name("desk", form.desk().code());
    let to = Prose::of(model.text("dialog.transfer.to"), theme.faint)
        .then("  ", theme.plain)
        .then(format!("{left} {desk} {right}"), marked(!form.on_reason));
    put(frame, inner, 1, &to);
    put(
        frame,
        inner,
        3,
        &Prose::of(model.text("dialog.transfer.reason"), theme.faint),
    );
    let field = Rect {
        y: inner.y + 4,
        height: 2,
        ..inner
    }
    .intersection(inner);
    form.reason.draw(frame, field, form.on_reason);
    frame::more(frame, field, theme, form.reason.hidden(field));
    foot(model, frame, inner, Place::Form);
}

pub struct NoteForm {
    pub text: Editor,
}

impl NoteForm {
    pub fn new() -> Self {
        Self {
            text: Editor::paragraph(""),
        }
    }
}

impl Default for NoteForm {
    fn default() -> Self {
        Self::new()
    }
}

pub(super) fn update_note(model: &mut Model, mut form: NoteForm, action: &Action) -> Vec<Effect> {
    match action {
        Action::Do(Command::Confirm) => {
            let text = form.text.text();
            let now = model.now;
            if !text.trim().is_empty()
                && let Some(running) = model.running.as_mut()
            {
                running.input(Input::Note { text }, now);
            }
            return Vec::new();
        }
        Action::Do(command) => {
            form.text.edit(*command);
        }
        Action::Type(letter) => form.text.insert(letter.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => form.text.insert(text),
        Action::Wheel(_) | Action::Resize(..) | Action::Focus(_) | Action::Clock => {}
    }
    model.dialog = Some(Dialog::Note(form));
    Vec::new()
}

/// The notes written so far, and below them the field for the next.
pub(super) fn draw_note(model: &Model, frame: &mut Frame, form: &NoteForm) {
    let theme = &model.theme;
    let title = model.text("dialog.note.title").to_owned();
    let inner = dialog(frame, (66, 14), theme, &title);
    let columns = usize::from(inner.width);
    let mut lines = Vec::new();
    for note in notes(model) {
        let line = Prose::of(format!("{} ", theme.glyphs.dot), theme.faint).then(note, theme.plain);
        lines.extend(line.wrap(columns, 2));
    }
    let room = usize::from(inner.height.saturating_sub(6));
    let first = lines.len().saturating_sub(room);
    for (row, line) in inner.rows().zip(lines.into_iter().skip(first)) {
        frame.render_widget(line, row);
    }
    let above = inner.height.saturating_sub(5);
    put(
        frame,
        inner,
        above,
        &Prose::of(model.text("dialog.note.new"), theme.faint),
    );
    let field = Rect {
        y: inner.y + above + 1,
        height: 2,
        ..inner
    }
    .intersection(inner);
    form.text.draw(frame, field, true);
    frame::more(frame, field, theme, form.text.hidden(field));
    foot(model, frame, inner, Place::Note);
}

fn notes(model: &Model) -> Vec<String> {
    use crate::engine::Event;
    let Some(running) = &model.running else {
        return Vec::new();
    };
    let moments = running.sitting.log.moments();
    moments
        .filter_map(|moment| match &moment.event {
            Event::Noted { text } => Some(text.clone()),
            _ => None,
        })
        .collect()
}

fn put(frame: &mut Frame, inner: Rect, row: u16, text: &Prose) {
    let area = Rect {
        y: inner.y + row,
        height: 1,
        ..inner
    };
    let area = area.intersection(inner);
    frame.render_widget(text.clip(usize::from(area.width), ""), area);
}
