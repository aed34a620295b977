//! Records as the first version of the program wrote them: every later one opens them, and their calls are as they were.
//!
//! They are written where the folder is missing, by `UPDATE_GOLDEN=1 cargo test --test suite first_version`, and only by a
//! program that has one migration: with the second they are never written again.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use duilian::{
    engine::{Input, Log, Millis, REVISION, chance::Seed, step::Mode},
    judge::Points,
    library::{Kept, Library, Sources},
    record::{
        Appeal, AssetText, CallId, CallKind, CallState, Edition, Filter, Hash, Judgement, NewCall,
        Origins, Sheet, SheetCause, Summary, TrainerWord, WordId, WordKind,
    },
    session::{Past, Sitting, Stage, Today, drive},
    store::{Store, sqlite::Records},
};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::at;
use crate::cli::run::updating;

const FOLDER: &str = "tests/data/records/first";
const SCENARIO: &str = "which-model";
const PERSONA: &str = "rational";
const SEED: Seed = Seed(u64::MAX - 6);

/// Few enough that the file stays small: of most behaviours only what they are called, of long lists of words the first.
fn texts() -> Vec<AssetText> {
    let whole = Library::load(&Sources::default()).texts();
    let needed = whole.into_iter().filter(|asset| {
        !asset.path.starts_with("personas/") || asset.path.ends_with("/rational.toml")
    });
    let mut texts: Vec<AssetText> = needed.collect();
    for asset in &mut texts {
        let rules = ["greet.toml", "listen.toml"];
        if asset.path.starts_with("behaviours/") && !rules.iter().any(|it| asset.path.ends_with(it))
        {
            asset.text = without_rules(&asset.text).into();
        }
        if asset.path == "behaviours/classes.toml" {
            asset.text = shortened(&asset.text).into();
        }
    }
    texts
}

