//! The trainer's queue: suspected fatal errors and disputed findings, until there is a word on them.

mod draw;

pub use draw::draw;

use super::{Action, Effect, Model, Screen, review::subjects};
use crate::{
    record::{WaitCause, Waiting},
    store::Order,
    tui::{action::Command, records::Want, said::Subject},
};

#[derive(Default)]
pub struct QueueScreen {
    /// The newest first; `None` until the store has answered.
    pub waiting: Option<Vec<Waiting>>,
    pub row: usize,
}

impl QueueScreen {
    pub fn chosen(&self) -> Option<&Waiting> {
        self.waiting.as_ref()?.get(self.row)
    }

    fn last(&self) -> usize {
        let count = self.waiting.as_ref().map_or(0, Vec::len);
        count.saturating_sub(1)
    }
}

/// Asks for what waits and shows it when it comes.
pub fn open(model: &mut Model) {
    if !model.records.who.trainer {
        model.say("queue.trainers_only");
    } else if model.records.are_open() {
        model.records.ask(Order::Queue);
        model.enter(Screen::Queue(QueueScreen::default()));
    } else {
        model.say("queue.not_open");
    }
}

/// What waits has come: what was settled is not among it any more.
pub fn take_up(model: &mut Model, waiting: Vec<Waiting>) {
    if let Some(screen) = shown(model) {
        screen.waiting = Some(waiting);
        screen.row = screen.row.min(screen.last());
    }
}

fn shown(model: &mut Model) -> Option<&mut QueueScreen> {
    let mut screens = model.screens.iter_mut();
    screens.find_map(|screen| match screen {
        Screen::Queue(screen) => Some(screen),
        _ => None,
    })
}

/// In the review that was opened from the queue, what waits is chosen.
pub fn choose(model: &mut Model) {
    let chosen = shown(model).and_then(|screen| screen.chosen().cloned());
    let Some((one, running)) = chosen.zip(model.running.as_ref()) else {
        return;
    };
    let Some(Screen::Review(review)) = model.screens.last() else {
        return;
    };
    let subjects = subjects::at(running, review.turn);
    let place = subjects.iter().position(|subject| {
        let fatal = matches!(subject, Subject::Fatal(_));
        *subject.item() == one.item && (fatal || one.cause == WaitCause::Disputed)
    });
    if let Some(Screen::Review(review)) = model.screens.last_mut() {
        review.chosen = place.unwrap_or_default();
    }
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let page = usize::from(model.size.1 / 2);
    let Some(Screen::Queue(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let last = screen.last();
    let row = screen.row;
    screen.row = match action {
        Action::Do(Command::Up) => row.saturating_sub(1),
        Action::Wheel(lines) if *lines < 0 => row.saturating_sub(1),
        Action::Do(Command::Down) | Action::Wheel(_) => (row + 1).min(last),
        Action::Do(Command::PageUp) => row.saturating_sub(page),
        Action::Do(Command::PageDown) => (row + page).min(last),
        Action::Do(Command::First) => 0,
        Action::Do(Command::Last) => last,
        _ => row,
    };
    match action {
        Action::Do(Command::Back) => model.leave(),
        Action::Do(Command::Open) => look(model),
        _ => {}
    }
    Vec::new()
}

/// The review of the call, at the turn in question.
fn look(model: &mut Model) {
    let Screen::Queue(screen) = model.screen() else {
        return;
    };
    let Some(one) = screen.chosen() else {
        return;
    };
    let (call, turn) = (one.call.clone(), one.turn);
    model.records.want(call, Want::Review(Some(turn)));
}
