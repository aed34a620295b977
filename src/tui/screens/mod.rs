//! The screens, a folder each: its state, what actions do to it, and how it is drawn.

pub mod brief;
pub mod call;
pub mod compare;
pub mod help;
pub mod history;
pub mod home;
pub mod listen;
pub mod progress;
pub mod queue;
pub mod review;
pub mod scorecard;
pub mod ticket;

use ratatui::{Frame, layout::Rect};

use super::{
    action::{Action, Effect},
    model::Model,
    widgets::{Prose, Scroll},
};

/// What is shown, with what belongs to the showing. The filter of the home screen and the call outlive their screens
/// and stay in the model.
pub enum Screen {
    Home,
    Brief(Box<brief::BriefScreen>),
    Call,
    Ticket,
    Listen(Box<listen::ListenScreen>),
    Progress(Box<progress::ProgressScreen>),
    Scorecard(Scroll),
    Review(review::ReviewScreen),
    Queue(queue::QueueScreen),
    History(Box<history::HistoryScreen>),
    Compare(Box<compare::CompareScreen>),
    Help(Scroll),
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    match model.screen() {
        Screen::Home => home::update(model, action),
        Screen::Brief(_) => brief::update(model, action),
        Screen::Call => call::update(model, action),
        Screen::Ticket => ticket::update(model, action),
        Screen::Listen(_) => listen::update(model, action),
        Screen::Progress(_) => progress::update(model, action),
        Screen::Scorecard(_) => scorecard::update(model, action),
        Screen::Review(_) => review::update(model, action),
        Screen::Queue(_) => queue::update(model, action),
        Screen::History(_) => history::update(model, action),
        Screen::Compare(_) => compare::update(model, action),
        Screen::Help(_) => help::update(model, action),
    }
}

pub fn draw(model: &Model, frame: &mut Frame, area: Rect) {
    match model.screen() {
        Screen::Home => home::draw(model, frame, area),
        Screen::Brief(screen) => brief::draw(model, frame, area, screen),
        Screen::Call => call::draw(model, frame, area),
        Screen::Ticket => ticket::draw(model, frame, area),
        Screen::Listen(screen) => listen::draw(model, frame, area, screen),
        Screen::Progress(screen) => progress::draw(model, frame, area, screen),
        Screen::Scorecard(scroll) => scorecard::draw(model, frame, area, scroll),
        Screen::Review(screen) => review::draw(model, frame, area, screen),
        Screen::Queue(screen) => queue::draw(model, frame, area, screen),
        Screen::History(screen) => history::draw(model, frame, area, screen),
        Screen::Compare(screen) => compare::draw(model, frame, area, screen),
        Screen::Help(scroll) => help::draw(model, frame, area, scroll),
    }
}

/// The beginning of a screen's first line: the program, and where one is.
fn headline(model: &Model, title: &str) -> Prose {
    Prose::of(model.text("app.name"), model.theme.accent)
        .then("  ", model.theme.plain)
        .then(title, model.theme.strong)
}
