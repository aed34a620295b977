//! Calls on plain lines.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use super::run::{duilian, fed};

const LINES: &str = "您好,感谢致电晨星电子,我是客服小林,很高兴为您服务。\n\
    /help\n/brief\n/lookup 续航\n/lookup 没有的词\n/hint\n/foo\n您主要想用来做什么?\n";

#[test]
fn a_call_in_practice_is_coached() {
    let ran = fed(&["play", "which-model", "--plain", "--seed", "3"], LINES);
    insta::assert_snapshot!(ran);
}

#[test]
fn an_exam_tells_no_persona_no_mood_and_no_hint() {
    let ran = fed(
        &[
            "play",
            "which-model",
            "--plain",
            "--mode",
            "exam",
            "--seed",
            "3",
            "--lang",
            "en",
        ],
        LINES,
    );
    let talk = ran.out.split("\n\n").next().unwrap();
    assert!(!talk.contains("ational"), "{talk}");
    assert!(!talk.contains("Coach"), "{talk}");
    assert!(!talk.contains("(calm)"), "{talk}");
    assert!(talk.contains("no hints in an exam"), "{talk}");
    assert_eq!(ran.code, 0);
}

#[test]
fn a_whole_call_on_plain_lines_is_scored_with_its_ticket() {
    let lines = "您好。\n/end\n还有什么吗\n/ticket kind=consult wants=\"选平板\" done=\"说明\" department=service state=solved\n\n";
    let ran = fed(&["play", "which-model", "--plain", "--seed", "1"], lines);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("[通话已结束：只能填写工单，空行评分]"),
        "{ran}"
    );
    assert!(ran.out.contains("[提交工单]"), "{ran}");
    assert!(ran.out.contains("总分"), "{ran}");
}

#[test]
fn a_ticket_without_a_field_is_not_filed() {
    let ran = fed(&["play", "which-model", "--plain"], "您好。\n/ticket\n");
    assert!(ran.out.contains("工单里还没有写"), "{ran}");
    assert!(!ran.out.contains("[提交工单]"), "{ran}");
}

#[test]
fn the_json_object_stands_alone_on_stdout() {
    let ran = fed(
        &["play", "which-model", "--plain", "--format", "json"],
        "您好。\n",
    );
    let call: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(call["ended"], "abandoned");
    assert!(ran.err.contains("[已接通，请你先开口]"), "{ran}");
}

#[test]
fn in_a_chat_one_line_is_one_turn() {
    let ran = fed(
        &["play", "disconnects-chat", "--plain", "--format", "json"],
        "您好。\n在的,请讲。\n",
    );
    let call: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let agent = call["turns"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|turn| turn["who"] == "agent")
        .count();
    assert_eq!(agent, 2);
}

#[test]
fn a_call_needs_a_scenario() {
    assert_eq!(duilian(&["play", "--plain"]).code, 2);
}

#[cfg(unix)]
#[test]
fn control_c_leaves_without_a_score() {
    let home = tempfile::TempDir::new().unwrap();
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("duilian"))
        .args(["play", "which-model", "--plain", "--data"])
        .arg(home.path())
        .env_remove("DUILIAN_LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all("您好。\n".as_bytes()).unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(out.by_ref().any(|line| line.unwrap().starts_with("客户（")));
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    let rest: Vec<String> = out.map(Result::unwrap).collect();
    assert_eq!(rest.last().unwrap(), "[已中断，本次通话不评分]");
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

const VARIED: &str = "tests/data/varied/consult/locked-out.toml";

#[test]
fn the_brief_holds_the_contact_history_of_the_customer_drawn() {
    let shown = |seed: &str| {
        let ran = fed(&["play", VARIED, "--plain", "--seed", seed], "/end\n");
        let brief = ran.out.split_once("联系记录：").expect("a history").1;
        let brief = brief.split_once("情绪型客户").expect("a persona").0;
        brief.trim().to_owned()
    };
    insta::assert_snapshot!(shown("1"));
    assert_eq!(shown("1"), shown("1"));
    assert!((2..9).any(|seed| shown(&seed.to_string()) != shown("1")));
}

#[test]
fn a_play_by_name_is_played_on_its_own_seed() {
    let play = |arguments: &[&str]| {
        let all = [
            &["play", VARIED, "--replies", "@model", "--format", "json"],
            arguments,
        ];
        duilian(&all.concat())
    };
    let own = play(&[]);
    assert_eq!(own.code, 0, "{own}");
    assert_eq!(own.out, play(&["--seed", "3"]).out);
    assert_ne!(own.out, play(&["--seed", "4"]).out);
}
