//! What was written in a form that was closed without sending it: it stands there again when the form is opened.

use super::{Dialog, Model, NoteForm, TransferForm, WordForm};
use crate::record::CallId;

#[derive(Default)]
pub struct Unsent {
    /// Of each call that somebody meant to speak of.
    words: Vec<(CallId, WordForm)>,
    /// Of the call that is on.
    note: Option<NoteForm>,
    transfer: Option<TransferForm>,
}

impl Unsent {
    /// Another call begins.
    pub fn forget_call(&mut self) {
        (self.note, self.transfer) = (None, None);
    }
}

/// Opens the form for a word, with what was written in it before.
pub fn ask(model: &mut Model, mut form: WordForm) {
    let call = shown(model);
    let words = &mut model.unsent.words;
    let mut written = words.iter();
    let place = written.position(|(of, written)| Some(of) == call.as_ref() && written.is_as(&form));
    if let Some(place) = place {
        form.go_on(words.remove(place).1);
    }
    model.dialog = Some(Dialog::Word(Box::new(form)));
}

pub fn open_note(model: &mut Model) {
    let form = model.unsent.note.take().unwrap_or_default();
    model.dialog = Some(Dialog::Note(form));
}

pub fn open_transfer(model: &mut Model) {
    let form = model.unsent.transfer.take().unwrap_or_default();
    model.dialog = Some(Dialog::Transfer(form));
}

/// The dialog is closed: what was written in it is kept.
pub(super) fn keep(model: &mut Model, dialog: Dialog) {
    let call = shown(model);
    let unsent = &mut model.unsent;
    match dialog {
        Dialog::Note(form) if !form.text.is_empty() => unsent.note = Some(form),
        Dialog::Transfer(form) if !form.reason.is_empty() => unsent.transfer = Some(form),
        Dialog::Word(form) if form.is_written() => match call {
            Some(call) => unsent.words.push((call, *form)),
            None => return,
        },
        _ => return,
    }
    model.say("word.draft_kept");
}

fn shown(model: &Model) -> Option<CallId> {
    model.running.as_ref()?.kept_as().cloned()
}
