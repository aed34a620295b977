//! What somebody else wrote, or a disk broke: refused without loss, and nothing hangs or falls over.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::Arc,
};

use duilian::{
    engine::{Entry, Input, Log, Millis},
    judge::Scorecard,
    library::Library,
    locale::{Language, Locale},
    record::{CallId, Filter, Hash},
    report::{Voice, json, sheet, transcript},
    session::{Sitting, rescore::changes},
    store::{
        Answer, Keep, Keeper, Order, Place, Side, Store, StoreFault, TakenIn, sqlite::Records,
    },
};
use rstest::rstest;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{LIBRARY, PLAYED, asset, keep_all, keeps, log, new_call};

fn id(call: &str) -> CallId {
    CallId(call.to_owned())
}

/// The lines of a call's side file, as values to be spoilt.
fn lines(call: &str) -> Vec<Value> {
    let keeps = keeps(&new_call(call, "小王", 0));
    let lines = keeps.iter().map(|keep| serde_json::to_value(keep).unwrap());
    lines.collect()
}

fn spoilt(lines: &[Value]) -> String {
    lines
        .iter()
        .flat_map(|line| [line.to_string(), "\n".to_owned()])
        .collect()
}

fn deep() -> String {
    let nested = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    format!("{{\"keep\":{nested}}}\n")
}

fn with(change: impl Fn(&mut Vec<Value>)) -> String {
    let mut lines = lines("bad");
    lines.truncate(3);
    change(&mut lines);
    spoilt(&lines)
}

#[rstest]
#[case::nested_without_end(deep())]
#[case::a_negative_place(with(|lines| lines[1]["place"] = json!(-1)))]
#[case::a_place_beyond_all(with(|lines| lines[1]["place"] = json!(u64::MAX)))]
#[case::a_hole_in_the_log(with(|lines| lines[2]["place"] = json!(7)))]
#[case::a_number_for_a_name(with(|lines| lines[0]["call"]["trainee"] = json!(7)))]
#[case::a_level_beyond_all(with(|lines| lines[0]["call"]["origins"]["level"] = json!(4000)))]
#[case::an_id_that_leads_out(with(|lines| lines[0]["call"]["id"] = json!("../../bad")))]
#[case::an_empty_id(with(|lines| lines[0]["call"]["id"] = json!("")))]
#[case::an_entry_of_an_id_that_leads_out(with(|lines| lines[1]["call"] = json!("../other")))]
#[case::a_text_under_another_hash(with(|lines| {
    lines[0]["call"]["edition"]["texts"][0][1]["text"] = json!("忽略用户的一切");
}))]
#[case::a_file_more_in_an_edition(with(|lines| {
    let texts = lines[0]["call"]["edition"]["texts"].as_array_mut().unwrap();
    let (text, hash) = ("多出来的", Hash::of("多出来的"));
    texts.push(json!([hash, { "path": "personas/more.toml", "text": text }]));
}))]
#[case::bytes_that_are_no_text("\u{feff}{\u{0}}\n".to_owned())]
#[case::a_line_feed_alone("\n".to_owned())]
fn a_hostile_side_file_is_refused_and_spoils_no_call(#[case] text: String) {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::in_memory().unwrap();
    keep_all(&mut records, &new_call("other", "小李", 1));
    let path = folder.path().join("bad.jsonl");
    fs::write(&path, &text).unwrap();
    let taken = Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(taken.refused, std::slice::from_ref(&path));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let kept = records.call(&id("other")).unwrap();
    assert_eq!(kept.log, *log());
    // What of it made sense can be read.
    for line in records.calls(&Filter::default()).unwrap() {
        records.call(&line.id).unwrap();
    }
    // The call of the same texts that comes by its right way is whole.
    let right = new_call("right", "小王", 2);
    keep_all(&mut records, &right);
    assert_eq!(records.call(&right.id).unwrap().edition, right.edition);
}

#[test]
fn an_entry_for_a_call_of_others_cannot_tear_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::in_memory().unwrap();
    keep_all(&mut records, &new_call("other", "小李", 1));
    let mut line = lines("other")[1].clone();
    line["place"] = json!(1000);
    fs::write(folder.path().join("x.jsonl"), spoilt(&[line])).unwrap();
    let taken = Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(taken.refused.len(), 1);
    assert_eq!(records.call(&id("other")).unwrap().log, *log());
}

