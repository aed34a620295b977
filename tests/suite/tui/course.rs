//! The way of one exercise over the screens, by keys.

use duilian::{
    engine::{Event, Input, step::Mode},
    locale::{Language, Locale},
    session::Stage,
    tui::{
        TuiOptions,
        action::{Action, Effect},
        screens::Screen,
    },
};

use super::{sample, trainee::Trainee};

fn stage(trainee: &Trainee) -> Stage {
    trainee.model.running.as_ref().unwrap().sitting.stage
}

fn events(trainee: &Trainee) -> Vec<Event> {
    let sitting = &trainee.model.running.as_ref().unwrap().sitting;
    sitting
        .log
        .moments()
        .map(|moment| moment.event.clone())
        .collect()
}

#[test]
fn two_keys_after_the_start_the_phone_rings() {
    let mut trainee = Trainee::zh();
    trainee.press("Enter").sees("电话就会响起");
    trainee.press("Enter").sees("来电中");
    assert_eq!(stage(&trainee), Stage::Ringing);
}

#[test]
fn a_call_goes_from_home_to_the_review() {
    let mut trainee = Trainee::zh();
    trainee.types("dc").presses(&["Enter", "Enter"]).waits(2);
    trainee.press("Enter").waits(3);
    trainee
        .types("您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。")
        .press("Enter");
    trainee.sees("上次你们客服说能用两天");
    trainee.press("F4").sees("由你挂断电话").press("Enter");
    assert_eq!(stage(&trainee), Stage::Ticket);
    trainee.press("Enter").press("Right").press("Ctrl+S");
    assert_eq!(
        stage(&trainee),
        Stage::Ticket,
        "first it says what is blank"
    );
    trainee.press("Ctrl+S");
    assert_eq!(stage(&trainee), Stage::Scored);
    trainee.sees("质检评分表").press("Enter");
    trainee
        .sees("识别与得分")
        .presses(&["Esc", "Esc"])
        .sees("选一个场景");
}

#[test]
fn the_first_key_ends_the_silence_and_deleting_all_begins_it_again() {
    let mut trainee = Trainee::zh();
    trainee
        .types("dc")
        .presses(&["Enter", "Enter", "Enter"])
        .waits(3);
    trainee.types("您");
    assert!(events(&trainee).contains(&Event::FirstKey));
    trainee.press("Backspace");
    assert_eq!(events(&trainee).last(), Some(&Event::NoReply));
}

#[test]
fn a_reply_takes_the_time_of_speaking_it() {
    let mut trainee = Trainee::zh();
    trainee
        .types("dc")
        .presses(&["Enter", "Enter", "Enter"])
        .waits(4);
    trainee.types("您");
    trainee.model.now += 60_000;
    trainee.types("好，请问").press("Enter");
    let sitting = &trainee.model.running.as_ref().unwrap().sitting;
    let reply = sitting
        .log
        .entries
        .iter()
        .find(|entry| matches!(entry.input, Input::Reply { .. }));
    assert_eq!(reply.unwrap().at.0, 4_000 + 5 * 250);
}

#[test]
fn silence_is_remarked_on_when_its_time_comes() {
    let mut trainee = Trainee::zh();
    trainee
        .types("dc")
        .presses(&["Enter", "Enter", "Enter"])
        .waits(1);
    trainee.types("您好，晨星电子，请讲。").press("Enter");
    let before = events(&trainee).len();
    trainee.waits(40);
    assert!(
        events(&trainee).len() > before,
        "nobody remarked on forty seconds of silence"
    );
}

#[test]
fn an_empty_reply_is_not_sent() {
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Practice);
    trainee.press("Enter").sees("还没有输入内容");
    trainee.types("  ").press("Enter").sees("还没有输入内容");
}

#[test]
fn an_exam_shows_no_persona_no_steps_no_coach_and_knows_no_pause() {
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Exam);
    trainee.does(Action::Clock);
    for hidden in ["情绪型", "聆听", "教练", "语气", "共情", "信任"] {
        trainee.sees_no(hidden);
    }
    trainee.press("Ctrl+P").sees("考试中不能暂停");
    trainee.press("F5").sees("现在没有示范句");
}

#[test]
fn from_level_three_on_steps_and_mood_start_folded() {
    let mut trainee = Trainee::zh();
    sample::rings(&mut trainee.model, "battery", Mode::Practice);
    assert!(trainee.model.running.as_ref().unwrap().shows_panel);
    sample::rings(&mut trainee.model, "chat", Mode::Practice);
    assert!(!trainee.model.running.as_ref().unwrap().shows_panel);
}

#[test]
fn the_model_sentence_comes_on_a_key_only_and_is_kept_in_the_log() {
    let mut trainee = Trainee::zh();
    trainee
        .types("dc")
        .presses(&["Enter", "Enter", "Enter"])
        .waits(1);
    trainee.sees_no("示范  ").press("F5").sees("示范  ");
    assert!(
        events(&trainee)
            .iter()
            .any(|event| matches!(event, Event::HintShown { .. }))
    );
}

#[test]
fn reading_an_article_during_the_call_is_kept_in_the_log() {
    let mut trainee = Trainee::zh();
    trainee
        .types("dc")
        .presses(&["Enter", "Enter", "Enter", "F2"]);
    trainee
        .types("tuihuo")
        .press("Enter")
        .sees("签收之日起30天内");
    assert!(events(&trainee).contains(&Event::LookedUp {
        article: "return".into()
    }));
    trainee.presses(&["Esc", "Esc", "Esc"]).sees("回复");
}

