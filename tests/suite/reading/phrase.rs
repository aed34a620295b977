//! Required phrases: the pairs of the repository, measured.

use std::collections::BTreeMap;

use duilian::reading::{Phrase, Spoken, Verdict};
use serde::Deserialize;

use super::lexicon;

#[derive(Deserialize)]
struct Pair {
    id: String,
    kind: String,
    say: Vec<String>,
    reply: String,
    verdict: String,
    #[serde(default)]
    missing: Vec<String>,
}

fn pairs(file: &str) -> Vec<Pair> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/phrases");
    let text = std::fs::read_to_string(format!("{folder}/{file}.jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|fault| panic!("{line}: {fault}")))
        .collect()
}

fn read(say: &[String], reply: &str) -> Spoken {
    let lexicon = lexicon();
    Phrase::new(&lexicon, say).read(&lexicon, reply)
}

/// Right ones and all, by kind; with what was wrong.
fn measure(file: &str) -> (BTreeMap<String, (usize, usize)>, Vec<String>) {
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for pair in pairs(file) {
        let spoken = read(&pair.say, &pair.reply);
        let right = spoken.verdict.as_str() == pair.verdict
            && (pair.missing.is_empty() || pair.missing == spoken.missing);
        for kind in [pair.kind.as_str(), "all"] {
            let count = kinds.entry(kind.to_owned()).or_default();
            *count = (count.0 + usize::from(right), count.1 + 1);
        }
        if !right {
            wrong.push(format!(
                "{} {} {:?} wants {}, got {}: {} | missing {:?}",
                pair.id,
                pair.kind,
                pair.say,
                pair.verdict,
                spoken.verdict.as_str(),
                pair.reply,
                spoken.missing,
            ));
        }
    }
    (kinds, wrong)
}

#[test]
#[ignore = "prints figures for whoever tunes"]
fn figures() {
    for file in ["tuned", "unseen"] {
        let (kinds, wrong) = measure(file);
        println!("== {file}\n{}", wrong.join("\n"));
        for (kind, (right, all)) in kinds {
            println!("{file} {kind}: {right}/{all}");
        }
    }
}

#[test]
fn verdicts_are_ordered() {
    assert!(Verdict::None < Verdict::Part && Verdict::Part < Verdict::Full);
}
