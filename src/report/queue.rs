//! What waits for a trainer, as text and JSON.

use std::{borrow::Cow, fmt::Display};

use serde::Serialize;

use super::{Voice, hang, json};
use crate::{
    record::{CallId, WaitCause, Waiting},
    text::{clean, width::clip},
};

/// Columns of what was said.
const SAID: usize = 160;

/// A paragraph each: what it is, what was said, and the command that settles it. `short` is how a call is typed.
pub fn as_text(
    waiting: &[Waiting],
    short: &dyn Fn(&CallId) -> String,
    voice: &Voice<'_>,
) -> String {
    let locale = voice.locale;
    if waiting.is_empty() {
        return format!("{}\n", locale.text("report.queue.empty"));
    }
    let count: [(&str, &dyn Display); 1] = [("count", &waiting.len())];
    let mut text = format!("{}\n", locale.format("report.queue.count", &count));
    for one in waiting {
        text.push('\n');
        text.push_str(&hang("", &line(one, voice), voice.width));
        let beginning = beginning(&one.said);
        let said: [(&str, &dyn Display); 1] = [("said", &beginning)];
        let said = locale.format(&format!("report.queue.said.{}", one.cause.code()), &said);
        let said = clean::printable(&said).replace('\n', " ");
        text.push_str(&hang("  ", &said, voice.width));
        let id = short(&one.call);
        let turn = if one.cause == WaitCause::Suspected && one.turn > 0 {
            format!(" --turn {}", one.turn)
        } else {
            String::new()
        };
        let args: [(&str, &dyn Display); 3] = [("call", &id), ("item", &one.item), ("turn", &turn)];
        let key = match one.cause {
            WaitCause::Suspected => "report.queue.settle_fatal",
            WaitCause::Disputed => "report.queue.settle",
        };
        text.push_str(&hang("  ", &locale.format(key, &args), voice.width));
    }
    text
}

/// What was said, so much of it that the list stays a list; the call itself shows the rest.
fn beginning(said: &str) -> Cow<'_, str> {
    match clip(said, SAID) {
        shown if shown.len() == said.len() => Cow::Borrowed(said),
        shown => Cow::Owned(format!("{shown}\u{2026}")),
    }
}

/// When, who, where and what.
fn line(one: &Waiting, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let who = clean::printable(&one.trainee_name).replace('\n', " ");
    let who = if who.is_empty() {
        locale.text("report.queue.unnamed").to_owned()
    } else {
        who
    };
    let turn = match one.turn {
        0 => String::new(),
        turn => locale.format("report.word.on_turn", &[("turn", &turn)]),
    };
    let cause = format!("report.queue.{}", one.cause.code());
    let parts = [
        one.at.date_and_time(),
        locale.text(&cause).to_owned(),
        voice.item(&one.item),
        who,
        clean::printable(&one.title).replace('\n', " "),
        turn,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}

#[derive(Serialize)]
struct Queue<'a> {
    format: u32,
    waiting: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    call: &'a CallId,
    trainee: &'a str,
    scenario: &'a str,
    title: &'a str,
    cause: &'static str,
    item: &'a str,
    turn: u16,
    said: &'a str,
    at: String,
}

/// One JSON object.
pub fn as_json(waiting: &[Waiting]) -> String {
    let waiting = waiting.iter().map(|one| One {
        call: &one.call,
        trainee: &one.trainee_name,
        scenario: &one.scenario,
        title: &one.title,
        cause: one.cause.code(),
        item: &one.item,
        turn: one.turn,
        said: &one.said,
        at: one.at.rfc3339(),
    });
    json::written(&Queue {
        format: json::FORMAT,
        waiting: waiting.collect(),
    })
}
