//! The call: what was said, what is done and missing, how the customer is, and the reply being typed.

mod foot;
mod panel;
mod transcript;

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{Action, Effect, Model, Screen, brief::BriefScreen, scorecard};
use crate::{
    engine::{Input, step::Mode},
    session::Stage,
    tui::{
        action::Command,
        dialogs::{self, Dialog, Menu, Page, Question},
        running::Running,
        widgets::{Prose, frame},
        words::Medium,
    },
};

/// From this width on, the panel stands beside the transcript; below, it is a line above the input.
const WIDE: u16 = 100;
const PANEL: u16 = 36;

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    if let Action::Do(command) = action
        && go_elsewhere(model, *command)
    {
        return Vec::new();
    }
    let now = model.now;
    let Some(running) = model.running.as_mut() else {
        return Vec::new();
    };
    match action {
        Action::Wheel(lines) => running.transcript.by(i32::from(*lines)),
        Action::Do(Command::Coach) if !running.is_exam() => {
            running.shows_coach = !running.shows_coach;
        }
        Action::Do(Command::Panel) if !running.is_exam() => {
            running.shows_panel = !running.shows_panel;
        }
        Action::Do(command) if running.transcript.act(*command) => {}
        other => return talk(model, other, now),
    }
    Vec::new()
}

/// Commands that open something over the call, or leave it.
fn go_elsewhere(model: &mut Model, command: Command) -> bool {
    match command {
        Command::Brief => {
            if let Some(running) = &model.running {
                let sitting = &running.sitting;
                let screen = BriefScreen::new(sitting.script.clone(), sitting.mode);
                model.enter(Screen::Brief(screen));
            }
        }
        Command::Ticket => model.enter(Screen::Ticket),
        Command::Menu => model.dialog = Some(Dialog::Menu(Menu::new(model))),
        Command::Transfer => dialogs::open_transfer(model),
        Command::Note => dialogs::open_note(model),
        Command::End => model.dialog = Some(Dialog::Question(Question::End)),
        Command::Finish => finish(model),
        Command::Back => model.dialog = Some(Dialog::Question(leaving(model))),
        _ => return false,
    }
    true
}

/// What was said can be scored, even if the call is left.
fn leaving(model: &Model) -> Question {
    let said = |running: &Running| running.sitting.state.turn > 0;
    if model.running.as_ref().is_some_and(said) {
        Question::LeaveTalk
    } else {
        Question::LeaveCall
    }
}

/// A ticket that was filed closes the call; without one, the question comes first.
fn finish(model: &mut Model) {
    let filed = model
        .running
        .as_ref()
        .is_some_and(|running| running.sitting.state.ticket_filed);
    if filed {
        scorecard::open(model);
    } else {
        model.dialog = Some(Dialog::Question(Question::NoTicket));
    }
}

fn talk(model: &mut Model, action: &Action, now: u64) -> Vec<Effect> {
    let Some(running) = model.running.as_mut() else {
        return Vec::new();
    };
    match (running.sitting.stage, action) {
        (Stage::Ringing, Action::Do(Command::Answer)) => running.input(Input::Answer, now),
        (Stage::Talking, Action::Do(Command::Pause)) if running.is_exam() => {
            model.say("call.no_pause");
        }
        (Stage::Talking, Action::Do(Command::Pause)) => running.pause(now),
        (Stage::Talking, _) if running.clock.is_paused() => match action {
            Action::Type(_) | Action::Paste(_) | Action::Do(Command::Send) => {
                model.say("call.is_paused");
            }
            _ => {}
        },
        (Stage::Talking, Action::Do(Command::Send)) => send(model),
        (Stage::Talking, Action::Do(Command::Hold))
            if Medium::of(&running.sitting.script.channel) == Medium::Letter
                && running.on_hold().is_none() =>
        {
            model.say("call.no_hold");
        }
        (Stage::Talking, Action::Do(Command::Hold)) => {
            let input = if running.on_hold().is_some() {
                Input::Resume
            } else {
                Input::Hold
            };
            running.input(input, now);
        }
        (Stage::Talking, Action::Do(Command::ModelSentence)) => model_sentence(model),
        (Stage::Talking, other) => compose(running, other, now),
        _ => {}
    }
    Vec::new()
}

