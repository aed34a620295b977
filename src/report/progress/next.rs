//! What to practise next and why, as text and as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::{title, trainee};
use crate::{
    progress::next::{Proposal, Reason},
    report::{Voice, hang, json},
    text::clean,
};

/// The proposal for a trainee, or for whoever begins; without one, why there is none.
pub fn next_as_text(name: Option<&str>, proposal: Option<&Proposal>, voice: &Voice<'_>) -> String {
    let Some(proposal) = proposal else {
        return format!("{}\n", voice.locale.text("progress.no_scenarios"));
    };
    let locale = voice.locale;
    let heading = match name {
        None => locale.text("progress.next").to_owned(),
        Some(name) => {
            let name = clean::printable(trainee(name, locale)).replace('\n', " ");
            locale.format("progress.next_of", &[("name", &name)])
        }
    };
    format!("{heading}\n{}", proposed(proposal, "  ", voice))
}

/// The scenario, why, and how to begin.
pub fn proposed(proposal: &Proposal, indent: &str, voice: &Voice<'_>) -> String {
    let mut text = hang(indent, &scenario(proposal, voice), voice.width);
    text.push_str(&hang(indent, &reason(&proposal.reason, voice), voice.width));
    let how = format!("duilian play {}", clean::printable(&proposal.scenario));
    let _ = writeln!(text, "{indent}{how}");
    text
}

/// Title, id and level.
fn scenario(proposal: &Proposal, voice: &Voice<'_>) -> String {
    let Some(shelved) = voice.library.scenario(&proposal.scenario) else {
        return proposal.scenario.to_string();
    };
    let scenario = &shelved.scenario;
    let category = voice.locale.name("category", scenario.category.code());
    let level = voice
        .locale
        .format("report.level", &[("level", &scenario.level)]);
    let facts = format!("{category} \u{b7} {level}");
    format!("{} ({}) \u{b7} {facts}", scenario.title, scenario.id).replace('\n', " ")
}

/// Why, in one sentence.
pub fn reason(reason: &Reason, voice: &Voice<'_>) -> String {
    said("progress.reason", reason, voice)
}

/// Why, in a few words.
pub fn reason_in_short(reason: &Reason, voice: &Voice<'_>) -> String {
    said("progress.short", reason, voice)
}

fn said(sentences: &str, reason: &Reason, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    match reason {
        Reason::First => locale.text(&format!("{sentences}.first")).to_owned(),
        Reason::Unpractised { item } => {
            let item = title(item, voice);
            locale.format(&format!("{sentences}.unpractised"), &[("item", &item)])
        }
        Reason::Weak {
            item, recall: 0, ..
        } => {
            let item = title(item, voice);
            locale.format(&format!("{sentences}.weak_none"), &[("item", &item)])
        }
        Reason::Weak { item, recall, days } => {
            let item = title(item, voice);
            let key = match days {
                0 => "weak_today",
                1 => "weak_yesterday",
                _ => "weak",
            };
            locale.format(
                &format!("{sentences}.{key}"),
                &[("item", &item), ("recall", recall), ("days", days)],
            )
        }
    }
}

#[derive(Serialize)]
pub(super) struct NextRow<'a> {
    scenario: &'a str,
    title: String,
    /// `first`, `unpractised` or `weak`.
    reason: &'static str,
    item: Option<&'a str>,
    recall: Option<u8>,
    days: Option<u32>,
    why: String,
}

#[derive(Serialize)]
struct Next<'a> {
    format: u32,
    trainee: Option<&'a str>,
    #[serde(rename = "next")]
    proposal: Option<NextRow<'a>>,
}

/// `next` is `null` where there are no scenarios.
pub fn next_as_json(name: Option<&str>, proposal: Option<&Proposal>, voice: &Voice<'_>) -> String {
    json::written(&Next {
        format: json::FORMAT,
        trainee: name,
        proposal: proposal.map(|proposal| next_row(proposal, voice)),
    })
}

pub(super) fn next_row<'a>(proposal: &'a Proposal, voice: &Voice<'_>) -> NextRow<'a> {
    let shelved = voice.library.scenario(&proposal.scenario);
    let title = shelved.map_or("", |shelved| &shelved.scenario.title);
    let (kind, item, recall, days) = match &proposal.reason {
        Reason::First => ("first", None, None, None),
        Reason::Unpractised { item } => ("unpractised", Some(item), None, None),
        Reason::Weak { item, recall, days } => ("weak", Some(item), Some(*recall), Some(*days)),
    };
    NextRow {
        scenario: &proposal.scenario,
        title: title.to_owned(),
        reason: kind,
        item: item.map(|item| &**item),
        recall,
        days,
        why: reason(&proposal.reason, voice),
    }
}
