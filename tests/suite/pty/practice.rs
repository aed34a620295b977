//! A whole practice on a real terminal: cut off and gone on with, retried from a turn, disputed, and overruled by a trainer.

use std::path::Path;

use duilian::{
    record::{CallState, Filter, Judgement},
    store::{Store, sqlite::Records},
};

use super::{says, terminal::Session};

fn start(home: &Path, arguments: &[&str]) -> Session {
    let program = Path::new(env!("CARGO_BIN_EXE_duilian"));
    Session::at(home, program, &[arguments, &["--lang", "zh"]].concat())
}

fn rings(session: &mut Session) {
    session.waits_for("电话就会响起");
    session.sends("\r");
    session.waits_for("按 Enter 接听");
    session.sends("\r");
    session.waits_for("已接听");
}

/// Hangs up, fills the ticket in, and stands before the scorecard.
fn ends(session: &mut Session) {
    session.sends("\x1bOS");
    session.waits_for("由你挂断电话");
    session.sends("\r");
    session.waits_for("填写工单");
    session.sends("\r");
    session.waits_for("未选择");
    session.sends("\x1b[C\x1b[C\x13");
    session.waits_for("再按 Ctrl+S 照样提交");
    session.sends("\x13");
    session.waits_for("再练一次");
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one practice from its first key to its last"
)]
fn a_practice_is_cut_off_gone_on_with_retried_disputed_and_overruled() {
    let home = tempfile::tempdir().unwrap();
    let trainee = ["--trainee", "小王"];
    let play = [&["play", "battery-answer", "--seed", "3"][..], &trainee].concat();
    let mut session = start(home.path(), &play);
    rings(&mut session);
    says(&mut session, "您好，我是客服小林，很高兴为您服务。");
    session.waits_for("懂不懂");
    says(&mut session, "换谁遇到这种事都会着急，真对不住。");
    session.waits_for("第 2 轮");
    session.waits_for_frame(|rows| {
        let reply = rows.iter().position(|row| row.contains("真对不住"));
        reply.is_some_and(|at| rows[at..].iter().any(|row| row.starts_with(" 客户 ")))
    });
    session.is_killed();

    let mut session = start(home.path(), &trainee);
    session.waits_for("打到一半");
    session.sends("\x1bOR");
    session.waits_for("接着第 2 轮往下打");
    session.waits_for("真对不住");
    session.sends("\x10");
    says(&mut session, "请问您的订单号是多少？");
    session.waits_for("第 3 轮");
    ends(&mut session);
    session.sends("\r");
    session.waits_for("从这轮重来");
    session.sends("r");
    session.waits_for("重新来过");
    session.sends("\x10");
    says(&mut session, "您好，感谢您的来电，请问有什么可以帮您？");
    session.waits_for("感谢您的来电");
    ends(&mut session);
    session.sends("\r");
    session.waits_for("从这轮重来");
    session.sends("s");
    session.waits_for("申诉");
    session.types("我已经安抚过客户");
    session.waits_for("安抚过客户");
    session.sends("\r");
    session.waits_for("已申诉，等讲师复核");
    session.sends("\x03");
    assert_eq!(session.waits_for_the_end(), 0);

    let mut session = start(home.path(), &["--trainer", "陈老师"]);
    session.waits_for("F9");
    session.sends("\x1b[20~");
    session.waits_for("我已经安抚过客户");
    session.sends("\r");
    session.waits_for("改判");
    session.sends("j");
    session.waits_for("判定");
    // The call was not hung up before its time.
    session.sends("\x1b[C");
    session.waits_for("不成立");
    session.sends("\t");
    session.types("听了录音");
    session.waits_for("听了录音");
    session.sends("\r");
    session.waits_for("已复核，学员");
    session.sends("\x03");
    assert_eq!(session.waits_for_the_end(), 0);
    session.has_its_terminal_back();
    looks_into_the_records(&home.path().join("data/duilian/records.sqlite"));
}

fn looks_into_the_records(path: &Path) {
    let records = Records::open(path).unwrap();
    let calls = records.calls(&Filter::default()).unwrap();
    assert_eq!(calls.len(), 2);
    let (again, first) = (&calls[0], &calls[1]);
    for call in [again, first] {
        assert_eq!(
            (call.state, call.trainee_name.as_str()),
            (CallState::Scored, "小王")
        );
    }
    let (parent, _) = again.origins.parent.clone().unwrap();
    assert_eq!(parent, first.id);
    let replies = |call| records.call(call).unwrap().line.summary.unwrap().turns;
    assert_eq!(replies(&first.id), 3);
    let words = records.words(&again.id).unwrap();
    assert_eq!(words.len(), 1);
    assert_eq!(words[0].by, "陈老师");
    assert_eq!(words[0].judgement, Some(Judgement::Dropped));
    let appeals = records.appeals(Some(&again.id)).unwrap();
    assert_eq!(appeals.len(), 1);
    assert!(appeals[0].settled);
}
