//! Calls are kept while they are on, go on after they were cut off, and have somebody's name.

use std::{fs, path::Path};

use duilian::{
    engine::step::Mode,
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{CallId, CallState, Filter},
    session::Stage,
    store::{Answer, Live, Store, sqlite::Records},
    tui::{
        TuiOptions,
        action::Action,
        records::{Want, take_up},
        screens::Screen,
        update::orders,
    },
};

use super::{
    desk::{Desk, place},
    trainee::Trainee,
};

/// At the brief of a built-in scenario.
fn trainee(options: &TuiOptions) -> Trainee {
    let library = Library::load(&Sources::default());
    Trainee::new(library, options, (80, 24))
}

fn options() -> TuiOptions {
    TuiOptions {
        scenario: Some("battery-answer".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    }
}

fn records(folder: &Path) -> Records {
    Records::open(&place(folder).records).unwrap()
}

/// Rings, answers and says three things; every reply is on the disk.
fn talks(trainee: &mut Trainee, desk: &mut Desk) {
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
}

#[test]
fn a_reply_is_pending_until_it_is_on_the_disk_and_only_then_the_customer_answers() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.presses(&["Enter", "Enter"]);
    desk.serve(&mut trainee);
    trainee.types("您好，我是客服小林。").press("Enter");
    trainee.sees("正在保存").sees_no(" 客户 ");
    desk.serve(&mut trainee);
    trainee.sees_no("正在保存").sees(" 客户 ");
    let kept = records(folder.path());
    let line = kept.calls(&Filter::default()).unwrap().remove(0);
    let log = kept.call(&line.id).unwrap().log;
    let running = trainee.model.running.as_ref().unwrap();
    assert_eq!(log, running.sitting.log);
    assert_eq!(line.state, CallState::Open);
}

#[test]
fn a_call_that_only_rang_leaves_no_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.presses(&["Enter", "Esc", "Enter"]);
    desk.serve(&mut trainee);
    assert_eq!(records(folder.path()).count(&Filter::default()).unwrap(), 0);
}

#[test]
fn a_call_that_was_cut_off_goes_on_at_the_same_beat_mood_and_clock() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    let was = before.model.running.as_ref().unwrap();
    let (state, at) = (was.sitting.state.clone(), was.at(before.model.now));
    drop(desk);
    let mut after = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut after, folder.path());
    insta::assert_snapshot!("continue-zh-80x24", after.picture());
    after.press("F3");
    desk.serve(&mut after);
    after.sees("接着第 3 轮往下打").sees("请问您的订单号是多少");
    let now = after.model.running.as_ref().unwrap();
    assert_eq!(now.at(after.model.now), at);
    assert!(now.sitting.state.paused);
    after.press("Ctrl+P");
    let mut resumed = after.model.running.as_ref().unwrap().sitting.state.clone();
    // The pause itself is all that came to it.
    resumed.pace = state.pace.clone();
    assert_eq!(resumed, state);
    assert_eq!(
        after.model.running.as_ref().unwrap().sitting.mode,
        Mode::Practice
    );
    after.types("好的，我马上为您查询。").press("Enter");
    desk.serve(&mut after);
    let kept = records(folder.path());
    let lines = kept.calls(&Filter::default()).unwrap();
    assert_eq!(lines.len(), 1);
    let log = kept.call(&lines[0].id).unwrap().log;
    assert_eq!(log, after.model.running.as_ref().unwrap().sitting.log);
}

#[test]
fn a_call_that_was_ended_elsewhere_since_it_was_offered_is_shown_as_it_ended() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    drop(desk);
    let mut after = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut after, folder.path());
    let mut elsewhere = records(folder.path());
    let line = elsewhere.calls(&Filter::default()).unwrap().remove(0);
    elsewhere.set_state(&line.id, CallState::Left).unwrap();
    after.press("F3");
    desk.serve(&mut after);
    after.sees("已经在别处打完").sees("逐轮回看");
    let entries = after
        .model
        .running
        .as_ref()
        .unwrap()
        .sitting
        .log
        .entries
        .len();
    assert_eq!(elsewhere.call(&line.id).unwrap().log.entries.len(), entries);
}

