//! Each channel in its own words, and a letter has the room it needs.

use duilian::{
    engine::step::Mode,
    library::{Library, Sources},
    locale::{Language, Locale},
    session::Stage,
    tui::TuiOptions,
};
use rstest::rstest;

use super::trainee::Trainee;

/// The brief of a built-in scenario.
fn at(scenario: &str, language: Language, size: (u16, u16)) -> Trainee {
    let options = TuiOptions {
        scenario: Some(scenario.to_owned()),
        ..TuiOptions::new(Locale::load(language))
    };
    Trainee::new(Library::load(&Sources::default()), &options, size)
}

/// Everything that a trainee sees from the brief to the end of a short talk.
fn seen(scenario: &str, language: Language) -> String {
    let mut trainee = at(scenario, language, (100, 30));
    let mut seen = vec![trainee.text()];
    let mut look = |trainee: &mut Trainee, keys: &[&str]| {
        trainee.presses(keys);
        seen.push(trainee.text());
    };
    look(&mut trainee, &["Enter"]);
    look(&mut trainee, &["Enter"]);
    trainee
        .types("您好，我是客服小林，请您稍等。")
        .press("Enter");
    look(&mut trainee, &["F7"]);
    trainee.types("您好");
    look(&mut trainee, &["Enter"]);
    look(&mut trainee, &["F7"]);
    for key in ["F2", "F3", "Esc", "F4"] {
        look(&mut trainee, &[key]);
        if key == "Esc" {
            look(&mut trainee, &["Esc"]);
        } else {
            trainee.press("Esc");
        }
    }
    look(&mut trainee, &["F4", "Enter"]);
    seen.join("\n")
}

#[rstest]
#[case::chat("disconnects-chat")]
#[case::wechat("warranty-wechat")]
#[case::letter("data-leak-mail")]
fn nobody_rings_or_picks_up_where_nothing_is_spoken(#[case] scenario: &str) {
    let screens = seen(scenario, Language::Zh);
    for word in [
        "接听",
        "电话响",
        "电话正在响",
        "来电中",
        "结束通话",
        "保持",
        "挂断",
        "通话",
    ] {
        assert!(!screens.contains(word), "{word} in\n{screens}");
    }
    let screens = seen(scenario, Language::En).to_lowercase();
    for word in [
        "ring",
        "hang",
        "hung",
        "phone is",
        "end the call",
        "on hold",
        " the call",
    ] {
        let found = screens
            .lines()
            .find(|line| line.contains(&format!(" {word}")));
        assert_eq!(found, None, "{word}");
    }
}

#[test]
fn the_phone_keeps_its_words() {
    let screens = seen("battery-answer", Language::Zh);
    for word in ["电话就会响起", "接听", "结束通话", "听不到你说话"] {
        assert!(screens.contains(word), "no {word} in\n{screens}");
    }
}

/// Rows of the screen that hold the long draft.
fn rows_of_a_long_draft(scenario: &str, size: (u16, u16)) -> usize {
    let mut trainee = at(scenario, Language::Zh, size);
    trainee.presses(&["Enter", "Enter"]);
    assert_eq!(
        trainee.model.running.as_ref().unwrap().sitting.stage,
        Stage::Talking
    );
    trainee.types(&"龘".repeat(1500));
    let text = trainee.text();
    text.lines().filter(|line| line.contains('龘')).count()
}

#[test]
fn a_model_letter_that_does_not_fit_is_shown_whole_when_it_is_asked_for_again() {
    let mut trainee = at("data-leak-mail", Language::Zh, (80, 24));
    trainee.presses(&["Enter", "Enter", "F5"]);
    trainee.sees("后面还有，再按 F5 看全文");
    let running = trainee.model.running.as_ref().unwrap();
    let letter = running.coaching.next.as_ref().unwrap().model.clone();
    let entries = running.sitting.log.entries.len();
    let last = letter.trim_end().lines().last().unwrap();
    trainee.sees_no(last).presses(&["F5", "PgDn"]).sees(last);
    let running = trainee.model.running.as_ref().unwrap();
    assert_eq!(running.sitting.log.entries.len(), entries, "asked for once");
    trainee.press("Esc").sees("后面还有");
}

#[test]
fn a_letter_may_grow_to_half_of_the_screen() {
    let rows = rows_of_a_long_draft("data-leak-mail", (100, 30));
    assert!((12..=15).contains(&rows), "{rows}");
    let rows = rows_of_a_long_draft("data-leak-mail", (80, 24));
    assert!((9..=12).contains(&rows), "{rows}");
}

