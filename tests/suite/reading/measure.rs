//! Reads a file of labelled replies and writes what was recognised, for measuring outside the suite.

use serde_json::{Value, json};

use super::lexicon;

/// `DUILIAN_GOLD=rows.jsonl DUILIAN_READ=out.jsonl cargo test -- --ignored read_a_gold_file`
#[test]
#[ignore = "a measuring tool: needs a file of labelled replies"]
#[expect(
    clippy::disallowed_methods,
    reason = "the tool is told its files by the environment"
)]
fn read_a_gold_file() {
    let (Ok(gold), Ok(out)) = (std::env::var("DUILIAN_GOLD"), std::env::var("DUILIAN_READ")) else {
        return;
    };
    let lexicon = match std::env::var("DUILIAN_RULES") {
        Ok(dir) => std::sync::Arc::new(
            duilian::reading::Lexicon::compile(&super::files_in(&dir))
                .unwrap_or_else(|faults| panic!("{faults:#?}")),
        ),
        Err(_) => lexicon(),
    };
    let mut lines = String::new();
    for line in std::fs::read_to_string(gold).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().unwrap_or_default();
        let reading = lexicon.read(text("customer"), text("reply"));
        let signs: Vec<Value> = reading
            .signs
            .iter()
            .map(|sign| {
                let mut value = serde_json::to_value(sign).unwrap();
                value["text"] = json!(sign.span.of(text("reply")));
                value
            })
            .collect();
        lines += &json!({"id": row["id"], "heap": reading.heap, "signs": signs}).to_string();
        lines.push('\n');
    }
    std::fs::write(out, lines).unwrap();
}
