//! Listening to the model call on plain lines.

use tempfile::TempDir;

use super::run::{duilian, fed, file, in_home};

/// Marks for each of the nine lines of `battery-answer`, in every way in which they can be typed.
const MARKS: &str = "1 2 3 f\n\
    共情安抚，致歉\n\
    ask verify_identity\n\
    /marks\n/line\n没有的动作\n答\n感谢、复述 答复与方案\n\
    empathy, answer\n\
    7,a,b,d\n\
    5 记录登记 时限承诺\n\
    \n\
    感谢 道别\n";

const TICKET: &str = "kind=complaint priority=urgent contact=\"李女士 来电号码\" product=B6\n\
    /ticket order=B20251028 wants=\"续航与上次答复不符，要求退货\"\n\
    天气=晴\n\
    done=\"致歉；更正续航为连续使用12小时；登记30天内无理由退换，往返运费我们承担，验收后3个工作日内原路退款\"\n\
    department=service state=waiting follow_up=\"明天上午10点前回电\" due=\"明天上午10点前\"\n\n";

#[test]
fn a_whole_listening_from_its_first_line_to_the_sheet() {
    let ran = fed(
        &["listen", "battery-answer", "--plain"],
        &format!("{MARKS}{TICKET}"),
    );
    insta::assert_snapshot!(ran);
}

#[test]
fn in_english() {
    let lines = "1 introduction, offer help\nempathy apology\n\n\n\n\n\n\n\n\n";
    let ran = fed(
        &["listen", "battery-answer", "--plain", "--lang", "en"],
        lines,
    );
    insta::assert_snapshot!(ran);
}

#[test]
fn a_letter_stands_on_one_line() {
    let ran = fed(&["listen", "data-leak-mail", "--plain"], "");
    let lines: Vec<&str> = ran.out.lines().collect();
    let letter = lines
        .iter()
        .find(|line| line.starts_with("客服 1/5："))
        .unwrap();
    assert!(letter.contains("我是小林"), "{letter}");
    assert!(letter.contains("1. 订单号"), "{letter}");
}

#[test]
fn in_a_chat_a_line_is_a_turn() {
    let ran = fed(&["listen", "disconnects-chat", "--plain"], "1\n2\n");
    assert!(ran.out.contains("客服 3/9："), "{ran}");
}

#[test]
fn lines_that_run_out_leave_the_call_unscored() {
    let ran = fed(&["listen", "battery-answer", "--plain"], "1\n");
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.out.ends_with("[没有听完，不评分，也不保留]\n"), "{ran}");
    assert!(!ran.out.contains("监听得分"), "{ran}");
}

#[test]
fn a_listening_is_kept_and_stands_in_the_history() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    let data = data.to_str().unwrap();
    let lines = format!("{MARKS}{TICKET}");
    let ran = in_home(
        &home,
        &[
            "listen",
            "battery-answer",
            "--plain",
            "--data",
            data,
            "--trainee",
            "小林",
        ],
        lines.as_bytes(),
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let history = in_home(&home, &["history", "--data", data, "--format", "json"], b"");
    assert!(history.out.contains("\"listened\""), "{history}");
    assert!(history.out.contains("小林"), "{history}");
    let calls: serde_json::Value = serde_json::from_str(&history.out).unwrap();
    let id = calls["calls"][0]["id"].as_str().unwrap();
    let report = in_home(&home, &["report", id, "--data", data], b"");
    let (_, sheet) = report.out.split_once("\n\n").unwrap();
    insta::assert_snapshot!("report_of_a_listening", sheet);
    let report = in_home(
        &home,
        &["report", id, "--data", data, "--format", "json"],
        b"",
    );
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let first = &report["sheet"]["listened"]["lines"][0];
    assert_eq!(
        first["marks"],
        serde_json::json!(["greeting", "self_introduction", "offer_help", "thanks"])
    );
}

#[test]
fn where_nothing_can_be_kept_it_is_said_and_the_sheet_is_shown_all_the_same() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    std::fs::write(&data, "no folder").unwrap();
    let ran = in_home(
        &home,
        &[
            "listen",
            "battery-answer",
            "--plain",
            "--data",
            data.to_str().unwrap(),
        ],
        format!("{MARKS}{TICKET}").as_bytes(),
    );
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out.contains("监听得分"), "{ran}");
    assert!(ran.err.contains("记录打不开"), "{ran}");
    assert!(ran.err.contains("可能留不下记录"), "{ran}");
}

#[test]
fn without_a_terminal_the_screen_is_refused() {
    let ran = duilian(&["listen", "battery-answer"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--plain"), "{ran}");
}

#[test]
fn a_scenario_without_a_model_call_says_so() {
    let source = include_str!("../../../scenarios/consult/which-model.toml");
    let without = source.replace("name   = \"model\"", "name   = \"other\"");
    let (_folder, path) = file("which-model.toml", &without);
    let ran = duilian(&["listen", path.to_str().unwrap(), "--plain"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("没有示范通话，不能监听"), "{ran}");
}

#[test]
fn an_unknown_scenario_is_refused_with_the_nearest() {
    let ran = duilian(&["listen", "battery-answr", "--plain"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("battery-answer"), "{ran}");
}
