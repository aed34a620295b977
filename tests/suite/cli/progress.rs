//! `duilian progress` and `duilian next`.

use duilian::{
    record::{CallId, CallKind},
    store::{Store as _, sqlite::Records},
};
use regex::Regex;
use tempfile::TempDir;

use super::run::{Ran, in_home};
use crate::{
    progress::Call,
    store::{new_call, sheet},
};

/// Forty years ahead: what was practised then was practised today, whenever the test runs.
const FAR: i64 = 40 * 366 * 24 * 60;

fn keep(records: &mut Records, trainee: &str, minutes: i64, call: Call) -> CallId {
    let name = format!("{trainee}-{minutes}");
    let new = new_call(&name, trainee, FAR + minutes);
    records.begin(&new).unwrap();
    records.score(&new.id, &sheet(), &call.summary()).unwrap();
    new.id
}

/// Xiao Lin has got better at comforting, Xiao Wang has played once.
fn class() -> TempDir {
    let home = TempDir::new().unwrap();
    let mut records = Records::open(&home.path().join("data/records.sqlite")).unwrap();
    for (n, total) in [(0, 40), (1, 55), (2, 70), (3, 90)] {
        let call = Call::on(0, total)
            .with("empathy", n * 3)
            .with("greeting", 10)
            .with("gone-from-the-rubric", 5)
            .slipped("vague");
        keep(&mut records, "小林", i64::from(n) * 1440, call);
    }
    keep(&mut records, "小王", 5, Call::on(0, 62).with("empathy", 0));
    home
}

/// The date of today is no business of a test.
fn asked(home: &TempDir, arguments: &[&str]) -> Ran {
    let data = home.path().join("data");
    let arguments = [arguments, &["--data", data.to_str().unwrap()]].concat();
    let mut ran = in_home(home, &arguments, b"");
    let dates = Regex::new(r"\d{4}-\d\d-\d\d(T[^\x22]*)?").unwrap();
    ran.out = dates.replace_all(&ran.out, "DATE").into_owned();
    ran.err = ran.err.replace(data.to_str().unwrap(), "DATA");
    ran
}

#[test]
fn one_trainee() {
    let home = class();
    insta::assert_snapshot!(asked(&home, &["progress", "--trainee", "小林"]));
    insta::assert_snapshot!(asked(
        &home,
        &["progress", "--trainee", "小林", "--lang", "en"]
    ));
    insta::assert_snapshot!(asked(
        &home,
        &["progress", "--trainee", "小林", "--format", "json"]
    ));
}

#[test]
fn a_single_call_has_no_then() {
    insta::assert_snapshot!(asked(&class(), &["progress", "--trainee", "小王"]));
}

#[test]
fn the_class() {
    let home = class();
    insta::assert_snapshot!(asked(&home, &["progress", "--class"]));
    insta::assert_snapshot!(asked(&home, &["progress", "--class", "--lang", "en"]));
    insta::assert_snapshot!(asked(&home, &["progress", "--class", "--format", "json"]));
}

#[test]
fn what_comes_next() {
    let home = class();
    insta::assert_snapshot!(asked(&home, &["next", "--trainee", "小林"]));
    insta::assert_snapshot!(asked(&home, &["next", "--trainee", "小林", "--lang", "en"]));
    insta::assert_snapshot!(asked(
        &home,
        &["next", "--trainee", "小林", "--format", "json"]
    ));
}

#[test]
fn who_has_not_begun_is_told_what_to_do_first() {
    let home = TempDir::new().unwrap();
    insta::assert_snapshot!(asked(&home, &["progress"]));
    insta::assert_snapshot!(asked(&home, &["progress", "--class"]));
    insta::assert_snapshot!(asked(&home, &["next"]));
    insta::assert_snapshot!(asked(&home, &["progress", "--format", "json"]));
}

#[test]
fn a_stretch_without_calls_says_so() {
    let home = class();
    let since = ["--since", "2999-01-01"];
    let ran = asked(
        &home,
        &[&["progress", "--trainee", "小林"], &since[..]].concat(),
    );
    assert!(ran.out.contains("去掉 --since"), "{ran}");
    let ran = asked(&home, &[&["progress", "--class"], &since[..]].concat());
    assert!(ran.out.contains("去掉 --since"), "{ran}");
    let ran = asked(&home, &["progress", "--trainee", "小林", "--since", "30d"]);
    assert!(ran.out.contains("通话 4 通"), "{ran}");
}

#[test]
fn what_is_no_day_is_refused() {
    let ran = asked(&class(), &["progress", "--since", "last week"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert!(
        ran.err.contains("last week") && ran.err.contains("30d"),
        "{ran}"
    );
}

#[test]
fn of_several_trainees_one_is_to_be_named() {
    let home = class();
    let ran = asked(&home, &["progress"]);
    assert_eq!(ran.code, 2, "{ran}");
    assert!(
        ran.err.contains("--trainee") && ran.err.contains("--class"),
        "{ran}"
    );
    let ran = asked(&home, &["next", "--trainee", "小琳"]);
    assert_eq!(ran.code, 2, "{ran}");
    assert!(ran.err.contains("小琳"), "{ran}");
    let mut records = Records::open(&home.path().join("data/records.sqlite")).unwrap();
    records.set_last_trainee("小王").unwrap();
    drop(records);
    assert!(asked(&home, &["progress"]).out.starts_with("小王"));
}

#[test]
fn listening_and_taking_a_call_up_again_are_no_practice() {
    let home = TempDir::new().unwrap();
    let mut records = Records::open(&home.path().join("data/records.sqlite")).unwrap();
    let parent = keep(&mut records, "小林", 0, Call::on(0, 50));
    for (id, kind, parent) in [
        ("heard", CallKind::Listened, None),
        ("again", CallKind::Played, Some((parent, 2))),
    ] {
        let mut new = new_call(id, "小林", FAR + 9);
        new.origins.kind = kind;
        new.origins.parent = parent;
        records.begin(&new).unwrap();
        let summary = Call::on(0, 100).summary();
        records.score(&new.id, &sheet(), &summary).unwrap();
    }
    let ran = asked(&home, &["progress"]);
    assert!(
        ran.out.contains("通话 1 通") && ran.out.contains("得分 50"),
        "{ran}"
    );
}
