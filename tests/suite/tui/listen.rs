//! Listening to the model call on the screen.

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use duilian::{
    judge::Mark,
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{CallKind, CallState, Filter},
    session::listening::At,
    store::{Store, sqlite::Records},
    tui::{
        TuiOptions,
        action::{Action, Effect},
        keymap::Place,
        records::Want,
        screens::{Screen, listen},
    },
};

use super::{
    desk::{Desk, place},
    trainee::Trainee,
};

static LIBRARY: LazyLock<Arc<Library>> =
    LazyLock::new(|| Arc::new(Library::load(&Sources::default())));

fn listening(id: &str, language: Language, size: (u16, u16)) -> Trainee {
    let options = TuiOptions::new(Locale::load(language));
    let mut trainee = Trainee::new(Arc::clone(&LIBRARY), &options, size);
    listen::open(&mut trainee.model, &id.into());
    trainee.does(Action::Clock);
    trainee
}

fn zh(id: &str) -> Trainee {
    listening(id, Language::Zh, (80, 24))
}

fn at(trainee: &Trainee) -> At {
    match trainee.model.screen() {
        Screen::Listen(screen) => screen.listening.at,
        _ => panic!("not listening"),
    }
}

/// Hears all lines, marking nothing but a greeting.
fn to_the_ticket(trainee: &mut Trainee) {
    while at(trainee) != At::Ticket {
        match at(trainee) {
            At::Marking { .. } => trainee.presses(&["1", "Enter"]),
            _ => trainee.press("Enter"),
        };
    }
}

