//! Display width and wrapping.

use duilian::text::width::{clip, columns, wrap};
use proptest::prelude::*;

fn lines(text: &str, width: usize) -> Vec<&str> {
    wrap(text, width)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[test]
fn a_chinese_character_takes_two_columns() {
    assert_eq!(columns("您好abc"), 7);
    assert_eq!(columns(""), 0);
}

#[test]
fn no_line_begins_with_a_comma_or_a_closing_quote() {
    let text =
        "非常抱歉给您带来不便，我们会在二十四小时内给您答复。“您好”，请问还有其他可以帮您的吗？";
    for width in 6..40 {
        for line in lines(text, width) {
            assert!(columns(line) <= width, "{width}: {line}");
            let first = line.chars().next().unwrap();
            assert!(!"，。”？、".contains(first), "{width}: {line}");
        }
    }
}

#[test]
fn line_breaks_of_the_text_are_kept_and_empty_lines_too() {
    assert_eq!(lines("a\n\nb\n", 10), ["a", "", "b", ""]);
    assert_eq!(lines("", 10), [""]);
}

#[test]
fn words_break_at_blanks() {
    assert_eq!(lines("hello wide world", 6), ["hello", "wide", "world"]);
    assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
}

#[test]
fn clipping_never_cuts_a_character() {
    assert_eq!(clip("您好", 3), "您");
    assert_eq!(clip("您好", 0), "");
    assert_eq!(clip("👨‍👩‍👧好", 2), "👨‍👩‍👧");
}

proptest! {
    #[test]
    fn wrapping_keeps_all_but_blanks_and_breaks(text in any_text(), width in 0usize..30) {
        let ranges = wrap(&text, width);
        let mut end = 0;
        let mut kept = String::new();
        for range in ranges {
            prop_assert!(range.start >= end && text.get(range.clone()).is_some());
            prop_assert!(text[end..range.start].chars().all(char::is_whitespace));
            end = range.end;
            let line = &text[range];
            prop_assert!(!line.contains('\n'));
            kept.push_str(line);
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn clipped_text_fits(text in any_text(), width in 0usize..30) {
        prop_assert!(columns(clip(&text, width)) <= width);
        prop_assert!(text.starts_with(clip(&text, width)));
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[您好，。“”（）a-c 0-9\n👍👨‍👩‍👧\u{300}]{0,60}",
        any::<String>(),
    ]
}