#[test]
fn a_call_that_lacks_only_its_ticket_says_so_and_goes_on_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    before.presses(&["F4", "Enter"]);
    desk.serve(&mut before);
    drop(desk);
    let mut after = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut after, folder.path());
    after.sees("已经打完，只差工单").sees_no("打到一半");
    after.press("F7");
    desk.serve(&mut after);
    after.sees("只差工单。按 Enter 接着填").press("Enter");
    desk.serve(&mut after);
    after.sees("通话已经结束，填好工单就能看评分");
    assert_eq!(
        after.model.running.as_ref().unwrap().sitting.stage,
        Stage::Ticket
    );
}

#[test]
fn a_call_that_is_on_in_another_window_is_looked_at_and_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    drop(desk);
    let mut after = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut after, folder.path());
    let id = after.model.records.to_continue().unwrap().id.clone();
    let mut window = Live::new(place(folder.path()).live);
    window.hold(&id).unwrap();
    after.press("F3");
    desk.serve(&mut after);
    after
        .sees("逐轮回看")
        .sees("这通正在另一个窗口里进行，显示的是到现在为止的内容");
    assert_eq!(after.model.records.to_continue(), None);
    window.release(&id);
    after.press("Esc");
    after.model.records.want(id, Want::Review(None));
    after.does(Action::Clock);
    desk.serve(&mut after);
    after.sees("这通没有打完");
}

#[test]
fn what_is_typed_or_said_in_a_call_asks_for_no_outlook_and_a_sheet_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.press("Esc");
    desk.serve(&mut trainee);
    let call = CallId("call-1".to_owned());
    let kept = Answer::Kept { call, place: None };
    take_up(&mut trainee.model, kept);
    assert_eq!(orders(&mut trainee.model), []);
    trainee.press("Enter");
    talks(&mut trainee, &mut desk);
    trainee.presses(&["F4", "Enter", "F4", "Enter", "Esc", "Esc", "Esc"]);
    desk.serve(&mut trainee);
    assert!(matches!(trainee.model.screen(), Screen::Home));
    let outlook = trainee.model.records.learned.of("").unwrap();
    assert_eq!(outlook.learning.trend.calls, 1);
}

#[test]
fn who_practises_is_asked_after_the_first_call_and_never_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&TuiOptions {
        guess: "xiaolin".to_owned(),
        ..options()
    });
    let mut desk = Desk::open(&mut trainee, folder.path());
    talks(&mut trainee, &mut desk);
    trainee.presses(&["F4", "Enter", "F4", "Enter"]);
    desk.serve(&mut trainee);
    insta::assert_snapshot!("who-first-zh-80x24", trainee.picture());
    trainee.press("Ctrl+U").types("小林").press("Enter");
    desk.serve(&mut trainee);
    trainee.sees("现在由 小林 练习");
    // The call on the screen is theirs as well.
    trainee.press("Enter").press("S").sees("理由");
    trainee.presses(&["Esc", "Esc"]);
    let kept = records(folder.path());
    let line = kept.calls(&Filter::default()).unwrap().remove(0);
    assert_eq!(line.trainee_name, "小林");
    assert_eq!(line.state, CallState::Scored);
    let summary = line.summary.unwrap();
    let running = trainee.model.running.as_ref().unwrap();
    assert_eq!(running.sitting.stage, Stage::Scored);
    assert_eq!(
        summary.total,
        running.sitting.scorecard.as_ref().unwrap().total
    );
    drop(desk);
    let mut later = self::trainee(&options());
    let _desk = Desk::open(&mut later, folder.path());
    assert_eq!(later.model.records.who.name.as_deref(), Some("小林"));
    later.press("Esc");
    later.sees("学员 小林");
}