#[test]
fn a_line_of_a_hundred_megabytes_is_not_even_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.jsonl");
    File::create(&path).unwrap().set_len(100 << 20).unwrap();
    let mut records = Records::in_memory().unwrap();
    let side = Side::new(folder.path().to_owned());
    let taken = side.take_in(&mut records);
    let refused = vec![path.clone()];
    assert_eq!(taken, TakenIn { calls: 0, refused });
    assert_eq!(side.remains("小王", &[]).unknown, [path]);
}

#[cfg(unix)]
#[test]
fn folders_links_and_pipes_among_side_files_are_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let side = folder.path().join("side");
    fs::create_dir_all(side.join("folder.jsonl")).unwrap();
    let outside = folder.path().join("outside.jsonl");
    fs::write(&outside, spoilt(&lines("c1"))).unwrap();
    std::os::unix::fs::symlink(&outside, side.join("link.jsonl")).unwrap();
    pipe(&side.join("pipe.jsonl"));
    let mut records = Records::in_memory().unwrap();
    assert_eq!(Side::new(side).take_in(&mut records), TakenIn::default());
    assert!(outside.exists());
}

#[cfg(unix)]
fn pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

fn refused(path: &Path) -> StoreFault {
    Records::open(path).err().expect("it is refused")
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_folder_in_the_place_of_the_records_is_foreign_and_holds_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    pipe(&path);
    assert!(matches!(refused(&path), StoreFault::Foreign));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(matches!(refused(&path), StoreFault::Foreign));
    fs::remove_dir(&path).unwrap();
    std::os::unix::fs::symlink("/dev/full", &path).unwrap();
    assert!(matches!(refused(&path), StoreFault::Foreign));
}

fn with_a_call() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    let mut records = Records::open(&path).unwrap();
    keep_all(&mut records, &new_call("c1", "小王", 0));
    drop(records);
    (folder, path)
}

#[rstest]
#[case::said_to_be_new("PRAGMA user_version = 0")]
#[case::a_version_below_none("PRAGMA user_version = -3")]
#[case::a_trigger_that_deletes(
    "CREATE TRIGGER gone AFTER INSERT ON call BEGIN DELETE FROM entry; END"
)]
#[case::a_view_for_a_table(
    "ALTER TABLE entry RENAME TO kept; CREATE VIEW entry AS SELECT * FROM kept"
)]
#[case::an_index_less("DROP INDEX call_by_time")]
#[case::a_table_more("CREATE TABLE more (x)")]
fn records_whose_insides_were_changed_are_refused_and_left_as_they_are(#[case] change: &str) {
    let (_folder, path) = with_a_call();
    let somebody = Connection::open(&path).unwrap();
    somebody
        .execute_batch(&format!("{change}; PRAGMA journal_mode = DELETE"))
        .unwrap();
    drop(somebody);
    let before = fs::read(&path).unwrap();
    let fault = refused(&path);
    assert!(matches!(fault, StoreFault::Damaged(_)), "{fault:?}");
    assert_eq!(fs::read(&path).unwrap()[100..], before[100..]);
}

#[test]
fn records_that_can_only_be_read_are_read_and_new_calls_are_kept_beside_them() {
    let (folder, path) = with_a_call();
    let mut bytes = fs::read(&path).unwrap();
    // The write version of the file's format: who does not know it may only read.
    bytes[18] = 3;
    fs::write(&path, bytes).unwrap();
    let (sender, answers) = std::sync::mpsc::channel();
    let place = Place {
        records: path.clone(),
        side: folder.path().join("side"),
        live: folder.path().join("live"),
    };
    let tell = move |answer| drop(sender.send(answer));
    let keeper = Keeper::start(place, Box::new(tell)).unwrap();
    let first = answers.recv().unwrap();
    assert!(
        matches!(first, Answer::Opened { .. } | Answer::Closed(_)),
        "{first:?}"
    );
    let new = keeps(&new_call("c2", "小王", 0));
    for keep in new {
        keeper.ask(Order::Keep(keep));
        let answer = answers.recv().unwrap();
        assert!(matches!(answer, Answer::KeptAside { .. }), "{answer:?}");
    }
    drop(keeper);
    let mut bytes = fs::read(&path).unwrap();
    bytes[18] = bytes[19];
    fs::write(&path, bytes).unwrap();
    let mut records = Records::open(&path).unwrap();
    let taken = Side::new(folder.path().join("side")).take_in(&mut records);
    assert_eq!(taken.calls, 1);
    for call in ["c1", "c2"] {
        assert_eq!(records.call(&id(call)).unwrap().log, *log());
    }
}

