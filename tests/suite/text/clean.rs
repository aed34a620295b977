//! Text from outside made safe.

use std::borrow::Cow;

use duilian::text::clean::printable;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::colour("\u{1b}[31m您好\u{1b}[0m", "您好")]
#[case::title("\u{1b}]0;rm -rf\u{7}您好", "您好")]
#[case::title_with_string_end("\u{1b}]52;c;AAAA\u{1b}\\您好", "您好")]
#[case::eight_bit("\u{9b}2J您\u{9d}0;x\u{9c}好", "您好")]
#[case::device_string("\u{1b}P1$r\u{1b}\\好", "好")]
#[case::short("\u{1b}c\u{1b}(B好", "好")]
#[case::unfinished_string_spares_the_next_line("\u{1b}]0;您\n好", "\n好")]
#[case::lone_escape("好\u{1b}", "好")]
#[case::line_breaks("甲\r\n乙\r丙\n", "甲\n乙\n丙\n")]
#[case::tab("甲\t乙", "甲 乙")]
#[case::bell("甲\u{7}\u{0}乙\u{7f}", "甲乙")]
#[case::right_to_left("\u{202e}甲\u{2066}乙\u{200f}", "甲乙")]
#[case::invisible("甲\u{200b}\u{feff}\u{ad}乙", "甲乙")]
#[case::family("👨‍👩‍👧好❤️", "👨‍👩‍👧好❤️")]
#[case::skin("👍🏽", "👍🏽")]
#[case::joiner_between_letters("甲\u{200d}乙", "甲乙")]
fn dangerous_text_is_cleaned(#[case] typed: &str, #[case] shown: &str) {
    assert_eq!(printable(typed), shown);
}

#[test]
fn plain_text_is_not_copied() {
    assert!(matches!(printable("您好，欢迎\nA1"), Cow::Borrowed(_)));
}

proptest! {
    #[test]
    fn nothing_a_terminal_would_obey_is_left(text in any::<String>()) {
        let shown = printable(&text).into_owned();
        prop_assert!(!shown.chars().any(|c| c != '\n' && c.is_control()));
        prop_assert_eq!(printable(&shown), &*shown);
    }
}
