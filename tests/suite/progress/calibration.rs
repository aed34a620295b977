//! How often and where trainers overrule the program.

use duilian::{
    judge::Points,
    progress::calibration::{Calibration, Looked, calibration},
    record::{CallId, Judgement, Summary, TrainerWord, WaitCause, Waiting, WordKind},
};

use super::Call;
use crate::{
    record::settled::{changed, sheet, word},
    store::at,
};

fn summary(items: &[(&str, i32)]) -> Summary {
    let call = items
        .iter()
        .fold(Call::on(1, 80), |call, (item, got)| call.with(item, *got));
    call.summary
}

fn of_words(words: &[TrainerWord]) -> Calibration {
    let sheet = sheet();
    let looked = Looked {
        scenario: &"battery-answer".into(),
        sheet: &sheet,
        words,
    };
    let summaries = [
        summary(&[("greeting", 2), ("apology", 0)]),
        summary(&[("greeting", 2)]),
    ];
    calibration(summaries.iter(), &[looked], &[])
}

#[test]
fn without_a_word_there_is_nothing_to_calibrate() {
    let none = of_words(&[]);
    assert_eq!((none.calls, none.looked), (2, 0));
    assert!(none.items.is_empty() && none.fatals.is_empty());
}

#[test]
fn an_item_is_counted_up_down_and_by_its_mean_difference() {
    let sheet = sheet();
    let had = sheet.finding("greeting").unwrap().got;
    let lower = TrainerWord {
        reason: "没有问候".to_owned(),
        at: at(40),
        ..changed("greeting", had.0 - 50)
    };
    let words = [changed("greeting", had.0), lower];
    let found = of_words(&words);
    let [item] = &found.items[..] else {
        panic!("{found:?}")
    };
    assert_eq!((item.calls, item.raised, item.lowered), (2, 0, 1));
    assert_eq!(item.mean, Points(-50));
    assert_eq!(item.basis.reasons[0].reason, "没有问候");
    assert!(!item.basis.rules.is_empty());
    assert_eq!(found.looked, 1);
}

#[test]
fn the_mean_is_taken_of_all_calls() {
    let sheet = sheet();
    let had = sheet.finding("greeting").unwrap().got.0;
    let scenario = "battery-answer".into();
    let words = [-100, -50, -1].map(|less| [changed("greeting", had + less)]);
    let looked = words.each_ref().map(|words| Looked {
        scenario: &scenario,
        sheet: &sheet,
        words,
    });
    let found = calibration(std::iter::empty(), &looked, &[]);
    assert_eq!(found.items[0].mean, Points(-50));
    assert_eq!(found.items[0].overruled(), 3);
    let rule = &found.items[0].basis.rules[0];
    assert_eq!((rule.times, rule.scenario.as_str()), (3, ""));
}

#[test]
fn what_stands_is_no_overruling_and_the_most_overruled_comes_first() {
    let words = [
        word("greeting", 0, Judgement::Stands, None),
        word("record", 0, Judgement::Dropped, None),
        changed("impatient", -200),
    ];
    let found = of_words(&words);
    let counts = found.items.iter().map(|it| {
        (
            it.item.to_string(),
            it.overruled(),
            it.stood,
            it.dropped,
            it.mean.0,
        )
    });
    let wanted = [
        ("impatient", 1, 0, 0, -200),
        ("record", 1, 0, 1, 0),
        ("greeting", 0, 1, 0, 0),
    ];
    let wanted = wanted.map(|(item, a, b, c, d)| (item.to_owned(), a, b, c, d));
    assert_eq!(counts.collect::<Vec<_>>(), wanted);
    // The program had not found it: the call in which the trainer did counts all the same.
    assert_eq!(found.items[0].calls, 1);
}

#[test]
fn suspected_fatal_errors_are_confirmed_cleared_or_wait() {
    let words = [
        word("abuse", 2, Judgement::Stands, None),
        word("abuse", 3, Judgement::Dropped, None),
    ];
    let sheet = sheet();
    let looked = Looked {
        scenario: &"battery-answer".into(),
        sheet: &sheet,
        words: &words,
    };
    let waits = |cause, item: &str| Waiting {
        call: CallId("c9".to_owned()),
        trainee_name: "小王".to_owned(),
        scenario: "battery-answer".into(),
        title: String::new(),
        cause,
        item: item.into(),
        turn: 4,
        said: String::new(),
        at: at(0),
    };
    let waiting = [
        waits(WaitCause::Suspected, "ask_secret"),
        waits(WaitCause::Disputed, "greeting"),
    ];
    let found = calibration(std::iter::empty(), &[looked], &waiting);
    let counts = found
        .fatals
        .iter()
        .map(|it| (it.fault.as_str(), it.confirmed, it.cleared, it.waiting));
    let wanted = [("abuse", 1, 1, 0), ("ask_secret", 0, 0, 1)];
    assert_eq!(counts.collect::<Vec<_>>(), wanted);
    let rules = &found.fatals[0].basis.rules;
    assert_eq!(
        (rules[0].rule.as_str(), rules[0].times),
        ("faults/insult", 2)
    );
}

#[test]
fn comments_and_what_no_program_hears_are_no_overruling() {
    let comment = TrainerWord {
        kind: WordKind::Comment,
        ..changed("greeting", 0)
    };
    let voice = TrainerWord {
        kind: WordKind::Added,
        ..changed("voice", 200)
    };
    assert_eq!(of_words(&[comment, voice]).items, []);
}
