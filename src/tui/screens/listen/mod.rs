//! Listening to the model call: a line at a time, marks on what the agent says, the ticket, and the listener's sheet.

mod draw;
mod look;
mod panel;
mod sheet;
mod talk;

pub use draw::draw;

use std::sync::Arc;

use self::look::Look;
use super::{
    Action, Effect, Model, Screen,
    brief::BriefScreen,
    ticket::{self, TicketForm},
};
use crate::{
    engine::{Scenario, step::Mode, ticket::Ticket},
    judge::Mark,
    record::CallKind,
    report::{faults, line_fault, listening},
    session::{
        Listening,
        listening::{At, audible},
    },
    store::Order,
    text::Name,
    tui::{
        action::Command,
        dialogs::{Dialog, Question, WhoForm},
        keymap::Place,
        records,
        widgets::{Anchor, Scroll},
    },
};

pub struct ListenScreen {
    pub listening: Listening,
    pub form: TicketForm,
    /// Index into `Mark::ALL`.
    cursor: usize,
    talk: Look,
    answers: Scroll,
    sheet: Scroll,
    /// The talk stands in the place of the form, or of the sheet.
    shows_talk: bool,
    /// It was said that nothing is marked yet, or that the ticket is empty.
    warned: bool,
}

impl ListenScreen {
    pub fn new(listening: Listening) -> Self {
        Self {
            listening,
            form: TicketForm::new(&Ticket::default()),
            cursor: 0,
            talk: Look::default(),
            answers: Scroll::new(Anchor::Top),
            sheet: Scroll::new(Anchor::Top),
            shows_talk: false,
            warned: false,
        }
    }

    pub fn place(&self) -> Place {
        match self.listening.at {
            At::Hearing | At::Answered { .. } if self.comes_to_the_ticket() => Place::ListenEnd,
            At::Hearing | At::Answered { .. } => Place::Listen,
            At::Marking { .. } => Place::Marking,
            At::Ticket => Place::ListenTicket,
            At::Scored => Place::ListenSheet,
        }
    }

    /// All was said: what comes next is the ticket.
    fn comes_to_the_ticket(&self) -> bool {
        !self.listening.speaks_on() && self.listening.model_ticket.is_some()
    }

    /// Something was marked, and the sheet is not made yet.
    pub fn has_marks(&self) -> bool {
        let begun = !self.listening.marking().is_empty() || !self.listening.done().lines.is_empty();
        begun && self.listening.at != At::Scored
    }
}

/// Opens the model call of a scenario; says so where there is none.
pub fn open(model: &mut Model, id: &Name) {
    let found = model.library.scenario(id);
    let Some(scenario) = found.map(|shelved| shelved.scenario.clone()) else {
        model.say("home.nothing_to_open");
        return;
    };
    match begun(model, &scenario) {
        Ok(Some(listening)) => {
            let screen = Box::new(ListenScreen::new(listening));
            model.go(Screen::Listen(screen));
        }
        Ok(None) => model.say("listen.no_model"),
        Err(reason) => model.notice = Some(reason),
    }
}