fn without_rules(text: &str) -> String {
    let mut keeps = true;
    let lines = text.lines().filter(|line| {
        if line.starts_with('[') {
            keeps = !line.starts_with("[[rule]]");
        }
        keeps
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn shortened(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words: Vec<&str> = line.trim_end_matches(']').split(", ").collect();
        match words.get(..12) {
            Some(first) if line.ends_with(']') => format!("{}]\n", first.join(", ")),
            _ => format!("{line}\n"),
        }
    });
    lines.collect()
}

/// What the calls are played from.
struct Theatre {
    library: Library,
    edition: Edition,
    scenario_text: String,
}

impl Theatre {
    fn new() -> Self {
        let today = Library::load(&Sources::default());
        let text = today.scenario(SCENARIO).unwrap().text();
        let texts = texts();
        let library = Library::of_kept(Kept {
            texts: texts.clone(),
            scenario: (SCENARIO.into(), Arc::clone(&text)),
        });
        assert!(
            library.scenario(SCENARIO).is_some(),
            "{:?}",
            library.diagnostics
        );
        Self {
            library,
            edition: Edition::new(texts),
            scenario_text: text.to_string(),
        }
    }

    fn played(&self, play: &str) -> Sitting {
        let scenario = &self.library.scenario(SCENARIO).unwrap().scenario;
        let script = self.library.script(scenario, Some(PERSONA), SEED).unwrap();
        let mut sitting = Sitting::new(script, self.library.rubric(), Mode::Practice, SEED);
        let inputs = scenario.play(play).unwrap().inputs.clone();
        drive::run(&mut sitting, &inputs, &self.library.spellings).unwrap();
        sitting
    }

    fn call(&self, id: &str, trainee: &str, minutes: i64) -> NewCall {
        let scenario = &self.library.scenario(SCENARIO).unwrap().scenario;
        NewCall {
            id: CallId(id.to_owned()),
            trainee: trainee.to_owned(),
            origins: Origins {
                kind: CallKind::Played,
                scenario: SCENARIO.into(),
                title: scenario.title.clone(),
                category: scenario.category,
                level: scenario.level,
                channel: scenario.channel.clone(),
                persona: PERSONA.to_owned(),
                seed: SEED,
                mode: Mode::Practice,
                started: at(minutes),
                parent: None,
            },
            edition: self.edition.clone(),
            scenario_text: self.scenario_text.clone(),
            engine: REVISION,
        }
    }

    fn keep(&self, records: &mut Records, call: &NewCall, sitting: &Sitting) {
        keep_log(records, call, &sitting.log, usize::MAX);
        let scorecard = sitting.scorecard.clone().unwrap();
        let summary = Summary::of(&scorecard, &sitting.log);
        let sheet = Sheet {
            made: at(10),
            cause: SheetCause::Finished,
            rubric: self.edition.rubric("standard").unwrap().clone(),
            engine: REVISION,
            scorecard,
        };
        records.score(&call.id, &sheet, &summary).unwrap();
    }
}

fn keep_log(records: &mut Records, call: &NewCall, log: &Log, most: usize) {
    records.begin(call).unwrap();
    for (entry, place) in log.entries.iter().zip(0..).take(most) {
        records.keep(&call.id, place, entry).unwrap();
    }
}

/// Three calls: one that a trainer looked at and its trainee disputes, one that was cut off, and one taken up again from it.
fn written(path: &Path) {
    let theatre = Theatre::new();
    let mut records = Records::open(path).unwrap();
    let scored = theatre.call("019a0000-0000-7000-8000-000000000001", "小王", 0);
    theatre.keep(&mut records, &scored, &theatre.played("average"));
    let mut again = theatre.call("019a0000-0000-7000-8000-000000000002", "小李", 30);
    again.origins.parent = Some((scored.id.clone(), 2));
    theatre.keep(&mut records, &again, &theatre.played("model"));
    let open = theatre.call("019a0000-0000-7000-8000-000000000003", "小王", 60);
    keep_log(&mut records, &open, &theatre.played("model").log, 5);
    let word = TrainerWord {
        kind: WordKind::Overruled,
        item: "greeting".into(),
        turn: 1,
        judgement: Some(Judgement::Changed),
        points: Some(Points(150)),
        reason: "问候完整".to_owned(),
        by: "陈老师".to_owned(),
        at: at(20),
    };
    records.add_word(&scored.id, &word).unwrap();
    let appeal = Appeal {
        id: WordId(0),
        call: scored.id.clone(),
        item: "greeting".into(),
        turn: 1,
        reason: "我说了您好".to_owned(),
        at: at(15),
        settled: false,
    };
    records.add_appeal(&appeal).unwrap();
    records.set_last_trainee("小王").unwrap();
}

/// What a call is, in values that later versions have too.
fn told(records: &Records, id: &CallId, today: &Today) -> Value {
    let call = records.call(id).unwrap();
    let sheets = call.sheets.iter().map(|sheet| {
        let findings = sheet.scorecard.findings.iter();
        let findings = findings.map(|it| json!([it.item, it.got, it.of, it.applies]));
        json!({ "total": sheet.scorecard.total, "findings": findings.collect::<Vec<_>>() })
    });
    let sheets: Vec<Value> = sheets.collect();
    let words = records.words(id).unwrap();
    let words = words
        .iter()
        .map(|it| json!([it.item, it.points, it.reason, it.by]));
    let appeals = records.appeals(Some(id)).unwrap();
    let appeals = appeals
        .iter()
        .map(|it| json!([it.item, it.reason, it.settled]));
    let line = call.line.clone();
    let total = line.summary.map(|summary| summary.total);
    let past = Past::of(call, today).unwrap();
    let state = &past.sitting.state;
    let messages = past.sitting.log.messages();
    let messages = messages
        .iter()
        .map(|it| json!([it.at, it.turn, it.who, it.text]));
    json!({
        "id": id,
        "trainee": line.trainee_name,
        "state": line.state,
        "parent": line.origins.parent,
        "summary": total,
        "messages": messages.collect::<Vec<_>>(),
        "mood": [state.mood.temper, state.mood.trust],
        "beat": state.beat,
        "turn": state.turn,
        "sheets": sheets,
        "words": words.collect::<Vec<_>>(),
        "appeals": appeals.collect::<Vec<_>>(),
    })
}

fn all_told(path: &Path) -> String {
    let records = Records::open(path).unwrap();
    let today = Today::new(Arc::new(Library::load(&Sources::default())));
    let calls = records.ids().unwrap();
    let calls = calls.iter().map(|id| told(&records, id, &today));
    let calls: Vec<String> = calls.map(|call| format!("{call}\n")).collect();
    calls.concat()
}

/// Written once for all tests that ask for it.
static FIRST: LazyLock<PathBuf> = LazyLock::new(|| {
    let first = Path::new(FOLDER).join("records.sqlite");
    if updating() && !first.exists() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.sqlite");
        written(&path);
        let small = Connection::open(&path).unwrap();
        small
            .execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
            .unwrap();
        let version: u32 = small
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        drop(small);
        assert_eq!(version, 1, "this is not the first version any more");
        fs::create_dir_all(FOLDER).unwrap();
        fs::copy(&path, &first).unwrap();
        fs::write(Path::new(FOLDER).join("calls.jsonl"), all_told(&path)).unwrap();
    }
    first
});