#[test]
fn a_call_that_is_given_up_is_kept_and_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    talks(&mut trainee, &mut desk);
    trainee.presses(&["Esc", "Down"]);
    trainee.press("Esc");
    trainee.model.dialog = Some(duilian::tui::dialogs::Dialog::Question(
        duilian::tui::dialogs::Question::LeaveTalk,
    ));
    trainee.press("h");
    desk.serve(&mut trainee);
    let lines = records(folder.path()).calls(&Filter::default()).unwrap();
    assert_eq!(lines[0].state, CallState::Left);
    drop(desk);
    let mut later = self::trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let _desk = Desk::open(&mut later, folder.path());
    later.sees_no("打到一半");
}

#[test]
fn where_the_records_cannot_be_opened_the_call_goes_on_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(place(folder.path()).records, "这不是数据库").unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.sees("记录打不开");
    talks(&mut trainee, &mut desk);
    trainee.sees("第 3 轮").sees_no("正在保存");
    let files = fs::read_dir(place(folder.path()).side).unwrap().count();
    assert_eq!(files, 1);
    drop(desk);
    fs::remove_file(place(folder.path()).records).unwrap();
    let mut later = self::trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let _desk = Desk::open(&mut later, folder.path());
    later.sees("1 通练习已并入记录").sees("打到一半");
}

#[test]
fn a_loss_is_said_though_it_was_said_before_that_the_records_are_closed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(place(folder.path()).records, "这不是数据库").unwrap();
    fs::write(place(folder.path()).side, "这不是文件夹").unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.sees("记录打不开");
    trainee.presses(&["Enter", "Enter"]);
    desk.serve(&mut trainee);
    trainee.sees("还没存上（已经有同名的文件）");
    talks_on(&mut trainee, &mut desk);
    trainee.sees("第 1 轮").sees_no("正在保存").sees("还没存上");
}

#[test]
fn what_could_not_be_saved_is_said_until_it_is_and_then_nothing_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(place(folder.path()).records, "这不是数据库").unwrap();
    fs::write(place(folder.path()).side, "这不是文件夹").unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    talks(&mut trainee, &mut desk);
    trainee.press("Tab").sees("还没存上");
    fs::remove_file(place(folder.path()).side).unwrap();
    trainee.press("Tab").sees("还没存上");
    talks_on(&mut trainee, &mut desk);
    trainee.sees("第 4 轮").sees_no("还没存上");
    drop(desk);
    fs::remove_file(place(folder.path()).records).unwrap();
    let mut later = self::trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut later, folder.path());
    later.press("F3");
    desk.serve(&mut later);
    later.sees("接着第 4 轮往下打").sees("您好，我是客服小林。");
}

/// One more reply.
fn talks_on(trainee: &mut Trainee, desk: &mut Desk) {
    trainee.types("您好，我是客服小林。").press("Enter");
    desk.serve(trainee);
}

#[test]
fn a_turn_can_be_taken_up_again_as_a_new_attempt() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&options());
    let mut desk = Desk::open(&mut trainee, folder.path());
    talks(&mut trainee, &mut desk);
    trainee.presses(&["F4", "Enter", "F4", "Enter"]);
    desk.serve(&mut trainee);
    trainee.press("Esc");
    let total = trainee
        .model
        .running
        .as_ref()
        .unwrap()
        .sitting
        .scorecard
        .as_ref()
        .unwrap()
        .total;
    duilian::tui::past::retry(&mut trainee.model, 3);
    trainee.press("Ctrl+P");
    desk.serve(&mut trainee);
    let running = trainee.model.running.as_ref().unwrap();
    assert_eq!(
        (running.sitting.state.turn, running.parent_total),
        (2, Some(total))
    );
    let lines = records(folder.path()).calls(&Filter::default()).unwrap();
    let retry = lines
        .iter()
        .find(|line| line.origins.parent.is_some())
        .unwrap();
    let (parent, turn) = retry.origins.parent.clone().unwrap();
    assert_eq!((parent.0.as_str(), turn), ("call-1", 3));
    assert_eq!(lines.len(), 2);
}

