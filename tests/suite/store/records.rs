//! The `SQLite` file.

use std::{fs, path::Path, thread};

use duilian::{
    engine::step::Category,
    judge::Points,
    record::{
        Appeal, AssetText, CallId, CallState, Edition, Filter, Judgement, Sheet, SheetCause,
        TraineeId, TrainerWord, WordId, WordKind,
    },
    store::{Store, StoreFault, sqlite::Records},
};
use rstest::rstest;
use rusqlite::Connection;
use tempfile::TempDir;

use super::{asset, at, keep_all, log, new_call, sheet, summary};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn ids(store: &dyn Store, filter: &Filter) -> Vec<String> {
    let lines = store.calls(filter).unwrap();
    lines.into_iter().map(|line| line.id.0).collect()
}

/// The bytes of the file and its journal.
fn bytes_of(path: &Path) -> Vec<u8> {
    let mut bytes = fs::read(path).unwrap();
    for end in ["-wal", "-shm"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(end);
        bytes.extend(fs::read(beside).unwrap_or_default());
    }
    bytes
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|part| part == text.as_bytes())
}

#[test]
fn a_call_comes_back_as_it_was_kept_after_the_file_was_closed() {
    let folder = folder();
    let path = folder.path().join("data/records.db");
    let call = new_call("c1", "小王", 0);
    keep_all(&mut Records::open(&path).unwrap(), &call);
    let kept = Records::open(&path).unwrap().call(&call.id).unwrap();
    assert_eq!(kept.log, *log());
    assert_eq!(kept.line.origins, call.origins);
    assert_eq!(kept.line.trainee_name, "小王");
    assert_eq!(kept.line.state, CallState::Scored);
    assert_eq!(kept.line.summary, Some(summary()));
    assert_eq!(kept.scenario_text, call.scenario_text);
    assert_eq!(kept.edition, call.edition);
    assert_eq!(kept.sheets, [sheet()]);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file_and_its_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("data/records.db");
    let mut records = Records::open(&path).unwrap();
    keep_all(&mut records, &new_call("c1", "小王", 0));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(&folder.path().join("data/records.db-wal")), 0o600);
}

#[test]
fn an_entry_may_be_kept_twice_but_no_other_in_its_place() {
    let mut records = Records::in_memory().unwrap();
    let call = new_call("c1", "小王", 0);
    records.begin(&call).unwrap();
    let entries = &log().entries;
    records.keep(&call.id, 0, &entries[0]).unwrap();
    records.keep(&call.id, 0, &entries[0]).unwrap();
    let other = records.keep(&call.id, 0, &entries[1]);
    assert!(matches!(other, Err(StoreFault::Damaged(_))), "{other:?}");
    assert_eq!(records.call(&call.id).unwrap().log.entries, entries[..1]);
}

#[test]
fn an_entry_of_a_call_that_never_began_is_refused() {
    let mut records = Records::in_memory().unwrap();
    let refused = records.keep(&CallId("c9".to_owned()), 0, &log().entries[0]);
    assert!(matches!(refused, Err(StoreFault::NoCall(id)) if id == "c9"));
}

#[test]
fn a_call_that_was_cut_off_is_still_open_with_all_its_entries() {
    let folder = folder();
    let path = folder.path().join("records.db");
    let call = new_call("c1", "小王", 0);
    let mut records = Records::open(&path).unwrap();
    records.begin(&call).unwrap();
    for (entry, place) in log().entries.iter().zip(0..3) {
        records.keep(&call.id, place, entry).unwrap();
    }
    // A second program looks while the first still holds the file, as after a kill.
    let other = Records::open(&path).unwrap();
    let open = Filter {
        state: Some(CallState::Open),
        ..Filter::default()
    };
    assert_eq!(ids(&other, &open), ["c1"]);
    assert_eq!(
        other.call(&call.id).unwrap().log.entries,
        log().entries[..3]
    );
}

#[test]
fn a_later_sheet_changes_neither_the_first_nor_the_summary() {
    let mut records = Records::in_memory().unwrap();
    let call = new_call("c1", "小王", 0);
    keep_all(&mut records, &call);
    let mut again = Sheet {
        cause: SheetCause::Rescored,
        made: at(99),
        ..sheet()
    };
    again.scorecard.total = Points::whole(1);
    let mut other = summary();
    other.total = Points::whole(1);
    records.score(&call.id, &again, &other).unwrap();
    let kept = records.call(&call.id).unwrap();
    assert_eq!(kept.sheets, [sheet(), again]);
    assert_eq!(kept.line.summary, Some(summary()));
}

