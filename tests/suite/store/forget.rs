//! What is kept about somebody is counted rightly, and forgotten for good.

use std::{
    fs,
    path::{Path, PathBuf},
};

use duilian::{
    judge::Points,
    record::{Appeal, CallId, Judgement, Traces, TrainerWord, WordId, WordKind},
    store::{Keep, Live, Remains, Side, Store, StoreFault, sqlite::Records},
};
use rusqlite::Connection;

use super::{at, keep_all, keeps, log, new_call, summary};

fn word(kind: WordKind, by: &str) -> TrainerWord {
    TrainerWord {
        kind,
        item: "reask".into(),
        turn: 1,
        judgement: Some(Judgement::Changed),
        points: Some(Points(100)),
        reason: "听录音可以确认".to_owned(),
        by: by.to_owned(),
        at: at(20),
    }
}

fn id(call: &str) -> CallId {
    CallId(call.to_owned())
}

/// 小王 practises and says words of 小李's call as a trainer; 小李 takes up a call of 小王's.
fn two_people(records: &mut Records) {
    keep_all(records, &new_call("w1", "小王", 0));
    keep_all(records, &new_call("w2", "小王", 1));
    keep_all(records, &new_call("l1", "小李", 2));
    let mut again = new_call("l2", "小李", 3);
    again.origins.parent = Some((id("w1"), 2));
    records.begin(&again).unwrap();
    for (call, kind, by) in [
        ("w1", WordKind::Overruled, "陈老师"),
        ("w1", WordKind::Example, "陈老师"),
        ("w2", WordKind::Example, "陈老师"),
        ("w2", WordKind::NoExample, "陈老师"),
        ("l1", WordKind::Comment, "小王"),
    ] {
        records.add_word(&id(call), &word(kind, by)).unwrap();
    }
    let appeal = Appeal {
        id: WordId(0),
        call: id("w2"),
        item: "reask".into(),
        turn: 1,
        reason: "客户没有说过".to_owned(),
        at: at(9),
        settled: false,
    };
    records.add_appeal(&appeal).unwrap();
    records.set_last_trainee("小王").unwrap();
}

#[test]
fn what_is_kept_about_somebody_is_counted() {
    let mut records = Records::in_memory().unwrap();
    two_people(&mut records);
    let replies = log().messages();
    let replies = replies.iter().filter(|said| said.reading.is_some()).count();
    let mut practised = summary().lasted;
    practised.0 *= 2;
    let traces = Traces {
        calls: vec![id("w1"), id("w2")],
        replies: u32::try_from(replies * 2).unwrap(),
        sheets: 2,
        appeals: 1,
        words: 4,
        examples: 1,
        practised,
        said: 1,
        taken_up: vec![id("l2")],
    };
    assert_eq!(records.traces("小王").unwrap(), Some(traces));
    assert_eq!(records.traces("老王").unwrap(), None);
}

#[test]
fn who_is_a_trainer_only_is_known_by_their_words() {
    let mut records = Records::in_memory().unwrap();
    two_people(&mut records);
    let traces = records.traces("陈老师").unwrap().unwrap();
    assert_eq!((traces.calls.len(), traces.said), (0, 4));
    records.forget("陈老师").unwrap();
    assert_eq!(records.traces("陈老师").unwrap(), None);
    assert_eq!(records.words(&id("w1")).unwrap().len(), 2);
}

