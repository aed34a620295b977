//! Calls in which answers have an order or a choice, a fact is given wrongly first, and something sensitive falls.

use std::collections::BTreeSet;

use duilian::{
    engine::{Event, chance::Seed, step::Mode},
    library::{Library, Sources},
    session::{Sitting, drive},
};

const LOCK: &str = include_str!("../../data/telling/lock.toml");

fn call(replies: &[&str]) -> Sitting {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lock.toml");
    std::fs::write(&path, LOCK).unwrap();
    let sources = Sources {
        scenarios: vec![path],
        ..Sources::default()
    };
    let library = Library::load(&sources);
    assert!(
        library
            .diagnostics
            .iter()
            .all(|it| !it.file.name.contains("lock")),
        "{:?}",
        library.diagnostics
    );
    let shelved = library.scenario("lock").unwrap();
    let script = library.script(&shelved.scenario, None, Seed(1)).unwrap();
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, Seed(1));
    let replies: Vec<String> = replies.iter().map(|it| (*it).to_owned()).collect();
    drive::run(&mut sitting, &replies, &library.spellings).unwrap();
    sitting
}

fn happened(sitting: &Sitting, is: impl Fn(&Event) -> bool) -> usize {
    let moments = sitting.log.moments();
    moments.filter(|moment| is(&moment.event)).count()
}

fn heard(sitting: &Sitting) -> String {
    sitting
        .log
        .messages()
        .iter()
        .filter(|it| it.reading.is_none())
        .map(|it| it.text.clone())
        .collect()
}

const GREETING: &str = "您好，我是客服小林。";
const ASK: &str = "请问您的订单号是多少？";

#[test]
fn an_answer_before_its_predecessor_is_told_only_when_it_comes_again() {
    let early = call(&[GREETING, "您用充电宝接上去供电。"]);
    assert!(early.state.told.is_empty());
    assert_eq!(
        happened(&early, |it| matches!(it, Event::ToldEarly { .. })),
        1
    );
    let again = call(&[
        GREETING,
        "您用充电宝接上去供电。",
        "供电口在门锁下方。",
        "现在用充电宝接上去供电就行。",
    ]);
    assert_eq!(
        again.state.told,
        BTreeSet::from(["find".into(), "power".into()])
    );
}

#[test]
fn any_one_of_a_group_moves_the_agenda_on() {
    for replies in [
        &[GREETING, "您可以用机械钥匙开门。"][..],
        &[GREETING, "供电口在门锁下方。", "用充电宝接上去供电。"],
    ] {
        assert!(heard(&call(replies)).contains("找记者"), "{replies:?}");
    }
}

#[test]
fn a_fact_given_wrongly_never_verifies_nor_is_known() {
    let once = call(&[GREETING, ASK]);
    assert!(heard(&once).contains("L20251110"));
    assert!(once.state.misgiven.contains("order"));
    assert!(once.state.known_facts.is_empty() && !once.state.verified);
}

#[test]
fn read_back_or_asked_again_it_is_put_right_and_nothing_is_held_against_the_agent() {
    for second in [
        "跟您核对一下，订单号是L20251110，对吗？",
        "好的，L20251110，我记下了。",
        "尾号1110，没错吧？",
        "麻烦再确认一下订单号是多少？",
    ] {
        let sitting = call(&[GREETING, ASK, second]);
        assert!(
            heard(&sitting).contains("L20251101"),
            "{second}: {}",
            heard(&sitting)
        );
        assert!(sitting.state.verified, "{second}");
        assert!(!sitting.state.faults.contains("reask"), "{second}");
        assert!(sitting.state.misgiven.contains("order"));
    }
}

#[test]
fn asked_a_third_time_it_is_asked_again() {
    let sitting = call(&[GREETING, ASK, ASK, "订单号是多少来着？"]);
    assert!(sitting.state.faults.contains("reask"));
}

#[test]
fn what_the_customer_lets_fall_is_in_the_log_once() {
    let sitting = call(&[
        GREETING,
        "您可以用机械钥匙开门。",
        "嗯，我知道了。",
        "您继续说。",
    ]);
    let fell = |event: &Event| matches!(event, Event::Sensitive { word, .. } if word == "记者");
    assert_eq!(happened(&sitting, fell), 1);
    assert!(sitting.state.sensitive.contains("media"));
}

#[test]
fn what_the_agent_says_lets_nothing_fall() {
    let sitting = call(&[GREETING, "您可别去找记者。"]);
    assert!(sitting.state.sensitive.is_empty());
}
