//! Amounts, however they are written.

use duilian::text::{
    fold::Folded,
    number::{Amount, Likeness, numbers},
};
use proptest::prelude::*;
use rstest::rstest;

fn amount(text: &str) -> Amount {
    numbers(&Folded::new(text))
        .first()
        .unwrap_or_else(|| panic!("no number in {text}"))
        .amount
}

#[rstest]
#[case("三十天", "30天")]
#[case("二十四小时", "24h")]
#[case("二十四小时", "一天")]
#[case("半小时", "30分钟")]
#[case("一个半小时", "90分钟")]
#[case("两个半月", "2.5个月")]
#[case("一天半", "36小时")]
#[case("俩月", "2个月")]
#[case("两百五十块", "250元")]
#[case("两百五元", "250元")]
#[case("一千零五元", "1005元")]
#[case("3万元", "30000元")]
#[case("1,200元", "一千二百元")]
#[case("百分之五", "5%")]
#[case("一周", "7天")]
#[case("三个工作日", "3工作日")]
#[case("十分钟", "10分钟")]
#[case("一年", "12个月")]
fn the_same_amount_is_the_same(#[case] one: &str, #[case] other: &str) {
    assert_eq!(
        amount(one).likeness(amount(other)),
        Likeness::Same,
        "{one} {other}"
    );
}

#[rstest]
#[case("30天", "一个月", Likeness::Near)]
#[case("1个工作日", "24小时", Likeness::Near)]
#[case("24小时", "48小时", Likeness::Other)]
#[case("30天", "30元", Likeness::Unrelated)]
fn look_alikes_are_near_others_are_not(
    #[case] one: &str,
    #[case] other: &str,
    #[case] likeness: Likeness,
) {
    assert_eq!(amount(one).likeness(amount(other)), likeness);
}

#[rstest]
#[case("2,499元", &[249_900_000])]
#[case("1,200,300元", &[120_030_000_000])]
#[case("那我推荐B6，2499元", &[6_000, 249_900_000])]
#[case("推荐B6 2499元", &[6_000, 249_900_000])]
#[case("B6,499元", &[6_000, 49_900_000])]
#[case("A9，299元", &[9_000, 29_900_000])]
#[case("订单9，299元", &[9_000, 29_900_000])]
fn a_comma_parts_thousands_only_as_they_are_written(#[case] text: &str, #[case] values: &[i64]) {
    let found = numbers(&Folded::new(text));
    let found: Vec<i64> = found.iter().map(|number| number.amount.value).collect();
    assert_eq!(found, values, "{text}");
}

#[rstest]
#[case("十分抱歉")]
#[case("万一")]
#[case("千万")]
#[case("等一下")]
#[case("一直")]
#[case("一定")]
#[case("一起")]
#[case("统一")]
fn words_with_numerals_are_no_numbers(#[case] text: &str) {
    assert!(numbers(&Folded::new(text)).is_empty(), "{text}");
}

proptest! {
    #[test]
    fn numbers_never_panic_and_stay_inside(text in "[0-9一二三十百千万亿半两天年.,%个小时]{0,40}") {
        let folded = Folded::new(&text);
        for number in numbers(&folded) {
            prop_assert!(number.range.start < number.range.end && number.range.end <= folded.len());
        }
    }
}
