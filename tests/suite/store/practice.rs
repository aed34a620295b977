//! Where trainees stand, kept beside their calls.

use duilian::{
    judge::Points,
    progress::Standing,
    record::{CallId, Practised, Summary, TraineeId},
    store::{Store, sqlite::Records},
};

use super::{new_call, sheet};
use crate::progress::Call;

/// A call of each hour, better and better.
fn summary_of(hour: i32) -> Summary {
    let mut summary = Call::on(0, 40 + hour).with("empathy", hour % 11).summary();
    summary.passed = hour > 35;
    summary.practised.push(Practised {
        item: "vague".into(),
        got: Points(-250),
        of: Points(0),
        hinted: hour % 2 == 0,
    });
    summary
}

fn keep(records: &mut Records, trainee: &str, hour: i32) -> Summary {
    let new = new_call(&format!("{trainee}-{hour}"), trainee, i64::from(hour) * 60);
    records.begin(&new).unwrap();
    let summary = summary_of(hour);
    records.score(&new.id, &sheet(), &summary).unwrap();
    summary
}

fn wanted(hours: impl Iterator<Item = i32>) -> Standing {
    let mut standing = Standing::default();
    for hour in hours {
        let call = new_call("", "", i64::from(hour) * 60);
        standing.take(
            call.origins.started,
            &call.origins.scenario,
            &summary_of(hour),
        );
    }
    standing
}

fn id(records: &Records, name: &str) -> TraineeId {
    let all = records.trainees().unwrap();
    all.iter().find(|one| one.name == name).unwrap().id
}

#[test]
fn a_summary_comes_back_as_it_was() {
    let mut records = Records::in_memory().unwrap();
    let summary = keep(&mut records, "小林", 7);
    let call = records.call(&CallId("小林-7".to_owned())).unwrap();
    assert_eq!(call.line.summary, Some(summary));
}

#[test]
fn what_is_kept_after_each_call_is_what_all_calls_come_to() {
    let mut records = Records::in_memory().unwrap();
    for hour in 0..50 {
        keep(&mut records, "小林", hour);
        if hour % 7 == 0 {
            let found = records.standing(id(&records, "小林"), None).unwrap();
            assert_eq!(found, wanted(0..=hour));
        }
    }
    let found = records.standing(id(&records, "小林"), None).unwrap();
    assert_eq!(found, wanted(0..50));
}

#[test]
fn a_call_that_comes_late_is_counted_in_its_place() {
    let mut records = Records::in_memory().unwrap();
    for hour in [0, 1, 3, 4] {
        keep(&mut records, "小林", hour);
        records.standing(id(&records, "小林"), None).unwrap();
    }
    keep(&mut records, "小林", 2);
    let found = records.standing(id(&records, "小林"), None).unwrap();
    assert_eq!(found, wanted(0..5));
}

#[test]
fn a_stretch_begins_where_it_is_asked_to() {
    let mut records = Records::in_memory().unwrap();
    for hour in 0..10 {
        keep(&mut records, "小林", hour);
    }
    let trainee = id(&records, "小林");
    let since = Some(super::at(6 * 60).unix);
    let found = records.standing(trainee, since).unwrap();
    let wanted = wanted(6..10);
    assert_eq!((found.calls, found.mean()), (4, wanted.mean()));
    assert_eq!(found.skills(), wanted.skills());
    assert_eq!(found.slips(), wanted.slips());
    let totals: Vec<Points> = (46..50).map(Points::whole).collect();
    assert_eq!(records.totals(trainee, since).unwrap(), totals);
    assert_eq!(records.totals(trainee, None).unwrap().len(), 10);
}

#[test]
fn who_gets_the_calls_of_another_gets_their_practice_too() {
    let mut records = Records::in_memory().unwrap();
    for hour in 0..6 {
        let trainee = if hour % 2 == 0 { "" } else { "小林" };
        keep(&mut records, trainee, hour);
        records.standing(id(&records, trainee), None).unwrap();
    }
    records.rename("", "小林").unwrap();
    let found = records.standing(id(&records, "小林"), None).unwrap();
    assert_eq!(found, wanted(0..6));
    assert_eq!(records.trainees().unwrap().len(), 1);
}

#[test]
fn made_again_it_is_the_same() {
    let mut records = Records::in_memory().unwrap();
    let call = new_call("c1", "小林", 0);
    super::keep_all(&mut records, &call);
    let before = records.standing(id(&records, "小林"), None).unwrap();
    let line = records.call(&call.id).unwrap().line;
    assert_eq!(records.summarise().unwrap(), 1);
    assert_eq!(
        records.standing(id(&records, "小林"), None).unwrap(),
        before
    );
    assert_eq!(records.call(&call.id).unwrap().line, line);
}
