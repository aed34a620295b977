//! `duilian score`: real calls, without a scenario.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::run::{Ran, duilian, fed, fed_bytes, file};

const GOOD: &str = "\
[00:03] 客服:您好,晨星电子,我是客服小林,很高兴为您服务。
[00:08] 客户:我的平板充不进电了,昨天还好好的。
[00:15] 客服:给您添麻烦了,非常抱歉。明白了,我帮您登记。
[00:22] 客户:行。
[00:50] 客服:请问还有其他可以帮您的吗?
[00:52] 客户:没有了。
[00:58] 客服:感谢您的来电,祝您生活愉快,再见。
";
const POOR: &str = "客户: 我的手机坏了,你们怎么回事\n客服: 你急什么,这不归我们管,没办法\n客户: 你什么态度\n客服: 爱投诉投诉去\n";

fn calls(ran: &Ran) -> Vec<Value> {
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}

/// The calls of a transcript that is fine.
fn scored(transcript: &str) -> Vec<Value> {
    let ran = fed(&["score", "-", "--format", "json"], transcript);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    calls(&ran)
}

fn only(transcript: &str) -> Value {
    let mut all = scored(transcript);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn turns(call: &Value) -> Vec<String> {
    let turns = call["turns"].as_array().unwrap();
    turns
        .iter()
        .map(|turn| {
            format!(
                "{} {}",
                turn["who"].as_str().unwrap(),
                turn["text"].as_str().unwrap()
            )
        })
        .collect()
}

fn finding<'a>(call: &'a Value, item: &str) -> &'a Value {
    let all = call["findings"].as_array().unwrap();
    all.iter().find(|it| it["item"] == item).unwrap()
}

#[test]
fn the_sheet_of_each_call_and_a_line_for_all_in_both_languages() {
    for lang in ["zh", "en"] {
        let ran = fed(
            &["score", "-", "--lang", lang],
            "# 第一通\n[00:03] 客服:您好\n[00:08] 客户:我的平板充不进电了\n[00:20] 客服:谢谢您,再见\n\n客户:喂\n客服:喂\n",
        );
        insta::assert_snapshot!(format!("two_calls_{lang}"), ran);
    }
}

#[test]
fn one_call_alone_has_no_summary() {
    let ran = fed(&["score", "-"], GOOD);
    assert!(ran.code == 0 && !ran.out.contains("共 1 通"), "{ran}");
}

#[test]
fn a_good_call_scores_more_than_a_poor_one() {
    let all = scored(&format!("{GOOD}\n{POOR}"));
    let score = |call: &Value| call["score"].as_f64().unwrap();
    assert_eq!(all.len(), 2);
    assert!(
        score(&all[0]) > 40.0 && score(&all[1]) < 10.0,
        "{:?}",
        all.iter().map(score).collect::<Vec<_>>()
    );
    assert_eq!(all[1]["passed"], false);
    for item in ["shirk", "impatient"] {
        assert_eq!(finding(&all[1], item)["status"], "lost");
    }
}

#[test]
fn what_needs_a_scenario_does_not_apply_and_leaves_the_sum() {
    let call = only(GOOD);
    for item in [
        "opening-phrase",
        "verify",
        "calm",
        "facts",
        "answers",
        "refusals",
        "escalation",
        "time",
        "persona-fit",
        "knowledge",
        "hold-manners",
        "handover",
        "follow-up",
        "ending",
        "ticket-filed",
        "ticket-choices",
        "ticket-fields",
        "ticket-notes",
        "ticket-due",
    ] {
        let finding = finding(&call, item);
        assert_eq!(
            (&finding["applies"], &finding["of"]),
            (&Value::Bool(false), &0.into()),
            "{item}"
        );
    }
    for item in [
        "greeting",
        "self-introduction",
        "acknowledge",
        "record",
        "farewell",
    ] {
        assert_eq!(finding(&call, item)["status"], "earned", "{item}");
    }
    let sum: f64 = call["steps"]
        .as_object()
        .unwrap()
        .values()
        .map(|step| step["of"].as_f64().unwrap())
        .sum();
    assert!((sum - 100.0).abs() < 0.001, "{sum}");
    assert_eq!(call["steps"]["archive"]["of"], 0);
}

#[test]
fn who_names_the_category_has_its_items_too() {
    assert_eq!(finding(&only(GOOD), "apology")["applies"], false);
    for word in ["complaint", "投诉"] {
        let ran = fed(
            &["score", "-", "--format", "json", "--category", word],
            GOOD,
        );
        assert_eq!(
            finding(&calls(&ran)[0], "apology")["status"],
            "earned",
            "{ran}"
        );
    }
}

