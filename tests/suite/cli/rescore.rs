//! `duilian rescore`.

use std::fs;

use duilian::{
    record::{CallId, Filter, KeptCall, SheetCause},
    store::{Store, sqlite::Records},
};
use rusqlite::Connection;
use tempfile::TempDir;

use super::run::{Ran, in_home};
use crate::store::new_call;

const RUBRIC: &str = "format = 2\nextends = \"standard\"\ntitle = \"我们的质检表\"\ndrop = [\"greeting\"]\n\n\
    [pass]\npractice = 100\nexam = 100\nlive = 100\n";

/// Two calls that came out well and one that did not.
fn world() -> TempDir {
    let home = TempDir::new().unwrap();
    for (id, play, name) in [
        ("battery-answer", "@model", "小王"),
        ("which-model", "@average", "小李"),
        ("battery-answer", "@poor", "小王"),
    ] {
        let arguments = ["play", id, "--replies", play, "--keep", "--trainee", name];
        let ran = duilian(&home, &arguments);
        assert_eq!(ran.code, 0, "{ran}");
    }
    fs::write(home.path().join("ours.toml"), RUBRIC).unwrap();
    home
}

fn duilian(home: &TempDir, arguments: &[&str]) -> Ran {
    let data = home.path().join("data");
    let all = [arguments, &["--data", data.to_str().unwrap()]].concat();
    in_home(home, &all, b"")
}

fn rescore(home: &TempDir, arguments: &[&str]) -> Ran {
    let mut ran = duilian(home, &[&["rescore"], arguments].concat());
    let all = records(home).calls(&Filter::default()).unwrap();
    // A call is named by as much of its id as no other has.
    let id = regex::Regex::new("[0-9a-f]{8}[0-9a-f-]*").unwrap();
    let name = |found: &regex::Captures<'_>| {
        let mut calls = all.iter().rev().zip(["FIRST", "SECOND", "THIRD"]);
        let call = calls.find(|(line, _)| line.id.0.starts_with(&found[0]));
        call.map_or_else(|| found[0].to_owned(), |(_, name)| name.to_owned())
    };
    ran.out = id.replace_all(&ran.out, name).into_owned();
    ran.err = id.replace_all(&ran.err, name).into_owned();
    for line in &all {
        ran.out = ran.out.replace(&line.origins.started.date(), "DATE");
    }
    ran
}

fn records(home: &TempDir) -> Records {
    Records::open(&home.path().join("data/records.sqlite")).unwrap()
}

/// The oldest first.
fn calls(home: &TempDir) -> Vec<KeptCall> {
    let records = records(home);
    let lines = records.calls(&Filter::default()).unwrap();
    let calls = lines.iter().rev();
    calls.map(|line| records.call(&line.id).unwrap()).collect()
}

#[test]
fn by_the_same_rubric_nothing_is_added() {
    let home = world();
    insta::assert_snapshot!(rescore(&home, &["--all"]));
    insta::assert_snapshot!(rescore(&home, &["last", "--reread"]));
    assert!(calls(&home).iter().all(|call| call.sheets.len() == 1));
}

#[test]
fn another_rubric_adds_sheets_and_the_old_ones_stay() {
    let home = world();
    let before = calls(&home);
    let rubric = home.path().join("ours.toml");
    let rubric = rubric.to_str().unwrap();
    insta::assert_snapshot!(rescore(&home, &["--trainee", "小王", "--rubric", rubric]));
    let after = calls(&home);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(after.sheets[0], before.sheets[0]);
        assert_eq!(after.line.summary, before.line.summary);
        assert_eq!(after.log, before.log);
    }
    let counts: Vec<usize> = after.iter().map(|call| call.sheets.len()).collect();
    assert_eq!(counts, [2, 1, 2]);
    let added = &after[0].sheets[1];
    assert_eq!(added.cause, SheetCause::Rescored);
    assert_ne!(added.rubric, after[0].sheets[0].rubric);
    // Once more the newest sheet is the same.
    let again = rescore(&home, &["--trainee", "小王", "--rubric", rubric]);
    assert_eq!(calls(&home), after, "{again}");
}

#[test]
fn a_trial_keeps_nothing() {
    let home = world();
    let before = calls(&home);
    let rubric = home.path().join("ours.toml");
    let asked = ["--scenario", "which-model", "--dry-run", "--rubric"];
    let asked = [&asked[..], &[rubric.to_str().unwrap(), "--lang", "en"]].concat();
    insta::assert_snapshot!(rescore(&home, &asked));
    assert_eq!(calls(&home), before);
}

#[test]
fn for_programs_each_call_is_an_object() {
    let home = world();
    let rubric = home.path().join("ours.toml");
    let rubric = rubric.to_str().unwrap();
    let ran = rescore(&home, &["--all", "--format", "json", "--rubric", rubric]);
    let objects: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), 3, "{ran}");
    assert_eq!(objects[2]["call"], "FIRST");
    assert_eq!(objects[2]["cause"], "rescored");
    assert_eq!(objects[2]["added"], true);
    assert_eq!(objects[1]["before"]["passed"], true);
    assert_eq!(objects[1]["now"]["passed"], false);
    assert_eq!(objects[1]["changed"][0]["item"], "greeting");
    assert_eq!(objects[1]["changed"][0]["now"], serde_json::Value::Null);
    assert!(ran.err.contains("重新评分 3 通"), "{ran}");
}

#[test]
fn a_call_without_a_sheet_is_passed_over_and_a_damaged_one_is_named() {
    let home = world();
    records(&home)
        .begin(&new_call("open-call", "小王", 0))
        .unwrap();
    let ran = rescore(&home, &["open-call"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.err.contains("没有评分表"), "{ran}");
    let somebody = Connection::open(home.path().join("data/records.sqlite")).unwrap();
    somebody
        .execute_batch("UPDATE entry SET body = '{}' WHERE call = 1 AND place = 1")
        .unwrap();
    let ran = rescore(&home, &["--all"]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.err.contains("跳过"), "{ran}");
    assert!(records(&home).call(&CallId("open-call".to_owned())).is_ok());
}

#[test]
fn what_to_score_again_has_to_be_said() {
    let home = world();
    for arguments in [
        &[][..],
        &["--scenario", "no-such"],
        &["--trainee", "小黄"],
        &["nothing"],
        &["last", "--all"],
    ] {
        let ran = rescore(&home, arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?} {ran}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn a_call_played_from_files_that_changed_is_judged_on_its_own() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("mine.toml");
    let text = fs::read_to_string("tests/data/screens/complaint/battery.toml").unwrap();
    fs::write(&file, &text).unwrap();
    let file = file.to_str().unwrap();
    let arguments = ["play", file, "--replies", "-", "--keep"];
    let ran = duilian(&home, &arguments);
    assert_eq!(ran.code, 0, "{ran}");
    fs::remove_file(file).unwrap();
    let ran = rescore(&home, &["last"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out.contains("没有添加评分表"), "{ran}");
}
