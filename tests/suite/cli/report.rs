//! `duilian report`.

use std::fs;

use tempfile::TempDir;

use super::{
    kept::{IDS, home, on},
    run::Ran,
};

/// Without the day on which it was made.
pub(super) fn undated(ran: &Ran) -> String {
    let text = ran.to_string();
    let from = regex::Regex::new(r"（截至 \d{4}-\d\d-\d\d）|截至 \d{4}-\d\d-\d\d").unwrap();
    let text = from.replace_all(&text, "（截至今天）");
    let streak = regex::Regex::new(r#" · 连续 \d+ 天|"streak": \d+"#).unwrap();
    let text = streak.replace_all(&text, "");
    let moment = regex::Regex::new(r#""as_of": "[^"]*""#).unwrap();
    let text = moment.replace_all(&text, "\"as_of\": \"…\"");
    let ago = regex::Regex::new(r"\d+ 天前|今天|昨天").unwrap();
    let text = ago.replace_all(&text, "那天");
    let recall = regex::Regex::new(r#"眼下把握 \d+%|("(recall|days|days_since)": )\d+"#).unwrap();
    recall.replace_all(&text, "$1…").into_owned()
}

#[test]
fn a_call_as_text_is_its_sheet_with_what_was_said_of_it() {
    let home = home();
    insta::assert_snapshot!("call_zh", on(&home, &["report", "019aa426"]));
    let english = on(&home, &["report", IDS[1], "--lang", "en"]);
    insta::assert_snapshot!("call_en", english);
}

#[test]
fn a_call_that_is_not_over_has_no_sheet() {
    let ran = on(&home(), &["report", "last"]);
    insta::assert_snapshot!("call_open", ran);
}

#[test]
fn a_call_as_json_and_as_csv() {
    let home = home();
    for format in ["json", "csv"] {
        let ran = on(&home, &["report", "019aa426", "--format", format]);
        insta::assert_snapshot!(format!("call_{format}"), ran);
    }
}

#[test]
fn a_trainee_as_text_json_and_csv() {
    let home = home();
    for format in ["text", "json", "csv"] {
        let ran = on(&home, &["report", "--trainee", "小林", "--format", format]);
        insta::assert_snapshot!(format!("trainee_{format}"), undated(&ran));
    }
}

#[test]
fn the_class_as_text_json_and_csv() {
    let home = home();
    for format in ["text", "json", "csv"] {
        let ran = on(&home, &["report", "--class", "--format", format]);
        insta::assert_snapshot!(format!("class_{format}"), undated(&ran));
    }
}

#[test]
fn without_a_name_it_is_who_practised_last() {
    let home = home();
    let named = on(&home, &["report", "--trainee", "小林"]);
    assert_eq!(named.out, on(&home, &["report"]).out);
}

#[test]
fn since_leaves_earlier_calls_out() {
    let ran = on(
        &home(),
        &["report", "--since", "2026-11-21", "--format", "csv"],
    );
    assert!(
        ran.out.contains(IDS[1]) && !ran.out.contains(IDS[0]),
        "{ran}"
    );
}

#[test]
fn what_is_not_there_is_named_with_the_nearest() {
    let home = home();
    let refused: Vec<String> = [
        &["019aa9c0"][..],
        &["019aa427"],
        &["--trainee", "小王"],
        &["--class", "--trainee", "小林"],
        &["019aa426", "--since", "7d"],
        &["--since", "上周"],
        &["--format", "pdf"],
    ]
    .iter()
    .flat_map(|asked| ["zh", "en"].map(|lang| (asked, lang)))
    .map(|(asked, lang)| on(&home, &[&["report", "--lang", lang], *asked].concat()).to_string())
    .collect();
    insta::assert_snapshot!(refused.join("\n"));
}

#[test]
fn without_calls_it_says_what_to_do_first() {
    let empty = TempDir::new().unwrap();
    for asked in [&["last"][..], &["--class"], &["--trainee", "小林"], &[]] {
        let ran = on(&empty, &[&["report"], asked].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
        assert!(ran.err.contains("先练一通"), "{ran}");
    }
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let home = home();
    let path = home.path().join("report.txt");
    let out = path.to_str().unwrap();
    let ran = on(&home, &["report", "019aa426", "-o", out]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran}");
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(written, on(&home, &["report", "019aa426"]).out);
    let again = on(&home, &["report", "--class", "--out", out]);
    assert_eq!((again.code, again.out.as_str()), (2, ""), "{again}");
    assert!(again.err.contains("--force"), "{again}");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    let forced = on(&home, &["report", "--class", "--out", out, "--force"]);
    assert_eq!(forced.code, 0, "{forced}");
    assert_ne!(fs::read_to_string(&path).unwrap(), written);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let home = home();
    let ran = on(
        &home,
        &["report", "019aa426", "-o", "/dev/null/no/report.txt"],
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert!(
        ran.err.contains("无法写入 /dev/null/no/report.txt"),
        "{ran}"
    );
}
