//! How points are shared out, and what holds for every sheet.

use duilian::{
    engine::step::{Ending, Side, Step},
    judge::{Points, Scorecard},
    reading::Meaning,
};
use proptest::prelude::*;
use rstest::rstest;

use super::{
    call::{Call, Shown, declined, did, got, nearly, of, phrase, told, wrong},
    world::refusal,
};

fn sum(points: impl Iterator<Item = Points>) -> i32 {
    points.map(|points| points.0).sum()
}

/// What holds whatever was said.
fn assert_sound(card: &Scorecard) {
    assert!((0..=10_000).contains(&card.total.0), "{}", card.total);
    assert_eq!(sum(card.steps.iter().map(|step| step.of)), 10_000);
    assert_eq!(sum(card.dimensions.iter().map(|score| score.of)), 10_000);
    assert_eq!(sum(card.steps.iter().map(|step| step.got)), card.total.0);
    for step in &card.steps {
        let findings = || {
            card.findings
                .iter()
                .filter(|finding| finding.step == step.step)
        };
        assert_eq!(
            sum(findings().map(|finding| finding.of)),
            step.of.0,
            "{:?}",
            step.step
        );
        assert_eq!(
            sum(findings().map(|finding| finding.got)),
            step.got.0,
            "{:?}",
            step.step
        );
        assert!(step.got.0 >= 0);
    }
}

#[test]
fn the_steps_have_the_weights_of_the_rubric() {
    let card = Call::complaint().judged();
    let weights: Vec<i32> = card.steps.iter().map(|step| step.of.0).collect();
    assert_eq!(weights, [1000, 2000, 1500, 3000, 1500, 1000]);
}

#[test]
fn nothing_done_earns_nothing() {
    let card = Call::complaint().judged();
    assert_eq!(card.total.0, 0);
    assert!(!card.passed);
}

#[test]
fn items_that_do_not_apply_leave_the_step_its_weight() {
    let plain = Call::complaint().judged();
    let demanding = Call::complaint()
        .with(|scenario| scenario.refusals = vec![refusal()])
        .judged();
    assert!(!plain.finding("refusals").unwrap().applies);
    assert!(demanding.finding("refusals").unwrap().applies);
    for card in [&plain, &demanding] {
        assert_eq!(card.steps[3].of.0, 3000);
    }
    assert!(of(&demanding, "answers") < of(&plain, "answers"));
}

#[test]
fn two_thirds_of_the_reply_hang_on_the_scenario_at_least() {
    let one = Call::complaint().with(|scenario| {
        scenario.answers.truncate(1);
    });
    let card = one.judged();
    assert!(of(&card, "answers") >= 2000, "{}", of(&card, "answers"));
    assert_eq!(card.steps[3].of.0, 3000);
}

#[test]
fn an_empty_step_leaves_the_sum() {
    let mut rubric = super::call::standard();
    rubric.items.retain(|item| item.step != Step::Archive);
    let card = Call::complaint().judged_by(&rubric);
    assert_eq!(card.steps[5].of.0, 0);
    assert_sound(&card);
}

#[test]
fn a_missing_clause_of_a_phrase_costs_part_and_two_cost_more() {
    let with = |missing: Option<usize>| {
        let mut call = Call::complaint();
        let shown: Vec<Shown> = missing
            .map(|missing| phrase("opening", missing, "感谢致电"))
            .into_iter()
            .collect();
        call.says("您好,感谢致电。", &shown).complained();
        got(&call.judged(), "opening-phrase")
    };
    let ladder = [
        with(None),
        with(Some(3)),
        with(Some(2)),
        with(Some(1)),
        with(Some(0)),
    ];
    assert!(ladder.is_sorted_by(|one, next| one < next), "{ladder:?}");
}

#[test]
fn the_advice_on_a_phrase_said_in_part_names_the_clauses_that_are_missing() {
    let advice = |missing: &[&str]| {
        let mut call = Call::complaint();
        let sign = Shown(
            Meaning::Phrase {
                name: "opening".into(),
                full: false,
                missing: missing.iter().map(|&clause| clause.to_owned()).collect(),
            },
            "感谢致电",
        );
        call.says("您好,感谢致电晨星电子。", &[sign]).complained();
        let card = call.judged();
        let finding = card.finding("opening-phrase").expect("a finding");
        finding.advice.clone()
    };
    let one = advice(&["很高兴为您服务"]);
    assert!(one.contains("还缺：很高兴为您服务。"), "{one}");
    assert!(
        !one.contains("感谢致电"),
        "what was said is not asked for: {one}"
    );
    let two = advice(&["我是客服小林", "很高兴为您服务"]);
    assert!(
        two.contains("还缺：我是客服小林，很高兴为您服务。"),
        "{two}"
    );
}