#[test]
fn summaries_can_be_made_again_from_sheets_and_logs() {
    let folder = folder();
    let path = folder.path().join("records.db");
    let mut records = Records::open(&path).unwrap();
    keep_all(&mut records, &new_call("c1", "小王", 0));
    keep_all(&mut records, &new_call("c2", "小李", 1));
    let before = records.calls(&Filter::default()).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute("UPDATE summary SET total = 1, turns = 99", [])
        .unwrap();
    assert_ne!(records.calls(&Filter::default()).unwrap(), before);
    assert_eq!(records.summarise().unwrap(), 2);
    assert_eq!(records.calls(&Filter::default()).unwrap(), before);
}

fn some_calls() -> Records {
    let mut records = Records::in_memory().unwrap();
    keep_all(&mut records, &new_call("old", "小王", 0));
    let mut mail = new_call("mail", "小李", 60);
    mail.origins.category = Category::Emergency;
    mail.origins.scenario = "data-leak-mail".into();
    "信息泄露".clone_into(&mut mail.origins.title);
    "doubtful".clone_into(&mut mail.origins.persona);
    keep_all(&mut records, &mail);
    records.begin(&new_call("open", "小王", 120)).unwrap();
    records
}

#[rstest]
#[case::nothing_asked(Filter::default(), &["open", "mail", "old"])]
#[case::trainee(Filter { trainee: Some(TraineeId(1)), ..Filter::default() }, &["open", "old"])]
#[case::scenario(Filter { scenario: Some("data-leak-mail".into()), ..Filter::default() }, &["mail"])]
#[case::category(Filter { category: Some(Category::Complaint), ..Filter::default() }, &["open", "old"])]
#[case::persona_alone(Filter { persona: Some("doubtful".into()), ..Filter::default() }, &["mail"])]
#[case::persona_of_a_mix(Filter { persona: Some("dominant".into()), ..Filter::default() }, &["open", "old"])]
#[case::part_of_a_persona_is_none(Filter { persona: Some("doubt".into()), ..Filter::default() }, &[])]
#[case::state(Filter { state: Some(CallState::Open), ..Filter::default() }, &["open"])]
#[case::passed(Filter { passed: Some(true), ..Filter::default() }, &["mail", "old"])]
#[case::failed(Filter { passed: Some(false), ..Filter::default() }, &[])]
#[case::failed_fatally(Filter { failed_fatally: true, ..Filter::default() }, &[])]
#[case::from(Filter { from: Some(at(60).unix), ..Filter::default() }, &["open", "mail"])]
#[case::until_leaves_its_moment_out(Filter { until: Some(at(60).unix), ..Filter::default() }, &["old"])]
#[case::text_of_a_title(Filter { text: "泄露".to_owned(), ..Filter::default() }, &["mail"])]
#[case::text_of_a_name(Filter { text: "小王".to_owned(), ..Filter::default() }, &["open", "old"])]
#[case::text_with_signs_of_sql(Filter { text: "%' OR 1=1 --".to_owned(), ..Filter::default() }, &[])]
#[case::a_page(Filter { most: 1, skip: 1, ..Filter::default() }, &["mail"])]
fn a_filter_finds_the_newest_first(#[case] filter: Filter, #[case] found: &[&str]) {
    let records = some_calls();
    assert_eq!(ids(&records, &filter), found);
    let all = Filter {
        most: 0,
        skip: 0,
        ..filter.clone()
    };
    let count = usize::try_from(records.count(&filter).unwrap()).unwrap();
    assert_eq!(count, ids(&records, &all).len());
}

#[test]
fn trainees_are_known_by_their_names() {
    let mut records = some_calls();
    let wang = records.trainee("小王").unwrap();
    assert_eq!(records.trainee("小王").unwrap(), wang);
    assert_ne!(records.trainee("小赵").unwrap(), wang);
    let list = records.trainees().unwrap();
    let list: Vec<(&str, u32)> = list
        .iter()
        .map(|one| (one.name.as_str(), one.calls))
        .collect();
    assert_eq!(list, [("小李", 1), ("小王", 2), ("小赵", 0)]);
}

