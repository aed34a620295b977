//! A validator of the keywords that the schemas use, and of no others: a word that it does not know is a fault of the schema.

use regex::Regex;
use serde_json::{Map, Value};

/// What is wrong with a value, as `path: keyword`.
pub(super) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, value, "", &mut found);
    found
}

fn check(schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    let words = schema.as_object().expect("a schema is an object");
    for (word, wanted) in words {
        if !holds(word, wanted, words, value, path, found) {
            found.push(format!("{path}: {word}"));
        }
    }
}

fn holds(
    word: &str,
    wanted: &Value,
    words: &Map<String, Value>,
    value: &Value,
    path: &str,
    found: &mut Vec<String>,
) -> bool {
    let number = || value.as_f64().zip(wanted.as_f64());
    let least = |length: Option<usize>| length.is_none_or(|length| length as u64 >= whole(wanted));
    match word {
        "$schema" | "$comment" | "title" | "description" | "default" => true,
        "type" => is_of_type(wanted.as_str().unwrap(), value),
        "enum" => wanted.as_array().unwrap().contains(value),
        "const" => wanted == value,
        "pattern" => {
            let pattern = Regex::new(wanted.as_str().unwrap()).unwrap();
            value.as_str().is_none_or(|text| pattern.is_match(text))
        }
        "minimum" => number().is_none_or(|(value, least)| value >= least),
        "maximum" => number().is_none_or(|(value, most)| value <= most),
        "minItems" => least(value.as_array().map(Vec::len)),
        "maxItems" => value
            .as_array()
            .is_none_or(|list| list.len() as u64 <= whole(wanted)),
        "minProperties" => least(value.as_object().map(Map::len)),
        "items" => {
            for (at, one) in value.as_array().into_iter().flatten().enumerate() {
                check(wanted, one, &format!("{path}[{at}]"), found);
            }
            true
        }
        "anyOf" => {
            let mut any = wanted.as_array().unwrap().iter();
            any.any(|schema| faults(schema, value).is_empty())
        }
        "properties" => {
            for (name, one) in value.as_object().into_iter().flatten() {
                if let Some(schema) = wanted.get(name) {
                    check(schema, one, &format!("{path}.{name}"), found);
                }
            }
            true
        }
        "required" => value.as_object().is_none_or(|members| {
            let mut names = wanted.as_array().unwrap().iter();
            names.all(|name| members.contains_key(name.as_str().unwrap()))
        }),
        "additionalProperties" => {
            let known = words.get("properties").and_then(Value::as_object);
            let is_known = |name: &String| known.is_some_and(|known| known.contains_key(name));
            let more = value.as_object().into_iter().flatten();
            for (name, one) in more.filter(|(name, _)| !is_known(name)) {
                if *wanted == Value::Bool(false) {
                    found.push(format!("{path}.{name}: {word}"));
                } else {
                    check(wanted, one, &format!("{path}.{name}"), found);
                }
            }
            true
        }
        _ => panic!("no such keyword: {word}"),
    }
}

fn whole(wanted: &Value) -> u64 {
    wanted.as_u64().unwrap()
}

fn is_of_type(wanted: &str, value: &Value) -> bool {
    match wanted {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        _ => panic!("no such type: {wanted}"),
    }
}

#[test]
fn the_validator_finds_what_does_not_fit() {
    let schema = serde_json::json!({
        "type": "object",
        "properties": { "a": { "type": "integer", "minimum": 1 }, "b": { "pattern": "^x" } },
        "required": ["a"],
        "additionalProperties": false,
    });
    let found = |value| faults(&schema, &value);
    assert_eq!(found(serde_json::json!({ "a": 1, "b": "xy" })), [""; 0]);
    assert_eq!(found(serde_json::json!({ "a": 0 })), [".a: minimum"]);
    assert_eq!(found(serde_json::json!({ "b": "y", "c": 1 })).len(), 3);
    assert_eq!(found(serde_json::json!([])), [": type"]);
}
