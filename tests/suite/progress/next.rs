//! What to practise next, and why.

use duilian::{
    judge::Points,
    progress::{
        memory::Rating,
        next::{Offer, Proposal, Reason, next},
        skill::{rating, skills},
    },
};
use rstest::rstest;

use super::{Call, practice};

const TODAY: i64 = 20_000;

fn offer(scenario: &str, level: u8, items: &[&str]) -> Offer {
    Offer {
        scenario: scenario.into(),
        level,
        items: items
            .iter()
            .map(|item| ((*item).into(), Points::whole(10)))
            .collect(),
        played: None,
        passed: false,
    }
}

fn proposed(offers: &[Offer], calls: &[Call]) -> Proposal {
    next(offers, &skills(&practice(calls)), TODAY).unwrap()
}

#[test]
fn who_begins_gets_the_easiest() {
    let offers = [
        offer("b", 2, &["empathy"]),
        offer("c", 1, &["empathy"]),
        offer("a", 1, &["empathy"]),
    ];
    let proposal = proposed(&offers, &[]);
    assert_eq!((&*proposal.scenario, proposal.reason), ("a", Reason::First));
}

#[test]
fn what_was_missed_yesterday_comes_before_what_went_well() {
    let offers = [
        offer("well", 1, &["greeting"]),
        offer("missed", 1, &["empathy"]),
    ];
    let calls = [Call::on(TODAY - 1, 60)
        .with("greeting", 10)
        .with("empathy", 0)];
    let proposal = proposed(&offers, &calls);
    assert_eq!(&*proposal.scenario, "missed");
    assert_eq!(
        proposal.reason,
        Reason::Weak {
            item: "empathy".into(),
            recall: 0,
            days: 1
        }
    );
}

#[test]
fn what_went_well_long_ago_comes_before_what_went_well_yesterday() {
    let offers = [
        offer("new", 1, &["greeting"]),
        offer("old", 1, &["empathy"]),
    ];
    let calls = [
        Call::on(TODAY - 60, 90).with("empathy", 10),
        Call::on(TODAY - 1, 90).with("greeting", 10),
    ];
    assert_eq!(&*proposed(&offers, &calls).scenario, "old");
}

#[test]
fn what_was_never_practised_is_named() {
    let offers = [offer("both", 1, &["greeting", "restate"])];
    let calls = [Call::on(TODAY - 1, 90).with("greeting", 10)];
    let reason = proposed(&offers, &calls).reason;
    assert_eq!(
        reason,
        Reason::Unpractised {
            item: "restate".into()
        }
    );
}

#[test]
fn the_same_scenario_twice_a_day_gives_way_to_another() {
    let mut today = offer("today", 1, &["empathy"]);
    today.played = Some(TODAY);
    let other = offer("other", 1, &["greeting"]);
    let calls = [Call::on(TODAY, 60).with("empathy", 4).with("greeting", 6)];
    assert_eq!(&*proposed(&[today, other], &calls).scenario, "other");
}

#[test]
fn two_levels_up_waits_until_the_level_between_is_passed() {
    let offers = |passed| {
        let mut first = offer("first", 1, &["greeting"]);
        first.passed = true;
        let mut second = offer("second", 2, &["greeting"]);
        second.passed = passed;
        [first, second, offer("third", 3, &["greeting", "restate"])]
    };
    let calls = [Call::on(TODAY - 30, 90).with("greeting", 7)];
    assert_ne!(&*proposed(&offers(false), &calls).scenario, "third");
    assert_eq!(&*proposed(&offers(true), &calls).scenario, "third");
}

#[test]
fn nothing_to_offer_is_nothing_proposed() {
    assert_eq!(next(&[], &[], TODAY), None);
}

#[test]
fn what_was_done_after_a_hint_is_no_practice() {
    let calls = [Call::on(TODAY, 90).with("empathy", 10).hinted()];
    assert_eq!(skills(&practice(&calls)), []);
}

#[rstest]
#[case(10, Rating::Good)]
#[case(9, Rating::Hard)]
#[case(5, Rating::Hard)]
#[case(4, Rating::Again)]
#[case(0, Rating::Again)]
#[case(-3, Rating::Again)]
fn points_of_ten_are_a_rating(#[case] got: i32, #[case] wanted: Rating) {
    assert_eq!(rating(Points::whole(got), Points::whole(10)), wanted);
}
