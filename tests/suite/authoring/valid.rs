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
        let inner = Inner { words, path, value };
        if !inner.holds(word, wanted, found) && !holds(word, wanted, value) {
            found.push(format!("{path}: {word}"));
        }
    }
}

/// A value with the schema that it is to fit.
struct Inner<'v> {
    words: &'v Map<String, Value>,
    path: &'v str,
    value: &'v Value,
}

impl Inner<'_> {
    /// Checks what lies inside; `false` where the word says nothing of that.
    fn holds(&self, word: &str, wanted: &Value, found: &mut Vec<String>) -> bool {
        let members = || self.value.as_object().into_iter().flatten();
        match word {
            "items" => {
                for (at, one) in self.value.as_array().into_iter().flatten().enumerate() {
                    check(wanted, one, &format!("{}[{at}]", self.path), found);
                }
            }
            "properties" => {
                for (name, one) in members() {
                    if let Some(schema) = wanted.get(name) {
                        check(schema, one, &format!("{}.{name}", self.path), found);
                    }
                }
            }
            "additionalProperties" => {
                let known = self.words.get("properties").and_then(Value::as_object);
                let is_known = |name: &String| known.is_some_and(|known| known.contains_key(name));
                for (name, one) in members().filter(|(name, _)| !is_known(name)) {
                    let path = format!("{}.{name}", self.path);
                    if *wanted == Value::Bool(false) {
                        found.push(format!("{path}: {word}"));
                    } else {
                        check(wanted, one, &path, found);
                    }
                }
            }
            _ => return false,
        }
        true
    }
}

/// What a word says of the value as a whole.
fn holds(word: &str, wanted: &Value, value: &Value) -> bool {
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
        "anyOf" => {
            let mut any = wanted.as_array().unwrap().iter();
            any.any(|schema| faults(schema, value).is_empty())
        }
        "required" => value.as_object().is_none_or(|members| {
            let mut names = wanted.as_array().unwrap().iter();
            names.all(|name| members.contains_key(name.as_str().unwrap()))
        }),
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