fn begun(model: &Model, scenario: &Arc<Scenario>) -> Result<Option<Listening>, String> {
    let Some(play) = audible(scenario) else {
        return Ok(None);
    };
    let library = &model.library;
    let script = library.script(scenario, None, play.seed.unwrap_or_default());
    let script = script.map_err(|fault| faults::script_error(&fault, &model.locale))?;
    Listening::new(&script, &library.rubric(), &library.spellings)
        .map_err(|fault| line_fault(fault.line, &fault.fault, &model.locale))
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    if *action == Action::Do(Command::Back) {
        back(model);
        return Vec::new();
    }
    let Some(Screen::Listen(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match screen.listening.at {
        At::Hearing | At::Answered { .. } => {
            hear(screen, action);
            if screen.listening.at == At::Scored {
                keep(model);
            }
        }
        At::Marking { .. } => {
            if let Some(key) = mark(screen, action) {
                model.say(key);
            }
        }
        At::Ticket => return fill(model, action),
        At::Scored => return look_back(model, action),
    }
    Vec::new()
}

/// From the talk to the form, from the sheet home; else it asks, since the marks would be lost.
fn back(model: &mut Model) {
    let Some(Screen::Listen(screen)) = model.screens.last_mut() else {
        return;
    };
    if matches!(screen.listening.at, At::Ticket | At::Scored) && screen.shows_talk {
        screen.shows_talk = false;
    } else if screen.has_marks() {
        model.dialog = Some(Dialog::Question(Question::LeaveListening));
    } else {
        model.leave();
    }
}

/// The call that was listened to, with its marks, goes to the records.
fn keep(model: &mut Model) {
    let Some(Screen::Listen(screen)) = model.screens.pop() else {
        return;
    };
    let call = &screen.listening.call;
    if let Some(mut recording) = records::record(model, call, CallKind::Listened)
        && let Some(card) = &screen.listening.scorecard
    {
        recording.follow(&call.log);
        recording.scored(&call.log, card, model.wall);
        for order in recording.take_orders() {
            model.records.ask(order);
        }
        // Who had no call has one now.
        model.records.ask(Order::Trainees);
    }
    model.screens.push(Screen::Listen(screen));
    if model.records.are_open() && model.records.who.name.is_none() {
        model.dialog = Some(Dialog::Who(WhoForm::new(model)));
    }
}

fn hear(screen: &mut ListenScreen, action: &Action) {
    match action {
        Action::Do(Command::HearOn) => {
            screen.listening.next();
            screen.shows_talk = false;
            screen.talk.reset();
            screen.answers.reset();
            (screen.cursor, screen.warned) = (0, false);
        }
        Action::Do(command @ (Command::Up | Command::Down)) => {
            screen.answers.act(*command);
        }
        Action::Do(command) => screen.talk.act(*command),
        Action::Wheel(lines) => screen.talk.by(i32::from(*lines)),
        _ => {}
    }
}

/// What there is to say of it, as a key of the locale.
fn mark(screen: &mut ListenScreen, action: &Action) -> Option<&'static str> {
    match action {
        Action::Do(Command::Mark) => {
            if let Some(mark) = Mark::ALL.get(screen.cursor) {
                screen.listening.toggle(*mark);
            }
        }
        Action::Type(letter) => {
            let mark = listening::mark_of_sign(*letter)?;
            screen.cursor = mark as usize;
            screen.listening.toggle(mark);
        }
        Action::Do(Command::Confirm) => {
            if screen.listening.marking().is_empty() && !screen.warned {
                screen.warned = true;
                return Some("listen.nothing_marked");
            }
            screen.listening.confirm();
            screen.talk.reset();
        }
        Action::Do(Command::Up) => screen.cursor = screen.cursor.saturating_sub(1),
        Action::Do(Command::Down) => screen.cursor = (screen.cursor + 1).min(Mark::ALL.len() - 1),
        Action::Do(Command::PreviousChoice) => screen.cursor = panel::beside(screen.cursor, false),
        Action::Do(Command::NextChoice) => screen.cursor = panel::beside(screen.cursor, true),
        Action::Do(command) => screen.talk.act(*command),
        Action::Wheel(lines) => screen.talk.by(i32::from(*lines)),
        _ => {}
    }
    None
}

fn fill(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Screen::Listen(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Do(Command::File) => {
            let empty = screen.form.is_empty();
            if empty && !screen.warned {
                screen.warned = true;
                model.say("listen.empty_ticket");
                return Vec::new();
            }
            let form = &mut screen.form;
            if !empty && let Some(said) = form.reminder(&model.locale, &model.theme.glyphs) {
                model.notice = Some(said);
                return Vec::new();
            }
            screen.listening.file(screen.form.filled());
            keep(model);
            return Vec::new();
        }
        Action::Do(Command::HearAgain) => screen.shows_talk = !screen.shows_talk,
        Action::Do(command @ (Command::PageUp | Command::PageDown)) => screen.talk.act(*command),
        Action::Wheel(lines) if screen.shows_talk => screen.talk.by(i32::from(*lines)),
        _ if screen.shows_talk => {}
        other => ticket::fill(&mut screen.form, other),
    }
    Vec::new()
}

fn look_back(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Screen::Listen(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Do(Command::Again) => {
            let id = screen.listening.call.script.scenario.id.clone();
            open(model, &id);
        }
        Action::Do(Command::Open) => {
            let script = screen.listening.call.script.clone();
            let script = model.library.redrawn(&script, model.seed);
            model.go(Screen::Brief(BriefScreen::new(script, Mode::Practice)));
        }
        Action::Do(Command::HearAgain) => screen.shows_talk = !screen.shows_talk,
        Action::Do(Command::Up) if screen.shows_talk => screen.talk.by(-1),
        Action::Do(Command::Down) if screen.shows_talk => screen.talk.by(1),
        Action::Do(command) if screen.shows_talk => screen.talk.act(*command),
        Action::Wheel(lines) if screen.shows_talk => screen.talk.by(i32::from(*lines)),
        Action::Do(command) => {
            screen.sheet.act(*command);
        }
        Action::Wheel(lines) => screen.sheet.by(i32::from(*lines)),
        _ => {}
    }
    Vec::new()
}
