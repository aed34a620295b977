//! A kept call on the screen: gone on with, looked at, or taken up again from a turn.

use std::sync::Arc;

use super::{
    model::Model,
    records::{self, Want},
    running::Running,
    screens::{Screen, compare, listen::ListenScreen, review::ReviewScreen},
    widgets::{Anchor, Scroll},
};
use crate::{
    record::{CallId, CallKind, CallState, KeptCall},
    session::{Listening, Past, Stage},
};

/// A call has come from the store; `elsewhere`, it is on in another program.
pub(super) fn come(model: &mut Model, call: KeptCall, elsewhere: bool) {
    let Some((_, want)) = model.records.wanted.take_if(|(id, _)| *id == call.line.id) else {
        return;
    };
    match want {
        Want::Parent => return compare_with_parent(model, &call),
        // What was said of it is taken up by who waits for it.
        Want::Said => return,
        Want::Resume | Want::Review(_) | Want::Compare => {}
    }
    let id = call.line.id.clone();
    let library = Arc::clone(&model.library);
    let past = match Past::of(call, model.records.today(&library)) {
        Ok(past) => past,
        Err(fault) => {
            let notice = model.locale.format("records.past", &[("reason", &fault)]);
            model.notice = Some(notice);
            return;
        }
    };
    match want {
        // It is offered as cut off, and another program has gone on with it since.
        Want::Resume if !elsewhere => resume(model, past),
        Want::Resume => {
            model.records.cut_off.retain(|line| line.id != id);
            review(model, past, None);
            model.say("records.on_elsewhere");
        }
        Want::Review(turn) => {
            let is_open = past.call.line.state != CallState::Scored;
            review(model, past, turn);
            if elsewhere {
                model.say("records.on_elsewhere");
            } else if is_open {
                model.say("history.as_far");
            }
        }
        Want::Compare => compare::take_up(model, past),
        Want::Parent | Want::Said => {}
    }
    if let Some(parent) = model.running.as_ref().and_then(|it| parent(it, &id)) {
        let parent = parent.clone();
        model.records.want(parent, Want::Parent);
    }
}

/// What a call was taken up from, if it is the one on the screen.
fn parent<'a>(running: &'a Running, call: &CallId) -> Option<&'a CallId> {
    let shown = &running.recording.as_ref()?.call;
    let (parent, _) = shown.origins.parent.as_ref()?;
    (shown.id == *call).then_some(parent)
}

fn compare_with_parent(model: &mut Model, call: &KeptCall) {
    let total = call.line.summary.as_ref().map(|summary| summary.total);
    let Some(running) = model.running.as_mut() else {
        return;
    };
    let shown = running.recording.as_ref().map(|it| &it.call.origins);
    let parent = shown.and_then(|origins| origins.parent.as_ref());
    if parent.is_some_and(|(id, _)| *id == call.line.id) {
        running.parent_total = total;
    }
}

/// The call goes on where it was cut off: in practice it waits for the trainee.
fn resume(model: &mut Model, past: Past) {
    let id = past.call.line.id.clone();
    model.records.cut_off.retain(|line| line.id != id);
    if past.call.line.state != CallState::Open {
        // Another program has ended it since it was offered.
        review(model, past, None);
        model.say("records.over_elsewhere");
        return;
    }
    let turn = past.sitting.state.turn;
    let mut running = Running::past(past, model.now);
    running.wait(model.now);
    let key = match running.sitting.stage {
        Stage::Ticket => "records.resumed_ticket",
        Stage::Talking if running.clock.is_paused() => "records.resumed_paused",
        Stage::Ringing | Stage::Talking | Stage::Scored => "records.resumed",
    };
    model.running = Some(running);
    model.go(Screen::Call);
    model.notice = Some(model.locale.format(key, &[("turn", &turn)]));
}

fn review(model: &mut Model, past: Past, turn: Option<u16>) {
    let card = past.sitting.scorecard.as_ref();
    if let Some(listened) = card.and_then(|card| card.listened.clone()) {
        let screen = ListenScreen::new(Listening::past(past.sitting, listened));
        model.enter(Screen::Listen(Box::new(screen)));
        return;
    }
    let scored = past.sitting.scorecard.is_some();
    let mut shown = Running::past(past, model.now);
    shown.judge();
    model.running = Some(shown);
    if scored {
        model.enter(Screen::Scorecard(Scroll::new(Anchor::Top)));
    }
    if turn.is_some() || !scored {
        model.enter(Screen::Review(ReviewScreen::at(turn)));
    }
}

/// The call that is shown is taken up again from a turn, as a new attempt: it shares with the old one what came before.
pub fn retry(model: &mut Model, turn: u16) {
    let Some(shown) = &model.running else {
        return;
    };
    let kept = shown.recording.as_ref().map(|it| &it.call.origins);
    if kept.is_some_and(|origins| origins.kind == CallKind::Listened) {
        model.say("records.listened");
        return;
    }
    let sitting = shown.sitting.before(turn);
    let sheet = shown.sitting.scorecard.as_ref();
    let total = sheet
        .filter(|_| !shown.provisional)
        .map(|sheet| sheet.total);
    let library = shown.library.clone();
    let beginning = records::beginning(model);
    let shown = model.running.as_ref().and_then(|it| it.recording.as_ref());
    let recording = shown
        .zip(beginning)
        .map(|(shown, beginning)| shown.again(turn, beginning));
    let mut running = Running::taken_up(sitting, recording, model.now);
    running.library = library;
    running.parent_total = total;
    running.follow();
    running.wait(model.now);
    let key = if running.clock.is_paused() {
        "records.again"
    } else {
        "records.again_now"
    };
    model.running = Some(running);
    model.go(Screen::Call);
    model.notice = Some(model.locale.format(key, &[("turn", &turn)]));
}

/// Takes up the latest call that was cut off.
pub fn go_on(model: &mut Model) {
    match model.records.to_continue().map(|line| line.id.clone()) {
        Some(id) => model.records.want(id, Want::Resume),
        None => model.say("records.nothing_cut_off"),
    }
}
