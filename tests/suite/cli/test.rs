//! `duilian test`: plays that come out as expected, and others.

use std::path::Path;

use super::run::{Ran, duilian, file};

const PARCEL: &str = include_str!("../../data/plays/late-parcel.toml");

#[test]
fn plays_as_expected_exit_0() {
    let (folder, _path) = file("late-parcel.toml", PARCEL);
    insta::assert_snapshot!(duilian(&["test", folder.path().to_str().unwrap()]));
}

#[test]
fn a_play_that_comes_out_differently_is_shown_like_a_diff() {
    let text = PARCEL.replace(
        "ended = \"resolved\"",
        "ended = \"escalated\", score = \"<= 10\", finds = [\"shirk\"]",
    );
    insta::assert_snapshot!(tested(&text, &[]));
    insta::assert_snapshot!(tested(&text, &["--lang", "en"]));
}

#[test]
fn a_file_with_faults_is_shown_and_exits_1() {
    let (folder, _path) = file("late-parcel.toml", &PARCEL.replace("[[beat]]", "[[baet]]"));
    let ran = duilian(&["test", folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.err.contains("baet"), "{ran}");
    assert!(ran.out.starts_with("文件有误，样例通话没有运行"), "{ran}");
}

/// A folder as a trainer keeps it: scenarios, and a persona of its own in `assets`, which one of them wants.
fn with_own_persona() -> tempfile::TempDir {
    let text = PARCEL.replace("[customer]", "persona = \"hasty\"\n[customer]");
    let text: String = text
        .lines()
        .filter(|line| !line.starts_with("persona  ="))
        .flat_map(|line| [line, "\n"])
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("complaint/late-parcel.toml", &text);
    put(
        "assets/personas/hasty.toml",
        "format = 2\nextends = \"rational\"\nname = { zh = \"急性子\", en = \"hasty\" }\n",
    );
    folder
}

#[test]
fn assets_beside_scenarios_go_with_them_unasked() {
    let folder = with_own_persona();
    let whole = folder.path().to_str().unwrap().to_owned();
    let file = format!("{whole}/complaint/late-parcel.toml");
    for arguments in [
        vec!["test", whole.as_str()],
        vec!["test", file.as_str()],
        vec!["check", whole.as_str()],
        vec!["check", file.as_str()],
        vec!["preview", file.as_str()],
        vec!["play", file.as_str(), "--replies", "@model"],
        vec!["--scenarios", whole.as_str(), "preview", "late-parcel"],
    ] {
        let ran = duilian(&arguments);
        assert_eq!(
            (ran.code, ran.err.as_str()),
            (0, ""),
            "{arguments:?}\n{ran}"
        );
    }
}

#[test]
fn scenarios_right_beside_the_assets_are_seen() {
    let folder = with_own_persona();
    std::fs::rename(
        folder.path().join("complaint/late-parcel.toml"),
        folder.path().join("late-parcel.toml"),
    )
    .unwrap();
    for command in ["check", "test"] {
        let ran = duilian(&[command, folder.path().to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{ran}");
        assert!(ran.out.contains('1'), "{ran}");
    }
}

#[test]
fn a_folder_without_scenarios_cannot_be_tested() {
    let (folder, _path) = file("readme.txt", "");
    let ran = duilian(&["test", folder.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
}

/// Runs `test` on a file of this text, once more in the other language; the folder is called `my`.
fn tested(text: &str, arguments: &[&str]) -> String {
    let (folder, path) = file("late-parcel.toml", text);
    ran(&path, arguments)
        .to_string()
        .replace(folder.path().to_str().unwrap(), "my")
}

fn ran(path: &Path, arguments: &[&str]) -> Ran {
    duilian(&[&["test", path.to_str().unwrap()], arguments].concat())
}

/// The scenario of the late parcel, with a play for each of these expectations.
fn expecting(expectations: &[(&str, &str)]) -> String {
    let (scenario, model) = PARCEL.split_once("[[play]]").unwrap();
    let plays = expectations.iter().map(|(name, expect)| {
        let play = model.replace("\"model\"", &format!("\"{name}\""));
        format!("[[play]]{}", play.replace("ended = \"resolved\"", expect))
    });
    let scenario = scenario.replace("format   = 1", "format   = 2");
    format!("{scenario}{}", plays.collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_kind_of_difference_is_shown_with_the_reply_that_made_it() {
    let text = expecting(&[
        ("ended", "ended = \"pending\", ended_by = \"agent\""),
        ("good", "score = \"<= 10\""),
        ("bad", "score = \">= 95\""),
        ("satisfaction", "satisfaction = \"1\""),
        ("passed", "passed = true, fatal = true"),
        ("mood", "mood = { temper = \">= 90\", trust = \"0..10\" }"),
        ("says", "says = [\"到底什么时候能到\", \"我要投诉你\"]"),
        ("finds", "finds = [\"shirk\", \"argue\"]"),
        ("misses", "misses = [\"restate\", \"greeting\"]"),
    ]);
    insta::assert_snapshot!("differences_zh", tested(&text, &[]));
    insta::assert_snapshot!("differences_en", tested(&text, &["--lang", "en"]));
}

#[test]
fn colours_of_a_report_come_when_asked_for_only() {
    let text = expecting(&[("ended", "ended = \"pending\"")]);
    assert!(!tested(&text, &[]).contains('\u{1b}'));
    let coloured = tested(&text, &["--color", "always"]);
    assert!(
        coloured.contains("\u{1b}[31m- ended = pending\u{1b}[0m\n"),
        "{coloured}"
    );
    assert!(
        coloured.contains("\u{1b}[32m+ ended = resolved\u{1b}[0m"),
        "{coloured}"
    );
}

#[test]
fn a_line_that_is_no_input_is_shown() {
    let text = PARCEL.replace("\"请问还有其他可以帮您的吗?\"", "\"/wiat 5\"");
    let told = tested(&text, &[]);
    assert!(told.starts_with("exit 1\n"), "{told}");
    assert!(told.contains("/wiat") && told.contains("/wait"), "{told}");
}

#[test]
fn what_is_not_measured_yet_is_told_and_exits_1() {
    let text = expecting(&[
        (
            "model",
            "ended = \"?\", score = \"?\", mood = { trust = \"?\" }",
        ),
        ("both", "ended = \"pending\", score = \"?\""),
    ]);
    insta::assert_snapshot!("open_zh", tested(&text, &[]));
    insta::assert_snapshot!("open_en", tested(&text, &["--lang", "en"]));
}

#[test]
fn blessing_writes_what_was_measured_and_nothing_else() {
    let text = expecting(&[
        (
            "model",
            "ended  =  '?' ,  score = \"?\", mood = \"?\" , passed=\"?\",fatal = \"?\"",
        ),
        (
            "second",
            "ended = \"resolved\", ended_by = \"？\", satisfaction = \"?\"",
        ),
    ]);
    let text = format!("\u{feff}# 作者的话：expect = \"?\" 由 --bless 填\n{text}# 结尾")
        .replace('\n', "\r\n");
    let (_folder, path) = file("late-parcel.toml", &text);
    let blessed = ran(&path, &["--bless"]);
    assert_eq!((blessed.code, blessed.err.as_str()), (0, ""), "{blessed}");
    insta::assert_snapshot!("blessed", blessed.out);
    let after = std::fs::read_to_string(&path).unwrap();
    let wanted = text
        .replace("ended  =  '?' ,", "ended  =  \"resolved\" ,")
        .replace("score = \"?\"", "score = \"<= 69\"")
        .replace(
            "mood = \"?\" ,",
            "mood = { temper = \">= 37\", trust = \"<= 63\" } ,",
        )
        .replace("passed=\"?\"", "passed=false")
        .replace("fatal = \"?\"", "fatal = false")
        .replace("ended_by = \"？\"", "ended_by = \"customer\"")
        .replace("satisfaction = \"?\"", "satisfaction = \"<= 4\"");
    assert_eq!(after, wanted);
    let again = ran(&path, &["--bless"]);
    assert_eq!(again.code, 0, "{again}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wanted);
}

#[test]
fn nothing_is_blessed_where_something_else_differs() {
    let text = expecting(&[("both", "ended = \"pending\", score = \"?\"")]);
    let (_folder, path) = file("late-parcel.toml", &text);
    let ran = ran(&path, &["--bless"]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.err.contains("没有写入"), "{ran}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_told() {
    let text = expecting(&[("model", "score = \"?\"")]);
    let (_folder, path) = file("late-parcel.toml", &text);
    // Where the new text is put first, a folder is in the way.
    std::fs::create_dir(path.with_extension("toml.new")).unwrap();
    let ran = ran(&path, &["--bless"]);
    assert_eq!(ran.code, 2, "{ran}");
    assert!(ran.err.contains("没能写入"), "{ran}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn plays_are_told_as_json() {
    let text = expecting(&[
        ("model", "ended = \"resolved\""),
        (
            "wrong",
            "ended = \"pending\", misses = [\"greeting\"], score = \"?\"",
        ),
    ]);
    let (_folder, path) = file("late-parcel.toml", &text);
    let ran = ran(&path, &["--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran}");
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["plays"], 2);
    assert_eq!(json["as_expected"], 1);
    let [model, wrong] = &json["runs"].as_array().unwrap()[..] else {
        panic!("{json}")
    };
    assert_eq!(model["outcome"], "as_expected");
    assert_eq!(model["ended"], "resolved");
    assert_eq!(model["differences"], serde_json::json!([]));
    assert_eq!(wrong["outcome"], "differs");
    let differences = serde_json::json!([
        {"key": "ended", "wanted": "pending", "got": "resolved", "lacking": [], "turn": null},
        {"key": "score", "wanted": "?", "got": "68.17", "lacking": [], "turn": null},
        {"key": "misses", "wanted": "greeting", "got": "confirm, extra, own, record, restate",
         "lacking": ["greeting"], "turn": 1},
    ]);
    assert_eq!(wrong["differences"], differences);
}

/// One play of each outcome, and a file that cannot be loaded; all full of what XML must not hold.
fn hostile() -> (tempfile::TempDir, String) {
    let text = expecting(&[
        ("model", "ended = \"resolved\""),
        ("hostile", "says = [\"<b>&amp;]]> \\\"到\\\"'\"]"),
        ("open", "score = \"?\""),
    ]);
    let text = format!("{text}\n[[play]]\nname = \"typo\"\ninputs = [\"/wiat 5\"]\n");
    let (folder, _path) = file("late-parcel.toml", &text);
    let broken = "format = 1\ntitle = \"\u{1b}[2J<x>\"\n";
    std::fs::write(folder.path().join("broken.toml"), broken).unwrap();
    (folder, text)
}

#[test]
fn plays_are_told_as_junit_that_every_parser_takes() {
    let (folder, _) = hostile();
    let ran = ran(folder.path(), &["--format", "junit"]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(!ran.out.contains('\u{1b}'), "{ran}");
    let xml = roxmltree::Document::parse(&ran.out).unwrap();
    let root = xml.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let all = |name: &str| {
        let nodes = xml.descendants();
        nodes.filter(|node| node.has_tag_name(name)).count()
    };
    let told = |name| root.attribute(name).unwrap().parse::<usize>().unwrap();
    assert_eq!(told("tests"), all("testcase"));
    assert_eq!((told("failures"), all("failure")), (2, 2), "{ran}");
    assert_eq!(told("errors"), all("error"));
    assert!(all("error") >= 2, "{ran}");
}

#[test]
fn a_case_of_junit_says_what_differs_and_where_it_is_written() {
    let (folder, text) = hostile();
    let ran = ran(folder.path(), &["--format", "junit"]);
    let xml = roxmltree::Document::parse(&ran.out).unwrap();
    let case = xml
        .descendants()
        .find(|node| node.attribute("name") == Some("hostile"))
        .unwrap();
    let failure = case.first_element_child().unwrap();
    let message = failure.attribute("message").unwrap();
    assert!(message.contains("<b>&amp;]]> \"到\"'"), "{ran}");
    let told = failure.text().unwrap();
    assert!(told.contains("- says = <b>&amp;]]>"), "{ran}");
    let mut lines = text.lines();
    let line = lines.position(|line| line.contains("\"hostile\"")).unwrap() + 1;
    assert_eq!(case.attribute("line"), Some(line.to_string().as_str()));
}

#[test]
fn only_plays_of_a_name_are_run() {
    let text = expecting(&[
        ("model", "ended = \"resolved\""),
        ("other", "ended = \"pending\""),
    ]);
    assert!(tested(&text, &["--filter", "model"]).starts_with("exit 0\n"));
    let none = tested(&text, &["--filter", "nosuch"]);
    assert!(
        none.starts_with("exit 2\n") && none.contains("nosuch"),
        "{none}"
    );
}

#[test]
fn a_scenario_without_plays_says_so() {
    let (scenario, _) = PARCEL.split_once("[[play]]").unwrap();
    assert_eq!(
        tested(scenario, &[]),
        "exit 0\n--- stdout\n这里没有样例通话（[[play]]）。\n--- stderr\n"
    );
}
