//! Ids of calls as people type them.

use duilian::{
    cli::call_id::{CallIds, NoOneCall},
    record::CallId,
};

fn ids(all: &[&str]) -> CallIds {
    CallIds::new(all.iter().map(|id| CallId((*id).to_owned())).collect())
}

fn short(ids: &CallIds, id: &str) -> String {
    ids.short(&CallId(id.to_owned())).to_owned()
}

/// Made in the same minute, in another, and by another program.
const THREE: &[&str] = &[
    "019aa9c0-5d00-7000-8000-000000000001",
    "019aa9c0-5d01-7000-8000-000000000002",
    "019aa9c3-0000-7000-8000-000000000003",
];

#[test]
fn the_short_form_is_the_shortest_beginning_that_no_other_call_has() {
    let ids = ids(THREE);
    assert_eq!(short(&ids, THREE[0]), "019aa9c0-5d00");
    assert_eq!(short(&ids, THREE[1]), "019aa9c0-5d01");
    assert_eq!(short(&ids, THREE[2]), "019aa9c3");
}

#[test]
fn every_short_form_finds_its_call() {
    let all = [THREE, &["abcdefgh-1", "abcdefghi", "c1", "c10", "通话"]].concat();
    let ids = ids(&all);
    for id in all {
        let short = short(&ids, id);
        assert!(!short.ends_with('-'), "{short}");
        assert_eq!(ids.find(&short), Ok(&CallId(id.to_owned())), "{short}");
    }
}

#[test]
fn capitals_and_blanks_around_do_not_matter() {
    let found = ids(THREE);
    assert_eq!(
        found.find(" 019AA9C3 ").map(|id| id.0.as_str()),
        Ok(THREE[2])
    );
}

#[test]
fn a_beginning_of_several_names_longer_ones() {
    assert_eq!(
        ids(THREE).find("019aa9c0"),
        Err(NoOneCall::Several {
            count: 2,
            first: vec!["019aa9c0-5d00".to_owned(), "019aa9c0-5d01".to_owned()],
        })
    );
}

#[test]
fn what_begins_no_call_is_unknown_with_the_nearest() {
    let nearest = |typed: &str| match ids(THREE).find(typed) {
        Err(NoOneCall::Unknown { nearest }) => nearest,
        other => panic!("{other:?}"),
    };
    assert_eq!(nearest("019aa8c3").as_deref(), Some("019aa9c3"));
    assert_eq!(nearest("高远"), None);
    assert_eq!(nearest(""), None);
}

#[test]
fn without_calls_there_is_nothing_to_find() {
    assert_eq!(ids(&[]).find("019"), Err(NoOneCall::Empty));
}
