//! What a trainer gives who is no programmer: wrong folders, files that are none, places without rights.

use std::fs;

use tempfile::TempDir;

use super::run::{Ran, duilian};

const SCENARIO: &str = "format = 1\ntitle = \"甲\"\ncategory = \"consult\"\n[customer]\nname = \"王女士\"\n[[beat]]\nname = \"a\"\nlines = [\"喂？\"]\nuntil = \"did:greeting\"\n";
const PERSONA: &str = "format = 2\nextends = \"emotional\"\n[[reaction]]\non = \"vague\"\nlines = [\"给个准时间！\"]\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn checked(files: &[(&str, &str)], arguments: &[&str]) -> (TempDir, Ran) {
    let folder = folder(files);
    let ran = duilian(&[&["check", folder.path().to_str().unwrap()], arguments].concat());
    (folder, ran)
}

#[test]
fn a_folder_without_a_toml_file_is_not_called_fine() {
    let (_folder, ran) = checked(&[("late.txt", SCENARIO)], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert!(ran.err.contains("里没有 .toml 文件"), "{ran}");
}

#[test]
fn assets_may_be_given_by_the_folder_around_them_and_nothing_else() {
    let folder = folder(&[
        ("late.toml", SCENARIO),
        ("assets/personas/hasty.toml", PERSONA),
        ("other/late.toml", SCENARIO),
    ]);
    for (given, code) in [("", 0), ("assets", 0), ("assets/personas", 0), ("other", 2)] {
        let given = folder.path().join(given);
        let ran = duilian(&[
            "--assets",
            given.to_str().unwrap(),
            "play",
            "battery-answer",
            "--replies",
            "@model",
            "--persona",
            "hasty",
        ]);
        assert_eq!(ran.code, code, "{given:?} {ran}");
        assert!(code == 0 || ran.err.contains("里没有资料"), "{ran}");
    }
}

#[test]
fn a_place_that_cannot_be_used_is_told_in_the_language_of_the_program() {
    let folder = folder(&[("late.toml", SCENARIO)]);
    let path = folder.path().to_str().unwrap();
    let below = format!("{path}/late.toml/x.toml");
    for (arguments, zh, en) in [
        (vec!["score", path], "这是一个文件夹", "it is a folder"),
        (
            vec!["score", "no-such.txt"],
            "没有这个文件或文件夹",
            "no such file or folder",
        ),
        (
            vec!["new", &below, "--from", "find-button"],
            "不是文件夹",
            "not a folder",
        ),
    ] {
        for (lang, told) in [("zh", zh), ("en", en)] {
            let ran = duilian(&[&arguments[..], &["--lang", lang]].concat());
            assert_eq!(ran.code, 2, "{ran}");
            assert!(ran.err.contains(told), "{told}: {ran}");
            assert!(!ran.err.contains("os error"), "{ran}");
        }
    }
}

#[test]
fn a_missing_key_comes_with_how_it_is_written_and_a_misspelt_one_is_not_missing() {
    let text = SCENARIO
        .replace("title =", "titel =")
        .replace("name = \"王女士\"\n", "");
    let (_folder, ran) = checked(&[("late.toml", &text)], &[]);
    assert_eq!(ran.out.matches("missing-key").count(), 1, "{ran}");
    assert!(ran.out.contains("加上：name = \"…\""), "{ran}");
    assert!(ran.out.contains("是不是想写“title”"), "{ran}");
}

#[test]
fn an_item_that_the_base_has_not_is_told_alone_with_the_nearest() {
    let rubric =
        |id: &str| format!("format = 2\nextends = \"standard\"\n[[item]]\n{id}\npoints = 50\n");
    for (id, told) in [
        ("id = \"empthy\"", "是不是想写“empathy”"),
        ("name = \"empathy\"", "是不是想写“id”"),
        ("title = \"共情\"", "加上：id = \"…\""),
    ] {
        let text = rubric(id);
        let (_folder, ran) = checked(&[("assets/rubrics/standard.toml", &text)], &[]);
        assert!(ran.out.contains(told), "{ran}");
        assert!(ran.out.contains("1 个错误"), "{ran}");
    }
    let text = rubric("id = \"empathy\"");
    let (_folder, ran) = checked(&[("assets/rubrics/standard.toml", &text)], &[]);
    assert_eq!(ran.code, 0, "{ran}");
}

#[test]
fn a_wide_comma_behind_a_value_is_left_out_and_one_in_a_list_is_changed() {
    for text in [
        SCENARIO.replace("format = 1\n", "format = 1，\n"),
        SCENARIO.replace("title = \"甲\"\n", "title = \"甲\"，\n"),
        SCENARIO.replace("[\"喂？\"]", "[\n  \"喂？\"，\n  \"在吗？\"，\n]"),
    ] {
        let (_folder, ran) = checked(&[("late.toml", &text)], &["--fix"]);
        assert!(!ran.out.contains("syntax"), "{text}\n{ran}");
    }
}

#[test]
fn one_bracket_too_few_is_told_once_a_header() {
    let beat = "[beat]\nname = \"b\"\nlines = [\"喂？\"]\nuntil = \"held\"\n";
    let text = format!("{}{beat}", SCENARIO.replace("[[beat]]", "[beat]"));
    let (_folder, ran) = checked(&[("late.toml", &text)], &[]);
    assert_eq!(ran.out.matches("已经写过了").count(), 1, "{ran}");
    assert!(ran.out.contains("[[beat]]"), "{ran}");
}

#[test]
fn a_line_that_is_much_too_long_is_shown_by_its_beginning() {
    let text = SCENARIO.replace("喂？", &"我等了三个钟头，".repeat(60));
    let (_folder, ran) = checked(&[("late.toml", &text)], &[]);
    assert!(ran.out.contains("long-line"), "{ran}");
    let longest = ran.out.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(200), "{longest:?} {ran}");
}

#[test]
fn a_file_that_is_no_text_is_called_so_and_not_gbk() {
    let (_folder, ran) = checked(&[("late.toml", "\u{7f}ELF\0\0\u{1}")], &[]);
    assert_eq!(ran.code, 1, "{ran}");
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("late.toml"), b"\x7fELF\xff\0\0").unwrap();
    let ran = duilian(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.out.contains("这不是文本文件"), "{ran}");
    assert!(!ran.out.contains("GBK"), "{ran}");
}

#[test]
fn the_end_of_a_line_as_windows_writes_it_is_not_shown() {
    let text = SCENARIO
        .replace("category", "categry")
        .replace('\n', "\r\n");
    let (_folder, ran) = checked(&[("late.toml", &text)], &[]);
    assert!(ran.out.contains("categry = \"consult\""), "{ran}");
    assert!(!ran.out.contains('\u{240d}'), "{ran}");
}