/// A copy, since opening a file of an earlier version changes it.
fn copy() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    fs::copy(&*FIRST, &path).unwrap();
    (folder, path)
}

#[test]
fn the_calls_of_the_first_version_are_as_they_were() {
    let (_folder, path) = copy();
    let told = all_told(&path);
    let wanted = fs::read_to_string(Path::new(FOLDER).join("calls.jsonl")).unwrap();
    assert_eq!(told, wanted);
    let size = fs::metadata(Path::new(FOLDER).join("records.sqlite"))
        .unwrap()
        .len();
    assert!(size < 600_000, "{size}");
}

#[test]
fn all_that_is_asked_of_records_is_answered_by_those_of_the_first_version() {
    let (_folder, path) = copy();
    let mut records = Records::open(&path).unwrap();
    let names = |records: &Records| -> Vec<(String, u32)> {
        let trainees = records.trainees().unwrap().into_iter();
        trainees.map(|one| (one.name, one.calls)).collect()
    };
    let two = [("小李".to_owned(), 1), ("小王".to_owned(), 2)];
    assert_eq!(names(&records), two);
    assert_eq!(records.last_trainee().unwrap().as_deref(), Some("小王"));
    let wang = records.trainee("小王").unwrap();
    let open = Filter {
        trainee: Some(wang),
        state: Some(CallState::Open),
        ..Filter::default()
    };
    assert_eq!(records.count(&open).unwrap(), 1);
    let scored = records.ids().unwrap().remove(0);
    assert_eq!(records.sheets(&scored).unwrap().len(), 1);
    assert_eq!(records.all_words().unwrap().len(), 1);
    assert_eq!(records.appeals(None).unwrap().len(), 1);
    assert!(records.queue().unwrap().is_empty());
    assert!(records.examples(&SCENARIO.into()).unwrap().is_empty());
    assert_eq!(records.totals(wang, None).unwrap().len(), 1);
    let standing = records.standing(wang, None).unwrap();
    let before = records.calls(&Filter::default()).unwrap();
    assert_eq!(records.summarise().unwrap(), 2);
    assert_eq!(records.calls(&Filter::default()).unwrap(), before);
    assert_eq!(records.standing(wang, None).unwrap(), standing);
    records.rename("小李", "小王").unwrap();
    assert_eq!(names(&records), [("小王".to_owned(), 3)]);
    assert_eq!(records.traces("小王").unwrap().unwrap().words, 1);
    records.forget("小王").unwrap();
    assert!(records.ids().unwrap().is_empty());
}

#[test]
fn a_call_cut_off_in_the_first_version_goes_on_and_is_scored() {
    let (_folder, path) = copy();
    let mut records = Records::open(&path).unwrap();
    let today = Today::new(Arc::new(Library::load(&Sources::default())));
    let id = records.ids().unwrap().pop().unwrap();
    let call = records.call(&id).unwrap();
    let rubric: Hash = call.edition.rubric("standard").unwrap().clone();
    let mut sitting = Past::of(call, &today).unwrap().sitting;
    assert_eq!(sitting.stage, Stage::Talking);
    let had = sitting.log.entries.len();
    let text = "好的，感谢您的来电，再见。".to_owned();
    let at_once = sitting.state.clock + Millis(9_000);
    sitting.input(Input::Reply { text }, at_once);
    sitting.input(Input::HangUp, at_once);
    sitting.finish();
    for (entry, place) in sitting.log.entries.iter().zip(0..).skip(had) {
        records.keep(&id, place, entry).unwrap();
    }
    let scorecard = sitting.scorecard.unwrap();
    let summary = Summary::of(&scorecard, &sitting.log);
    let sheet = Sheet {
        made: at(90),
        cause: SheetCause::Finished,
        rubric,
        engine: REVISION,
        scorecard,
    };
    records.score(&id, &sheet, &summary).unwrap();
    let kept = records.call(&id).unwrap();
    assert_eq!(kept.line.state, CallState::Scored);
    assert_eq!(kept.log, sitting.log);
}
