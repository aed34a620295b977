//! Replies that are no replies: nothing of them reaches the terminal as a command, and nothing breaks.

use rstest::rstest;

use super::run::{fed, json};

/// Characters that a terminal obeys or that turn text around.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[rstest]
#[case::empty("")]
#[case::blank("   \u{3000} ")]
#[case::long(&"您好,请问有什么可以帮您?".repeat(770))]
#[case::long_mash(&"a".repeat(10_000))]
#[case::escapes("\u{1b}[2J\u{1b}]0;owned\u{7}您好\u{1b}[31m")]
#[case::controls("您\u{0}好\u{8}\u{8}\u{7f}\u{9b}31m\u{90}x\u{9c}")]
#[case::right_to_left("\u{202e}您好\u{202c} مرحبا \u{2067}עברית\u{2069}")]
#[case::emoji("😀👨‍👩‍👧您好👍🏽🇨🇳")]
#[case::line_breaks("您好\\n\\n\\n请问\\n有什么可以帮您")]
#[case::combining(&format!("您好{}", "\u{301}".repeat(500)))]
fn a_strange_reply_breaks_nothing(#[case] reply: &str) {
    let lines = format!(
        "{reply}\n您好,晨星电子客服小林。\n{reply}\n/note {reply}\n/ticket wants=\"{reply}\"\n"
    );
    for format in ["text", "json"] {
        for how in [&["--replies", "-"][..], &["--plain"]] {
            let arguments = [&["play", "which-model", "--format", format][..], how].concat();
            let ran = fed(&arguments, &lines);
            assert_eq!(ran.code, 0, "{ran}");
            assert!(!ran.out.contains(steers), "{:?}", ran.out);
            assert!(!ran.err.contains(steers), "{:?}", ran.err);
        }
    }
}

#[test]
fn json_keeps_what_was_typed() {
    let reply = "您好\u{1b}[31m\u{202e}晨星";
    let call = json(
        &["play", "which-model", "--replies", "-"],
        &format!("{reply}\n"),
    );
    assert_eq!(call["turns"][0]["text"], reply);
}

#[test]
fn an_empty_line_changes_nothing() {
    let with = json(
        &["play", "which-model", "--replies", "-"],
        "您好。\n您主要用来做什么?\n",
    );
    let without = json(
        &["play", "which-model", "--replies", "-"],
        "您好。\n\n您主要用来做什么?\n",
    );
    let texts = |call: &serde_json::Value| -> Vec<String> {
        call["turns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|turn| turn["text"].to_string())
            .collect()
    };
    assert_eq!(texts(&with)[..3], texts(&without)[..3]);
}
