//! The ticket: every field of the record, choices by arrow keys, text with the real cursor. Open during the call and after.

mod draw;

pub use draw::draw;
pub(super) use draw::fields;

use super::{Action, Effect, Model, Screen, brief::BriefScreen, scorecard};
use crate::{
    engine::{
        Input,
        ticket::{Field, Ticket, TicketFields},
    },
    locale::Locale,
    session::Stage,
    tui::{
        action::Command,
        keymap::{self, Place},
        theme::Glyphs,
        widgets::Editor,
    },
};

/// What no record can do without, whatever the call was about.
const ALWAYS: [Field; 7] = [
    Field::Kind,
    Field::Priority,
    Field::Contact,
    Field::Wants,
    Field::Done,
    Field::Department,
    Field::State,
];
/// So many blank fields are named one by one; of more, the first ones.
const NAMED: usize = 5;
const NAMED_OF_MANY: usize = 3;

/// The form keeps what was typed while the trainee is back in the call.
pub struct TicketForm {
    pub fields: Vec<(Field, Entry)>,
    pub row: usize,
    /// The blank fields that were named when it was to be filed.
    reminded_of: Vec<Field>,
}

pub enum Entry {
    /// Index into the codes of the field; `None` is not filled.
    Choice(Option<usize>),
    Text(Box<Editor>),
}

impl TicketForm {
    pub fn new(ticket: &Ticket) -> Self {
        let entry = |field: Field| match codes(field) {
            Some(codes) => Entry::Choice(codes.iter().position(|code| *code == ticket.get(field))),
            None => Entry::Text(Box::new(Editor::paragraph(ticket.get(field)))),
        };
        Self {
            fields: Field::ALL
                .iter()
                .map(|field| (*field, entry(*field)))
                .collect(),
            row: 0,
            reminded_of: Vec::new(),
        }
    }

    /// Everything in the form, as the input takes it.
    pub fn filled(&self) -> TicketFields {
        self.fields
            .iter()
            .map(|(field, entry)| (*field, value(*field, entry)))
            .collect()
    }

    pub fn is_empty(&self) -> bool {
        self.filled().iter().all(|(_, value)| value.is_empty())
    }

    /// What is said before it is filed, once: which fields are blank. The cursor goes to the first of them. It is a check of
    /// the form alone and knows nothing of what the call wanted, so exams have it too.
    pub fn reminder(&mut self, locale: &Locale, glyphs: &Glyphs) -> Option<String> {
        let filled = self.filled();
        let blank = |field: &&Field| {
            let mut values = filled.iter();
            values.any(|(at, value)| at == *field && value.is_empty())
        };
        let blanks: Vec<Field> = ALWAYS.iter().filter(blank).copied().collect();
        let is_new = |field: &Field| !self.reminded_of.contains(field);
        if !blanks.iter().any(is_new) {
            return None;
        }
        let first = blanks.first();
        let row = self.fields.iter().position(|(at, _)| Some(at) == first);
        self.row = row.unwrap_or(self.row);
        let said = said_of(&blanks, locale, glyphs);
        self.reminded_of = blanks;
        Some(said)
    }

    fn go(&mut self, by: usize) {
        self.row = (self.row + by) % self.fields.len().max(1);
    }

    fn current(&mut self) -> Option<(Field, &mut Entry)> {
        let (field, entry) = self.fields.get_mut(self.row)?;
        Some((*field, entry))
    }
}

pub fn value(field: Field, entry: &Entry) -> String {
    match entry {
        Entry::Text(editor) => editor.text().trim().to_owned(),
        Entry::Choice(chosen) => chosen
            .and_then(|at| codes(field)?.get(at).copied())
            .unwrap_or_default()
            .to_owned(),
    }
}

fn said_of(blanks: &[Field], locale: &Locale, glyphs: &Glyphs) -> String {
    let (key, named) = if blanks.len() > NAMED {
        ("ticket.blank_many", NAMED_OF_MANY)
    } else {
        ("ticket.blank", NAMED)
    };
    let names = blanks.iter().take(named);
    let names: Vec<&str> = names
        .map(|field| locale.name("field", field.code()))
        .collect();
    let names = names.join(locale.text("ticket.and"));
    let again = keymap::label(Place::Ticket, Command::File, glyphs);
    let count = blanks.len();
    locale.format(
        key,
        &[("fields", &names), ("count", &count), ("key", &again)],
    )
}

/// The codes of a field of choices; `None` for text.
pub fn codes(field: Field) -> Option<Vec<&'static str>> {
    field.choices().map(|(_, codes)| codes)
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    match action {
        Action::Do(Command::File) => file(model),
        Action::Do(Command::Back) => model.leave(),
        Action::Do(Command::Brief) => {
            if let Some(running) = &model.running {
                let sitting = &running.sitting;
                let screen = BriefScreen::new(sitting.script.clone(), sitting.mode);
                model.enter(Screen::Brief(screen));
            }
        }
        other => {
            if let Some(running) = model.running.as_mut() {
                fill(&mut running.form, other);
            }
        }
    }
    Vec::new()
}

/// What a key or a letter does to the form.
pub(super) fn fill(form: &mut TicketForm, action: &Action) {
    let last = form.fields.len().saturating_sub(1);
    match action {
        Action::Do(Command::NextField) => return form.go(1),
        Action::Do(Command::PreviousField) => return form.go(last),
        Action::Wheel(lines) => return form.go(if *lines > 0 { 1 } else { last }),
        _ => {}
    }
    match (form.current(), action) {
        (Some((field, Entry::Choice(chosen))), Action::Do(command)) => {
            choose(field, chosen, *command);
        }
        (Some((_, Entry::Text(editor))), Action::Do(command)) => {
            editor.edit(*command);
        }
        (Some((_, Entry::Text(editor))), Action::Type(letter)) => {
            editor.insert(letter.encode_utf8(&mut [0; 4]));
        }
        (Some((_, Entry::Text(editor))), Action::Paste(text)) => editor.insert(text),
        _ => {}
    }
}

/// Round through the choices, with "not filled" between the last and the first.
fn choose(field: Field, chosen: &mut Option<usize>, command: Command) {
    let count = codes(field).map_or(0, |codes| codes.len());
    let place = chosen.map_or(0, |at| at + 1);
    let next = match command {
        Command::NextChoice => (place + 1) % (count + 1),
        Command::PreviousChoice => (place + count) % (count + 1),
        Command::EraseBack | Command::EraseNext | Command::EraseLine => 0,
        _ => return,
    };
    *chosen = next.checked_sub(1);
}

/// Files the ticket, at the second time where something is blank; after the talk that closes the call, and the sheet is shown.
fn file(model: &mut Model) {
    let now = model.now;
    let Some(running) = model.running.as_mut() else {
        return;
    };
    if running.form.is_empty() {
        model.say("ticket.is_empty");
        return;
    }
    if let Some(reminder) = running.form.reminder(&model.locale, &model.theme.glyphs) {
        model.notice = Some(reminder);
        return;
    }
    let fields = running.form.filled();
    running.input(Input::Ticket { fields }, now);
    match running.sitting.stage {
        Stage::Ticket => scorecard::open(model),
        Stage::Ringing | Stage::Talking | Stage::Scored => {
            model.leave();
            model.say("ticket.kept");
        }
    }
}