fn hold(name: &str, id: &str, show: impl Fn(&mut Trainee)) {
    for language in [Language::Zh, Language::En] {
        for size in [(80, 24), (120, 40)] {
            let mut trainee = listening(id, language, size);
            show(&mut trainee);
            let name = format!("{name}-{}-{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(name, trainee.picture());
        }
    }
}

#[test]
fn before_the_first_line() {
    hold("listen_begin", "battery-answer", |_| {});
}

#[test]
fn a_line_that_is_being_marked() {
    hold("listen_marking", "battery-answer", |trainee| {
        trainee.presses(&["Enter", "1", "5", "Right", "Down", "Space"]);
    });
}

#[test]
fn a_line_with_its_answer() {
    hold("listen_answered", "battery-answer", |trainee| {
        trainee.presses(&[
            "Enter", "1", "2", "Enter", "Enter", "Enter", "5", "b", "Enter",
        ]);
    });
}

#[test]
fn a_letter_is_seen_from_its_beginning() {
    hold("listen_letter", "data-leak-mail", |trainee| {
        while !matches!(at(trainee), At::Marking { .. }) {
            trainee.press("Enter");
        }
    });
}

#[test]
fn the_ticket_after_the_last_line() {
    hold("listen_ticket", "battery-answer", |trainee| {
        to_the_ticket(trainee);
        trainee.presses(&["Right", "Right", "Down", "Down"]);
        trainee.types("13900007788");
    });
}

#[test]
fn the_listeners_sheet() {
    hold("listen_sheet", "battery-answer", |trainee| {
        to_the_ticket(trainee);
        trainee.presses(&["Right", "Right", "Down", "Down"]);
        trainee.types("13900007788").presses(&["F3", "F3"]);
    });
}

#[test]
fn a_mark_is_made_by_its_sign_or_under_the_cursor_and_taken_back_the_same_way() {
    let mut trainee = zh("battery-answer");
    trainee
        .press("Enter")
        .sees("1·问候")
        .press("1")
        .sees("1✓问候");
    trainee.press("Space").sees("1·问候");
    trainee.presses(&["Right", "Space"]).sees("5✓共情安抚");
    trainee.press("G").sees("g✓道别祝福");
    trainee.press("z").sees("5✓共情安抚").sees("g✓道别祝福");
}

#[test]
fn the_cursor_stays_within_the_marks() {
    let mut trainee = zh("battery-answer");
    trainee.press("Enter");
    for key in ["Up", "Left", "Down", "Right"] {
        for _ in 0..20 {
            trainee.press(key);
        }
    }
    trainee.press("Space").sees("g✓道别祝福");
}

#[test]
fn nothing_marked_is_asked_about_once() {
    let mut trainee = zh("battery-answer");
    trainee.presses(&["Enter", "Enter"]);
    assert_eq!(at(&trainee), At::Marking { turn: 1 });
    trainee.sees("还一项都没标").press("Enter");
    assert_eq!(at(&trainee), At::Answered { turn: 1 });
    trainee.sees("漏标 问候：“您好”");
}

#[test]
fn the_answer_says_why() {
    let mut trainee = zh("battery-answer");
    trainee.presses(&["Enter", "1", "g", "Enter"]);
    trainee
        .sees("标对 1 · 漏标 3 · 错标 1")
        .sees("漏标 自报家门：“我是客服小林”")
        .sees("错标 道别祝福：这句里没有。结束时的祝福和再见。");
    trainee.press("Down").sees("标对 问候：“您好”");
}

#[test]
fn a_letter_can_be_read_to_its_end() {
    let mut trainee = zh("data-leak-mail");
    trainee.press("Enter");
    while !matches!(at(&trainee), At::Marking { turn: 2 }) {
        match at(&trainee) {
            At::Marking { .. } => trainee.presses(&["1", "Enter"]),
            _ => trainee.press("Enter"),
        };
    }
    let before = trainee.text();
    trainee.press("PgUp");
    assert_ne!(trainee.text(), before);
    for _ in 0..9 {
        trainee.press("PgDn");
    }
    let end = trainee.text();
    trainee.press("PgDn");
    assert_eq!(trainee.text(), end);
    trainee.press("PgUp");
    assert_ne!(trainee.text(), end, "one page back is one page back");
}

#[test]
fn the_talk_can_be_looked_at_while_the_ticket_is_filled() {
    let mut trainee = zh("battery-answer");
    to_the_ticket(&mut trainee);
    trainee.sees("客户诉求").press("F2").sees_no("客户诉求");
    trainee
        .sees("再见")
        .types("x")
        .press("Esc")
        .sees("客户诉求");
    assert!(trainee.model.dialog.is_none());
    trainee.press("F3").sees("工单还是空的。再按一次");
    assert_eq!(at(&trainee), At::Ticket);
    trainee.press("Esc").sees("还没评分").press("Esc");
    trainee.press("F3").sees("监听评分表").sees("✗ 不合格");
}

#[test]
fn after_the_last_word_the_key_goes_on_to_the_ticket() {
    let mut trainee = zh("battery-answer");
    let mut last = trainee.text();
    while at(&trainee) != At::Ticket {
        last = trainee.text();
        match at(&trainee) {
            At::Marking { .. } => trainee.presses(&["1", "Enter"]),
            _ => trainee.press("Enter"),
        };
    }
    assert!(last.contains("Enter 填工单"), "{last}");
    assert!(!last.contains("听下一句"), "{last}");
}

#[test]
fn no_word_is_cut_in_the_answers() {
    let mut trainee = zh("which-model");
    let mut pages = String::new();
    while at(&trainee) != At::Ticket {
        match at(&trainee) {
            At::Marking { .. } => trainee.presses(&["1", "Enter"]),
            _ => trainee.press("Enter"),
        };
        pages.push_str(&trainee.text());
    }
    assert!(pages.contains("漏标 感谢：“感谢您的来电”"), "{pages}");
    assert!(!pages.contains("“谢您的”"), "{pages}");
}

#[test]
fn leaving_in_the_middle_asks_first() {
    let mut trainee = zh("battery-answer");
    trainee
        .press("Enter")
        .press("1")
        .press("Esc")
        .sees("离开监听");
    trainee.press("Esc");
    assert_eq!(at(&trainee), At::Marking { turn: 1 });
    trainee.press("Ctrl+C").sees("现在退出");
    assert!(!trainee.effects.contains(&Effect::Quit));
    trainee.press("Esc").presses(&["Esc", "Enter"]);
    assert_eq!(trainee.model.place(), Place::Home);
}

#[test]
fn who_has_marked_nothing_leaves_at_once() {
    let mut trainee = zh("battery-answer");
    trainee.press("Esc");
    assert_eq!(trainee.model.place(), Place::Home);
}

#[test]
fn from_the_sheet_the_same_customer_calls() {
    let mut trainee = zh("battery-answer");
    to_the_ticket(&mut trainee);
    trainee
        .press("Right")
        .presses(&["F3", "F3"])
        .sees("监听评分表");
    assert_eq!(trainee.model.place(), Place::ListenSheet);
    trainee.press("r");
    assert_eq!(at(&trainee), At::Hearing);
    to_the_ticket(&mut trainee);
    trainee.press("Right").presses(&["F3", "F3"]).press("Enter");
    assert_eq!(trainee.model.place(), Place::Brief);
}

#[test]
fn a_small_window_comes_back_as_it_was() {
    let mut trainee = zh("battery-answer");
    trainee.presses(&["Enter", "1"]);
    let before = trainee.text();
    trainee.does(Action::Resize(40, 10)).press("2");
    trainee.does(Action::Resize(80, 24));
    assert_eq!(trainee.text(), before);
}

/// At home, with records in a folder.
fn at_home(folder: &Path) -> (Trainee, Desk) {
    let options = TuiOptions {
        trainee: Some("小林".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let mut trainee = Trainee::new(Arc::clone(&LIBRARY), &options, (80, 24));
    let desk = Desk::open(&mut trainee, folder);
    (trainee, desk)
}

#[test]
fn who_is_new_is_told_to_listen_first_and_who_has_listened_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (mut trainee, mut desk) = at_home(folder.path());
    trainee.sees("F6 先听一通示范通话").press("F6");
    to_the_ticket(&mut trainee);
    trainee.press("Right").presses(&["F3", "F3"]);
    desk.serve(&mut trainee);
    trainee.press("Esc").sees_no("新来的？");
}

#[test]
fn a_call_that_was_listened_to_is_kept_with_its_marks_and_shown_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut trainee, mut desk) = at_home(folder.path());
    trainee.press("F6");
    to_the_ticket(&mut trainee);
    trainee.press("Right").presses(&["F3", "F3"]);
    let shown = trainee.text();
    desk.serve(&mut trainee);
    let records = Records::open(&place(folder.path()).records).unwrap();
    let lines = records.calls(&Filter::default()).unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].origins.kind, CallKind::Listened);
    assert_eq!(lines[0].state, CallState::Scored);
    assert_eq!(lines[0].trainee_name, "小林");
    let call = records.call(&lines[0].id).unwrap();
    let listened = call.sheets[0].scorecard.listened.as_ref().unwrap();
    assert_eq!(listened.marks(1), [Mark::Greeting]);
    assert_eq!(lines[0].summary.as_ref().unwrap().practised, []);
    trainee.press("Esc");
    trainee
        .model
        .records
        .want(lines[0].id.clone(), Want::Review(None));
    trainee.does(Action::Clock);
    desk.serve(&mut trainee);
    assert_eq!(trainee.text(), shown);
    trainee
        .press("F2")
        .sees("[通话结束")
        .press("Esc")
        .sees("监听评分表");
    trainee.press("Esc");
    assert_eq!(trainee.model.place(), Place::Home);
}

#[test]
fn who_has_given_no_name_is_asked_for_it_after_the_first_listening() {
    let folder = tempfile::tempdir().unwrap();
    let options = TuiOptions::new(Locale::load(Language::Zh));
    let mut trainee = Trainee::new(Arc::clone(&LIBRARY), &options, (80, 24));
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.press("F6");
    to_the_ticket(&mut trainee);
    trainee.press("Right").presses(&["F3", "F3"]);
    desk.serve(&mut trainee);
    assert_eq!(trainee.model.place(), Place::Who);
    trainee.press("Esc").sees("监听评分表");
}
