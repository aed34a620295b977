//! The listener's screens, drawn:
//! ```text
//!  name of the program, title of the scenario                     line 3 of 11
//!  ----------------------------------------------------------------------------
//!  what was heard; or the ticket; or the sheet
//!  -- what does this line do? -------------------------------------------------
//!  the marks to choose from, or how they came out
//! ```

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
};

use super::{ListenScreen, panel, sheet, talk};
use crate::{
    session::listening::At,
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        screens::headline,
        screens::ticket,
        widgets::{Prose, frame},
    },
};

/// From this width on, the talk stands beside the form.
const WIDE: u16 = 110;
/// From this height on, there is more room for answers.
const HIGH: u16 = 32;

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &ListenScreen) {
    let [head, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    header(model, frame, head, screen);
    if screen.listening.at == At::Scored && !screen.shows_talk {
        sheet::draw(model, frame, body, screen);
        return;
    }
    let theme = &model.theme;
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(body);
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    if screen.listening.at == At::Scored {
        talk::draw(model, frame, body, screen);
        return;
    }
    if screen.listening.at == At::Ticket {
        form(model, frame, body, screen);
        return;
    }
    let high = if area.height >= HIGH { 13 } else { 8 };
    let [talk_area, below] =
        Layout::vertical([Constraint::Min(0), Constraint::Length(high)]).areas(body);
    talk::draw(model, frame, talk_area, screen);
    panel::draw(model, frame, below, screen);
}

fn header(model: &Model, frame: &mut Frame, area: Rect, screen: &ListenScreen) {
    let theme = &model.theme;
    let listening = &screen.listening;
    let left = headline(model, model.text("listen.title"))
        .then("  ", theme.plain)
        .then(&listening.call.script.scenario.title, theme.faint);
    let (heard, lines) = listening.lines();
    let args: [(&str, &dyn std::fmt::Display); 2] = [("heard", &heard), ("lines", &lines)];
    let right = match listening.at {
        At::Ticket => model.text("ticket.title").to_owned(),
        At::Scored => model.text("listen.sheet").to_owned(),
        At::Hearing | At::Marking { .. } | At::Answered { .. } => {
            model.locale.format("listen.line_of", &args)
        }
    };
    frame::header(frame, area, theme, &left, &Prose::of(right, theme.faint));
}

/// The ticket, and the talk beside it, or in its place.
fn form(model: &Model, frame: &mut Frame, area: Rect, screen: &ListenScreen) {
    let theme = &model.theme;
    let [body, foot] = Layout::vertical([Constraint::Min(0), Constraint::Length(2)]).areas(area);
    if area.width >= WIDE {
        let [form, heard] =
            Layout::horizontal([Constraint::Percentage(55), Constraint::Min(0)]).areas(body);
        ticket::fields(model, frame, form, &screen.form);
        talk::draw(model, frame, heard, screen);
    } else if screen.shows_talk {
        talk::draw(model, frame, body, screen);
    } else {
        ticket::fields(model, frame, body, &screen.form);
    }
    let [rule, row] = Layout::vertical([Constraint::Length(1), Constraint::Length(1)]).areas(foot);
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    let key = match (area.width >= WIDE, screen.shows_talk) {
        (true, _) => "listen.fill",
        (false, false) => "listen.fill_or_hear",
        (false, true) => "listen.hear_or_fill",
    };
    let again = keymap::label(Place::ListenTicket, Command::HearAgain, &theme.glyphs);
    let text = model.locale.format(key, &[("key", &again)]);
    let line = Prose::of(format!(" {text}"), theme.strong);
    frame.render_widget(line.clip(usize::from(row.width), theme.glyphs.more), row);
}
