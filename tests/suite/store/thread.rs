//! The store's thread.

use std::{
    fs,
    path::Path,
    sync::mpsc::{Receiver, channel},
};

use duilian::{
    record::{CallId, CallState, Filter},
    store::{Answer, Keeper, Order, Place, Store, sqlite::Records},
};

use super::{keeps, log, new_call};

fn start(folder: &Path) -> (Keeper, Receiver<Answer>) {
    let (sender, answers) = channel();
    let place = Place {
        records: folder.join("records.db"),
        side: folder.join("side"),
        live: folder.join("live"),
    };
    let tell = move |answer| sender.send(answer).unwrap();
    (Keeper::start(place, Box::new(tell)).unwrap(), answers)
}

#[test]
fn answers_come_in_the_order_of_what_was_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, answers) = start(folder.path());
    assert!(
        matches!(answers.recv().unwrap(), Answer::Opened { cut_off, .. } if cut_off.is_empty())
    );
    let call = new_call("c1", "小王", 0);
    let keeps = keeps(&call);
    let places: Vec<Option<u32>> = std::iter::once(None)
        .chain((0..).map(Some).take(log().entries.len()))
        .chain([None])
        .collect();
    for keep in keeps {
        assert!(keeper.ask(Order::Keep(keep)));
    }
    keeper.ask(Order::Calls(Filter::default()));
    for wanted in places {
        let answer = answers.recv().unwrap();
        assert!(
            matches!(&answer, Answer::Kept { place, .. } if *place == wanted),
            "{answer:?}"
        );
    }
    let Answer::Calls { lines, count, .. } = answers.recv().unwrap() else {
        panic!("no list");
    };
    assert_eq!((lines.len(), count), (1, 1));
    assert_eq!(lines[0].state, CallState::Scored);
}

#[test]
fn what_was_asked_for_is_done_before_the_keeper_goes() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, answers) = start(folder.path());
    for keep in keeps(&new_call("c1", "小王", 0)) {
        keeper.ask(Order::Keep(keep));
    }
    drop(keeper);
    assert_eq!(answers.iter().count(), log().entries.len() + 3);
    let records = Records::open(&folder.path().join("records.db")).unwrap();
    assert_eq!(records.call(&CallId("c1".to_owned())).unwrap().log, *log());
}

#[test]
fn where_the_records_cannot_be_opened_the_call_is_kept_aside_and_taken_in_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.db");
    fs::write(&path, "别人的文件".repeat(200)).unwrap();
    let (keeper, answers) = start(folder.path());
    assert!(matches!(answers.recv().unwrap(), Answer::Closed(_)));
    for keep in keeps(&new_call("c1", "小王", 0)).into_iter().take(3) {
        keeper.ask(Order::Keep(keep));
        assert!(matches!(answers.recv().unwrap(), Answer::KeptAside { .. }));
    }
    drop(keeper);
    fs::remove_file(&path).unwrap();
    let (keeper, answers) = start(folder.path());
    let Answer::Opened {
        cut_off, taken_in, ..
    } = answers.recv().unwrap()
    else {
        panic!("not opened");
    };
    assert_eq!(taken_in.calls, 1);
    assert_eq!(cut_off.len(), 1);
    keeper.ask(Order::Call(cut_off[0].id.clone()));
    let Answer::Call { call, .. } = answers.recv().unwrap() else {
        panic!("no call");
    };
    assert_eq!(call.log.entries, log().entries[..2]);
}

#[test]
fn where_nothing_can_be_written_the_loss_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("records.db"), "别人的文件".repeat(200)).unwrap();
    fs::write(folder.path().join("side"), "no folder").unwrap();
    let (keeper, answers) = start(folder.path());
    assert!(matches!(answers.recv().unwrap(), Answer::Closed(_)));
    for keep in keeps(&new_call("c1", "小王", 0)).into_iter().take(1) {
        keeper.ask(Order::Keep(keep));
    }
    assert!(matches!(
        answers.recv().unwrap(),
        Answer::Lost { place: None, .. }
    ));
}

#[test]
fn behind_a_gap_nothing_is_kept_until_the_gap_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let side = folder.path().join("side");
    fs::write(folder.path().join("records.db"), "别人的文件".repeat(200)).unwrap();
    let (keeper, answers) = start(folder.path());
    assert!(matches!(answers.recv().unwrap(), Answer::Closed(_)));
    let keeps = keeps(&new_call("c1", "小王", 0));
    let ask = |keep: usize| {
        keeper.ask(Order::Keep(keeps[keep].clone()));
        answers.recv().unwrap()
    };
    fs::write(&side, "no folder").unwrap();
    assert!(matches!(ask(0), Answer::Lost { place: None, .. }));
    fs::remove_file(&side).unwrap();
    // There is room again, but the call has no beginning.
    assert!(matches!(ask(1), Answer::Lost { place: Some(0), .. }));
    assert!(matches!(ask(0), Answer::KeptAside { .. }));
    assert!(matches!(ask(1), Answer::KeptAside { .. }));
    assert!(matches!(ask(2), Answer::KeptAside { .. }));
}
