//! Calls folded one after the other come to the same as all at once.

use duilian::{
    judge::Points,
    progress::{Standing, class::class, counts, standing::Slip},
    record::CallKind,
};

use super::{Call, practice};

const TODAY: i64 = 20_000;

fn calls() -> Vec<Call> {
    (0..40)
        .map(|n| {
            let got = i32::try_from(n % 11).unwrap();
            Call::on(TODAY - 90 + n * 2 + n % 3, 40 + got * 5)
                .with("empathy", got)
                .with("greeting", 10 - got)
                .of(if n % 2 == 0 {
                    "vip-data"
                } else {
                    "which-model"
                })
        })
        .collect()
}

#[test]
fn what_was_kept_between_two_calls_comes_back_to_the_last_bit() {
    let calls = calls();
    let mut kept = Standing::default();
    for call in practice(&calls) {
        let text = serde_json::to_string(&kept).unwrap();
        kept = serde_json::from_str(&text).unwrap();
        kept.take(call.at(), &call.origins.scenario, call.summary);
    }
    assert_eq!(kept, Standing::of(&practice(&calls)));
    assert_eq!(kept.skills().len(), 2);
}

#[test]
fn a_standing_does_not_grow_with_the_calls() {
    let length = |calls: &[Call]| {
        let standing = Standing::of(&practice(calls));
        serde_json::to_string(&standing).unwrap().len()
    };
    let many: Vec<Call> = (0..10).flat_map(|_| calls()).collect();
    let (few, many) = (length(&calls()), length(&many));
    assert!(many < few + 100, "{few} {many}");
}

#[test]
fn the_day_on_which_a_scenario_was_played_last_is_known() {
    let calls = [
        Call::on(TODAY - 9, 80).of("vip-data"),
        Call::on(TODAY - 2, 40).of("vip-data"),
    ];
    let standing = Standing::of(&practice(&calls));
    let known = standing.known(&"vip-data".into()).unwrap();
    assert_eq!((known.day, known.passed), (TODAY - 2, true));
    assert_eq!(standing.known(&"which-model".into()), None);
}

#[test]
fn what_cost_points_is_counted_by_calls() {
    let calls = [
        Call::on(TODAY, 60).slipped("vague"),
        Call::on(TODAY, 60).slipped("vague").slipped("jargon"),
    ];
    let slips = Standing::of(&practice(&calls)).slips();
    let wanted = [("vague", 2), ("jargon", 1)].map(|(fault, calls)| Slip {
        fault: fault.into(),
        calls,
    });
    assert_eq!(slips, wanted);
}

#[test]
fn who_listens_or_takes_a_call_up_again_does_not_practise() {
    assert!(counts(CallKind::Played, false));
    assert!(!counts(CallKind::Played, true));
    assert!(!counts(CallKind::Listened, false));
}

#[test]
fn an_item_done_after_a_hint_is_not_yet_theirs_in_the_class() {
    let calls: Vec<Call> = (0..4)
        .map(|n| {
            let call = Call::on(TODAY, 60).with("empathy", 10);
            if n == 0 { call.hinted() } else { call }
        })
        .collect();
    let class = class(&[("小王".to_owned(), practice(&calls))], TODAY);
    assert_eq!((class.weakest[0].calls, class.weakest[0].share), (4, 75));
    assert_eq!(class.trainees[0].best, Points::whole(60));
    assert_eq!(class.trainees[0].trend.latest, Some(TODAY));
}
