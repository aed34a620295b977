//! What is shown of a reply are whole clauses.

use duilian::{
    judge::quote::{clause_end, quoted},
    text::Span,
};
use rstest::rstest;

fn quote<'t>(text: &'t str, words: &str) -> &'t str {
    let start = text.find(words).unwrap();
    quoted(text, Span::new(start, start + words.len())).of(text)
}

#[rstest]
#[case::a_not_before_it(
    "那一个先别用，也别插着，等检测结果出来再说。",
    "用，也别插着，等检测结果出",
    "那一个先别用，也别插着，等检测结果出来再说"
)]
#[case::a_list(
    "充电器您别拆、别扔、别寄，放一边就行。",
    "拆、别扔、别寄",
    "充电器您别拆、别扔、别寄"
)]
#[case::a_number(
    "B6连续用是12,000毫安时，15:30前到。",
    "毫安时",
    "B6连续用是12,000毫安时"
)]
#[case::a_time("明天15:30前给您回电。", "前给您", "明天15:30前给您回电")]
#[case::what_ends_with_its_sign("请问您贵姓？我记一下。", "贵姓？", "请问您贵姓？")]
#[case::blanks("Well, I see. Thank you.", "see", "I see")]
#[case::all("好的", "好的", "好的")]
fn a_quotation_is_of_whole_clauses(#[case] text: &str, #[case] words: &str, #[case] shown: &str) {
    assert_eq!(quote(text, words), shown);
}

#[test]
fn a_clause_without_end_is_not_quoted_whole() {
    let long = "这".repeat(30);
    let text = format!("您先别{long}拆开{long}。");
    assert_eq!(quote(&text, "拆开"), "拆开");
    let text = format!("您先别拆开{long}。");
    assert_eq!(quote(&text, "拆开"), "您先别拆开");
}

#[test]
fn a_stretch_that_does_not_fit_stays_as_it_is() {
    let text = "好的。";
    for span in [Span::new(1, 4), Span::new(3, 3), Span::new(0, 99)] {
        assert_eq!(quoted(text, span), span);
    }
}

#[test]
fn a_clause_ends_before_its_sign_unless_the_stretch_has_it() {
    let text = "怕买回去用不上，我懂。";
    let at = text.find("不上").unwrap();
    assert_eq!(&text[..clause_end(text, at)], "怕买回去用不上");
    let after = text.find("我").unwrap();
    assert_eq!(clause_end(text, after), after);
}
