//! In the middle of a call: something is looked up, much is pasted, help is asked for, a message is not read yet.

use duilian::{
    library::{Library, Sources},
    locale::{Language, Locale},
    tui::{TuiOptions, keymap::Place},
};

use super::trainee::Trainee;

/// In a call of a built-in scenario, picked up.
fn talking(scenario: &str) -> Trainee {
    let options = TuiOptions {
        scenario: Some(scenario.to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let library = Library::load(&Sources::default());
    let mut trainee = Trainee::new(library, &options, (80, 24));
    trainee.presses(&["Enter", "Enter"]);
    trainee
}

#[test]
fn the_key_that_opened_the_brief_closes_it_whatever_is_open() {
    let mut trainee = talking("battery-answer");
    trainee.press("F2").types("退").press("Enter");
    trainee.sees("Esc 回到目录，F2 回到通话");
    trainee.press("F2").types("您好");
    let draft = &trainee.model.running.as_ref().unwrap().draft;
    assert_eq!(draft.text(), "您好");
}

#[test]
fn escape_leaves_one_thing_after_the_other() {
    let mut trainee = talking("battery-answer");
    trainee.press("F2").types("退").press("Enter");
    trainee.press("Esc").sees("F2 回到通话").sees("关键词");
    trainee.press("Esc").sees("关键词");
    trainee.press("Esc").sees_no("关键词");
}

#[test]
fn a_text_that_is_longer_than_its_field_shows_that_there_is_more() {
    let mut trainee = talking("battery-answer");
    let lines: Vec<String> = (1..=12).map(|line| format!("第{line}行")).collect();
    let arrow = |trainee: &Trainee| {
        let screen = trainee.text();
        let field = screen.rsplit('─').next().unwrap().to_owned();
        (field.contains('↑'), field.contains('↓'))
    };
    trainee.does(duilian::tui::action::Action::Paste(lines.join("\n")));
    trainee.sees("第12行");
    assert_eq!(arrow(&trainee), (true, false), "{}", trainee.text());
    for _ in 0..11 {
        trainee.press("Up");
    }
    assert_eq!(arrow(&trainee), (false, true), "{}", trainee.text());
}

#[test]
fn help_opens_at_the_keys_of_the_screen_it_was_asked_from() {
    let mut trainee = talking("battery-answer");
    trainee.press("F2").press("F1");
    let screen = trainee.text();
    let body = screen.lines().nth(2).unwrap();
    assert!(body.contains("通话中查须知"), "{screen}");
    let mut home = Trainee::zh();
    home.press("F1");
    let screen = home.text();
    assert!(!screen.lines().nth(2).unwrap().contains("首页"), "{screen}");
}

#[test]
fn a_message_that_is_not_read_yet_says_how_long_more_can_be_sent() {
    let mut trainee = talking("disconnects-chat");
    trainee.waits(1);
    trainee.types("您好，我是客服小林。").press("Enter");
    trainee.sees("秒内可以接着发").sees("对方还没读完");
    trainee.types("请问");
    trainee.sees_no("秒内可以接着发");
}

#[test]
fn a_piece_of_another_phrase_is_no_label() {
    let mut trainee = talking("which-model");
    trainee.waits(1);
    trainee.types("您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。");
    trainee.press("Enter");
    trainee.sees("问候").sees_no("不完整");
}

#[test]
fn the_brief_after_the_talk_does_not_say_that_it_goes_on() {
    let mut trainee = talking("battery-answer");
    trainee.types("您好。").press("Enter");
    trainee.presses(&["F4", "Enter", "F2"]);
    trainee.sees("通话已结束").sees_no("仍在继续");
}

#[test]
fn the_menu_says_what_is_folded() {
    let mut trainee = talking("battery-answer");
    trainee.press("Esc").sees("收起或展开教练");
}

#[test]
fn a_key_that_the_menu_names_does_what_its_row_does() {
    for (key, opened) in [
        ("F2", "客户卡与须知"),
        ("F3", "责任部门"),
        ("F4", "由你挂断电话"),
        ("F8", "转给"),
        ("F9", "随手记"),
        ("Ctrl+p", "已暂停"),
        ("F1", "发送"),
    ] {
        let mut trainee = talking("battery-answer");
        trainee.press("Esc").sees("收起或展开教练").press(key);
        trainee.sees(opened);
        assert_ne!(trainee.model.place(), Place::Menu, "{key}");
    }
}

#[test]
fn a_key_that_the_menu_does_not_name_leaves_it_open() {
    let mut trainee = talking("battery-answer");
    trainee
        .presses(&["Esc", "PgDn", "a"])
        .sees("收起或展开教练");
    let draft = &trainee.model.running.as_ref().unwrap().draft;
    assert!(draft.is_empty());
    trainee.presses(&["Down", "Down", "Enter"]).sees("责任部门");
}

#[test]
fn a_call_that_waits_offers_first_what_makes_it_go_on() {
    let mut trainee = talking("battery-answer");
    trainee.sees("Enter 发送").press("F7");
    trainee.sees("F7 恢复通话").sees_no("Enter 发送");
    trainee.press("F7").sees("Enter 发送");
    trainee.press("Ctrl+p");
    trainee.sees("Ctrl+P 继续练习").sees_no("Enter 发送");
    trainee.press("Ctrl+p").sees("Enter 发送");
}

#[test]
fn the_clock_on_the_screen_never_runs_back() {
    let mut trainee = talking("battery-answer");
    trainee.waits(2);
    let long = "您好，感谢致电晨星电子。".repeat(4);
    trainee.does(duilian::tui::action::Action::Paste(long));
    let head = trainee.text().lines().next().unwrap().to_owned();
    let time = |head: &str| {
        let at = head.find(" / ").unwrap();
        head[at - 5..at].to_owned()
    };
    let before = time(&head);
    assert!(before.as_str() > "00:10", "{head}");
    for _ in 0..48 {
        trainee.press("Backspace");
        let head = trainee.text().lines().next().unwrap().to_owned();
        assert_eq!(time(&head), before, "{head}");
    }
}

#[test]
fn what_is_typed_and_deleted_again_makes_the_clock_jump_no_second() {
    let mut trainee = talking("battery-answer");
    trainee.waits(5).sees("  00:05 / ");
    trainee.types("您好").waits(27);
    trainee.sees("静默 00:00");
    trainee.presses(&["Backspace", "Backspace"]);
    trainee.sees("  00:05 / ").sees("静默 00:00");
    trainee.waits(3).sees("  00:08 / ").sees("静默 00:03");
}

#[test]
fn the_brief_names_the_key_that_scrolls_it_while_there_is_more() {
    let mut trainee = talking("battery-answer");
    trainee.press("F2").sees("PgDn 须知往下");
    trainee.presses(&["PgDn", "PgDn", "PgDn"]);
    trainee.sees_no("须知往下");
}

#[test]
fn before_the_call_is_answered_it_stands_at_the_greeting() {
    let options = TuiOptions {
        scenario: Some("battery-answer".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let library = Library::load(&Sources::default());
    let mut trainee = Trainee::new(library, &options, (120, 40));
    trainee.press("Enter").sees_no("▸ 归档");
    trainee.press("Enter").sees("▸ 接待");
}

#[test]
fn who_is_kept_waiting_is_called_so_everywhere() {
    let mut trainee = talking("battery-answer");
    trainee.press("F7").sees("客户等待中").sees("等待中 00:");
    trainee.sees_no("保持");
    trainee.press("F7").sees("客户回到线上");
}

#[test]
fn a_hint_of_an_earlier_turn_does_not_hide_why_the_mood_moved() {
    let mut trainee = talking("warranty-wechat");
    trainee.types("您好，感谢咨询晨星电子，我是客服小林。");
    trainee.press("Enter").press("F5").waits(9);
    trainee.types("您怕白跑一趟，这份担心我理解，我帮您看。");
    trainee.press("Enter").press("F5").waits(9);
    let running = trainee.model.running.as_ref().unwrap();
    assert!(!running.coaching.causes.is_empty());
    assert!(running.hint.is_some());
    let key = running.coaching.causes[0].1;
    assert_ne!(key, 0);
    trainee.sees("下一步");
    let screen = trainee.text();
    assert!(
        screen.contains("客户缓和了") || screen.contains("客户更急了"),
        "{screen}"
    );
}
