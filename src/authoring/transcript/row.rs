//! Rows of a transcript in JSON Lines.

use serde_json::{Map, Value};

use super::{
    Utterance, clock,
    speaker::{People, Speaker},
};
use crate::{
    authoring::rows::{Problem, RowFault, fault},
    engine::step::Category,
};

pub(super) struct Row {
    pub(super) utterance: Utterance,
    pub(super) call: Option<String>,
    pub(super) channel: Option<String>,
    pub(super) category: Option<Category>,
}

pub(super) fn parse(line: &str, people: &People<'_>) -> Result<Row, RowFault> {
    let wrong = |problem| RowFault::new(1, problem);
    let row: Map<String, Value> = match serde_json::from_str(line) {
        Ok(Value::Object(row)) => row,
        Ok(_) => return Err(wrong(Problem::NotObject)),
        Err(error) => return Err(fault::of_json(line, &error)),
    };
    let text = match row.get("text").or_else(|| row.get("content")) {
        Some(Value::String(text)) => text.clone(),
        Some(_) => return Err(wrong(Problem::NotText("text"))),
        None => return Err(wrong(Problem::Missing("text"))),
    };
    let word = |key: &str| row.get(key).and_then(Value::as_str);
    let spelled = |kind, key| word(key).map(|word| people.spellings.code(kind, word).to_owned());
    Ok(Row {
        utterance: Utterance {
            speaker: who(&row, people)?,
            text,
            time: time(&row),
        },
        call: row.get("call").and_then(|id| match id {
            Value::Null => None,
            Value::String(id) => Some(id.clone()),
            id => Some(id.to_string()),
        }),
        channel: spelled("channel", "channel"),
        category: spelled("category", "category").and_then(|code| Category::from_code(&code)),
    })
}

fn who(row: &Map<String, Value>, people: &People<'_>) -> Result<Speaker, RowFault> {
    let wrong = |problem| RowFault::new(1, problem);
    let mut keys = ["role", "speaker", "who"].iter();
    match keys.find_map(|key| row.get(*key)) {
        None => Err(wrong(Problem::Missing("role"))),
        Some(Value::String(name)) => people
            .plain(name)
            .ok_or_else(|| wrong(Problem::NoSpeaker(name.chars().take(20).collect()))),
        Some(_) => Err(wrong(Problem::NotText("role"))),
    }
}

/// `at_ms`, or `time` as a clock or in seconds.
fn time(row: &Map<String, Value>) -> Option<u64> {
    if let Some(at) = row.get("at_ms") {
        return at.as_u64();
    }
    match row.get("time")? {
        Value::String(text) => clock::time(text),
        Value::Number(seconds) => seconds.as_u64().map(|seconds| seconds.saturating_mul(1000)),
        _ => None,
    }
}
