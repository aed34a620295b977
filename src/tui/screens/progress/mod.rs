//! Progress: what got better, what is missed, what comes next; for a trainer the class first.

mod class;
mod draw;
mod items;
mod overview;
mod totals;

pub use draw::draw;

use super::{Action, Effect, Model, Screen};
use crate::{
    engine::step::closed_list,
    progress::class::Class,
    store::{LibraryRef, Order, Outlook},
    tui::{
        action::Command,
        keymap::Place,
        widgets::{Anchor, Scroll},
    },
};

closed_list! {
    /// What is shown of one trainee.
    Part { Overview = "overview", Items = "items", Totals = "totals" }
}

/// Whose progress is shown.
pub enum Whose {
    /// `None` until the store has answered.
    One {
        name: String,
        outlook: Option<Box<Outlook>>,
    },
    /// With the row that is chosen.
    Class {
        class: Option<Box<Class>>,
        row: usize,
    },
}

pub struct ProgressScreen {
    pub whose: Whose,
    pub part: Part,
    pub scroll: Scroll,
}

impl ProgressScreen {
    fn new(whose: Whose) -> Self {
        Self {
            whose,
            part: Part::Overview,
            scroll: Scroll::new(Anchor::Top),
        }
    }

    pub fn place(&self) -> Place {
        match self.whose {
            Whose::One { .. } => Place::Progress,
            Whose::Class { .. } => Place::Class,
        }
    }

    /// The store's answer, if it is what this screen waits for.
    pub fn take(&mut self, answer: &Outlook) {
        if let Whose::One { name, outlook } = &mut self.whose
            && *name == answer.learning.name
        {
            *outlook = Some(Box::new(answer.clone()));
        }
    }

    pub fn take_class(&mut self, answer: &Class) {
        if let Whose::Class { class, .. } = &mut self.whose {
            *class = Some(Box::new(answer.clone()));
        }
    }
}

/// Opens the progress of whoever sits here: a trainer sees the class.
pub fn open(model: &mut Model) {
    if !model.records.are_open() {
        model.say("progress.no_records");
        return;
    }
    if model.records.who.trainer {
        let today = model.wall.day();
        model.records.ask(Order::Class { today });
        let whose = Whose::Class {
            class: None,
            row: 0,
        };
        model.enter(Screen::Progress(Box::new(ProgressScreen::new(whose))));
    } else {
        let name = model.records.who.kept_as().to_owned();
        open_one(model, name);
    }
}

fn open_one(model: &mut Model, name: String) {
    ask(model, name.clone());
    let whose = Whose::One {
        name,
        outlook: None,
    };
    model.enter(Screen::Progress(Box::new(ProgressScreen::new(whose))));
}

/// Asks the store for a trainee's progress.
pub fn ask(model: &mut Model, trainee: String) {
    let order = Order::Progress {
        trainee,
        today: model.wall.day(),
        library: LibraryRef(model.library.clone()),
    };
    model.records.ask(order);
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    match action {
        Action::Do(Command::Back) => {
            model.leave();
            return Vec::new();
        }
        Action::Do(Command::Open) => {
            opened(model);
            return Vec::new();
        }
        _ => {}
    }
    let Some(Screen::Progress(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Do(Command::NextPart) => screen.turn(1),
        Action::Do(Command::PreviousPart) => screen.turn(Part::ALL.len() - 1),
        Action::Do(command) => screen.act(*command),
        Action::Wheel(lines) => screen.by(i32::from(*lines)),
        _ => {}
    }
    Vec::new()
}

/// Enter: from the class to the trainee that is chosen, from a trainee to the scenario that comes next for them.
fn opened(model: &mut Model) {
    let Screen::Progress(screen) = model.screen() else {
        return;
    };
    match &screen.whose {
        Whose::Class { class, row } => {
            let members = class.as_ref().map(|class| &class.trainees);
            let member = members.and_then(|members| members.get(*row));
            if let Some(name) = member.map(|member| member.name.clone()) {
                open_one(model, name);
            }
        }
        Whose::One { outlook, .. } => {
            let outlook = outlook
                .as_ref()
                .and_then(|outlook| outlook.proposal.as_ref());
            if let Some(scenario) = outlook.map(|proposal| proposal.scenario.clone()) {
                super::home::open_scenario(model, &scenario);
            }
        }
    }
}

impl ProgressScreen {
    fn turn(&mut self, by: usize) {
        let at = Part::ALL.iter().position(|part| *part == self.part);
        let next = (at.unwrap_or_default() + by) % Part::ALL.len();
        self.part = Part::ALL[next];
        self.scroll.reset();
    }

    fn act(&mut self, command: Command) {
        let page = 10;
        let lines = match command {
            Command::Up => -1,
            Command::Down => 1,
            Command::PageUp => -page,
            Command::PageDown => page,
            Command::First => i32::MIN / 2,
            Command::Last => i32::MAX / 2,
            _ => return,
        };
        if matches!(self.whose, Whose::Class { .. }) {
            self.by(lines);
        } else {
            self.scroll.act(command);
        }
    }

    /// Scrolls a trainee's lists, and goes through the rows of a class.
    fn by(&mut self, lines: i32) {
        let Whose::Class { class, row } = &mut self.whose else {
            self.scroll.by(lines);
            return;
        };
        let rows = class.as_ref().map_or(0, |class| class.trainees.len());
        let size = usize::try_from(lines.unsigned_abs()).unwrap_or(usize::MAX);
        *row = if lines < 0 {
            row.saturating_sub(size)
        } else {
            row.saturating_add(size).min(rows.saturating_sub(1))
        };
    }
}