#[test]
fn who_is_new_is_told_what_to_do_first_and_nobody_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&options());
    trainee.press("Esc");
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.sees("新来的？").sees("F10 换人");
    insta::assert_snapshot!("newcomer-zh-80x24", trainee.picture());
    trainee.press("Enter");
    talks(&mut trainee, &mut desk);
    drop(desk);
    let mut later = self::trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    later.sees_no("新来的？");
    let _desk = Desk::open(&mut later, folder.path());
    later.sees_no("新来的？").sees("F10 换人");
}

#[test]
fn who_has_not_practised_is_asked_for_what_comes() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainee = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut trainee, folder.path());
    trainee.press("F10").sees("以后的练习记在谁名下？");
    trainee.sees_no("刚才的练习").sees_no("F1 帮助");
    desk.serve(&mut trainee);
}

#[test]
fn a_trainer_is_not_offered_what_somebody_else_left_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    drop(desk);
    let mut after = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut after, folder.path());
    after.sees("打到一半").press("F10").press("Ctrl+U");
    after.types("王老师").press("Tab").press("Enter");
    desk.serve(&mut after);
    after.sees("王老师").sees_no("打到一半");
    after.press("F3").sees_no("接着第 3 轮往下打");
    let kept = records(folder.path());
    let lines = kept.calls(&Filter::default()).unwrap();
    assert_eq!(lines[0].trainee_name, "", "the call is still the trainee's");
}

#[test]
fn a_trainer_is_not_who_practises_here_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut trainer = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut trainer, folder.path());
    trainer.press("F10").press("Ctrl+U").types("赵老师");
    trainer.press("Tab").press("Enter");
    desk.serve(&mut trainer);
    drop(desk);
    let mut next = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut next, folder.path());
    next.sees_no("赵老师");
    desk.serve(&mut next);
}

/// What the field of a call holds that is taken up again on the records of another.
fn taken_up_again(folder: &Path) -> String {
    let mut after = trainee(&TuiOptions::new(Locale::load(Language::Zh)));
    let mut desk = Desk::open(&mut after, folder);
    after.press("F3");
    desk.serve(&mut after);
    after.model.running.as_ref().unwrap().draft.text()
}

#[test]
fn what_was_typed_and_not_sent_is_back_after_the_program_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    before.types("您的订单我查到了，");
    desk.serve(&mut before);
    let held = |folder: &Path| {
        let records = records(folder);
        let line = records.calls(&Filter::default()).unwrap().remove(0);
        records.call(&line.id).unwrap().draft
    };
    // Not with every key: only once the typing rests.
    assert_eq!(held(folder.path()), "");
    before.waits(2);
    desk.serve(&mut before);
    assert_eq!(held(folder.path()), "您的订单我查到了，");
    drop(desk);
    assert_eq!(taken_up_again(folder.path()), "您的订单我查到了，");
}

#[test]
fn what_was_sent_or_erased_is_no_draft_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    before.types("您好").waits(2);
    desk.serve(&mut before);
    before.press("Enter");
    desk.serve(&mut before);
    before.types("请稍等").waits(2);
    desk.serve(&mut before);
    before.press("Ctrl+u").waits(2);
    desk.serve(&mut before);
    drop(desk);
    assert_eq!(taken_up_again(folder.path()), "");
}

#[test]
fn what_stands_in_the_field_is_kept_before_a_signal_ends_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = trainee(&options());
    let mut desk = Desk::open(&mut before, folder.path());
    talks(&mut before, &mut desk);
    before.types("还没打完");
    let last = duilian::tui::update::last_orders(&mut before.model);
    before.effects.extend(last);
    desk.serve(&mut before);
    drop(desk);
    assert_eq!(taken_up_again(folder.path()), "还没打完");
}
