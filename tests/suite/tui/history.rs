//! The history: what it lists and how it is narrowed, what opens from it, and two calls side by side.

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use duilian::{
    engine::{REVISION, Scenario, chance::Seed, step::Mode},
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{
        CallId, CallKind, CallState, Edition, Hash, Instant, NewCall, Origins, Sheet, SheetCause,
        Summary,
    },
    session::{Sitting, drive},
    store::{Store, sqlite::Records},
    text::width,
    tui::{TuiOptions, action::Action, screens::Screen},
};

use super::{
    desk::{Desk, place},
    trainee::Trainee,
};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

/// Nine in the morning, when whoever looks at the history begins.
const NOW: i64 = 1_795_309_200_000;
const DAY: i64 = 24 * 60;

/// What is to be kept of a call.
struct Past<'a> {
    id: &'a str,
    trainee: &'a str,
    /// Minutes before now.
    ago: i64,
    scenario: &'a str,
    play: &'a str,
    /// Said after the first line of the play; nothing where it is empty.
    says: &'a str,
    state: CallState,
}

impl Default for Past<'_> {
    fn default() -> Self {
        Self {
            id: "a",
            trainee: "小林",
            ago: 60,
            scenario: "battery-answer",
            play: "model",
            says: "",
            state: CallState::Scored,
        }
    }
}

fn played(past: &Past<'_>, scenario: &Arc<Scenario>) -> Sitting {
    let script = LIBRARY.script(scenario, None, Seed(7)).unwrap();
    let mut sitting = Sitting::new(script, LIBRARY.rubric(), Mode::Practice, Seed(7));
    let mut inputs = scenario.play(past.play).unwrap().inputs.clone();
    if !past.says.is_empty() {
        inputs.insert(1, past.says.to_owned());
    }
    if past.state != CallState::Scored {
        inputs.truncate(3);
    }
    drive::run(&mut sitting, &inputs, &LIBRARY.spellings).unwrap();
    sitting
}

fn keep(records: &mut Records, past: &Past<'_>) {
    let shelved = LIBRARY.scenario(past.scenario).unwrap();
    let scenario = &shelved.scenario;
    let sitting = played(past, scenario);
    let call = NewCall {
        id: CallId(past.id.to_owned()),
        trainee: past.trainee.to_owned(),
        origins: Origins {
            kind: CallKind::Played,
            scenario: past.scenario.into(),
            title: scenario.title.clone(),
            category: scenario.category,
            level: scenario.level,
            channel: scenario.channel.clone(),
            persona: scenario.persona.0[0].0.to_string(),
            seed: Seed(7),
            mode: Mode::Practice,
            started: Instant {
                unix: NOW - past.ago * 60_000,
                zone: 480,
            },
            parent: None,
        },
        edition: Edition::new(LIBRARY.texts()),
        scenario_text: shelved.text().to_string(),
        engine: REVISION,
    };
    records.begin(&call).unwrap();
    for (entry, place) in sitting.log.entries.iter().zip(0..) {
        records.keep(&call.id, place, entry).unwrap();
    }
    match past.state {
        CallState::Scored => {
            let sheet = Sheet {
                made: call.origins.started,
                cause: SheetCause::Finished,
                rubric: Hash::of("rubric"),
                engine: REVISION,
                scorecard: sitting.scorecard.clone().unwrap(),
            };
            let summary = Summary::of(&sheet.scorecard, &sitting.log);
            records.score(&call.id, &sheet, &summary).unwrap();
        }
        state => records.set_state(&call.id, state).unwrap(),
    }
}

/// Six calls of two people over six weeks.
fn fill(folder: &Path) {
    let mut records = Records::open(&place(folder).records).unwrap();
    let all = [
        Past::default(),
        Past {
            id: "b",
            ago: 2 * DAY,
            play: "average",
            ..Past::default()
        },
        Past {
            id: "c",
            ago: 3 * DAY,
            scenario: "stuck-parcel",
            ..Past::default()
        },
        Past {
            id: "d",
            ago: DAY,
            state: CallState::Left,
            ..Past::default()
        },
        Past {
            id: "e",
            ago: 30,
            scenario: "press-call",
            state: CallState::Open,
            ..Past::default()
        },
        Past {
            id: "f",
            ago: 40 * DAY,
            trainee: "小王",
            ..Past::default()
        },
    ];
    for past in &all {
        keep(&mut records, past);
    }
}

fn at_home(name: &str, trainer: bool, language: Language, size: (u16, u16)) -> Trainee {
    let options = TuiOptions {
        trainee: Some(name.to_owned()),
        trainer,
        ..TuiOptions::new(Locale::load(language))
    };
    Trainee::new(Library::load(&Sources::default()), &options, size)
}

