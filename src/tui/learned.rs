//! What the screens know of the trainee's progress: asked for when something has changed and the home screen is looked at.

use super::{
    model::Model,
    screens::{Screen, progress},
};
use crate::{
    progress::class::Class,
    store::{Keep, Order, Outlook},
};

/// What the store said last.
#[derive(Default)]
pub struct Learned {
    outlook: Option<Outlook>,
    /// Who was asked about since something changed.
    asked: Option<String>,
}

impl Learned {
    /// A sheet was made, or there are other scenarios: what the store said is not all any more.
    pub fn forget(&mut self) {
        self.asked = None;
    }

    /// Of that trainee, as far as it is known.
    pub fn of(&self, name: &str) -> Option<&Outlook> {
        self.outlook
            .as_ref()
            .filter(|outlook| outlook.learning.name == name)
    }
}

/// Whether what is handed to the store makes another outlook: what was typed or said in a call that is on does not.
pub fn is_news(order: &Order) -> bool {
    matches!(order, Order::Keep(Keep::Sheet { .. } | Keep::State { .. }))
}

/// Asks for what the home screen shows, if it is not known. A trainer practises nothing.
pub fn keep_up(model: &mut Model) {
    let records = &model.records;
    if !records.are_open() || records.who.trainer || !matches!(model.screen(), Screen::Home) {
        return;
    }
    let name = records.who.kept_as();
    if records.learned.asked.as_deref() != Some(name) {
        let name = name.to_owned();
        model.records.learned.asked = Some(name.clone());
        progress::ask(model, name);
    }
}

/// The store's answer goes to the home screen and to the screen that waits for it.
pub fn take_up(model: &mut Model, outlook: Outlook) {
    for screen in &mut model.screens {
        if let Screen::Progress(screen) = screen {
            screen.take(&outlook);
        }
    }
    if outlook.learning.name == model.records.who.kept_as() {
        model.records.learned.outlook = Some(outlook);
    }
}

pub fn take_up_class(model: &mut Model, class: &Class) {
    for screen in &mut model.screens {
        if let Screen::Progress(screen) = screen {
            screen.take_class(class);
        }
    }
}