fn word(item: &str, minutes: i64) -> TrainerWord {
    TrainerWord {
        kind: WordKind::Overruled,
        item: item.into(),
        turn: 2,
        judgement: Some(Judgement::Changed),
        points: Some(Points(250)),
        reason: "客户已经说过，不算重复".to_owned(),
        by: "陈老师".to_owned(),
        at: at(minutes),
    }
}

fn appeal(call: &str, item: &str, minutes: i64) -> Appeal {
    Appeal {
        id: WordId(0),
        call: CallId(call.to_owned()),
        item: item.into(),
        turn: 2,
        reason: "我说了".to_owned(),
        at: at(minutes),
        settled: false,
    }
}

#[test]
fn a_trainers_later_word_on_the_same_item_settles_an_appeal() {
    let mut records = some_calls();
    let old = CallId("old".to_owned());
    records.add_word(&old, &word("reask", 5)).unwrap();
    for (item, minutes) in [("reask", 10), ("empathy", 11)] {
        records.add_appeal(&appeal("old", item, minutes)).unwrap();
    }
    let waiting = |records: &Records| -> Vec<(String, bool)> {
        let appeals = records.appeals(None).unwrap();
        let appeals = appeals.into_iter();
        appeals
            .map(|one| (one.item.to_string(), one.settled))
            .collect()
    };
    let pair = |item: &str, settled| (item.to_owned(), settled);
    assert_eq!(
        waiting(&records),
        [pair("empathy", false), pair("reask", false)]
    );
    records.add_word(&old, &word("reask", 12)).unwrap();
    assert_eq!(
        waiting(&records),
        [pair("empathy", false), pair("reask", true)]
    );
    assert_eq!(
        records.words(&old).unwrap(),
        [word("reask", 5), word("reask", 12)]
    );
    assert_eq!(records.all_words().unwrap().len(), 2);
}

#[test]
fn nothing_of_a_forgotten_trainee_is_left_in_the_bytes_of_the_file() {
    let folder = folder();
    let path = folder.path().join("records.db");
    let mut records = Records::open(&path).unwrap();
    let mut call = new_call("c1", "欧阳娜娜", 0);
    call.scenario_text = "title = \"只有她用的场景\"".to_owned();
    call.edition = Edition::new(vec![asset("personas/own.toml", "她自己的客户类型")]);
    keep_all(&mut records, &call);
    keep_all(&mut records, &new_call("c2", "小李", 1));
    records.add_word(&call.id, &word("reask", 5)).unwrap();
    records.add_appeal(&appeal("c1", "reask", 6)).unwrap();
    let signs = [
        "欧阳娜娜",
        "只有她用的场景",
        "她自己的客户类型",
        "客户已经说过",
    ];
    let before = bytes_of(&path);
    assert!(signs.iter().all(|sign| contains(&before, sign)));
    records.set_last_trainee("欧阳娜娜").unwrap();
    records.forget("欧阳娜娜").unwrap();
    let after = bytes_of(&path);
    for sign in signs {
        assert!(!contains(&after, sign), "{sign} is still in the file");
    }
    let kept = records.call(&CallId("c2".to_owned())).unwrap();
    assert_eq!(kept.log, *log());
    assert_eq!(kept.edition, new_call("c2", "小李", 1).edition);
}

#[test]
fn programs_that_start_at_once_on_nothing_take_each_other_for_their_own() {
    for _ in 0..30 {
        let folder = folder();
        let path = folder.path().join("records.db");
        let starts: Vec<_> = std::iter::repeat_n(path, 4)
            .map(|path| thread::spawn(move || Records::open(&path).map(drop)))
            .collect();
        for start in starts {
            start.join().unwrap().unwrap();
        }
    }
}

