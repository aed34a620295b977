//! The scorecard: total and fatal errors first, then what was good, then what to improve, with the words it rests on.

mod overview;
mod text;

pub(super) use overview::signed;

use std::sync::Arc;

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{Action, Effect, Model, Screen, brief::BriefScreen, compare, review::ReviewScreen};
use crate::{
    engine::Script,
    session::Sitting,
    tui::{
        action::Command,
        dialogs::{Dialog, WhoForm},
        widgets::{Anchor, Prose, Scroll, frame},
    },
};

/// Closes the ticket and shows the sheet.
pub fn open(model: &mut Model) {
    if let Some(running) = model.running.as_mut() {
        running.finish(model.wall);
    }
    model.go(Screen::Scorecard(Scroll::new(Anchor::Top)));
    if model.records.are_open() && model.records.who.name.is_none() {
        model.dialog = Some(Dialog::Who(WhoForm::new(model)));
    }
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    match action {
        Action::Do(Command::Back) => model.leave(),
        Action::Do(Command::Review) => {
            let screen = ReviewScreen::new();
            model.enter(Screen::Review(screen));
        }
        Action::Do(Command::Again) => again(model),
        Action::Do(Command::Compare) => compare::with_parent(model),
        Action::Do(command) => {
            if let Some(Screen::Scorecard(scroll)) = model.screens.last_mut() {
                scroll.act(*command);
            }
        }
        Action::Wheel(lines) => {
            if let Some(Screen::Scorecard(scroll)) = model.screens.last_mut() {
                scroll.by(i32::from(*lines));
            }
        }
        _ => {}
    }
    Vec::new()
}

/// The same call once more: its brief, with the phone about to ring.
fn again(model: &mut Model) {
    let Some(running) = &model.running else {
        return;
    };
    let sitting = &running.sitting;
    // It rings with the next seed, and the brief has to speak of the same customer.
    let script = if running.library.is_some() {
        as_today(model, sitting)
    } else {
        Ok(model.library.redrawn(&sitting.script, model.seed))
    };
    match script {
        Ok(script) => model.go(Screen::Brief(BriefScreen::new(script, sitting.mode))),
        Err(reason) => model.notice = Some(reason),
    }
}

/// A past call rings again from the files of today, or not at all.
fn as_today(model: &Model, sitting: &Sitting) -> Result<Arc<Script>, String> {
    let id = &sitting.script.scenario.id;
    let Some(shelved) = model.library.scenario(id) else {
        return Err(model.text("scorecard.gone").to_owned());
    };
    let persona = sitting.script.mix.code();
    let script = model
        .library
        .script(&shelved.scenario, Some(&persona), model.seed);
    script.map_err(|fault| fault.to_string())
}

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, scroll: &Scroll) {
    let Some((running, sheet)) = model
        .running
        .as_ref()
        .and_then(|running| Some((running, running.standing_sheet()?)))
    else {
        return;
    };
    let theme = &model.theme;
    let said = overview::sentence(model, usize::from(area.width), (running, sheet));
    let [head, sentence, rule, body] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(u16::try_from(said.len()).unwrap_or(2)),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    let left = super::headline(model, model.text("scorecard.title"));
    let right = overview::particulars(model, running);
    frame::header(frame, head, theme, &left, &right);
    for (row, line) in sentence.rows().zip(said) {
        frame.render_widget(line, row);
    }
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    let wide = if area.width >= 110 { 46 } else { 34 };
    let [figures, _, words] = Layout::horizontal([
        Constraint::Length(wide),
        Constraint::Length(2),
        Constraint::Min(0),
    ])
    .areas(body);
    overview::draw(model, frame, figures, sheet);
    let columns = usize::from(words.width.saturating_sub(2));
    scroll.draw(
        frame,
        words,
        text::lines(model, running, sheet, columns),
        theme,
    );
}