#[test]
fn a_spoken_reply_leaves_the_room_to_the_transcript() {
    assert_eq!(rows_of_a_long_draft("battery-answer", (100, 30)), 5);
    assert_eq!(rows_of_a_long_draft("disconnects-chat", (80, 24)), 5);
}

#[test]
fn an_exam_names_no_key_that_does_nothing_there() {
    let options = TuiOptions {
        scenario: Some("battery-answer".to_owned()),
        mode: Some(Mode::Exam),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let mut trainee = Trainee::new(Library::load(&Sources::default()), &options, (120, 40));
    trainee.presses(&["Enter", "Enter"]);
    trainee.sees("F4 结束通话").sees_no("Tab");
    trainee
        .press("Esc")
        .sees("转接")
        .sees_no("暂停")
        .sees_no("Tab");
}

#[test]
fn a_customer_who_is_on_the_card_is_not_named_twice() {
    let trainee = at("which-model", Language::Zh, (80, 24));
    let text = trainee.text();
    assert_eq!(text.matches("周先生").count(), 1, "{text}");
}

#[test]
fn what_was_recognised_is_not_cut_in_two() {
    let mut trainee = at("battery-answer", Language::Zh, (104, 32));
    trainee.presses(&["Enter", "Enter"]);
    trainee
        .types("您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。")
        .press("Enter");
    trainee.sees("主动询问");
}

#[rstest]
#[case::chat("disconnects-chat", "会话", "请客户等待 / 继续会话")]
#[case::letter("data-leak-mail", "往来邮件", "结束往来")]
fn help_speaks_of_the_channel_it_was_asked_from(
    #[case] scenario: &str,
    #[case] place: &str,
    #[case] key: &str,
) {
    let mut trainee = at(scenario, Language::Zh, (80, 40));
    trainee.presses(&["Enter", "Enter", "F1"]);
    trainee.sees(&format!("  {place}  ")).sees(key);
    for word in ["结束通话", "恢复通话", "接听"] {
        trainee.sees_no(word);
    }
    let mut before = at(scenario, Language::Zh, (80, 40));
    before.press("F1").sees_no("来电").sees_no("通话前");
}

#[test]
fn for_a_letter_no_key_makes_the_customer_wait() {
    let mut trainee = at("data-leak-mail", Language::Zh, (80, 40));
    trainee.presses(&["Enter", "Enter"]);
    trainee.press("Esc").sees("转接").sees_no("请客户等待");
    trainee
        .press("Esc")
        .press("F1")
        .sees("转接")
        .sees_no("请客户等待");
    trainee.press("Esc").press("F7").sees("邮件不用请客户等待");
    assert_eq!(trainee.model.running.as_ref().unwrap().on_hold(), None);
}

#[test]
fn the_foot_of_a_letter_names_the_key_for_a_new_line() {
    let mut trainee = at("data-leak-mail", Language::Zh, (80, 24));
    trainee.presses(&["Enter", "Enter"]);
    trainee.sees("Enter 发送   Alt+Enter 换行   F2 须知   F3 工单   F4 结束   Esc 菜单   F1 帮助");
    let mut chat = at("disconnects-chat", Language::Zh, (80, 24));
    chat.presses(&["Enter", "Enter"]).sees_no("换行");
}

#[rstest]
#[case::practice(Mode::Practice, (80, 24))]
#[case::practice_with_the_panel_beside(Mode::Practice, (120, 40))]
#[case::exam(Mode::Exam, (80, 24))]
#[case::wide_exam(Mode::Exam, (120, 40))]
fn the_customer_is_named_on_the_screen_of_the_call(#[case] mode: Mode, #[case] size: (u16, u16)) {
    let options = TuiOptions {
        scenario: Some("battery-answer".to_owned()),
        mode: Some(mode),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let mut trainee = Trainee::new(Library::load(&Sources::default()), &options, size);
    trainee.presses(&["Enter", "Enter"]);
    let running = trainee.model.running.as_ref().unwrap();
    let name = running.sitting.script.scenario.customer.name.clone();
    let times = trainee.text().matches(&name).count();
    assert_eq!(times, 1, "{}", trainee.text());
    trainee.press("Tab").sees(&name);
}

#[test]
fn who_has_filed_the_ticket_is_not_sent_to_fill_it() {
    let mut trainee = at("battery-answer", Language::Zh, (80, 24));
    trainee
        .presses(&["Enter", "Enter"])
        .types("您好。")
        .press("Enter");
    trainee.presses(&["F3", "Right", "Ctrl+S", "Ctrl+S", "F4", "Enter"]);
    trainee
        .sees("工单已提交。按 Enter 可以再改")
        .sees_no("得分依据");
}
