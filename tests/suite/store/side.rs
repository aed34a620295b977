//! Side files.

use std::{fs, io::Write as _, path::Path};

use duilian::{
    record::CallId,
    store::{Keep, Side, Store, TakenIn, sqlite::Records},
};
use rstest::rstest;

use super::{keep_all, keeps, log, new_call};

fn written(folder: &Path, id: &str, lines: usize) -> usize {
    let mut side = Side::new(folder.to_owned());
    let keeps = keeps(&new_call(id, "小王", 0));
    for keep in keeps.iter().take(lines) {
        side.keep(keep).unwrap();
    }
    keeps.len()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_call_kept_aside_is_whole_when_it_was_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), "c1", usize::MAX);
    let mut records = Records::in_memory().unwrap();
    let taken = Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(
        taken,
        TakenIn {
            calls: 1,
            refused: Vec::new()
        }
    );
    assert_eq!(records.call(&CallId("c1".to_owned())).unwrap().log, *log());
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn what_came_into_the_records_before_is_not_taken_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::in_memory().unwrap();
    let call = new_call("c1", "小王", 0);
    records.begin(&call).unwrap();
    records.keep(&call.id, 0, &log().entries[0]).unwrap();
    written(folder.path(), "c1", 5);
    Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(
        records.call(&call.id).unwrap().log.entries,
        log().entries[..4]
    );
}

#[test]
fn a_line_that_was_being_written_at_the_end_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), "c1", 3);
    let path = folder.path().join("c1.jsonl");
    let mut file = fs::OpenOptions::new().append(true).open(path).unwrap();
    file.write_all(b"{\"keep\":\"entry\",\"call\":\"c1\",\"pla")
        .unwrap();
    drop(file);
    let mut records = Records::in_memory().unwrap();
    let taken = Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(taken.calls, 1);
    let kept = records.call(&CallId("c1".to_owned())).unwrap();
    assert_eq!(kept.log.entries, log().entries[..2]);
}

#[rstest]
#[case::text("您好\n")]
#[case::another_object("{\"keep\":\"everything\"}\n")]
#[case::an_entry_before_its_call("{\"keep\":\"state\",\"call\":\"c9\",\"state\":\"left\"}\n")]
#[case::bytes("\u{0}\u{1}\n")]
fn a_side_file_of_no_sense_is_refused_and_stays(#[case] text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.jsonl");
    fs::write(&path, text).unwrap();
    written(folder.path(), "c1", usize::MAX);
    let mut records = Records::in_memory().unwrap();
    let taken = Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(
        taken,
        TakenIn {
            calls: 1,
            refused: vec![path.clone()]
        }
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_side_file_that_is_being_written_is_left_to_its_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Side::new(folder.path().to_owned());
    let keeps = keeps(&new_call("c1", "小王", 0));
    writer.keep(&keeps[0]).unwrap();
    let mut records = Records::in_memory().unwrap();
    let other = Side::new(folder.path().to_owned());
    assert_eq!(other.take_in(&mut records), TakenIn::default());
    writer.keep(&keeps[1]).unwrap();
    drop(writer);
    assert_eq!(other.take_in(&mut records).calls, 1);
    assert_eq!(
        records
            .call(&CallId("c1".to_owned()))
            .unwrap()
            .log
            .entries
            .len(),
        1
    );
}

#[test]
fn no_id_of_a_call_leads_out_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("side");
    let mut side = Side::new(below.clone());
    let keep = Keep::State {
        call: CallId("../../etc/过路".to_owned()),
        state: duilian::record::CallState::Left,
    };
    side.keep(&keep).unwrap();
    assert_eq!(names(&below), ["etc.jsonl"]);
    assert_eq!(names(folder.path()), ["side"]);
}

#[test]
fn forgetting_deletes_the_side_files_too() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), "c1", 2);
    written(folder.path(), "c2", 2);
    let gone = ["c1.jsonl", "c9.jsonl"].map(|name| folder.path().join(name));
    Side::forget(&gone).unwrap();
    assert_eq!(names(folder.path()), ["c2.jsonl"]);
}

#[test]
fn a_sheet_that_was_kept_in_both_places_is_one_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::in_memory().unwrap();
    let call = new_call("c1", "小王", 0);
    keep_all(&mut records, &call);
    written(folder.path(), "c1", usize::MAX);
    Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(records.call(&call.id).unwrap().sheets.len(), 1);
}
