//! Two calls of one scenario side by side: what each came to, where they differ, and what was said in each.

mod draw;
mod figures;
mod talk;

use std::sync::Arc;

pub use draw::draw;

use super::{Action, Effect, Model, Screen};
use crate::{
    judge::Scorecard,
    library::Library,
    record::{CallId, CallKind, CallLine, Summary},
    session::{Past, Sitting},
    tui::{
        action::Command,
        records::Want,
        widgets::{Anchor, Scroll},
    },
};

pub struct CompareScreen {
    /// The earlier one.
    pub left: Compared,
    pub right: Compared,
    pub scroll: Scroll,
}

/// One of the two.
pub struct Compared {
    pub line: CallLine,
    pub sitting: Sitting,
    pub library: Arc<Library>,
    /// As the trainee saw it; of a call that was never finished as far as it went.
    pub sheet: Scorecard,
    pub summary: Summary,
}

/// What is still to come before the two can be shown.
pub struct Awaited {
    second: CallId,
    first: Option<Compared>,
}

impl Compared {
    fn of(past: Past) -> Self {
        let Past {
            call,
            library,
            sitting,
        } = past;
        let sheet = sitting.scorecard.clone();
        let sheet = sheet.unwrap_or_else(|| sitting.standing());
        Self {
            summary: Summary::of(&sheet, &sitting.log),
            line: call.line,
            sitting,
            library,
            sheet,
        }
    }
}

/// The call that is marked in the history with the one that is chosen there.
pub fn open(model: &mut Model) {
    let Screen::History(history) = model.screen() else {
        return;
    };
    let (Some(marked), Some(selected)) = (&history.marked, history.selected()) else {
        model.say("compare.nothing_marked");
        return;
    };
    let listened = |line: &CallLine| line.origins.kind == CallKind::Listened;
    let refused = if marked.id == selected.id {
        Some("compare.same")
    } else if marked.origins.scenario != selected.origins.scenario {
        Some("compare.other_scenario")
    } else if listened(marked) || listened(selected) {
        Some("compare.listened")
    } else {
        None
    };
    if let Some(key) = refused {
        model.say(key);
        return;
    }
    let mut two = [marked, selected];
    two.sort_by_key(|line| line.origins.started);
    let [earlier, later] = two.map(|line| line.id.clone());
    ask(model, earlier, later);
}

/// The call whose sheet is shown with the one that it was taken up from.
pub fn with_parent(model: &mut Model) {
    let recording = model.running.as_ref().and_then(|it| it.recording.as_ref());
    let two = recording.and_then(|it| {
        let (parent, _) = it.call.origins.parent.clone()?;
        Some((parent, it.call.id.clone()))
    });
    match two {
        Some((parent, own)) if model.records.are_open() => ask(model, parent, own),
        _ => model.say("compare.no_parent"),
    }
}

fn ask(model: &mut Model, first: CallId, second: CallId) {
    model.records.awaited = Some(Awaited {
        second,
        first: None,
    });
    model.records.want(first, Want::Compare);
}

/// One of the two has come from the store.
pub fn take_up(model: &mut Model, past: Past) {
    let Some(Awaited { second, first }) = model.records.awaited.take() else {
        return;
    };
    let came = Compared::of(past);
    let Some(left) = first else {
        model.records.want(second.clone(), Want::Compare);
        model.records.awaited = Some(Awaited {
            second,
            first: Some(came),
        });
        return;
    };
    model.enter(Screen::Compare(Box::new(CompareScreen {
        left,
        right: came,
        scroll: Scroll::new(Anchor::Top),
    })));
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    if *action == Action::Do(Command::Back) {
        model.leave();
        return Vec::new();
    }
    let Some(Screen::Compare(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Do(command) => {
            screen.scroll.act(*command);
        }
        Action::Wheel(lines) => screen.scroll.by(i32::from(*lines)),
        _ => {}
    }
    Vec::new()
}
