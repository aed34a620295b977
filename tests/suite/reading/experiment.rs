//! scratch
use duilian::authoring::train::{Row, train};
use duilian::reading::{Lexicon, Meaning};
use serde_json::Value;
const C: &str = "greeting self_introduction offer_help verify_identity acknowledge empathy apology record ask_open ask_closed restate explain solve time_promise hold transfer check_satisfaction further_help follow_up thanks farewell shirk impatient over_promise";
fn rows(paths: &str) -> Vec<String> {
    paths
        .split(':')
        .flat_map(|p| {
            std::fs::read_to_string(p)
                .unwrap()
                .lines()
                .filter(|l| !l.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}
#[test]
#[ignore]
fn experiment() {
    let names: Vec<&str> = C.split(' ').collect();
    let train_rows: Vec<Row> = rows(&std::env::var("TRAIN").unwrap())
        .iter()
        .filter_map(|l| serde_json::from_str(l).ok())
        .collect();
    let lexicon = Lexicon::compile(&super::files_in(
        &std::env::var("DUILIAN_RULES").unwrap_or_else(|_| "assets/behaviours".into()),
    ))
    .unwrap();
    let learned = {
        let _ = &names;
        train(&train_rows, &lexicon, 0)
    };
    let lexicon = Lexicon::compile(&super::files_in(
        &std::env::var("DUILIAN_RULES").unwrap_or_else(|_| "assets/behaviours".into()),
    ))
    .unwrap()
    .learn(learned);
    for pair in std::env::var("EVAL").unwrap().split(' ') {
        let (gold, out) = pair.split_once('=').unwrap();
        let mut lines = String::new();
        for line in rows(gold) {
            let row: Value = serde_json::from_str(&line).unwrap();
            let reply = row["reply"].as_str().map_or_else(
                || serde_json::from_str::<Row>(&line).unwrap().reply(),
                str::to_owned,
            );
            let reading = lexicon.read(row["customer"].as_str().unwrap_or_default(), &reply);
            let signs: Vec<Value> = reading
                .signs
                .iter()
                .filter(|s| matches!(s.meaning, Meaning::Did { .. }))
                .map(|sign| {
                    let mut v = serde_json::to_value(sign).unwrap();
                    v["text"] = serde_json::json!(sign.span.of(&reply));
                    v
                })
                .collect();
            lines += &serde_json::json!({"id": row["id"], "signs": signs}).to_string();
            lines.push('\n');
        }
        std::fs::write(out, lines).unwrap();
    }
}
/// DUMP="gold=out ..."
#[test]
#[ignore]
fn dump() {
    use std::fmt::Write;
    let names: Vec<&str> = C.split(' ').collect();
    let lexicon = Lexicon::compile(&super::files_in(
        &std::env::var("DUILIAN_RULES").unwrap_or_else(|_| "assets/behaviours".into()),
    ))
    .unwrap();
    for pair in std::env::var("DUMP").unwrap().split(' ') {
        let (gold, out) = pair.split_once('=').unwrap();
        let mut o = String::new();
        for line in rows(gold) {
            let row: Value = serde_json::from_str(&line).unwrap();
            let reply = row["reply"].as_str().unwrap().to_owned();
            let customer = row["customer"].as_str().unwrap_or_default();
            let mask = |v: &Value| {
                v.as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|n| names.iter().position(|x| x == n))
                    .fold(0u32, |m, i| m | 1 << i)
            };
            let kind = row["kind"]
                .as_str()
                .or(row["source"].as_str())
                .unwrap_or("-");
            let src = if row["source"] == "trainee" {
                "t"
            } else if row["source"].is_string() {
                "r"
            } else {
                "o"
            };
            writeln!(
                o,
                "R {} {} {src} {kind}",
                mask(&row["labels"]),
                mask(&row["maybe"])
            )
            .unwrap();
            let reading = lexicon.read(customer, &reply);
            let mut parts = Vec::new();
            let mut at = 0;
            if let Ok(r) = serde_json::from_str::<Row>(&line) {
                for (t, c) in r.parts {
                    parts.push((at, at + t.len(), c));
                    at += t.len();
                }
            }
            for e in lexicon.examples(&names, customer, &reply) {
                let ov = |a: usize, b: usize| b.min(e.span.end).saturating_sub(a.max(e.span.start));
                let mut yes = 0u32;
                let mut fired = 0u32;
                for (a, b, c) in &parts {
                    if ov(*a, *b) * 2 > (b - a).min(e.span.end - e.span.start) {
                        for n in c.split(' ') {
                            if let Some(i) = names.iter().position(|x| *x == n) {
                                yes |= 1 << i;
                            }
                        }
                    }
                }
                for s in &reading.signs {
                    if let Meaning::Did { name } = &s.meaning {
                        if ov(s.span.start, s.span.end) > 0 {
                            if let Some(i) = names.iter().position(|x| **x == **name) {
                                fired |= 1 << i;
                            }
                        }
                    }
                }
                write!(o, "C {yes} {fired}").unwrap();
                for f in e.features {
                    write!(o, " {f}").unwrap();
                }
                o.push('\n');
            }
        }
        std::fs::write(out, o).unwrap();
    }
}