#[test]
fn a_trainers_words_of_others_stay_without_the_name() {
    let mut records = Records::in_memory().unwrap();
    two_people(&mut records);
    records.forget("小王").unwrap();
    let words = records.words(&id("l1")).unwrap();
    assert_eq!(words, [word(WordKind::Comment, "")]);
    assert_eq!(records.last_trainee().unwrap(), None);
    assert_eq!(
        records
            .calls(&duilian::record::Filter::default())
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn somebody_of_a_strange_name_is_forgotten_like_anybody() {
    for name in ["", "1", "a' OR 1=1 --", "\"", "emptying"] {
        let mut records = Records::in_memory().unwrap();
        keep_all(&mut records, &new_call("c1", name, 0));
        keep_all(&mut records, &new_call("c2", "小李", 0));
        records.set_last_trainee(name).unwrap();
        records.forget(name).unwrap();
        assert_eq!(records.traces(name).unwrap(), None, "{name}");
        assert!(records.traces("小李").unwrap().is_some(), "{name}");
    }
}

#[test]
fn a_call_that_cannot_be_read_is_forgotten_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.db");
    let mut records = Records::open(&path).unwrap();
    keep_all(&mut records, &new_call("c1", "小王", 0));
    let somebody = Connection::open(&path).unwrap();
    somebody
        .execute_batch(
            "UPDATE entry SET body = 'x'; UPDATE sheet SET body = 'x'; UPDATE summary SET lasted = -5;",
        )
        .unwrap();
    assert!(records.call(&id("c1")).is_err());
    assert_eq!(records.traces("小王").unwrap().unwrap().calls, [id("c1")]);
    records.forget("小王").unwrap();
    assert_eq!(records.traces("小王").unwrap(), None);
}

fn holds(path: &Path, text: &str) -> bool {
    let mut bytes = fs::read(path).unwrap();
    for end in ["-wal", "-shm"] {
        let beside = PathBuf::from(format!("{}{end}", path.display()));
        bytes.extend(fs::read(beside).unwrap_or_default());
    }
    let text = text.as_bytes();
    bytes.windows(text.len()).any(|part| part == text)
}

#[test]
fn what_another_reader_holds_up_is_done_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.db");
    let mut records = Records::open(&path).unwrap();
    keep_all(&mut records, &new_call("c1", "欧阳娜娜", 0));
    keep_all(&mut records, &new_call("c2", "小李", 0));
    let reader = Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT * FROM call;").unwrap();
    let forgotten = records.forget("欧阳娜娜");
    assert!(
        matches!(forgotten, Err(StoreFault::Unfinished(_))),
        "{forgotten:?}"
    );
    assert_eq!(records.traces("欧阳娜娜").unwrap(), None);
    assert!(holds(&path, "欧阳娜娜"));
    reader.execute_batch("COMMIT").unwrap();
    let records = Records::open(&path).unwrap();
    assert!(!holds(&path, "欧阳娜娜"));
    assert_eq!(records.traces("小李").unwrap().unwrap().calls, [id("c2")]);
}

fn written(folder: &Path, name: &str, lines: &[Keep]) -> PathBuf {
    let path = folder.join(name);
    let mut text = String::new();
    for line in lines {
        text.push_str(&serde_json::to_string(line).unwrap());
        text.push('\n');
    }
    fs::create_dir_all(folder).unwrap();
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn damaged_side_files_are_known_by_what_is_in_them() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let theirs = keeps(&new_call("w1", "小\"王", 0));
    let others = keeps(&new_call("l1", "小李", 0));
    // By the name in its first line, though the file was renamed.
    let begun = written(folder, "put-aside.bak", &theirs[..2]);
    // By its entries, where the first line is lost.
    let torn = written(folder, "torn.jsonl", &theirs[2..4]);
    // By its own name, where nothing in it makes sense.
    let named = folder.join("w1.jsonl");
    fs::write(&named, [0; 100]).unwrap();
    written(folder, "l1.jsonl", &others);
    let senseless = folder.join("x.jsonl");
    fs::write(&senseless, "小\"王").unwrap();
    let below = folder.join("y.jsonl");
    fs::create_dir(&below).unwrap();
    let remains = Side::new(folder.to_owned()).remains("小\"王", &[id("w1")]);
    assert_eq!(
        remains,
        Remains {
            theirs: vec![begun, torn, named],
            being_written: Vec::new(),
            unknown: vec![senseless, below],
        }
    );
}

#[cfg(unix)]
#[test]
fn neither_links_nor_pipes_are_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let side = folder.path().join("side");
    let theirs = keeps(&new_call("w1", "小王", 0));
    let outside = written(folder.path(), "outside.jsonl", &theirs);
    fs::create_dir(&side).unwrap();
    let link = side.join("link.jsonl");
    std::os::unix::fs::symlink(&outside, &link).unwrap();
    let pipe = side.join("pipe.jsonl");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let remains = Side::new(side).remains("小王", &[id("w1")]);
    assert_eq!(remains.unknown, [link, pipe]);
    assert!(remains.theirs.is_empty());
}

#[test]
fn a_side_file_that_is_being_written_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Side::new(folder.path().to_owned());
    writer.keep(&keeps(&new_call("w1", "小王", 0))[0]).unwrap();
    let side = Side::new(folder.path().to_owned());
    let path = folder.path().join("w1.jsonl");
    assert_eq!(side.remains("小王", &[]).being_written, [path]);
    assert_eq!(side.remains("小李", &[]), Remains::default());
}

#[test]
fn locks_of_forgotten_calls_go_unless_the_call_is_on_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Live::new(folder.path().to_owned());
    let (mut one, mut other) = (open(), open());
    one.hold(&id("on")).unwrap();
    fs::write(folder.path().join("cut-off.lock"), "").unwrap();
    other.forget(&[id("on"), id("cut-off"), id("never")]);
    assert!(folder.path().join("on.lock").exists());
    assert!(!folder.path().join("cut-off.lock").exists());
}
