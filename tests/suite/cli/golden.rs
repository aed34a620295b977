//! The same scenario, seed, persona and inputs give the same bytes: on two runs, on every machine, in debug and release.
//! The files in `tests/data/golden` hold what they gave; `UPDATE_GOLDEN=1` writes them anew.

use std::{fs, path::Path};

use super::run::{duilian, updating};

const CALLS: &[(&str, &[&str])] = &[
    ("which-model", &["which-model", "--replies", "@model"]),
    (
        "battery-answer-seed-7",
        &["battery-answer", "--replies", "@average", "--seed", "7"],
    ),
    (
        "vip-data-mix-exam",
        &[
            "vip-data",
            "--replies",
            "@average",
            "--persona",
            "emotional=7,dominant=3",
            "--mode",
            "exam",
        ],
    ),
    (
        "disconnects-chat-doubtful",
        &[
            "disconnects-chat",
            "--replies",
            "@poor",
            "--persona",
            "doubtful",
        ],
    ),
];

#[test]
fn a_call_gives_the_same_bytes_as_ever() {
    for (name, arguments) in CALLS {
        let arguments = [&["play"], *arguments, &["--format", "json"]].concat();
        let first = duilian(&arguments);
        assert_eq!((first.code, first.err.as_str()), (0, ""), "{first}");
        assert_eq!(
            first.out,
            duilian(&arguments).out,
            "{name}: two runs differ"
        );
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/golden/{name}.json"));
        if updating() {
            fs::write(&path, &first.out).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(first.out, golden, "{name}: not the golden file");
    }
}

#[test]
fn another_seed_gives_another_call() {
    let play = |seed| {
        let ran = duilian(&[
            "play",
            "battery-answer",
            "--replies",
            "@average",
            "--format",
            "json",
            "--seed",
            seed,
        ]);
        let call: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        call["turns"].to_string()
    };
    assert_ne!(play("1"), play("2"));
}

#[test]
fn the_keys_stand_in_their_documented_order() {
    let ran = duilian(&[
        "play",
        "which-model",
        "--replies",
        "@model",
        "--format",
        "json",
    ]);
    let keys: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| {
            line.strip_prefix("  \"")?
                .split_once('"')
                .map(|(key, _)| key)
        })
        .collect();
    assert_eq!(
        keys,
        [
            "format",
            "scenario",
            "persona",
            "seed",
            "mode",
            "ended",
            "ended_by",
            "satisfaction",
            "score",
            "passed",
            "fatal",
            "steps",
            "dimensions",
            "findings",
            "turns"
        ]
    );
}

#[test]
fn spans_count_unicode_scalars() {
    let ran = duilian(&[
        "play",
        "which-model",
        "--replies",
        "@model",
        "--format",
        "json",
    ]);
    let call: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let mut seen = 0;
    for turn in call["turns"].as_array().unwrap() {
        let text: Vec<char> = turn["text"].as_str().unwrap().chars().collect();
        for behaviour in turn["behaviours"].as_array().into_iter().flatten() {
            let [start, end] =
                [0, 1].map(|at| usize::try_from(behaviour["span"][at].as_u64().unwrap()).unwrap());
            let under: String = text[start..end].iter().collect();
            assert_eq!(under, behaviour["text"].as_str().unwrap());
            seen += 1;
        }
    }
    assert!(seen > 10);
}
