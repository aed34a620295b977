//! `duilian report --format xapi`, held against the rules of xAPI 1.0.3.

use std::collections::{BTreeMap, BTreeSet};

use duilian::{
    judge::Points,
    record::{CallId, Judgement, TrainerWord, WordKind},
    store::Store,
};
use regex::Regex;
use serde_json::Value;

use super::kept::{IDS, at, home, on, records};

fn statements(asked: &[&str]) -> Vec<Value> {
    let home = home();
    read(&on(&home, &[&["report", "--format", "xapi"], asked].concat()).out)
}

fn read(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn verbs(all: &[Value]) -> Vec<&str> {
    let verbs = all.iter();
    verbs
        .map(|one| one["verb"]["id"].as_str().unwrap())
        .map(|id| id.rsplit('/').next().unwrap())
        .collect()
}

fn fits(pattern: &str, value: &Value) {
    let text = value.as_str().unwrap_or_else(|| panic!("{value}"));
    assert!(Regex::new(pattern).unwrap().is_match(text), "{text}");
}

const UUID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
const IRI: &str = r"^https?://[!-~]+$";
const MOMENT: &str = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$";
const DURATION: &str = r"^PT(\d+H)?(\d+M)?\d+(\.\d\d)?S$";

/// No property is null, empty or unknown to the specification.
fn keys(object: &Value, known: &[&str]) {
    for (key, value) in object.as_object().unwrap() {
        assert!(known.contains(&key.as_str()), "{key}");
        assert!(!value.is_null(), "{key}");
    }
}

fn language_map(map: &Value) {
    let tag = Regex::new("^[a-z]{2}(-[A-Z]{2})?$").unwrap();
    let map = map.as_object().unwrap();
    assert!(!map.is_empty());
    for (language, text) in map {
        assert!(tag.is_match(language), "{language}");
        assert!(text.is_string());
    }
}

fn agent(agent: &Value) {
    keys(agent, &["objectType", "name", "account"]);
    assert_eq!(agent["objectType"], "Agent");
    keys(&agent["account"], &["homePage", "name"]);
    fits(IRI, &agent["account"]["homePage"]);
    assert!(!agent["account"]["name"].as_str().unwrap().is_empty());
}

fn activity(activity: &Value) {
    keys(activity, &["objectType", "id", "definition"]);
    assert_eq!(activity["objectType"], "Activity");
    fits(IRI, &activity["id"]);
    let definition = &activity["definition"];
    keys(
        definition,
        &["name", "description", "type", "interactionType"],
    );
    language_map(&definition["name"]);
    fits(IRI, &definition["type"]);
    if definition.get("description").is_some() {
        language_map(&definition["description"]);
    }
    if let Some(kind) = definition.get("interactionType") {
        assert_eq!(kind, "long-fill-in");
    }
}

fn result(result: &Value) {
    keys(
        result,
        &["score", "success", "completion", "response", "duration"],
    );
    if let Some(score) = result.get("score") {
        keys(score, &["scaled", "raw", "min", "max"]);
        let [scaled, raw, min, max] =
            ["scaled", "raw", "min", "max"].map(|key| score[key].as_f64().unwrap());
        assert!((-1.0..=1.0).contains(&scaled), "{scaled}");
        assert!(min < max && (min..=max).contains(&raw), "{raw}");
        assert!((scaled - raw / max).abs() < 1e-9);
    }
    for key in ["success", "completion"] {
        assert!(result.get(key).is_none_or(Value::is_boolean), "{key}");
    }
    if result.get("duration").is_some() {
        fits(DURATION, &result["duration"]);
    }
    assert!(result.get("response").is_none_or(Value::is_string));
}

fn context(context: &Value) {
    keys(
        context,
        &[
            "registration",
            "instructor",
            "contextActivities",
            "platform",
            "language",
            "extensions",
        ],
    );
    fits(UUID, &context["registration"]);
    if context.get("instructor").is_some() {
        agent(&context["instructor"]);
    }
    if let Some(above) = context.get("contextActivities") {
        keys(above, &["parent", "grouping", "category", "other"]);
        above["parent"]
            .as_array()
            .unwrap()
            .iter()
            .for_each(activity);
    }
    for key in context["extensions"].as_object().unwrap().keys() {
        fits(IRI, &Value::from(key.as_str()));
    }
}

fn statement(one: &Value) {
    keys(
        one,
        &[
            "id",
            "actor",
            "verb",
            "object",
            "result",
            "context",
            "timestamp",
            "version",
        ],
    );
    fits(UUID, &one["id"]);
    agent(&one["actor"]);
    keys(&one["verb"], &["id", "display"]);
    fits(
        "^http://adlnet.gov/expapi/verbs/(launched|answered|passed|failed|completed)$",
        &one["verb"]["id"],
    );
    language_map(&one["verb"]["display"]);
    activity(&one["object"]);
    if one.get("result").is_some() {
        result(&one["result"]);
    }
    context(&one["context"]);
    fits(MOMENT, &one["timestamp"]);
    assert_eq!(one["version"], "1.0.3");
}

#[test]
fn every_statement_keeps_the_rules_of_the_specification() {
    let all = statements(&["--class"]);
    assert!(all.len() > 20);
    all.iter().for_each(statement);
    let ids: BTreeSet<&str> = all.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), all.len(), "an id twice");
}