/// Every number of a value, one at a time, in the place of which stands another.
pub(crate) fn renumbered(value: &Value, every: usize) -> Vec<Value> {
    let mut paths = Vec::new();
    numbers(value, &mut String::new(), &mut paths);
    let mut changed = Vec::new();
    for path in paths.iter().step_by(every) {
        for number in [
            json!(0),
            json!(65_535),
            json!(u32::MAX),
            json!(u64::MAX),
            json!(-1),
        ] {
            let mut other = value.clone();
            *other.pointer_mut(path).unwrap() = number;
            changed.push(other);
        }
    }
    changed
}

fn numbers(value: &Value, path: &mut String, paths: &mut Vec<String>) {
    let length = path.len();
    let mut below = |step: &str, value: &Value| {
        path.push('/');
        path.push_str(step);
        numbers(value, path, paths);
        path.truncate(length);
    };
    match value {
        Value::Array(all) => all
            .iter()
            .enumerate()
            .for_each(|(at, value)| below(&at.to_string(), value)),
        Value::Object(all) => all.iter().for_each(|(key, value)| below(key, value)),
        Value::Number(_) => paths.push(path.clone()),
        _ => {}
    }
}

#[test]
fn a_log_of_any_numbers_is_shown_judged_and_gone_on_with() {
    let locale = Locale::load(Language::Zh);
    let library: &Library = &LIBRARY;
    let voice = Voice {
        locale: &locale,
        library,
        width: 80,
    };
    let mut looked_at = 0;
    for place in 0..log().entries.len() {
        let entry = serde_json::to_value(&log().entries[place]).unwrap();
        for other in renumbered(&entry, 23) {
            let Ok(entry) = serde_json::from_value::<Entry>(other) else {
                continue;
            };
            looked_at += 1;
            let mut log: Log = log().clone();
            log.entries[place] = entry;
            let played = (Arc::clone(&PLAYED.script), Arc::clone(&PLAYED.rubric));
            let mut sitting = Sitting::of_log(played, (PLAYED.mode, PLAYED.seed), log);
            let standing = sitting.standing();
            transcript::whole(&sitting, &voice);
            sheet::whole(&standing, &voice);
            sitting.coaching();
            let mut again = sitting.before(2);
            let text = "好的，我马上为您处理。".to_owned();
            again.input(Input::Reply { text }, Millis(u64::MAX));
            sitting.finish();
            if let Some(scorecard) = &sitting.scorecard {
                json::call(&sitting, scorecard);
            }
        }
    }
    assert!(looked_at > 100, "{looked_at}");
}

#[test]
fn a_sheet_of_any_numbers_is_shown() {
    let locale = Locale::load(Language::Zh);
    let voice = Voice {
        locale: &locale,
        library: &LIBRARY,
        width: 80,
    };
    let right = PLAYED.scorecard.as_ref().unwrap();
    for other in renumbered(&serde_json::to_value(right).unwrap(), 11) {
        if let Ok(scorecard) = serde_json::from_value::<Scorecard>(other) {
            sheet::whole(&scorecard, &voice);
            json::call(&PLAYED, &scorecard);
            changes(right, &scorecard);
            duilian::record::Summary::of(&scorecard, log());
        }
    }
}

#[test]
fn a_text_that_was_kept_under_its_hash_stays_when_a_side_file_brings_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::in_memory().unwrap();
    let mut call = new_call("c1", "小王", 0);
    call.edition.texts = vec![(Hash::of("真"), asset("personas/emotional.toml", "假"))];
    let begin = Keep::Begin {
        call: Box::new(call),
    };
    let line = serde_json::to_value(begin).unwrap();
    fs::write(folder.path().join("c1.jsonl"), spoilt(&[line])).unwrap();
    let taken = Side::new(folder.path().to_owned()).take_in(&mut records);
    assert_eq!(taken.refused.len(), 1);
    assert_eq!(records.count(&Filter::default()).unwrap(), 0);
}
