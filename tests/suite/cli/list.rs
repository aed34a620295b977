//! `duilian list`.

use std::fs;

use tempfile::TempDir;

use super::run::{duilian, in_home};

#[test]
fn scenarios_as_a_table() {
    insta::assert_snapshot!(duilian(&["list"]));
    insta::assert_snapshot!(duilian(&["list", "--lang", "en"]));
}

#[test]
fn scenarios_as_json() {
    let ran = duilian(&["list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let scenarios = list["scenarios"].as_array().unwrap();
    assert_eq!(list["format"], 1);
    assert_eq!(scenarios.len(), 24);
    for category in ["consult", "complaint", "support", "emergency"] {
        let count = scenarios
            .iter()
            .filter(|row| row["category"] == category)
            .count();
        assert!(count >= 5, "{category}: {count}");
    }
    assert!(
        scenarios
            .iter()
            .all(|row| row["file"].is_null() && !row["plays"].as_array().unwrap().is_empty())
    );
}

const OWN: &str = "format = 1\ntitle = \"自己的场景\"\ncategory = \"consult\"\n[customer]\nname = \"钱女士\"\n\
    [[beat]]\nname = \"ask\"\nlines = [\"你好,问个事。\"]\nuntil = \"did:greeting\"\n";

#[test]
fn the_users_own_folder_is_read_and_the_arguments_win() {
    let home = TempDir::new().unwrap();
    let own = home.path().join("config/duilian/scenarios/consult");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("my-own.toml"), OWN).unwrap();
    let ran = in_home(&home, &["list"], b"");
    assert!(
        ran.out.contains("my-own") && ran.out.contains("自己的场景"),
        "{ran}"
    );
    let other = home.path().join("other");
    fs::create_dir_all(&other).unwrap();
    fs::write(
        other.join("my-own.toml"),
        OWN.replace("自己的场景", "后来的场景"),
    )
    .unwrap();
    let ran = in_home(
        &home,
        &["list", "--scenarios", other.to_str().unwrap()],
        b"",
    );
    assert!(
        ran.out.contains("后来的场景") && !ran.out.contains("自己的场景"),
        "{ran}"
    );
}

#[test]
fn a_faulty_file_is_mentioned_and_the_rest_is_listed() {
    let home = TempDir::new().unwrap();
    let own = home.path().join("config/duilian/scenarios");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("broken.toml"), "format = 1\ntitel = \"写错了\"\n").unwrap();
    let ran = in_home(&home, &["list"], b"");
    assert_eq!((ran.code, ran.out.lines().count()), (0, 24), "{ran}");
    assert!(ran.err.contains("duilian check"), "{ran}");
}