fn compose(running: &mut Running, action: &Action, now: u64) {
    let was_empty = running.types(now);
    match action {
        Action::Type(letter) => running.draft.insert(letter.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => running.draft.insert(text),
        Action::Do(command) => {
            running.draft.edit(*command);
        }
        Action::Wheel(_) | Action::Resize(..) | Action::Focus(_) | Action::Clock => return,
    }
    running.typed(was_empty, now);
}

/// What cannot be sent stays in the field, with the reason.
fn send(model: &mut Model) {
    let now = model.now;
    let Some(running) = model.running.as_mut() else {
        return;
    };
    let limit = usize::from(running.sitting.script.channel.limit);
    let refused = if running.draft.text().trim().is_empty() {
        Some("call.nothing_to_send")
    } else if running.on_hold().is_some() {
        Some("call.is_on_hold")
    } else if limit > 0 && running.draft.characters() > limit {
        Some("call.too_long")
    } else {
        None
    };
    match refused {
        Some(key) => model.say(key),
        None => running.send(now),
    }
}

/// Shows the model sentence of what the coach advises next; the log keeps that it was asked for. Asked for again, one that
/// does not fit is shown whole.
fn model_sentence(model: &mut Model) {
    let now = model.now;
    let running = model.running.as_ref();
    if let Some(whole) = running.and_then(|it| foot::cut_sentence(model, it)) {
        let title = model.text("key.model_sentence").to_owned();
        model.dialog = Some(Dialog::Page(Page::of_prose(title, whole)));
        return;
    }
    let Some(running) = model.running.as_mut() else {
        return;
    };
    let item = running.coaching.next.as_ref().map(|next| next.item.clone());
    match item {
        Some(item) if !running.is_exam() => {
            running.shows_coach = true;
            running.hint = Some((item.clone(), running.sitting.state.turn));
            running.input(Input::Hint { item }, now);
        }
        _ => model.say("call.no_hint"),
    }
}

pub fn draw(model: &Model, frame: &mut Frame, area: Rect) {
    let Some(running) = &model.running else {
        return;
    };
    let [head, rest] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    header(model, frame, head, running);
    let foot_height = foot::height(model, running, rest);
    let [body, foot_area] =
        Layout::vertical([Constraint::Min(0), Constraint::Length(foot_height)]).areas(rest);
    let beside = area.width >= WIDE && !running.is_exam() && running.shows_panel;
    if beside {
        let [talk, panel_area] =
            Layout::horizontal([Constraint::Min(0), Constraint::Length(PANEL)]).areas(body);
        transcript::draw(model, frame, talk, running);
        panel::draw(model, frame, panel_area, running);
    } else {
        transcript::draw(model, frame, body, running);
    }
    foot::draw(model, frame, foot_area, running);
}

pub(super) use transcript::lines as transcript_lines;

fn header(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let theme = &model.theme;
    let sitting = &running.sitting;
    let scenario = &sitting.script.scenario;
    let left = super::headline(model, &scenario.title);
    let dot = format!(" {} ", theme.glyphs.dot);
    let mut parts = vec![sitting.script.channel.name.get(model.language()).to_owned()];
    if sitting.mode == Mode::Practice {
        let mix = &sitting.script.mix.0;
        let names = mix
            .iter()
            .map(|(persona, _)| persona.name.get(model.language()));
        parts.push(names.collect::<Vec<_>>().join("+"));
    }
    parts.push(model.locale.name("mode", sitting.mode.code()).to_owned());
    if sitting.state.turn > 0 {
        parts.push(
            model
                .locale
                .format("call.turn", &[("turn", &sitting.state.turn)]),
        );
    }
    let clock = format!("  {} / {}", running.shown_at(model.now), scenario.target);
    let right = Prose::of(parts.join(&dot), theme.faint).then(clock, theme.strong);
    frame::header(frame, area, theme, &left, &right);
}
