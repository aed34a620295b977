//! What waits for a trainer: suspected fatal errors and disputed findings, until there is a word on them.

use duilian::{
    record::{Appeal, CallId, Judgement, Sheet, Summary, TrainerWord, WaitCause, WordId, WordKind},
    store::{Store, sqlite::Records},
};

use super::{at, log, new_call, sheet};
use crate::record::settled;

/// A call whose sheet has two suspected insults and a suspected request for a secret.
pub(crate) fn suspicious(records: &mut Records, id: &str, minutes: i64) -> CallId {
    let call = new_call(id, "小王", minutes);
    records.begin(&call).unwrap();
    for (entry, place) in log().entries.iter().zip(0..) {
        records.keep(&call.id, place, entry).unwrap();
    }
    let sheet = Sheet {
        scorecard: settled::sheet(),
        ..sheet()
    };
    let summary = Summary::of(&sheet.scorecard, log());
    records.score(&call.id, &sheet, &summary).unwrap();
    call.id
}

fn appeal(call: &CallId, item: &str, minutes: i64) -> Appeal {
    Appeal {
        id: WordId(0),
        call: call.clone(),
        item: item.into(),
        turn: 2,
        reason: "第二轮说过了".to_owned(),
        at: at(minutes),
        settled: false,
    }
}

fn word(item: &str, turn: u16, judgement: Judgement, minutes: i64) -> TrainerWord {
    TrainerWord {
        kind: WordKind::Overruled,
        item: item.into(),
        turn,
        judgement: Some(judgement),
        points: None,
        reason: "听过了".to_owned(),
        by: "陈老师".to_owned(),
        at: at(minutes),
    }
}

fn waits(records: &Records) -> Vec<(String, &'static str, String, u16)> {
    let queue = records.queue().unwrap().into_iter();
    queue
        .map(|one| (one.call.0, one.cause.code(), one.item.to_string(), one.turn))
        .collect()
}

fn entry(
    call: &str,
    cause: WaitCause,
    item: &str,
    turn: u16,
) -> (String, &'static str, String, u16) {
    (call.to_owned(), cause.code(), item.to_owned(), turn)
}

#[test]
fn nothing_waits_in_new_records() {
    assert_eq!(Records::in_memory().unwrap().queue().unwrap(), []);
}

#[test]
fn what_waits_comes_newest_first() {
    let mut records = Records::in_memory().unwrap();
    suspicious(&mut records, "c1", 0);
    let second = suspicious(&mut records, "c2", 60);
    records
        .add_appeal(&appeal(&second, "greeting", 90))
        .unwrap();
    let suspected = |call: &str| {
        let waits = |item, turn| entry(call, WaitCause::Suspected, item, turn);
        [waits("abuse", 2), waits("abuse", 3), waits("ask_secret", 4)]
    };
    let mut wanted = vec![entry("c2", WaitCause::Disputed, "greeting", 2)];
    wanted.extend(suspected("c2"));
    wanted.extend(suspected("c1"));
    assert_eq!(waits(&records), wanted);
    let first = &records.queue().unwrap()[0];
    assert_eq!(first.said, "第二轮说过了");
    assert_eq!((first.trainee_name.as_str(), first.at), ("小王", at(90)));
}

#[test]
fn a_word_on_the_turn_settles_that_turn_and_one_on_no_turn_all() {
    let mut records = Records::in_memory().unwrap();
    let call = suspicious(&mut records, "c1", 0);
    records
        .add_word(&call, &word("abuse", 3, Judgement::Stands, 5))
        .unwrap();
    assert_eq!(waits(&records).len(), 2);
    records
        .add_word(&call, &word("abuse", 0, Judgement::Dropped, 6))
        .unwrap();
    assert_eq!(
        waits(&records),
        [entry("c1", WaitCause::Suspected, "ask_secret", 4)]
    );
}

#[test]
fn points_for_a_fault_of_the_same_name_settle_no_suspicion() {
    let mut records = Records::in_memory().unwrap();
    let call = suspicious(&mut records, "c1", 0);
    records
        .add_word(&call, &word("abuse", 0, Judgement::Changed, 5))
        .unwrap();
    assert_eq!(waits(&records).len(), 3);
}

#[test]
fn an_appeal_after_the_word_waits_again() {
    let mut records = Records::in_memory().unwrap();
    let call = suspicious(&mut records, "c1", 0);
    for item in ["abuse", "ask_secret"] {
        records
            .add_word(&call, &word(item, 0, Judgement::Dropped, 5))
            .unwrap();
    }
    records.add_appeal(&appeal(&call, "greeting", 10)).unwrap();
    records
        .add_word(&call, &word("greeting", 2, Judgement::Stands, 20))
        .unwrap();
    assert_eq!(waits(&records), []);
    records.add_appeal(&appeal(&call, "greeting", 30)).unwrap();
    assert_eq!(waits(&records).len(), 1);
}

#[test]
fn what_waits_is_made_again_with_the_summaries_and_forgotten_with_the_trainee() {
    let mut records = Records::in_memory().unwrap();
    suspicious(&mut records, "c1", 0);
    let before = waits(&records);
    records.summarise().unwrap();
    assert_eq!(waits(&records), before);
    records.forget("小王").unwrap();
    assert_eq!(waits(&records), []);
}