#[test]
fn the_advice_on_a_phrase_never_said_names_all_of_it() {
    let mut call = Call::complaint();
    call.says("喂。", &[]).complained();
    let card = call.judged();
    let finding = card.finding("opening-phrase").expect("a finding");
    assert!(finding.advice.contains("感谢致电"), "{}", finding.advice);
    assert!(
        finding.advice.contains("很高兴为您服务"),
        "{}",
        finding.advice
    );
}

/// Things that can be said, with signs; what they do together is the property's business.
fn saying() -> impl Strategy<Value = (&'static str, Vec<Shown>)> {
    prop_oneof![
        Just((
            "您好,我是客服小林。",
            vec![did("greeting", "您好"), did("self_introduction", "我是")]
        )),
        Just(("真的很抱歉。", vec![did("apology", "抱歉")])),
        Just(("换谁都会着急。", vec![did("empathy", "换谁都会着急")])),
        Just(("具体是什么情况?", vec![did("ask_open", "具体是什么情况")])),
        Just((
            "30天内可以退。",
            vec![told("window", "30天内可以退"), did("explain", "30天")]
        )),
        Just(("一个月内可以退。", vec![nearly("window", "一个月内可以退")])),
        Just(("只能7天内退。", vec![wrong("window", "只能7天内退")])),
        Just((
            "赔三倍超出规定。",
            vec![declined("triple", true, false, "超出规定")]
        )),
        Just(("没办法。", vec![did("shirk", "没办法")])),
        Just(("您看可以吗?", vec![did("check_satisfaction", "您看可以吗")])),
        Just((
            "还有其他可以帮您的吗?",
            vec![did("further_help", "还有其他")]
        )),
        Just((
            "感谢来电,再见。",
            vec![did("thanks", "感谢"), did("farewell", "再见")]
        )),
        Just((
            "24小时内回电。",
            vec![did("time_promise", "24小时"), did("follow_up", "回电")]
        )),
    ]
}

fn talk(sayings: &[(&'static str, Vec<Shown>)], end: bool) -> Call {
    let mut call = Call::complaint().with(|scenario| scenario.refusals = vec![refusal()]);
    call.opened();
    for (text, signs) in sayings {
        call.says(text, signs).hears("nudge", "嗯?");
    }
    if end {
        call.ends(Ending::Abandoned, Side::Agent);
    }
    call
}

proptest! {
    #[test]
    fn every_sheet_adds_up(sayings in prop::collection::vec(saying(), 0..12), end: bool) {
        assert_sound(&talk(&sayings, end).judged());
    }

    #[test]
    fn saying_it_all_over_again_never_raises_the_score(
        sayings in prop::collection::vec(saying(), 1..8),
        again in 0_usize..8,
    ) {
        let mut longer = sayings.clone();
        longer.push(sayings[again % sayings.len()].clone());
        let (once, twice) = (talk(&sayings, false).judged(), talk(&longer, false).judged());
        prop_assert!(twice.total <= once.total, "{} > {}", twice.total, once.total);
    }
}

#[rstest]
#[case("3", 300)]
#[case("2.5", 250)]
#[case("-3.55", -355)]
#[case("\u{ff0d}\u{ff13}", -300)]
#[case("\u{2212}3\u{ff0e}5", -350)]
#[case("\u{2014}3\u{3002}5", -350)]
fn points_are_read_as_they_are_typed_with_an_input_method(#[case] typed: &str, #[case] got: i32) {
    assert_eq!(Points::parse(typed), Some(Points(got)));
}

#[rstest]
#[case("")]
#[case("abc")]
#[case("-3.555")]
#[case("--3")]
fn what_is_no_number_of_points_is_none(#[case] typed: &str) {
    assert_eq!(Points::parse(typed), None);
}