#[test]
fn two_programs_keep_calls_in_one_file_at_once() {
    let folder = folder();
    let path = folder.path().join("records.db");
    let writers: Vec<_> = ["小王", "小李", "小赵"]
        .into_iter()
        .enumerate()
        .map(|(number, name)| {
            let path = path.clone();
            thread::spawn(move || {
                let mut records = Records::open(&path).unwrap();
                for call in 0..4 {
                    keep_all(
                        &mut records,
                        &new_call(&format!("{number}-{call}"), name, call),
                    );
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let records = Records::open(&path).unwrap();
    let calls = records.calls(&Filter::default()).unwrap();
    assert_eq!(calls.len(), 12);
    for call in calls {
        assert_eq!(records.call(&call.id).unwrap().log, *log());
    }
}

fn refused(path: &Path) -> StoreFault {
    Records::open(path).err().expect("it is refused")
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = folder.path().join("records.db");
    let text = "不是数据库，是一封很长的信。".repeat(100);
    fs::write(&path, &text).unwrap();
    assert!(matches!(refused(&path), StoreFault::Foreign));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn the_database_of_another_program_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = folder.path().join("records.db");
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("CREATE TABLE bookmark (url TEXT)")
        .unwrap();
    drop(other);
    let before = fs::read(&path).unwrap();
    assert!(matches!(refused(&path), StoreFault::Foreign));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = folder.path().join("records.db");
    drop(Records::open(&path).unwrap());
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    newer.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(newer);
    let before = fs::read(&path).unwrap();
    let fault = refused(&path);
    assert!(
        matches!(fault, StoreFault::Newer { found: 999, .. }),
        "{fault:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[rstest]
#[case::a_trigger("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END")]
#[case::a_view_in_place_of_a_table("DROP TABLE word; CREATE VIEW word AS SELECT 1 AS id")]
#[case::a_column_more("ALTER TABLE call ADD COLUMN extra TEXT")]
#[case::a_table_less("DROP TABLE sheet")]
fn a_database_whose_tables_somebody_changed_is_refused(#[case] change: &str) {
    let folder = folder();
    let path = folder.path().join("records.db");
    drop(Records::open(&path).unwrap());
    Connection::open(&path)
        .unwrap()
        .execute_batch(change)
        .unwrap();
    assert!(matches!(refused(&path), StoreFault::Damaged(_)));
}

#[rstest]
#[case::a_torn_log("DELETE FROM entry WHERE place = 1")]
#[case::an_entry_of_no_sense("UPDATE entry SET body = '{}' WHERE place = 1")]
#[case::a_text_that_was_changed("UPDATE text SET body = body || ' '")]
#[case::a_code_nobody_knows("UPDATE call SET mode = 'cheating'")]
#[case::a_number_out_of_range("UPDATE call SET level = 1000")]
#[case::a_sheet_of_no_sense("UPDATE sheet SET body = 'null'")]
#[case::a_blob_for_a_text("UPDATE call SET title = x'FF00'")]
fn a_call_that_somebody_changed_is_damaged_and_the_others_are_not(#[case] change: &str) {
    let folder = folder();
    let path = folder.path().join("records.db");
    let mut records = Records::open(&path).unwrap();
    let mut other = new_call("c2", "小李", 1);
    other.scenario_text = "另一个".to_owned();
    other.edition = Edition::new(Vec::<AssetText>::new());
    keep_all(&mut records, &new_call("c1", "小王", 0));
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(change).unwrap();
    keep_all(&mut records, &other);
    let damaged = records.call(&CallId("c1".to_owned()));
    assert!(
        matches!(damaged, Err(StoreFault::Damaged(_))),
        "{damaged:?}"
    );
    assert_eq!(records.call(&other.id).unwrap().log, *log());
}

#[test]
fn every_byte_of_the_file_may_be_wrong_without_a_panic() {
    let folder = folder();
    let path = folder.path().join("records.db");
    let mut records = Records::open(&path).unwrap();
    keep_all(&mut records, &new_call("c1", "小王", 0));
    drop(records);
    let whole = fs::read(&path).unwrap();
    let hurt = folder.path().join("hurt.db");
    for place in (0..whole.len()).step_by(whole.len() / 150) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xA5;
        fs::write(&hurt, &bytes).unwrap();
        for end in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("hurt.db{end}")));
        }
        if let Ok(records) = Records::open(&hurt) {
            let _ = records.calls(&Filter::default());
            let _ = records.call(&CallId("c1".to_owned()));
        }
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_a_fault() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(
        refused(&file.join("records.db")),
        StoreFault::Files(_)
    ));
}
