//! The review: the call again, reply by reply, what was recognised marked in its words, and what it earned beside it.

mod findings;
mod replies;
pub mod subjects;
mod words;

use std::{cell::RefCell, ops::Range};

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{Action, Effect, Model, Screen};
use crate::tui::{
    action::Command,
    past,
    running::Running,
    widgets::{Anchor, Prose, Scroll, frame},
};

/// The turn of what was done and not said.
const ACTS: u16 = 0;

pub struct ReviewScreen {
    /// The reply in question; 0, after the last, is what belongs to none: the ticket and other acts.
    pub turn: u16,
    pub shows_rules: bool,
    pub findings: Scroll,
    /// Which of what the sheet says of the turn.
    pub chosen: usize,
    /// The lines of each of it, noted when they are drawn.
    places: RefCell<Vec<Range<usize>>>,
}

impl ReviewScreen {
    pub fn new() -> Self {
        Self::at(None)
    }

    /// At a turn; at the first without one.
    pub fn at(turn: Option<u16>) -> Self {
        Self {
            turn: turn.unwrap_or(1),
            shows_rules: false,
            findings: Scroll::new(Anchor::Top),
            chosen: 0,
            places: RefCell::default(),
        }
    }

    /// Another of what the sheet says of the turn is chosen, and comes into sight.
    pub fn choose(&mut self, place: usize) {
        self.chosen = place;
        let lines = self.places.borrow().get(place).cloned();
        if let Some(lines) = lines {
            self.findings.show(lines);
        }
    }

    fn go(&mut self, turn: u16) {
        self.turn = turn;
        self.findings.reset();
        self.chosen = 0;
    }
}

impl Default for ReviewScreen {
    fn default() -> Self {
        Self::new()
    }
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    if *action == Action::Do(Command::Back) {
        model.leave();
        return Vec::new();
    }
    if let Action::Do(command) = action
        && words::act(model, *command)
    {
        return Vec::new();
    }
    let last = model
        .running
        .as_ref()
        .map_or(0, |running| running.sitting.state.turn);
    let mistake = next_mistake(model);
    let Some(Screen::Review(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Do(Command::Up) if screen.turn == ACTS => screen.go(last),
        Action::Do(Command::Up) => screen.go((screen.turn - 1).max(1)),
        Action::Do(Command::Down) if screen.turn == ACTS || screen.turn == last => screen.go(ACTS),
        Action::Do(Command::Down) => screen.go(screen.turn + 1),
        Action::Do(Command::First) => screen.go(1.min(last)),
        Action::Do(Command::Last) => screen.go(ACTS),
        Action::Do(Command::NextMistake) => match mistake {
            Some(turn) => screen.go(turn),
            None => model.say("review.no_mistake"),
        },
        Action::Do(Command::Retry) => match screen.turn {
            ACTS => model.say("review.no_turn"),
            turn => past::retry(model, turn),
        },
        Action::Do(Command::Rules) => screen.shows_rules = !screen.shows_rules,
        Action::Do(command @ (Command::PageUp | Command::PageDown)) => {
            screen.findings.act(*command);
        }
        Action::Wheel(lines) => screen.findings.by(i32::from(*lines)),
        _ => {}
    }
    Vec::new()
}

/// The next reply after the current one that cost something, or the first of them.
fn next_mistake(model: &Model) -> Option<u16> {
    let Screen::Review(screen) = model.screen() else {
        return None;
    };
    let sheet = model.running.as_ref()?.sitting.scorecard.as_ref()?;
    let fatal = sheet.fatal.iter().map(|error| &error.evidence);
    let found = sheet.findings.iter().flat_map(|finding| &finding.evidence);
    let mut turns: Vec<u16> = fatal
        .chain(found)
        .filter(|evidence| evidence.is_to_blame() && evidence.turn > 0)
        .map(|evidence| evidence.turn)
        .collect();
    turns.sort_unstable();
    let after = turns.iter().find(|turn| **turn > screen.turn);
    after.or(turns.first()).copied()
}

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &ReviewScreen) {
    let Some(running) = judged(model) else {
        return;
    };
    let theme = &model.theme;
    let [head, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let left = super::headline(model, model.text("review.title"));
    let turns = running.sitting.state.turn;
    let right = if turns == 0 {
        model.text("review.no_replies").to_owned()
    } else if screen.turn == ACTS {
        model.text("review.acts_entry").to_owned()
    } else {
        let places: [(&str, &dyn std::fmt::Display); 2] =
            [("turn", &screen.turn), ("turns", &turns)];
        model.locale.format("review.turn", &places)
    };
    let mut head_right = Prose::new();
    if running.said.is_example() {
        head_right.push(format!("{}  ", model.text("word.is_example")), theme.good);
    }
    let right = head_right.then(right, theme.faint);
    frame::header(frame, head, theme, &left, &right);
    let [talk, _, beside] = Layout::horizontal([
        Constraint::Percentage(56),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(body);
    replies::draw(model, frame, talk, running, screen);
    findings::draw(model, frame, beside, running, screen);
}

fn judged(model: &Model) -> Option<&Running> {
    let running = model.running.as_ref()?;
    running.sheet().is_some().then_some(running)
}
