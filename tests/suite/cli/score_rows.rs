//! `duilian read --score`: figures of labelled rows, and errors with what they rest on.

use serde_json::{Value, json};

use super::run::{Ran, duilian, fed, file};

/// One right row, one with a code too many, one with a code too few, one in doubt, and bait.
const ROWS: &str = r#"{"id":"r1","kind":"plain","source":"own","customer":"在吗","reply":"您好","labels":["greeting"],"maybe":[]}
{"id":"r2","kind":"plain","reply":"您好,再见","labels":["greeting"]}
{"id":"r3","kind":"plain","agent":"curt","parts":[["嗯哼","thanks"],[",再见","farewell"]]}

{"id":"r4","reply":"您好","labels":[],"maybe":["greeting"]}
{"id":"r5","kind":"mention","reply":"您好","labels":[]}
{"id":"r6","kind":"mention","reply":"嗯哼","labels":[]}
"#;

fn score(rows: &str, arguments: &[&str]) -> Ran {
    fed(&[&["read", "--score"], arguments].concat(), rows)
}

fn figures(rows: &str, arguments: &[&str]) -> Value {
    let ran = score(rows, &[&["--format", "json"], arguments].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_table_of_figures_in_both_languages() {
    for lang in ["zh", "en"] {
        let ran = score(ROWS, &["--lang", lang, "--errors"]);
        insta::assert_snapshot!(format!("figures_{lang}"), ran);
    }
}

#[test]
fn codes_are_counted_and_what_is_doubtful_counts_neither_way() {
    let all = figures(ROWS, &[]);
    assert_eq!(all["rows"], 6);
    let greeting = &all["codes"]["greeting"];
    assert_eq!(
        *greeting,
        json!({"labelled": 2, "found": 3, "right": 2, "precision": 0.6667, "recall": 1.0, "f1": 0.8})
    );
    assert_eq!(all["codes"]["farewell"]["precision"], 0.5);
    assert_eq!(all["codes"]["thanks"]["recall"], 0.0);
    assert_eq!(all["codes"]["hold"]["f1"], Value::Null);
    assert_eq!(
        all["micro"],
        json!({"labelled": 4, "found": 5, "right": 3, "precision": 0.6, "recall": 0.75, "f1": 0.6667})
    );
    assert_eq!(all["macro"]["recall"], 0.6667);
    assert_eq!(
        all["wrong_credit"]["mention"],
        json!({"rows": 2, "credited": 1, "share": 0.5})
    );
    assert_eq!(all["groups"]["kind"]["plain"]["rows"], 3);
    assert_eq!(all["groups"]["source"]["own"]["f1"], 1.0);
    assert_eq!(all["groups"]["agent"]["curt"]["labelled"], 2);
    assert!(all.get("errors").is_none() && all.get("phrases").is_none());
}

#[test]
fn errors_name_row_code_words_and_rule() {
    let all = figures(ROWS, &["--errors"]);
    let errors = all["errors"].as_array().unwrap();
    let brief: Vec<String> = errors
        .iter()
        .map(|it| format!("{}:{}:{}", it["line"], it["code"], it["error"]).replace('"', ""))
        .collect();
    assert_eq!(
        brief,
        ["2:farewell:wrong", "3:thanks:missed", "6:greeting:wrong"]
    );
    assert_eq!(errors[0]["span"], json!([3, 5]));
    assert_eq!(errors[0]["text"], "再见");
    assert!(errors[0]["rule"].as_str().unwrap().contains('/'));
    assert_eq!(errors[1]["text"], "嗯哼");
    let thanks = figures(ROWS, &["--errors=thanks,hold"]);
    assert_eq!(thanks["errors"].as_array().unwrap().len(), 1);
}

#[test]
fn a_further_code_counts_where_a_row_labels_it() {
    let without = figures("{\"reply\":\"您好\",\"labels\":[\"greeting\"]}", &[]);
    assert!(without["codes"].get("reassure").is_none());
    let with = figures(
        "{\"reply\":\"您好\",\"labels\":[\"greeting\",\"reassure\"]}",
        &[],
    );
    assert_eq!(with["codes"]["reassure"]["recall"], 0.0);
    assert_eq!(with["micro"]["labelled"], 2);
}

#[test]
fn verdicts_on_phrases_are_counted() {
    let row = |reply: &str, verdict: &str| {
        format!(
            "{{\"id\":\"p\",\"kind\":\"verbatim\",\"say\":[\"感谢您的来电\"],\"reply\":\"{reply}\",\"verdict\":\"{verdict}\"}}\n"
        )
    };
    let rows = row("感谢您的来电", "full") + &row("嗯哼", "none") + &row("感谢您的来电。", "none");
    let all = figures(&rows, &["--errors=phrase"]);
    let phrases = &all["phrases"];
    assert_eq!(
        (&all["rows"], &phrases["rows"], &phrases["right"]),
        (&json!(0), &json!(3), &json!(2))
    );
    assert_eq!(phrases["accuracy"], 0.6667);
    assert_eq!(
        phrases["confusion"]["none"],
        json!({"full": 1, "part": 0, "none": 1})
    );
    assert_eq!(phrases["kinds"]["verbatim"]["right"], 2);
    assert_eq!(all["errors"][0]["got"], "full");
    insta::assert_snapshot!(score(&rows, &["--errors", "--lang", "en"]));
}

#[test]
fn faulty_rows_are_told_and_the_rest_is_scored() {
    let rows = "{\"reply\":\"您好\"}\n{\"reply\":\"您好\",\"labels\":[\"greting\"]}\n{\"parts\":[1]}\n{\"labels\":[]}\n\
        {\"say\":[\"您好\"],\"reply\":\"您好\",\"verdict\":\"half\"}\n{\"reply\":\"您好\",\"labels\":[\"greeting\"]}\n";
    for lang in ["zh", "en"] {
        let ran = score(rows, &["--lang", lang]);
        assert_eq!(ran.code, 1, "{ran}");
        assert!(ran.out.contains("1.000"), "{ran}");
        insta::assert_snapshot!(format!("faulty_labels_{lang}"), ran.err);
    }
}

#[test]
fn what_cannot_be_scored_is_told() {
    let (_folder, path) = file("gold.jsonl", ROWS);
    let path = path.to_str().unwrap();
    let wrong: [&[&str]; 6] = [
        &["read", "--score", "no-such.jsonl"],
        &["read", "--score", "-"],
        &["read", "--score", "--errors=greting", path],
        &["read", "--score", "--errors", "greeting,thanks", path],
        &["read", "--errors", path],
        &["read", "--format", "json", path],
    ];
    for lang in ["zh", "en"] {
        let told: Vec<String> = wrong
            .iter()
            .map(|arguments| {
                let ran = duilian(&[*arguments, &["--lang", lang]].concat());
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
                let arguments = arguments.join(" ").replace(path, "gold.jsonl");
                format!("$ duilian {arguments}\n{}", ran.err)
            })
            .collect();
        insta::assert_snapshot!(format!("cannot_be_scored_{lang}"), told.join("\n"));
    }
}