#[test]
fn both_sides_go_by_many_names_with_times_or_without() {
    let text = "坐席001: 您好\n顾客：在吗\n【09:31:05】 座席小王：在的\n2025-11-03 09:31:10 用户: 我想退货\nAgent 09:32:00: 好的\nCustomer (09:32:10): 谢谢\n客服小李 2025-11-03 09:33:00\n再见\n";
    let call = only(text);
    assert_eq!(
        turns(&call),
        [
            "agent 您好",
            "customer 在吗",
            "agent 在的",
            "customer 我想退货",
            "agent 好的",
            "customer 谢谢",
            "agent 再见"
        ]
    );
    let at: Vec<u64> = call["turns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|turn| turn["at_ms"].as_u64().unwrap())
        .collect();
    assert_eq!(at, [0, 0, 0, 5_000, 55_000, 65_000, 115_000]);
    assert_eq!(only("客服: 您好\n")["turns"][0]["at_ms"], Value::Null);
}

#[test]
fn a_line_without_a_name_goes_on_and_one_side_speaks_until_the_other_does() {
    let call = only(
        "客服: 您好\n请问有什么可以帮您\n客服: 我在\n客户: 上次你们客服说:\n能退\n比如说: 七天\n",
    );
    assert_eq!(
        turns(&call),
        [
            "agent 您好\n请问有什么可以帮您\n我在",
            "customer 上次你们客服说:\n能退\n比如说: 七天"
        ]
    );
}

#[test]
fn rows_of_json_are_read_as_well_and_parted_by_call_or_blank_line() {
    let rows = "{\"call\":\"a\",\"role\":\"agent\",\"text\":\"您好\",\"channel\":\"chat\",\"category\":\"consult\"}\n\
        {\"call\":\"a\",\"role\":\"客户\",\"text\":\"在吗\",\"time\":\"00:05\"}\n\
        {\"call\":\"b\",\"speaker\":\"客服\",\"text\":\"您好\"}\n\n\
        {\"who\":\"agent\",\"content\":\"再见\",\"at_ms\":20}\n";
    let all = scored(rows);
    assert_eq!(all.len(), 3);
    assert_eq!(
        (&all[0]["call"], &all[0]["channel"], &all[0]["category"]),
        (&"a".into(), &"chat".into(), &"consult".into())
    );
    assert_eq!(turns(&all[0]), ["agent 您好", "customer 在吗"]);
    assert_eq!(
        (&all[1]["call"], &all[1]["channel"], &all[1]["line"]),
        (&"b".into(), &"phone".into(), &3.into())
    );
    assert_eq!(all[2]["call"], "3");
}

#[test]
fn files_of_windows_are_read_as_well() {
    let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    assert_eq!(only(&windows)["score"], only(GOOD)["score"]);
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_rest_is_scored() {
    let (_one, rows) = file(
        "rows.jsonl",
        "{\"role\":\"agent\",\"text\":\"您好\"}\n{\"role\":\"robot\",\"text\":\"您好\"}\n{\"text\":\"您好\"}\n{\"role\":\"agent\"}\n{oops\n[1]\n{\"role\":3,\"text\":\"\"}\n\n{\"role\":\"客户\",\"text\":\"有人吗\"}\n",
    );
    let (_two, plain) = file("plain.txt", "这是一段说明\n客户: 在吗\n客服: 您好\n");
    for lang in ["zh", "en"] {
        let ran = duilian(&[
            "score",
            rows.to_str().unwrap(),
            plain.to_str().unwrap(),
            "--format",
            "json",
            "--lang",
            lang,
        ]);
        assert_eq!((ran.code, calls(&ran).len()), (1, 2), "{ran}");
        let err = ran
            .err
            .replace(rows.to_str().unwrap(), "rows.jsonl")
            .replace(plain.to_str().unwrap(), "plain.txt");
        insta::assert_snapshot!(format!("faulty_transcripts_{lang}"), err);
    }
    let mut bytes = GOOD.as_bytes().to_vec();
    bytes.extend_from_slice(b"\xff\xfe\n");
    let ran = fed_bytes(&["score", "-", "--format", "json"], &bytes);
    assert!(
        ran.code == 1 && ran.err.contains("UTF-8") && ran.err.contains(":8:1"),
        "{ran}"
    );
}

#[test]
fn what_cannot_be_scored_is_told() {
    let wrong: [&[&str]; 7] = [
        &["score"],
        &["score", "-"],
        &["score", "no-such.txt"],
        &["score", "-", "--rubric", "no-such.toml"],
        &["score", "-", "--category", "sport"],
        &["score", "-", "--channel", "pigeon"],
        &["score", "-", "--format", "xml"],
    ];
    for lang in ["zh", "en"] {
        let told: Vec<String> = wrong
            .iter()
            .map(|arguments| {
                let ran = duilian(&[*arguments, &["--lang", lang]].concat());
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
                format!("$ duilian {}\n{}", arguments.join(" "), ran.err)
            })
            .collect();
        insta::assert_snapshot!(format!("calls_not_scored_{lang}"), told.join("\n"));
    }
}

/// The standard rubric as a file of its own, changed.
fn rubric(change: impl Fn(&str) -> String) -> (TempDir, String) {
    let standard = fs::read_to_string("assets/rubrics/standard.toml").unwrap();
    let (folder, path) = file("ours.toml", &change(&standard));
    (folder, path.to_str().unwrap().to_owned())
}

#[test]
fn another_rubric_may_be_given_as_a_file() {
    let (_folder, path) =
        rubric(|text| text.replace("title     = \"道别祝福\"", "title     = \"好好道别\""));
    let ran = fed(&["score", "-", "--rubric", &path, "--format", "json"], GOOD);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    assert_eq!(finding(&calls(&ran)[0], "farewell")["title"], "好好道别");
}

#[test]
fn a_faulty_rubric_is_told_with_its_places() {
    let (_folder, path) = rubric(|text| {
        text.replace("greet     = 10", "greet     = 90")
            .replace("dimension = \"attitude\"", "dimension = \"atitude\"")
    });
    let ran = fed(&["score", "-", "--rubric", &path], GOOD);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert!(
        ran.err.contains("ours.toml:") && ran.err.contains("atitude") && ran.err.contains('^'),
        "{ran}"
    );
}

#[test]
fn nothing_of_a_transcript_steers_the_terminal() {
    let steers = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}');
    let text =
        "客服\u{1b}[31m: 您好\u{202e}\n客服: 您好\u{1b}]0;x\u{7}\n\u{1b}[2J客户: 在吗\u{9b}31m\n";
    for format in ["text", "json"] {
        let ran = fed(&["score", "-", "--format", format], text);
        assert!(
            !ran.out.contains(steers) && !ran.err.contains(steers),
            "{:?}",
            ran.out
        );
    }
}
