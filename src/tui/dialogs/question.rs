//! A question before something that cannot be taken back.

use ratatui::{Frame, layout::Rect};

use super::{Action, Command, Dialog, Effect, Model};
use crate::{
    engine::Input,
    session::Stage,
    tui::{
        keymap::Place,
        records, screens,
        widgets::{Prose, frame::dialog, frame::hints},
    },
};

/// What is asked; the texts are `dialog.CODE.title` and `dialog.CODE.text`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
    /// Leave the program in the middle of a call.
    QuitCall,
    Quit,
    /// Leave the call and go home.
    LeaveCall,
    /// Leave the call after something was said: it can be scored as far as it went.
    LeaveTalk,
    /// Leave the model call before its end.
    LeaveListening,
    /// Leave the program meanwhile.
    QuitListening,
    /// Hang up.
    End,
    /// Close the call without a ticket.
    NoTicket,
}

impl Question {
    pub fn place(self) -> Place {
        match self {
            Self::LeaveTalk => Place::Leaving,
            Self::QuitCall
            | Self::Quit
            | Self::LeaveCall
            | Self::LeaveListening
            | Self::QuitListening
            | Self::End
            | Self::NoTicket => Place::Question,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::QuitCall => "quit_call",
            Self::Quit => "quit",
            Self::LeaveCall => "leave_call",
            Self::LeaveTalk => "leave_talk",
            Self::LeaveListening => "leave_listening",
            Self::QuitListening => "quit_listening",
            Self::End => "end",
            Self::NoTicket => "no_ticket",
        }
    }
}

pub(super) fn update(model: &mut Model, question: Question, action: &Action) -> Vec<Effect> {
    let now = model.now;
    match (question, action) {
        (Question::LeaveTalk, Action::Do(Command::Discard)) => {
            abandon(model, now);
            records::leave(model);
            model.go_home();
        }
        (_, Action::Do(Command::Confirm)) => return confirmed(model, question, now),
        _ => model.dialog = Some(Dialog::Question(question)),
    }
    Vec::new()
}

fn abandon(model: &mut Model, now: u64) {
    if let Some(running) = model.running.as_mut() {
        running.input(Input::Abandon, now);
    }
}

fn confirmed(model: &mut Model, question: Question, now: u64) -> Vec<Effect> {
    match question {
        // A call that is kept stays open: it can be taken up again.
        Question::QuitCall | Question::Quit | Question::QuitListening => return vec![Effect::Quit],
        Question::LeaveListening => model.go_home(),
        Question::LeaveCall => {
            abandon(model, now);
            records::leave(model);
            model.go_home();
        }
        Question::LeaveTalk => {
            abandon(model, now);
            screens::scorecard::open(model);
        }
        Question::End => {
            if let Some(running) = model.running.as_mut()
                && running.sitting.stage == Stage::Talking
            {
                running.input(Input::HangUp, now);
            }
        }
        Question::NoTicket => screens::scorecard::open(model),
    }
    Vec::new()
}

pub(super) fn draw(model: &Model, frame: &mut Frame, question: Question) {
    let code = question.code();
    let wide = 58.min(frame.area().width);
    let words = model.words();
    let kept = question == Question::QuitCall && model.records.are_kept();
    let text = if kept { "kept" } else { "text" };
    let text = Prose::of(
        words.text(&format!("dialog.{code}.{text}")),
        model.theme.plain,
    );
    let lines = text.wrap(usize::from(wide.saturating_sub(4)), 0);
    let high = u16::try_from(lines.len()).unwrap_or(3) + 4;
    let title = words.text(&format!("dialog.{code}.title"));
    let inner = dialog(frame, (wide, high), &model.theme, &title);
    for (row, line) in inner.rows().zip(lines) {
        frame.render_widget(line, row);
    }
    foot(model, frame, inner, question.place());
}

/// The keys of a dialog, in its last line.
pub(super) fn foot(model: &Model, frame: &mut Frame, inner: Rect, place: Place) {
    if inner.height == 0 {
        return;
    }
    let row = Rect {
        x: inner.x.saturating_sub(1),
        y: inner.bottom() - 1,
        width: inner.width + 1,
        height: 1,
    };
    let area = row.intersection(frame.area());
    hints(frame, area, &model.theme, model.words(), place);
}
