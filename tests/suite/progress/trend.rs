//! The trend of one trainee, and a class side by side.

use duilian::{
    engine::Millis,
    judge::Points,
    progress::{
        class::{Class, Spread, class},
        trend::{Trend, trend},
    },
};
use rstest::rstest;

use super::{Call, practice};

const TODAY: i64 = 20_000;

#[test]
fn who_has_not_practised_has_no_figures() {
    assert_eq!(trend(&[], TODAY), Trend::default());
    assert_eq!(class(&[], TODAY), Class::default());
}

#[test]
fn then_and_now_share_no_call_where_there_are_two() {
    let calls: Vec<Call> = (0..12)
        .map(|n| Call::on(TODAY - 12 + n, 40 + 5 * i32::try_from(n).unwrap()))
        .collect();
    let trend = trend(&practice(&calls), TODAY);
    assert_eq!((trend.calls, trend.passed), (12, 5));
    assert_eq!(trend.practised, Millis::seconds(3600));
    // 40 to 60, and 75 to 95.
    assert_eq!(trend.then.steps[0], Some(50));
    assert_eq!(trend.now.steps[5], Some(85));
    assert_eq!(trend.totals.first(), Some(&Points::whole(40)));
}

#[rstest]
#[case::today(&[0], 1)]
#[case::today_and_yesterday(&[1, 0], 2)]
#[case::a_day_that_is_not_over_breaks_nothing(&[2, 1], 2)]
#[case::a_day_left_out(&[3, 2, 0], 1)]
#[case::twice_a_day_is_one_day(&[1, 1, 0, 0], 2)]
#[case::two_days_ago(&[2], 0)]
fn a_streak_is_days_in_a_row(#[case] ago: &[i64], #[case] wanted: u32) {
    let calls: Vec<Call> = ago.iter().map(|days| Call::on(TODAY - days, 80)).collect();
    assert_eq!(trend(&practice(&calls), TODAY).streak, wanted);
}

#[test]
fn a_class_shows_its_spread_and_what_most_of_them_lack() {
    let wang: Vec<Call> = [60, 70, 80]
        .map(|total| {
            Call::on(TODAY, total)
                .with("empathy", 2)
                .with("greeting", 10)
        })
        .into();
    let li: Vec<Call> = [90, 100]
        .map(|total| {
            Call::on(TODAY, total)
                .with("empathy", 5)
                .with("greeting", 9)
        })
        .into();
    let members = [
        ("小李".to_owned(), practice(&li)),
        ("小王".to_owned(), practice(&wang)),
    ];
    let class = class(&members, TODAY);
    let whole = Points::whole;
    let spread = Spread {
        least: whole(60),
        lower: whole(70),
        median: whole(80),
        upper: whole(90),
        most: whole(100),
    };
    assert_eq!(class.spread, Some(spread));
    let weakest: Vec<(&str, u8)> = class
        .weakest
        .iter()
        .map(|one| (&*one.item, one.share))
        .collect();
    assert_eq!(weakest, [("empathy", 32), ("greeting", 96)]);
    let means: Vec<(&str, Points)> = class
        .trainees
        .iter()
        .map(|one| (one.name.as_str(), one.mean))
        .collect();
    assert_eq!(means, [("小李", whole(95)), ("小王", whole(70))]);
}
