//! The figures as one JSON object.

use serde_json::{Map, Value, json};

use super::{Counts, Measure, ReadingError, RowErrors, figures::share, gold::Verdicts};
use crate::report::json::written;

/// The object with a line break at its end; `errors` where they are asked for.
pub fn whole(measure: &Measure, errors: Option<&[String]>) -> String {
    let mut object = Map::new();
    object.insert("format".to_owned(), json!(crate::report::json::FORMAT));
    object.insert("rows".to_owned(), json!(measure.rows));
    if measure.rows > 0 {
        object.insert("micro".to_owned(), counts(measure.micro()));
        let mean = measure
            .macro_mean()
            .map(|mean| json!({"precision": mean.precision, "recall": mean.recall, "f1": mean.f1}));
        object.insert("macro".to_owned(), json!(mean));
        let codes = measure.codes().into_iter();
        let codes: Map<String, Value> = codes
            .map(|(code, figures)| (code.to_owned(), counts(figures)))
            .collect();
        object.insert("codes".to_owned(), Value::Object(codes));
        object.insert("groups".to_owned(), groups(measure));
        let bait = measure.bait.iter().map(|(kind, (rows, credited))| {
            let figures = json!({
                "rows": rows, "credited": credited, "share": share(*credited, *rows),
            });
            (kind.clone(), figures)
        });
        object.insert("wrong_credit".to_owned(), Value::Object(bait.collect()));
    }
    if measure.phrases.rows() > 0 {
        object.insert("phrases".to_owned(), phrases(measure));
    }
    if let Some(codes) = errors {
        let rows = measure.errors_of(codes);
        let listed: Vec<Value> = rows
            .iter()
            .flat_map(|(row, errors)| errors.iter().map(|it| error(row, it)))
            .collect();
        object.insert("errors".to_owned(), json!(listed));
    }
    written(&Value::Object(object))
}

fn counts(counts: Counts) -> Value {
    json!({
        "labelled": counts.labelled(),
        "found": counts.found(),
        "right": counts.right,
        "precision": counts.precision(),
        "recall": counts.recall(),
        "f1": counts.f1(),
    })
}

/// `{"kind": {"typo": …}, "source": {…}}`.
fn groups(measure: &Measure) -> Value {
    let mut names: Map<String, Value> = Map::new();
    for (name, value, rows, sum) in measure.groups() {
        let mut figures = counts(sum);
        if let Some(object) = figures.as_object_mut() {
            object.insert("rows".to_owned(), json!(rows));
        }
        let values = names
            .entry(name)
            .or_insert_with(|| Value::Object(Map::new()));
        if let Some(values) = values.as_object_mut() {
            values.insert(value.to_owned(), figures);
        }
    }
    Value::Object(names)
}

fn phrases(measure: &Measure) -> Value {
    let figures = &measure.phrases;
    let confusion: Map<String, Value> = Verdicts::ALL
        .iter()
        .map(|wanted| {
            let given = Verdicts::ALL
                .iter()
                .map(|got| (got.as_str().to_owned(), json!(figures.of(*wanted, *got))));
            (wanted.as_str().to_owned(), Value::Object(given.collect()))
        })
        .collect();
    let kinds = figures.kinds.iter().map(|(kind, (rows, right))| {
        let figures = json!({"rows": rows, "right": right, "accuracy": share(*right, *rows)});
        (kind.clone(), figures)
    });
    json!({
        "rows": figures.rows(),
        "right": figures.right(),
        "accuracy": share(figures.right(), figures.rows()),
        "confusion": confusion,
        "kinds": Value::Object(kinds.collect()),
    })
}

fn error(row: &RowErrors, error: &ReadingError) -> Value {
    let mut object = json!({
        "file": row.place.file,
        "line": row.place.line,
        "id": row.gold.id,
        "code": error.code(),
    });
    let more = match error {
        ReadingError::Wrong { span, rule, .. } => {
            let reply = &row.gold.reply;
            json!({
                "error": "wrong", "span": span.in_chars(reply), "text": span.of(reply), "rule": rule,
            })
        }
        ReadingError::Missed { code } => {
            json!({"error": "missed", "text": row.gold.words(code)})
        }
        ReadingError::Phrase {
            wanted,
            got,
            missing,
        } => json!({
            "error": "verdict", "wanted": wanted.as_str(), "got": got.as_str(), "missing": missing,
        }),
    };
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    object
}
