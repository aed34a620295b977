//! Calls from input lines.

use super::run::{duilian, fed, fed_bytes, file, json};

#[test]
fn a_play_of_the_scenario_prints_transcript_and_sheet() {
    insta::assert_snapshot!(duilian(&["play", "battery-answer", "--replies", "@poor"]));
    insta::assert_snapshot!(duilian(&[
        "--lang",
        "en",
        "play",
        "which-model",
        "--replies",
        "@average"
    ]));
}

/// Told too early, recorded wrongly, passed on to nobody; and the same call as it should go.
#[test]
fn the_sheet_says_what_came_early_what_was_misgiven_and_what_the_customer_let_fall() {
    const LOCK: &str = "tests/data/telling/lock.toml";
    insta::assert_snapshot!(duilian(&["play", LOCK, "--replies", "@poor"]));
    insta::assert_snapshot!(duilian(&[
        "--lang",
        "en",
        "play",
        LOCK,
        "--replies",
        "@poor"
    ]));
    let tested = duilian(&["test", LOCK]);
    assert_eq!(tested.code, 0, "{tested}");
}

#[test]
fn replies_come_from_a_file_as_from_stdin() {
    let lines = "您好,晨星电子客服小林。\n# 作者的说明\n您主要用来做什么?\n";
    let (_folder, path) = file("replies.txt", lines);
    let from_file = duilian(&["play", "which-model", "--replies", path.to_str().unwrap()]);
    let from_stdin = fed(&["play", "which-model", "--replies", "-"], lines);
    assert_eq!(from_file.code, 0, "{from_file}");
    assert_eq!(from_file.out, from_stdin.out);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let plain = fed(
        &["play", "which-model", "--replies", "-"],
        "您好。\n您主要用来做什么?\n",
    );
    let windows = fed(
        &["play", "which-model", "--replies", "-"],
        "\u{feff}您好。\r\n您主要用来做什么?\r\n",
    );
    assert_eq!(plain.out, windows.out);
}

#[test]
fn a_call_whose_lines_run_out_is_abandoned_and_scored() {
    let call = json(
        &["play", "which-model", "--replies", "-"],
        "您好,晨星电子客服小林。\n",
    );
    assert_eq!(call["ended"], "abandoned");
    assert_eq!(call["ended_by"], "agent");
    assert_eq!(call["passed"], false);
    assert!(call["score"].as_f64().unwrap() > 0.0);
}

#[test]
fn no_line_at_all_is_a_call_without_a_word() {
    let call = json(&["play", "which-model", "--replies", "-"], "");
    assert_eq!(call["ended"], "abandoned");
    assert_eq!(call["score"], 0);
    assert!(call["turns"].as_array().unwrap().is_empty());
}

#[test]
fn replies_after_the_end_are_passed_over_and_the_ticket_is_taken() {
    let hangs_up = "您好。\n/end\n";
    let alone = json(&["play", "which-model", "--replies", "-"], hangs_up);
    let replies = format!("{hangs_up}还在吗?\n/hold\n/transfer supervisor 再试\n");
    assert_eq!(
        alone,
        json(&["play", "which-model", "--replies", "-"], &replies)
    );
    let ticket = format!(
        "{hangs_up}/ticket kind=consult wants=\"选平板\" done=\"无\" department=service state=solved\n"
    );
    let filed = json(&["play", "which-model", "--replies", "-"], &ticket);
    assert_eq!(alone["steps"]["archive"]["got"], 0);
    assert!(filed["steps"]["archive"]["got"].as_f64().unwrap() > 0.0);
    assert_eq!(alone["turns"], filed["turns"]);
}

#[test]
fn hanging_up_early_is_fatal() {
    let call = json(&["play", "which-model", "--replies", "-"], "您好。\n/end\n");
    assert_eq!(call["ended"], "hung_up");
    assert_eq!(call["fatal"][0]["fault"], "hang_up");
    assert_eq!(call["fatal"][0]["suspected"], false);
}

#[test]
fn a_bad_line_is_named_by_number_and_nothing_is_played() {
    let bad = [
        "/hol",
        "/wait soon",
        "/transfer nobody 原因",
        "/transfer it",
        "/lookup",
        "/ticket kind",
        "/ticket kindd=consult",
        "/ticket kind=refund",
        "/ticket wants=\"open",
    ];
    for lang in ["zh", "en"] {
        let told: Vec<String> = bad
            .iter()
            .map(|line| {
                let ran = fed(
                    &["--lang", lang, "play", "which-model", "--replies", "-"],
                    &format!("您好。\n{line}\n"),
                );
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
                format!("{line}\n  {}", ran.err)
            })
            .collect();
        insta::assert_snapshot!(format!("bad_lines_{lang}"), told.concat());
    }
}

#[test]
fn bytes_that_are_no_text_are_named_by_line() {
    let ran = fed_bytes(
        &["play", "which-model", "--replies", "-"],
        b"ok\n\xc4\xe3\xba\xc3\n",
    );
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("第 2 行"), "{ran}");
}

#[test]
fn a_file_that_is_not_there_cannot_be_played() {
    let ran = duilian(&["play", "which-model", "--replies", "no/such/file"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("no/such/file"), "{ran}");
}

#[test]
fn waiting_lets_the_customer_speak_up() {
    let turns = |lines: &str| {
        json(&["play", "which-model", "--replies", "-"], lines)["turns"]
            .as_array()
            .unwrap()
            .len()
    };
    assert!(turns("您好。\n/wait 40\n您主要用来做什么?\n") > turns("您好。\n您主要用来做什么?\n"));
}

#[test]
fn a_scenario_is_found_by_its_title_and_by_its_path() {
    let by_id = duilian(&["play", "which-model", "--replies", "@poor"]).out;
    assert_eq!(
        by_id,
        duilian(&["play", "三个系列挑花了眼", "--replies", "@poor"]).out
    );
    let path = "scenarios/consult/which-model.toml";
    assert_eq!(by_id, duilian(&["play", path, "--replies", "@poor"]).out);
}

#[test]
fn a_faulty_file_is_shown_and_cannot_be_played() {
    let (_folder, path) = file("broken.toml", "format = 1\ntitel = \"写错了\"\n");
    let ran = duilian(&["play", path.to_str().unwrap(), "--replies", "@model"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("titel") && ran.err.contains("broken.toml:2"),
        "{ran}"
    );
}

#[test]
fn a_persona_can_be_named_in_chinese() {
    let by_code = json(
        &[
            "play",
            "which-model",
            "--replies",
            "@poor",
            "--persona",
            "emotional",
        ],
        "",
    );
    assert_eq!(by_code["persona"], "emotional");
    assert_eq!(
        by_code,
        json(
            &[
                "play",
                "which-model",
                "--replies",
                "@poor",
                "--persona",
                "情绪型"
            ],
            ""
        )
    );
    let mix = json(
        &[
            "play",
            "which-model",
            "--replies",
            "@poor",
            "--persona",
            "emotional=7,dominant=3",
        ],
        "",
    );
    assert_eq!(mix["persona"], "emotional=7,dominant=3");
}

#[test]
fn only_a_file_on_the_screen_can_be_watched() {
    insta::assert_snapshot!(duilian(&["play", "battery-answer", "--watch"]));
    insta::assert_snapshot!(duilian(&["play", "my.toml", "--watch", "--plain"]));
}
