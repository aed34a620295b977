//! Progress on the screens, and what comes next at home.

use std::{fs, path::Path, sync::Arc, sync::LazyLock};

use duilian::{
    library::{Library, Sources},
    locale::{Language, Locale},
    store::{Store, sqlite::Records},
    tui::{TuiOptions, action::Action},
};

use super::{
    desk::{Desk, place},
    trainee::Trainee,
};
use crate::{
    progress::Call,
    store::{new_call, sheet},
};

static LIBRARY: LazyLock<Arc<Library>> =
    LazyLock::new(|| Arc::new(Library::load(&Sources::default())));

/// A call of the past, so many days ago, with totals that differ by step and dimension.
fn keep(records: &mut Records, trainee: &str, days: i64, total: i32) {
    let mut summary = Call::on(0, total)
        .with("empathy", total / 10 - 3)
        .with("greeting", 10)
        .with("restate", if total > 60 { 10 } else { 0 })
        .with("answers", 8)
        .slipped("vague")
        .summary();
    for (at, (got, _)) in (0..).zip(&mut summary.steps) {
        got.0 -= 500 * at;
    }
    for (at, (got, _)) in (0..).zip(&mut summary.dimensions) {
        got.0 -= 600 * (at % 3);
    }
    let new = new_call(&format!("{trainee}-{days}"), trainee, -days * 1440);
    records.begin(&new).unwrap();
    records.score(&new.id, &sheet(), &summary).unwrap();
}

fn filled(folder: &Path) {
    let mut records = Records::open(&place(folder).records).unwrap();
    for (days, total) in [
        (9, 42),
        (8, 55),
        (6, 48),
        (4, 70),
        (2, 66),
        (1, 83),
        (0, 91),
    ] {
        keep(&mut records, "小林", days, total);
    }
    for (days, total) in [(12, 72), (3, 88)] {
        keep(&mut records, "欧阳晓雯", days, total);
    }
    keep(&mut records, "小王", 20, 35);
    records.set_last_trainee("小林").unwrap();
}

fn options(language: Language) -> TuiOptions {
    TuiOptions::new(Locale::load(language))
}

fn trainer(language: Language) -> TuiOptions {
    TuiOptions {
        trainee: Some("王老师".to_owned()),
        trainer: true,
        ..options(language)
    }
}

/// At home with the records of a class, before and after what `show` does.
fn hold(name: &str, options: impl Fn(Language) -> TuiOptions, keys: &[&str]) {
    for language in [Language::Zh, Language::En] {
        for size in [(80, 24), (120, 40)] {
            let folder = tempfile::tempdir().unwrap();
            filled(folder.path());
            let mut trainee = Trainee::new(LIBRARY.clone(), &options(language), size);
            let mut desk = Desk::open(&mut trainee, folder.path());
            for key in keys {
                trainee.press(key);
                desk.serve(&mut trainee);
            }
            trainee.does(Action::Clock);
            let name = format!("{name}-{}-{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(name, trainee.picture());
        }
    }
}

#[test]
fn home_says_what_comes_next() {
    hold("home_next", options, &[]);
}

#[test]
fn steps_and_dimensions_then_and_now() {
    hold("progress_overview", options, &["F8"]);
}

#[test]
fn every_item() {
    hold("progress_items", options, &["F8", "Tab"]);
}

#[test]
fn all_totals() {
    hold("progress_totals", options, &["F8", "Left"]);
}

#[test]
fn the_class() {
    hold("progress_class", trainer, &["F8", "Down"]);
}

#[test]
fn from_the_class_to_one_and_back() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let mut trainee = Trainee::new(LIBRARY.clone(), &trainer(Language::Zh), (80, 24));
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.press("F8");
    desk.serve(&mut trainee);
    trainee.presses(&["End", "Up", "Up", "Down"]).press("Enter");
    trainee.sees("正在取记录");
    desk.serve(&mut trainee);
    trainee.sees("小王的学习情况").sees("通话 1 通");
    trainee.press("Esc");
    trainee.sees("全班的学习情况").press("Esc");
    trainee.sees("选一个场景");
}

#[test]
fn what_comes_next_opens_from_home_and_from_the_progress_screen() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let mut trainee = Trainee::new(LIBRARY.clone(), &options(Language::Zh), (80, 24));
    let mut desk = Desk::open(&mut trainee, folder.path());
    let name = trainee.model.records.who.kept_as().to_owned();
    let told = trainee.model.records.learned.of(&name).unwrap();
    let next = told.proposal.clone().unwrap().scenario;
    let title = LIBRARY.scenario(&next).unwrap().scenario.title.clone();
    trainee.types("没有这个").press("F5");
    trainee.sees(&title).sees_no("没有这个");
    assert!(matches!(
        trainee.model.screen(),
        duilian::tui::screens::Screen::Brief(_)
    ));
    trainee.presses(&["Esc", "F8"]);
    desk.serve(&mut trainee);
    trainee.press("Enter");
    assert!(matches!(
        trainee.model.screen(),
        duilian::tui::screens::Screen::Brief(_)
    ));
    trainee.press("Esc");
    trainee.sees("小林的学习情况");
}

#[test]
fn who_has_no_calls_is_told_what_to_do_first() {
    for language in [Language::Zh, Language::En] {
        let folder = tempfile::tempdir().unwrap();
        let mut trainee = Trainee::new(LIBRARY.clone(), &options(language), (80, 24));
        let mut desk = Desk::open(&mut trainee, folder.path());
        trainee.press("F8");
        desk.serve(&mut trainee);
        let name = format!("progress_nothing-{}-80x24", language.code());
        insta::assert_snapshot!(name, trainee.picture());
        trainee.press("Enter");
        assert!(matches!(
            trainee.model.screen(),
            duilian::tui::screens::Screen::Brief(_)
        ));
    }
}

#[test]
fn a_class_without_calls_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = Trainee::new(LIBRARY.clone(), &trainer(Language::Zh), (80, 24));
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.press("F8");
    desk.serve(&mut trainee);
    trainee.sees("还没有人练完一通").press("Enter");
    trainee.sees("还没有人练完一通");
}

#[test]
fn without_records_there_is_no_progress_to_see() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(place(folder.path()).records, "这不是数据库").unwrap();
    let mut trainee = Trainee::new(LIBRARY.clone(), &options(Language::Zh), (80, 24));
    let _desk = Desk::open(&mut trainee, folder.path());
    trainee.press("F8");
    trainee.sees("记录还没有打开");
    trainee.press("F5");
    trainee.sees("还没有可以推荐的下一练");
}

#[test]
fn on_a_console_without_signs_the_figures_are_bars() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let options = TuiOptions {
        ascii: true,
        colour: false,
        ..options(Language::Zh)
    };
    let mut trainee = Trainee::new(LIBRARY.clone(), &options, (80, 24));
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.press("F8");
    desk.serve(&mut trainee);
    insta::assert_snapshot!("progress_ascii-zh-80x24", trainee.picture());
    trainee.press("Left");
    insta::assert_snapshot!("progress_ascii_totals-zh-80x24", trainee.picture());
}

#[test]
fn any_size_shows_what_fits() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let mut trainee = Trainee::new(LIBRARY.clone(), &options(Language::Zh), (80, 24));
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.press("F8");
    desk.serve(&mut trainee);
    for size in [
        (80, 24),
        (81, 25),
        (109, 30),
        (200, 60),
        (40, 10),
        (300, 24),
    ] {
        trainee.does(Action::Resize(size.0, size.1));
        for _ in 0..3 {
            trainee.presses(&["Tab", "PgDn", "Up"]);
        }
    }
}
