//! A trainee's own name in what they typed.

use duilian::record::Nameless;
use rstest::rstest;

#[rstest]
#[case::whole("小林", "您好，我是客服小林。", "您好，我是客服客服。")]
#[case::again("小林", "小林小林", "客服客服")]
#[case::three("王小明", "我叫王小明，叫我小明就行", "我叫客服，叫我客服就行")]
#[case::given_name_only("欧阳小明", "小明为您服务", "客服为您服务")]
#[case::one_letter_is_a_word("王", "王先生您好", "王先生您好")]
#[case::nobody("", "您好", "您好")]
#[case::latin(
    "Ann Lee",
    "this is ANN LEE, Ann speaking",
    "this is 客服, 客服 speaking"
)]
#[case::no_part_of_a_word("Ann", "the annual plan, Anna", "the annual plan, Anna")]
#[case::beside_chinese("Ann", "我是Ann，您好", "我是客服，您好")]
#[case::mixed("小林", "xiaolin不算", "xiaolin不算")]
fn the_own_name_is_taken_out(#[case] name: &str, #[case] text: &str, #[case] told: &str) {
    assert_eq!(Nameless::new(name, "客服").text(text), told);
}
