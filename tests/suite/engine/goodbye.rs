//! When a goodbye is one, and who waits for what.

use duilian::engine::{
    state::Phase,
    step::{Ending, Side},
};

use super::customer::{FREIGHT, PHONE, call, causes, whys};

const BOTH: &str = "签收30天内可以无理由退换，来回运费由我们承担。";

#[test]
fn who_says_goodbye_with_the_last_answer_is_answered_and_the_call_is_over() {
    let last = format!("{BOTH}感谢您的来电，祝您生活愉快，再见。");
    let sitting = call(PHONE, FREIGHT, &[&last]);
    assert!(!causes(&sitting).contains(&"early_goodbye"));
    assert_eq!(whys(&sitting).last().map(String::as_str), Some("goodbye"));
    assert!(matches!(
        sitting.state.phase,
        Phase::Ended { ending, by: Side::Customer, .. } if ending != Ending::Abandoned
    ));
}

#[test]
fn who_says_goodbye_while_a_point_is_open_is_called_back() {
    let sitting = call(PHONE, FREIGHT, &["签收30天内可以无理由退换。那再见。"]);
    assert!(causes(&sitting).contains(&"early_goodbye"));
    assert!(!sitting.state.is_over());
}

#[test]
fn who_gives_the_number_that_was_asked_for_does_not_complain_of_waiting() {
    let fact = "
[[fact]]
name  = \"phone\"
ask   = [\"手机号\"]
say   = [\"13900007788。\"]
value = \"13900007788\"
";
    let agenda = format!("{fact}{FREIGHT}");
    let asked = call(PHONE, &agenda, &["您的手机号是多少？我查一下，请稍等。"]);
    assert_eq!(whys(&asked), ["fact"]);
    let waits = call(PHONE, &agenda, &["请稍等，我查一下。"]);
    assert_eq!(whys(&waits), ["hold"]);
}