/// Opens the history of a folder.
fn opened(folder: &Path, name: &str, trainer: bool) -> (Trainee, Desk) {
    let mut trainee = at_home(name, trainer, Language::Zh, (80, 24));
    let mut desk = Desk::open(&mut trainee, folder);
    trainee.press("F7");
    desk.serve(&mut trainee);
    (trainee, desk)
}

fn press(trainee: &mut Trainee, desk: &mut Desk, keys: &[&str]) {
    for key in keys {
        trainee.press(key);
        desk.serve(trainee);
    }
}

/// Draws what `show` leads to in each language and size.
fn hold(name: &str, trainer: bool, show: impl Fn(&mut Trainee, &mut Desk)) {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    for language in [Language::Zh, Language::En] {
        for size in [(80, 24), (120, 40)] {
            let mut trainee = at_home("小林", trainer, language, size);
            let mut desk = Desk::open(&mut trainee, folder.path());
            show(&mut trainee, &mut desk);
            let name = format!("{name}-{}-{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(name, trainee.picture());
        }
    }
}

#[test]
fn the_history_of_a_trainee() {
    hold("history", false, |trainee, desk| {
        press(trainee, desk, &["F7", "Down", " ", "Down", "Down"]);
    });
}

#[test]
fn the_history_of_a_trainer_has_everybody_with_their_names() {
    hold("history_all", true, |trainee, desk| {
        press(trainee, desk, &["F7", "F2", "F2"]);
    });
}

#[test]
fn two_calls_side_by_side() {
    hold("compare", false, |trainee, desk| {
        press(trainee, desk, &["F7", "Down", " ", "Down", "Down", "="]);
    });
}

#[test]
fn what_differs_has_heads_and_no_row_that_is_the_same_and_names_what_is_suspected() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::open(&place(folder.path()).records).unwrap();
    let rude = Past {
        id: "b",
        ago: DAY,
        says: "您这脾气真是有病吧。",
        ..Past::default()
    };
    keep(&mut records, &Past::default());
    keep(&mut records, &rude);
    drop(records);
    let (mut trainee, mut desk) = opened(folder.path(), "小林", false);
    press(&mut trainee, &mut desk, &[" ", "Down", "="]);
    trainee.does(Action::Resize(120, 60));
    let text = trainee.text();
    let (_, table) = text.split_once("得分不同的项").unwrap();
    let (table, _) = table.split_once("逐轮对照").unwrap();
    assert!(!table.contains("相同"), "{table}");
    let mut rows = table.lines().skip(1);
    let head = rows.next().unwrap();
    assert!(head.contains("左边") && head.contains("右边"), "{head}");
    let suspected = rows.next().unwrap();
    assert!(suspected.contains("疑似致命  辱骂客户"), "{suspected}");
    assert!(suspected.contains("待复核"), "{suspected}");
    let wide = table
        .lines()
        .map(|row| width::columns(row.trim_end()))
        .max();
    assert!(wide.unwrap() <= 80, "{wide:?}");
}

#[test]
fn turn_by_turn_side_by_side() {
    hold("compare_talk", false, |trainee, desk| {
        press(
            trainee,
            desk,
            &["F7", "Down", " ", "Down", "Down", "=", "End"],
        );
    });
}

#[test]
fn who_has_no_calls_is_told_what_to_do_first() {
    let folder = tempfile::tempdir().unwrap();
    let (mut trainee, _desk) = opened(folder.path(), "小林", false);
    insta::assert_snapshot!("history_empty-zh-80x24", trainee.picture());
}

#[test]
fn without_records_the_history_says_so() {
    let mut trainee = at_home("小林", false, Language::Zh, (80, 24));
    trainee.press("F7");
    trainee.sees("没有保存记录");
}

#[test]
fn a_trainee_sees_their_own_calls_and_a_trainer_those_of_all() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (mut own, _desk) = opened(folder.path(), "小林", false);
    own.sees("共 5 通").sees_no("小王");
    let (mut all, _desk) = opened(folder.path(), "李老师", true);
    all.sees("共 6 通").sees("小王").sees("所有学员");
    let (mut nobody, _desk) = opened(folder.path(), "小陈", false);
    nobody.sees("还没有练习记录");
}

