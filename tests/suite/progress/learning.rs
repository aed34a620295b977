//! What is said of one trainee.

use duilian::{
    judge::Points,
    progress::{Learning, Standing},
};

use super::{Call, practice};

const TODAY: i64 = 20_000;

#[test]
fn what_was_missed_most_often_stands_first_and_what_goes_well_is_left_out() {
    let calls: Vec<Call> = (0..4)
        .map(|n| {
            Call::on(TODAY - 4 + n, 60)
                .with("greeting", 10)
                .with("empathy", if n < 2 { 0 } else { 10 })
                .with("restate", if n == 0 { 0 } else { 10 })
                .with("thanks", 6)
        })
        .collect();
    let standing = Standing::of(&practice(&calls));
    let learning = Learning::of("小王", &standing, vec![Points::whole(60); 4], TODAY);
    let lacking: Vec<_> = learning
        .lacking()
        .map(|one| (&*one.item, one.missed, one.times, one.lately, one.days))
        .collect();
    assert_eq!(
        lacking,
        [
            ("empathy", 2, 4, 50, 1),
            ("restate", 1, 4, 75, 1),
            ("thanks", 0, 4, 60, 1)
        ]
    );
}

#[test]
fn how_well_things_are_there_rests_on_all_calls_whatever_the_stretch() {
    let calls: Vec<Call> = (0..6)
        .map(|n| Call::on(TODAY - 60 + 10 * n, 60).with("empathy", if n == 0 { 0 } else { 10 }))
        .collect();
    let all = Standing::of(&practice(&calls));
    let late = Standing::of(&practice(&calls[4..]));
    let totals = vec![Points::whole(60); 2];
    let learning = Learning::since("小王", Some(0), (&all, &late), totals, TODAY);
    let whole = Learning::of("小王", &all, Vec::new(), TODAY);
    assert_eq!((learning.items[0].times, learning.items[0].missed), (2, 0));
    assert_eq!((whole.items[0].times, whole.items[0].missed), (6, 1));
    assert_eq!(learning.items[0].recall, whole.items[0].recall);
    assert_eq!(learning.trend.calls, 2);
}

#[test]
fn then_and_now_are_means_of_calls_that_are_not_the_same() {
    let totals = |calls: &[i32]| {
        let each: Vec<Call> = calls.iter().map(|total| Call::on(TODAY, *total)).collect();
        let totals = calls.iter().map(|total| Points::whole(*total)).collect();
        let trend = Standing::of(&practice(&each)).trend(totals, TODAY);
        trend.totals_then_and_now()
    };
    let whole = |then, now| Some((Points::whole(then), Points::whole(now)));
    assert_eq!(totals(&[]), None);
    assert_eq!(totals(&[60]), None);
    assert_eq!(totals(&[60, 80]), whole(60, 80));
    assert_eq!(totals(&[60, 10, 80]), whole(60, 80));
    assert_eq!(
        totals(&[10, 20, 30, 40, 50, 0, 60, 70, 80, 90, 100]),
        whole(30, 80)
    );
}
