//! `duilian export`.

use std::fs;

use duilian::record::Hash;
use serde_json::Value;
use tempfile::TempDir;

use super::kept::{IDS, home, on};

fn exported(asked: &[&str]) -> Value {
    let ran = on(&home(), &[&["export"], asked].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_trainee_gets_every_call_with_its_log_sheets_and_what_was_said_of_it() {
    let all = exported(&["--trainee", "小林"]);
    assert_eq!(
        (&all["format"], &all["export"]),
        (&1.into(), &"trainee".into())
    );
    assert_eq!(all["name"], "小林");
    assert_eq!(all["practised_last"], true);
    let calls = all["calls"].as_array().unwrap();
    let ids: Vec<&str> = calls
        .iter()
        .map(|call| call["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, [IDS[0], IDS[1]]);
    let failed = &calls[1];
    assert_eq!(failed["sheets"][0]["cause"], "finished");
    assert_eq!(failed["words"][0]["by"], "陈老师");
    assert_eq!(failed["appeals"][0]["reason"], "快递确实归物流部门管");
    let log = failed["log"].to_string();
    assert!(log.contains("这个不归我们管"), "{log}");
    assert!(all.get("texts").is_none());
}

#[test]
fn nothing_of_others_goes_along() {
    let ran = on(&home(), &["export", "--trainee", "小周"]);
    assert_eq!(ran.code, 0, "{ran}");
    for foreign in [IDS[0], IDS[1], "陈老师", "快递确实归物流部门管"] {
        assert!(!ran.out.contains(foreign), "{foreign}");
    }
}

#[test]
fn the_keys_stand_in_their_documented_order() {
    let ran = on(&home(), &["export", "--trainee", "小周", "--texts"]);
    let keys = |indent: &str| -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for line in ran.out.lines() {
            let key = line
                .strip_prefix(indent)
                .and_then(|rest| rest.strip_prefix('"')?.split_once('"').map(|(key, _)| key));
            if let Some(key) = key
                && !keys.iter().any(|known| known == key)
            {
                keys.push(key.to_owned());
            }
        }
        keys
    };
    assert_eq!(
        keys("  "),
        [
            "format",
            "export",
            "made",
            "name",
            "practised_last",
            "calls",
            "said_as_trainer",
            "texts",
            "editions"
        ]
    );
}

#[test]
fn the_texts_of_the_calls_come_along_when_asked_for() {
    let all = exported(&["--trainee", "小周", "--texts"]);
    let texts = all["texts"].as_array().unwrap();
    for text in texts {
        let body = text["text"].as_str().unwrap();
        assert_eq!(text["hash"], Hash::of(body).as_str());
    }
    let known = |hash: &Value| texts.iter().any(|text| text["hash"] == *hash);
    for call in all["calls"].as_array().unwrap() {
        assert!(known(&call["scenario_text"]));
        let mut editions = all["editions"].as_array().unwrap().iter();
        let edition = editions.find(|one| one["hash"] == call["edition"]).unwrap();
        for file in edition["files"].as_array().unwrap() {
            assert!(known(&file["text"]), "{file}");
        }
    }
}

#[test]
fn who_only_trains_others_gets_what_they_said() {
    let all = exported(&["--trainee", "陈老师"]);
    assert_eq!(all["calls"].as_array().unwrap().len(), 0);
    let said = &all["said_as_trainer"][0];
    assert_eq!(said["call"], IDS[1]);
    assert_eq!(said["reason"], "客户再急也不能这样说。");
}

#[test]
fn whose_records_has_to_be_said_and_known() {
    let home = home();
    let nobody = on(&home, &["export"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (2, ""), "{nobody}");
    assert!(nobody.err.contains("--trainee"), "{nobody}");
    let unknown = on(&home, &["export", "--trainee", "小王"]);
    assert_eq!(unknown.code, 2, "{unknown}");
    assert!(unknown.err.contains("是不是 小周"), "{unknown}");
    let empty = TempDir::new().unwrap();
    let ran = on(&empty, &["export", "--trainee", "小林"]);
    assert_eq!(ran.code, 2, "{ran}");
    assert!(ran.err.contains("先练一通"), "{ran}");
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let home = home();
    let path = home.path().join("mine.json");
    let out = path.to_str().unwrap();
    fs::write(&path, "mine").unwrap();
    let asked = ["export", "--trainee", "小林", "-o", out];
    let ran = on(&home, &asked);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let forced = on(&home, &[&asked[..], &["--force"]].concat());
    assert_eq!(forced.code, 0, "{forced}");
    assert!(fs::read_to_string(&path).unwrap().starts_with('{'));
}
