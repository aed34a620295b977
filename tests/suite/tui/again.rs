//! A past call looks as it did, whatever became of its files, and is taken up again from any turn.

use std::{fs, path::Path};

use duilian::{
    engine::step::Mode,
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{CallId, Filter},
    store::{Store, sqlite::Records},
    tui::{TuiOptions, records::Want, screens::Screen},
};

use super::{
    desk::{Desk, place},
    trainee::Trainee,
};

fn options() -> TuiOptions {
    TuiOptions {
        scenario: Some("battery-answer".to_owned()),
        trainee: Some("小林".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    }
}

fn with(sources: &Sources, options: &TuiOptions) -> Trainee {
    Trainee::new(Library::load(sources), options, (80, 24))
}

/// A call of three replies, to its sheet.
fn plays(trainee: &mut Trainee, desk: &mut Desk) {
    trainee.presses(&["Enter", "Enter"]);
    for reply in [
        "您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。",
        "换谁遇到这种事都会着急，是我们没说清楚，真对不住。",
        "请问您的订单号是多少？",
    ] {
        trainee.model.now += 4_000;
        trainee.types(reply).press("Enter");
        desk.serve(trainee);
    }
    trainee.presses(&["F4", "Enter", "F4", "Enter"]);
    desk.serve(trainee);
}

fn opens(trainee: &mut Trainee, desk: &mut Desk, call: &str) {
    let id = CallId(call.to_owned());
    trainee.model.records.want(id, Want::Review(None));
    trainee.press("F12");
    desk.serve(trainee);
}

fn titles(folder: &Path) -> Vec<Option<u16>> {
    let records = Records::open(&place(folder).records).unwrap();
    let lines = records.calls(&Filter::default()).unwrap();
    let parents = lines.into_iter().map(|line| line.origins.parent);
    parents.map(|parent| parent.map(|(_, turn)| turn)).collect()
}

#[test]
fn a_past_call_has_the_names_of_its_own_files_even_where_they_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let own = tempfile::tempdir().unwrap();
    let behaviours = own.path().join("behaviours");
    fs::create_dir(&behaviours).unwrap();
    let text = fs::read_to_string("assets/behaviours/greet.toml").unwrap();
    let renamed = text.replace("zh = \"问候\"", "zh = \"开门红\"");
    assert_ne!(text, renamed);
    fs::write(behaviours.join("greet.toml"), renamed).unwrap();
    let sources = Sources {
        assets: vec![own.path().to_owned()],
        ..Sources::default()
    };
    let mut before = with(&sources, &options());
    let mut desk = Desk::open(&mut before, folder.path());
    plays(&mut before, &mut desk);
    let sheet = before.text();
    before.press("Enter");
    before.sees("开门红");
    let review = before.text();
    drop((desk, own));
    let mut after = with(&Sources::default(), &options());
    after.press("Esc");
    let mut desk = Desk::open(&mut after, folder.path());
    opens(&mut after, &mut desk, "call-1");
    assert_eq!(after.text(), sheet);
    after.press("Enter");
    assert_eq!(after.text(), review);
    // Back to where it was opened from.
    after.presses(&["Esc", "Esc"]);
    assert!(matches!(after.model.screen(), Screen::Home));
}

#[test]
fn a_turn_is_taken_up_again_with_one_key_and_the_sheet_says_what_it_was_worth() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = with(&Sources::default(), &options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    plays(&mut trainee, &mut desk);
    trainee.sees_no("比原来");
    trainee.presses(&["Enter", "Down", "Down"]);
    trainee.sees("R 从这轮重来").press("r");
    desk.serve(&mut trainee);
    trainee.sees("从第 3 轮重新来过").press("Ctrl+P");
    let reply = "请您报一下订单号，我马上为您核实。";
    trainee.types(reply).press("Enter");
    desk.serve(&mut trainee);
    trainee.presses(&["F4", "Enter", "Enter"]);
    trainee.press("Right").presses(&["Ctrl+S", "Ctrl+S"]);
    desk.serve(&mut trainee);
    trainee.sees("比原来");
    insta::assert_snapshot!("scorecard-again-zh-80x24", trainee.picture());
    let sheet = trainee.text();
    assert_eq!(titles(folder.path()), [Some(3), None]);
    drop(desk);
    // It says so later on, too.
    let mut later = with(&Sources::default(), &options());
    later.press("Esc");
    let mut desk = Desk::open(&mut later, folder.path());
    opens(&mut later, &mut desk, "call-2");
    assert_eq!(later.text(), sheet);
    // Beside each other the two share what came before the turn.
    later.press("c");
    desk.serve(&mut later);
    later
        .sees("两通对比")
        .sees("从原来那通的第 3 轮重来")
        .press("End");
    later.sees("第 2 轮（两通相同）").press("Esc");
    assert_eq!(later.text(), sheet);
}

#[test]
fn a_call_that_is_no_new_attempt_has_nothing_to_be_compared_with() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = with(&Sources::default(), &options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    plays(&mut trainee, &mut desk);
    trainee.press("c").sees("没有可比的");
}

#[test]
fn the_ticket_is_no_turn_to_take_a_call_up_from() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = with(&Sources::default(), &options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    plays(&mut trainee, &mut desk);
    trainee.presses(&["Enter", "End", "r"]);
    trainee.sees("先选一轮");
    assert!(matches!(trainee.model.screen(), Screen::Review(_)));
}

#[test]
fn an_exam_that_is_taken_up_again_does_not_wait() {
    let folder = tempfile::tempdir().unwrap();
    let exam = TuiOptions {
        mode: Some(Mode::Exam),
        ..options()
    };
    let mut trainee = with(&Sources::default(), &exam);
    let mut desk = Desk::open(&mut trainee, folder.path());
    plays(&mut trainee, &mut desk);
    trainee.presses(&["Enter", "Down", "r"]);
    trainee.sees("从第 2 轮重新来过").sees_no("暂停");
}

#[test]
fn a_past_call_rings_again_from_the_files_of_today() {
    let folder = tempfile::tempdir().unwrap();
    let own = tempfile::tempdir().unwrap();
    let text = fs::read_to_string("scenarios/complaint/battery-answer.toml").unwrap();
    let file = own.path().join("battery-answer.toml");
    fs::write(&file, text.replace("续航答错，客户再次来电", "改过的场景")).unwrap();
    let sources = Sources {
        scenarios: vec![own.path().to_owned()],
        ..Sources::default()
    };
    let mut before = with(&sources, &options());
    let mut desk = Desk::open(&mut before, folder.path());
    plays(&mut before, &mut desk);
    before.sees("改过的场景");
    drop(desk);
    let mut after = with(&Sources::default(), &options());
    after.press("Esc");
    let mut desk = Desk::open(&mut after, folder.path());
    opens(&mut after, &mut desk, "call-1");
    after.sees("改过的场景").press("r");
    let Screen::Brief(brief) = after.model.screen() else {
        panic!("no brief");
    };
    assert_eq!(brief.script.scenario.title, "续航答错，客户再次来电");
}
