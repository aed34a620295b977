//! Boxes over a screen: questions, small forms, pages to read, the menu. One at a time.

mod forms;
mod menu;
mod mix;
mod page;
mod question;
mod unsent;
mod who;
mod word;
mod word_draw;

use ratatui::Frame;

use super::{
    action::{Action, Command, Effect},
    keymap::Place,
    model::Model,
};

pub use forms::{NoteForm, TransferForm};
pub use menu::Menu;
pub use mix::MixForm;
pub use page::{Page, faults};
pub use question::Question;
pub use unsent::{Unsent, ask, open_note, open_transfer};
pub use who::WhoForm;
pub use word::WordForm;

pub enum Dialog {
    Question(Question),
    Transfer(TransferForm),
    Note(NoteForm),
    Mix(MixForm),
    Page(Page),
    Menu(Menu),
    Who(WhoForm),
    Word(Box<WordForm>),
}

impl Dialog {
    pub fn place(&self) -> Place {
        match self {
            Self::Question(question) => question.place(),
            Self::Transfer(_) => Place::Form,
            Self::Word(form) => form.place(),
            Self::Note(_) => Place::Note,
            Self::Mix(_) => Place::Mix,
            Self::Page(_) => Place::Page,
            Self::Menu(_) => Place::Menu,
            Self::Who(_) => Place::Who,
        }
    }

    pub fn takes_text(&self) -> bool {
        matches!(
            self,
            Self::Transfer(_) | Self::Note(_) | Self::Who(_) | Self::Word(_)
        )
    }
}

/// The dialog takes the action; what closes it puts `None` in its place.
pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(dialog) = model.dialog.take() else {
        return Vec::new();
    };
    if *action == Action::Do(Command::Cancel) {
        unsent::keep(model, dialog);
        return Vec::new();
    }
    match dialog {
        Dialog::Question(question) => question::update(model, question, action),
        Dialog::Transfer(form) => forms::update_transfer(model, form, action),
        Dialog::Note(form) => forms::update_note(model, form, action),
        Dialog::Mix(form) => mix::update(model, form, action),
        Dialog::Page(page) => page::update(model, page, action),
        Dialog::Menu(menu) => menu::update(model, menu, action),
        Dialog::Who(form) => who::update(model, form, action),
        Dialog::Word(form) => word::update(model, *form, action),
    }
}

pub fn draw(model: &Model, frame: &mut Frame) {
    match &model.dialog {
        None => {}
        Some(Dialog::Question(question)) => question::draw(model, frame, *question),
        Some(Dialog::Transfer(form)) => forms::draw_transfer(model, frame, form),
        Some(Dialog::Note(form)) => forms::draw_note(model, frame, form),
        Some(Dialog::Mix(form)) => mix::draw(model, frame, form),
        Some(Dialog::Page(page)) => page::draw(model, frame, page),
        Some(Dialog::Menu(menu)) => menu::draw(model, frame, menu),
        Some(Dialog::Who(form)) => who::draw(model, frame, form),
        Some(Dialog::Word(form)) => word_draw::draw(model, frame, form),
    }
}
