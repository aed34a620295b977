//! `duilian forget`.

use std::{fs, path::Path};

use duilian::{
    record::{CallId, Filter},
    store::{Live, Store, sqlite::Records},
};
use tempfile::TempDir;

use super::run::{Ran, in_home};
use crate::store::{keep_all, keeps, new_call};

/// A world with the calls of two trainees, and a damaged side file of one.
fn world() -> TempDir {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    let mut records = Records::open(&data.join("records.sqlite")).unwrap();
    keep_all(&mut records, &new_call("w1", "欧阳娜娜", 0));
    keep_all(&mut records, &new_call("l1", "小李", 0));
    records.set_last_trainee("欧阳娜娜").unwrap();
    drop(records);
    fs::create_dir(data.join("side")).unwrap();
    fs::create_dir(data.join("live")).unwrap();
    fs::write(data.join("live/w1.lock"), "").unwrap();
    let damaged = serde_json::to_string(&keeps(&new_call("w2", "欧阳娜娜", 1))[0]).unwrap();
    fs::write(data.join("side/w2.jsonl"), format!("{damaged}\n不成样子\n")).unwrap();
    fs::write(data.join("side/strange.jsonl"), "什么也看不出来\n").unwrap();
    home
}

fn forget(home: &TempDir, arguments: &[&str]) -> Ran {
    let data = home.path().join("data");
    let all = [&["forget", "--data", data.to_str().unwrap()], arguments].concat();
    let mut ran = in_home(home, &all, b"");
    let folder = data.to_str().unwrap();
    ran.out = ran.out.replace(folder, "DATA");
    ran.err = ran.err.replace(folder, "DATA");
    ran
}

fn calls(home: &TempDir) -> Vec<String> {
    let records = Records::open(&home.path().join("data/records.sqlite")).unwrap();
    let lines = records.calls(&Filter::default()).unwrap();
    lines.into_iter().map(|line| line.id.0).collect()
}

/// Every file below a folder whose name or bytes hold a text.
fn found(folder: &Path, text: &str, found_in: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // Its own name: that of the folder it lies in here is drawn by chance.
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = if path.is_dir() {
            found(&path, text, found_in);
            Vec::new()
        } else {
            fs::read(&path).unwrap()
        };
        let text = text.as_bytes();
        if name.as_bytes().windows(text.len()).any(|part| part == text)
            || bytes.windows(text.len()).any(|part| part == text)
        {
            found_in.push(name);
        }
    }
}

#[test]
fn nothing_of_somebody_forgotten_is_left_in_any_file() {
    let home = world();
    let left = |text: &str| {
        let mut found_in = Vec::new();
        found(&home.path().join("data"), text, &mut found_in);
        found_in
    };
    for sign in ["欧阳娜娜", "w1", "w2"] {
        assert_ne!(left(sign), [""; 0], "{sign}");
    }
    insta::assert_snapshot!(forget(&home, &["欧阳娜娜", "--yes"]));
    for sign in ["欧阳娜娜", "w1", "w2"] {
        assert_eq!(left(sign), [""; 0], "{sign}");
    }
    assert_eq!(calls(&home), ["l1"]);
}

#[test]
fn without_a_terminal_nothing_is_deleted_unless_it_is_said() {
    let home = world();
    insta::assert_snapshot!(forget(&home, &["欧阳娜娜", "--lang", "en"]));
    assert_eq!(calls(&home).len(), 3);
}

#[test]
fn a_name_that_nobody_has_is_refused_with_the_nearest() {
    let home = world();
    let ran = forget(&home, &["欧阳娜", "--yes"]);
    insta::assert_snapshot!(ran);
}

#[test]
fn a_call_that_is_on_elsewhere_has_to_end_first() {
    let home = world();
    let mut live = Live::new(home.path().join("data/live"));
    live.hold(&CallId("w1".to_owned())).unwrap();
    let ran = forget(&home, &["欧阳娜娜", "--yes"]);
    insta::assert_snapshot!(ran);
    assert!(home.path().join("data/side/w2.jsonl").exists());
}
