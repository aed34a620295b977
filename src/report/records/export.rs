//! All that is kept about a person, as one JSON object.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CallPage, Row, call};
use crate::{
    engine::Entry,
    record::{CallId, Edition, Hash, Instant, Sheet, TrainerWord},
    report::json::{FORMAT, written},
    text::Name,
};

/// What is kept about one person.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub name: &'a str,
    /// They practised last on this machine.
    pub is_last: bool,
    pub calls: &'a [CallPage<'a>],
    /// What they said as a trainer of others' calls.
    pub said: &'a [(CallId, TrainerWord)],
    /// The texts that the calls were played from come along.
    pub with_texts: bool,
    pub now: Instant,
}

/// Keys in the order in which they are written.
#[derive(Serialize)]
struct Export<'a> {
    format: u32,
    #[serde(rename = "export")]
    program: &'static str,
    made: String,
    name: &'a str,
    practised_last: bool,
    calls: Vec<Call<'a>>,
    said_as_trainer: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<Vec<Text<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    editions: Option<Vec<Files<'a>>>,
}

#[derive(Serialize)]
struct Call<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    engine: u32,
    /// Hash of the scenario file, and of all others together.
    scenario_text: Hash,
    edition: &'a Hash,
    log: &'a [Entry],
    sheets: &'a [Sheet],
    /// What was typed and not sent in a call that is open.
    #[serde(skip_serializing_if = "str::is_empty")]
    draft: &'a str,
    words: Vec<call::WordRow<'a>>,
    appeals: Vec<Disputed<'a>>,
}

#[derive(Serialize)]
struct Disputed<'a> {
    item: &'a Name,
    turn: u16,
    reason: &'a str,
    at: String,
    settled: bool,
}

#[derive(Serialize)]
struct Said<'a> {
    call: &'a CallId,
    #[serde(flatten)]
    word: call::WordRow<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    hash: String,
    text: &'a str,
}

#[derive(Serialize)]
struct Files<'a> {
    hash: &'a str,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    text: &'a str,
}

/// With a line break at its end.
pub fn export(person: &Person<'_>) -> String {
    written(&Export {
        format: FORMAT,
        program: "trainee",
        made: person.now.rfc3339(),
        name: person.name,
        practised_last: person.is_last,
        calls: person.calls.iter().map(one).collect(),
        said_as_trainer: person
            .said
            .iter()
            .map(|(call, word)| Said {
                call,
                word: call::word(word),
            })
            .collect(),
        texts: person.with_texts.then(|| texts(person.calls)),
        editions: person.with_texts.then(|| editions(person.calls)),
    })
}

fn one<'a>(exported: &'a CallPage<'a>) -> Call<'a> {
    let kept = exported.kept;
    let appeals = exported.appeals.iter().map(|appeal| Disputed {
        item: &appeal.item,
        turn: appeal.turn,
        reason: &appeal.reason,
        at: appeal.at.rfc3339(),
        settled: appeal.settled,
    });
    Call {
        row: Row::of(&kept.line, exported.short),
        engine: kept.engine,
        scenario_text: Hash::of(&kept.scenario_text),
        edition: &kept.edition.hash,
        log: &kept.log.entries,
        sheets: &kept.sheets,
        draft: &kept.draft,
        words: exported.words.iter().map(call::word).collect(),
        appeals: appeals.collect(),
    }
}

/// Each once, by hash.
fn texts<'a>(calls: &'a [CallPage<'a>]) -> Vec<Text<'a>> {
    let mut texts: BTreeMap<String, &str> = BTreeMap::new();
    for call in calls {
        let scenario = &call.kept.scenario_text;
        texts.insert(Hash::of(scenario).as_str().to_owned(), scenario);
        for (hash, asset) in &call.kept.edition.texts {
            texts.insert(hash.as_str().to_owned(), &asset.text);
        }
    }
    let texts = texts.into_iter();
    texts.map(|(hash, text)| Text { hash, text }).collect()
}

/// Which files an edition has, each once.
fn editions<'a>(calls: &'a [CallPage<'a>]) -> Vec<Files<'a>> {
    let mut editions: BTreeMap<&str, &Edition> = BTreeMap::new();
    for call in calls {
        editions.insert(call.kept.edition.hash.as_str(), &call.kept.edition);
    }
    let files = |edition: &'a Edition| {
        let texts = edition.texts.iter();
        let files = texts.map(|(hash, asset)| File {
            path: &asset.path,
            text: hash.as_str(),
        });
        files.collect()
    };
    let editions = editions.into_iter();
    editions
        .map(|(hash, edition)| Files {
            hash,
            files: files(edition),
        })
        .collect()
}