#[test]
fn quitting_in_the_middle_of_a_call_asks_and_at_home_does_not() {
    let mut trainee = Trainee::zh();
    trainee.press("Ctrl+C");
    assert_eq!(trainee.effects, [Effect::Quit]);
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Practice);
    trainee.press("Ctrl+C").sees("练习还没有完成");
    assert_eq!(trainee.effects, []);
    trainee.press("Esc").sees_no("练习还没有完成");
    trainee.presses(&["Ctrl+C", "Enter"]);
    assert_eq!(trainee.effects, [Effect::Quit]);
}

#[test]
fn a_hold_is_ended_with_the_same_key() {
    let mut trainee = Trainee::zh();
    trainee
        .types("dc")
        .presses(&["Enter", "Enter", "Enter"])
        .types("您好，请稍等。")
        .press("Enter");
    trainee.press("F7").sees("客户等待中");
    trainee.types("好").press("Enter").sees("听不到你说话");
    trainee.press("F7").sees("客户回到线上");
}

#[test]
fn a_transfer_needs_its_reason() {
    let mut trainee = Trainee::zh();
    trainee
        .types("dc")
        .presses(&["Enter", "Enter", "Enter"])
        .types("您好，我为您转接主管。")
        .press("Enter");
    trainee.presses(&["F8", "Enter"]).sees("请写明转接原因");
    trainee
        .types("客户要求")
        .press("Enter")
        .sees("转接至客服主管：客户要求");
}

#[test]
fn the_menu_does_what_the_keys_do() {
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Practice);
    trainee
        .presses(&["Esc", "Down"])
        .sees("菜单")
        .press("Enter")
        .sees("知识库");
}

#[test]
fn over_the_limit_nothing_is_sent_and_nothing_is_lost() {
    let mut trainee = Trainee::zh();
    trainee
        .types("lianbushang")
        .presses(&["Enter", "Enter", "Enter"])
        .waits(1);
    trainee
        .does(Action::Paste("好".repeat(201)))
        .press("Enter")
        .sees("超出字数限制");
    trainee
        .sees("201/200")
        .press("Backspace")
        .press("Enter")
        .sees_no("超出字数限制");
}

#[test]
fn the_ticket_keeps_what_was_typed_while_the_call_goes_on() {
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Practice);
    trainee
        .presses(&["F3", "Down", "Down"])
        .types("139")
        .presses(&["Esc", "F3"])
        .sees("139");
}

#[test]
fn faults_in_files_are_told_at_home() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("consult")).unwrap();
    std::fs::write(
        folder.path().join("consult/x.toml"),
        "format = 1\ntitel = \"甲\"\n",
    )
    .unwrap();
    let library = duilian::library::Library::load(&duilian::library::Sources {
        scenarios: vec![folder.path().to_owned()],
        assets: Vec::new(),
    });
    let options = TuiOptions::new(Locale::load(Language::Zh));
    let mut trainee = Trainee::new(library, &options, (80, 24));
    trainee.sees("F4 查看").press("F4").sees("x.toml");
}

#[test]
fn a_scenario_named_on_the_command_line_opens_at_its_brief() {
    let options = TuiOptions {
        scenario: Some("chat".into()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let mut trainee = Trainee::new(sample::library(), &options, (80, 24));
    trainee.sees("平板连不上网");
    assert!(matches!(trainee.model.screen(), Screen::Brief(_)));
}

#[test]
fn ctrl_l_paints_every_cell_anew() {
    let mut trainee = Trainee::zh();
    trainee.press("Ctrl+L");
    assert_eq!(trainee.effects, [Effect::Repaint]);
}

#[test]
fn a_window_too_small_and_back_loses_nothing() {
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Practice);
    trainee
        .types("好的")
        .does(Action::Resize(1, 1))
        .does(Action::Resize(80, 24));
    trainee.sees("好的").sees("上次你们客服说能用两天");
}

#[test]
fn a_reply_typed_in_a_window_too_small_is_in_the_field_and_ends_the_silence() {
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Practice);
    let entries = |trainee: &Trainee| {
        let running = trainee.model.running.as_ref().unwrap();
        running.sitting.log.entries.len()
    };
    trainee.does(Action::Resize(40, 8)).sees("打字照常");
    let before = entries(&trainee);
    trainee.types("您好呀").press("Backspace");
    trainee.does(Action::Paste("，请讲".to_owned()));
    trainee.sees("您好，请讲");
    assert_eq!(trainee.cursor().map(|at| at.x), Some(10));
    assert_eq!(entries(&trainee), before + 1, "the first key");
    // Nothing that cannot be seen is done.
    trainee.presses(&["Enter", "F4", "Esc"]);
    trainee.does(Action::Resize(80, 24)).sees("您好，请讲");
    assert_eq!(entries(&trainee), before + 1);
    assert!(trainee.model.dialog.is_none());
}

#[test]
fn the_line_of_the_call_shows_identity_and_trust_in_english_too() {
    let mut trainee = Trainee::at(Language::En, (80, 24));
    sample::talks(&mut trainee.model, Mode::Practice);
    let running = trainee.model.running.as_mut().unwrap();
    running.sitting.state.verified = true;
    trainee.does(Action::Clock);
    trainee
        .sees("│ verified │ Trust")
        .sees("··▸Analyse ·Respond ·Follow up ·Archive");
}

#[test]
fn nothing_moves_by_itself_at_home_and_once_a_second_in_a_call() {
    let mut trainee = Trainee::zh();
    assert_eq!(trainee.model.wakes_in(), None);
    trainee.types("dc").presses(&["Enter", "Enter", "Enter"]);
    trainee.model.now += 400;
    assert_eq!(trainee.model.wakes_in(), Some(600));
    trainee.types("您");
    assert_eq!(trainee.model.wakes_in(), None);
}
