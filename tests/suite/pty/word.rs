//! A trainer overrules a finding on a real terminal, and the word is on the disk.

use duilian::store::{Store, sqlite::Records};

use super::terminal::Session;
use crate::tui::word::disputed;

#[test]
fn a_trainer_overrules_what_waits_in_the_queue() {
    let data = disputed();
    let folder = data.path().to_str().unwrap();
    let mut session = Session::start(&["--lang", "zh", "--trainer", "陈老师", "--data", folder]);
    session.waits_for("F9 待复核");
    session.sends("\x1b[20~");
    session.waits_for("共 2 项");
    session.sends("\r");
    session.waits_for("J 改判");
    session.sends("j");
    session.waits_for("判定");
    session.types("0");
    session.sends("\t");
    session.types("没报公司");
    session.waits_for("没报公司");
    session.sends("\r");
    session.waits_for("改为 0/");
    session.sends("\x1b");
    session.waits_for("质检评分表");
    session.sends("\x1b");
    session.waits_for("共 1 项");
    session.sends("\x03");
    assert_eq!(session.waits_for_the_end(), 0);
    session.has_its_terminal_back();
    let records = Records::open(&data.path().join("records.sqlite")).unwrap();
    let (_, word) = records.all_words().unwrap().remove(0);
    assert_eq!(
        (word.by.as_str(), word.reason.as_str()),
        ("陈老师", "没报公司")
    );
    assert_eq!(records.queue().unwrap().len(), 1);
}
