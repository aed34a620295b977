//! What happens in the middle of a call, in what commands print.

use super::run::{duilian, fed, json};

const OUTAGE: &str = "tests/data/events/emergency/outage.toml";

/// A part of what was printed, between empty lines; the sheet is no matter here.
fn talk(out: &str, part: usize) -> &str {
    out.split("\n\n").nth(part).unwrap_or_default()
}

#[test]
fn transcript_and_sheet_tell_what_happened() {
    let ran = duilian(&["play", OUTAGE, "--replies", "@model"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    insta::assert_snapshot!(talk(&ran.out, 1));
}

#[test]
fn on_plain_lines_it_is_said_when_its_time_comes_and_the_brief_shows_the_new_card() {
    let lines = "您好，感谢致电晨星电子，我是客服小林。\n/brief\n/wait 60\n/brief\n";
    let ran = fed(&["play", OUTAGE, "--plain", "--seed", "3"], lines);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    insta::assert_snapshot!(talk(&ran.out, 0));
}

#[test]
fn the_json_of_a_call_has_its_events() {
    let call = json(
        &["play", OUTAGE, "--replies", "-"],
        "您好，我是客服小林。\n真的非常抱歉。\n/wait 60\n",
    );
    let events = call["events"].as_array().unwrap();
    let seen: Vec<_> = events
        .iter()
        .map(|event| (&event["name"], &event["turn"], &event["at_ms"]))
        .map(|(name, turn, at)| (name.as_str(), turn.as_u64(), at.as_u64()))
        .collect();
    assert_eq!(
        seen,
        [
            (Some("老板来电"), Some(2), Some(20_000)),
            (Some("系统恢复"), Some(2), Some(60_000)),
        ]
    );
    assert_eq!(events[1]["notice"][0], "技术部来电：系统已恢复");
}

#[test]
fn a_scenario_with_events_checks_clean_and_passes_its_play() {
    let checked = duilian(&["check", OUTAGE]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""), "{checked}");
    let tested = duilian(&["test", OUTAGE]);
    assert_eq!(tested.code, 0, "{tested}");
}

#[test]
fn a_name_that_no_event_has_is_told_with_what_was_meant() {
    let text = std::fs::read_to_string(OUTAGE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("outage.toml");
    std::fs::write(&path, text.replace("发生:系统恢复", "发生:系统恢夏")).unwrap();
    let checked = duilian(&["check", path.to_str().unwrap()]);
    assert_eq!(checked.code, 1, "{checked}");
    assert!(
        checked.out.contains("没有叫“系统恢夏”的突发情况"),
        "{checked}"
    );
    assert!(checked.out.contains("是不是想写“系统恢复”"), "{checked}");
}