#[test]
fn a_failed_call_as_statements() {
    insta::assert_snapshot!(on(&home(), &["report", "019aa426", "--format", "xapi"]));
}

#[test]
fn a_call_is_launched_answered_passed_and_completed() {
    let all = statements(&[IDS[0]]);
    let verbs = verbs(&all);
    assert_eq!(verbs.first(), Some(&"launched"));
    assert_eq!(&verbs[verbs.len() - 2..], ["passed", "completed"]);
    let replies = &verbs[1..verbs.len() - 2];
    assert_eq!(replies, vec!["answered"; 11]);
    let moments: Vec<&str> = all
        .iter()
        .map(|one| one["timestamp"].as_str().unwrap())
        .collect();
    assert!(moments.is_sorted(), "{moments:?}");
}

#[test]
fn a_call_that_is_not_over_is_neither_passed_nor_completed() {
    assert_eq!(verbs(&statements(&["last"])), ["launched", "answered"]);
}

#[test]
fn the_same_call_gives_the_same_ids() {
    assert_eq!(statements(&[IDS[1]]), statements(&[IDS[1]]));
    let registrations: BTreeMap<String, usize> =
        statements(&["--class"])
            .iter()
            .fold(BTreeMap::new(), |mut counts, one| {
                *counts
                    .entry(one["context"]["registration"].to_string())
                    .or_default() += 1;
                counts
            });
    assert_eq!(registrations.len(), IDS.len());
}

#[test]
fn a_trainers_score_is_a_statement_of_its_own() {
    let home = home();
    let before = read(&on(&home, &["report", IDS[1], "--format", "xapi"]).out);
    let word = TrainerWord {
        kind: WordKind::Overruled,
        item: "restate".into(),
        turn: 0,
        judgement: Some(Judgement::Changed),
        points: Some(Points::whole(10)),
        reason: "开头那句算复述".to_owned(),
        by: "陈老师".to_owned(),
        at: at(3_000),
    };
    let call = CallId(IDS[1].to_owned());
    records(&home).add_word(&call, &word).unwrap();
    let after = read(&on(&home, &["report", IDS[1], "--format", "xapi"]).out);
    let new: Vec<&Value> = after.iter().filter(|one| !before.contains(one)).collect();
    let [new] = new[..] else { panic!("{new:?}") };
    statement(new);
    assert_eq!(new["context"]["instructor"]["name"], "陈老师");
    assert_eq!(new["result"]["score"]["raw"], 11.5);
    assert_eq!(after.len(), before.len() + 1);
}