#[test]
fn the_list_is_narrowed_by_typing_and_by_keys() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (mut trainee, mut desk) = opened(folder.path(), "李老师", true);
    trainee.types("小王");
    desk.serve(&mut trainee);
    trainee.sees("共 1 通");
    press(&mut trainee, &mut desk, &["Esc"]);
    trainee.sees("共 6 通");
    for (keys, count) in [
        (&["F2", "F2", "F2"][..], 1),
        (&["F4"], 2),
        (&["F4", "F4"], 5),
        (&["F4", "F4", "F4"], 5),
        (&["F5", "F5", "F5", "F5"], 1),
        (&["F5", "F5", "F5", "F5", "F5"], 1),
    ] {
        press(&mut trainee, &mut desk, keys);
        trainee.sees(&format!("共 {count} 通"));
        press(&mut trainee, &mut desk, &["Esc"]);
        trainee.sees("共 6 通");
    }
    trainee.types("没有这个");
    desk.serve(&mut trainee);
    trainee.sees("没有符合的练习");
    press(&mut trainee, &mut desk, &["Esc", "Esc"]);
    assert!(matches!(trainee.model.screen(), Screen::Home));
}

#[test]
fn a_scored_call_opens_and_esc_leads_back_to_its_row() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (mut trainee, mut desk) = opened(folder.path(), "小林", false);
    press(&mut trainee, &mut desk, &["Down", "Enter"]);
    trainee.sees("质检评分表").sees("今天 08:00 · 小林");
    press(&mut trainee, &mut desk, &["Enter", "Esc", "Esc"]);
    trainee.sees("第 2 通，共 5 通");
}

#[test]
fn a_call_that_was_cut_off_goes_on_from_the_history() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (mut trainee, mut desk) = opened(folder.path(), "小林", false);
    trainee.sees("未完");
    press(&mut trainee, &mut desk, &["Enter"]);
    assert!(matches!(trainee.model.screen(), Screen::Call));
}

#[test]
fn a_trainer_only_looks_at_a_trainees_call_that_is_not_over() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (mut trainee, mut desk) = opened(folder.path(), "李老师", true);
    press(&mut trainee, &mut desk, &["Enter"]);
    trainee.sees("逐轮回看").sees("这通没有打完");
    press(&mut trainee, &mut desk, &["Esc"]);
    trainee.sees("练习历史");
}

#[test]
fn only_two_calls_of_one_scenario_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (mut trainee, mut desk) = opened(folder.path(), "小林", false);
    press(&mut trainee, &mut desk, &["="]);
    trainee.sees("先按空格标记一通");
    press(&mut trainee, &mut desk, &[" ", "="]);
    trainee.sees("选中的就是标记的那一通");
    press(&mut trainee, &mut desk, &["Down", "="]);
    trainee.sees("不是同一个场景");
    press(&mut trainee, &mut desk, &[" ", "Down", "="]);
    trainee.sees("两通对比").sees("没有打完");
    press(&mut trainee, &mut desk, &["Esc"]);
    trainee.sees("第 3 通，共 5 通");
}

/// Calls of one minute each, without a log: the list asks for nothing more.
fn fill_many(folder: &Path, count: u32) {
    let mut records = Records::open(&place(folder).records).unwrap();
    for number in 0..count {
        let scenario = LIBRARY.scenario("battery-answer").unwrap();
        let call = NewCall {
            id: CallId(format!("{number:06}")),
            trainee: "小林".to_owned(),
            origins: Origins {
                kind: CallKind::Played,
                scenario: "battery-answer".into(),
                title: format!("第 {number} 通"),
                category: scenario.scenario.category,
                level: 2,
                channel: "phone".into(),
                persona: "emotional".to_owned(),
                seed: Seed(1),
                mode: Mode::Practice,
                started: Instant {
                    unix: NOW - DAY * 60_000 + i64::from(number) * 60_000,
                    zone: 480,
                },
                parent: None,
            },
            edition: Edition::new(Vec::new()),
            scenario_text: String::new(),
            engine: REVISION,
        };
        records.begin(&call).unwrap();
        records.set_state(&call.id, CallState::Left).unwrap();
    }
}

#[test]
fn a_long_history_is_read_page_by_page_and_has_every_row() {
    let folder = tempfile::tempdir().unwrap();
    fill_many(folder.path(), 700);
    let (mut trainee, mut desk) = opened(folder.path(), "小林", false);
    trainee.sees("共 700 通").sees("第 699 通");
    press(&mut trainee, &mut desk, &["End"]);
    trainee.sees("第 700 通，共 700 通").sees("第 0 通");
    for _ in 0..30 {
        press(&mut trainee, &mut desk, &["PgUp"]);
        let Screen::History(screen) = trainee.model.screen() else {
            panic!("no history");
        };
        let title = format!("第 {} 通", 699 - screen.row);
        let there = screen.selected().map(|line| line.origins.title.clone());
        assert_eq!(there, Some(title.clone()));
        trainee.sees(&title);
    }
    press(&mut trainee, &mut desk, &["Home"]);
    trainee.sees("第 1 通，共 700 通").sees("第 699 通");
}
