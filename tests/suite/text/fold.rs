//! Folding and the way back to the typed bytes.

use duilian::text::fold::{Folded, fold, is_silent};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("ＡＢＣ１２３", "abc123")]
#[case("感謝您的來電", "感谢您的来电")]
#[case("您好,呀!", "您好")]
#[case("好的哦", "好的")]
#[case("谢谢谢谢", "谢谢")]
#[case("啦啦啦啦", "了了")]
#[case("3.5元", "3.5元")]
fn spellings_fold_to_one(#[case] typed: &str, #[case] read: &str) {
    assert_eq!(fold(typed), read);
}

#[test]
fn clauses_end_at_commas_not_at_blanks() {
    let folded = Folded::new("您 好,请讲。谢谢");
    let clauses: Vec<String> = folded
        .clauses()
        .iter()
        .map(|range| folded.chars[range.clone()].iter().collect())
        .collect();
    assert_eq!(clauses, ["您好", "请讲", "谢谢"]);
}

#[test]
fn the_points_of_an_address_end_no_clause() {
    let clauses = |typed: &str| Folded::new(typed).clauses().len();
    assert_eq!(clauses("请到www.chenxing.com登记"), 1);
    assert_eq!(clauses("1.拔掉电源。2.等一会"), 4);
    assert_eq!(clauses("改好了.您试试"), 2);
}

#[test]
fn a_span_leads_back_to_the_typed_words() {
    let typed = "嗯，「感謝」您！";
    let folded = Folded::new(typed);
    let at = folded.chars.iter().position(|c| *c == '感').unwrap();
    assert_eq!(folded.span(&(at..at + 2)).of(typed), "感謝");
    assert!(folded.quoted[at]);
}

#[test]
fn square_brackets_amid_a_clause_stand_around_a_name_and_at_its_beginning_around_a_heading() {
    let quoted = |typed: &str, c: char| {
        let folded = Folded::new(typed);
        let at = folded.chars.iter().position(|own| *own == c).unwrap();
        folded.quoted[at]
    };
    let clauses = |typed: &str| Folded::new(typed).clauses().len();
    assert!(quoted("点【转接专员】就行", '专'));
    assert!(!quoted("点【转接专员】就行", '行'));
    assert_eq!(clauses("点【转接专员】就行"), 1);
    assert!(!quoted("【温馨提示】请收好", '提'));
    assert_eq!(clauses("【温馨提示】请收好"), 2);
    assert!(!quoted("谢谢您！【客服小林】", '林'));
}

proptest! {
    #[test]
    fn spans_lie_on_character_borders(typed in any::<String>()) {
        let folded = Folded::new(&typed);
        for at in 0..folded.len() {
            let span = folded.span(&(at..at + 1));
            prop_assert!(typed.get(span.start..span.end).is_some());
        }
        prop_assert_eq!(folded.breaks.len(), folded.len() + 1);
    }
    #[test]
    fn the_compared_form_alone_is_that_of_the_whole(typed in "[a1.,，。 \"啦哦嗯感谢０．…①]{0,12}|.*") {
        let whole = Folded::new(&typed);
        prop_assert_eq!(fold(&typed), whole.text());
        prop_assert_eq!(is_silent(&typed), whole.is_empty());
    }
}
