//! The sheet after the trainer's words: a table of what each word does, and what holds whatever was said.

use duilian::{
    engine::step::Ending,
    judge::{Evidence, FatalError, Finding, Points, Scorecard, scorecard::Status},
    record::{Judgement, Settled, Subject, TrainerWord, WordKind, bounds, bounds_on},
    text::Span,
};
use proptest::prelude::*;
use rstest::rstest;

use crate::store::{PLAYED, at};

/// A real sheet of a phone call: some items earned, some missed, a fault in two turns, two suspected fatal errors.
pub(crate) fn sheet() -> Scorecard {
    let mut sheet = PLAYED.scorecard.clone().unwrap();
    let fault = sheet.findings.iter_mut().find(|it| it.item == "abuse");
    let fault = fault.unwrap();
    fault.evidence = vec![evidence(2), evidence(3)];
    fault.got = Points::whole(-6);
    fault.applies = true;
    fault.status = Status::Lost;
    sheet.total.0 -= 600;
    sheet.steps[1].got.0 -= 600;
    let attitude = sheet.dimensions.iter_mut();
    let step = fault.dimension;
    attitude
        .filter(|it| it.dimension == step)
        .for_each(|it| it.got.0 -= 600);
    sheet.fatal = vec![
        suspected("abuse", 2),
        suspected("abuse", 3),
        suspected("ask_secret", 4),
    ];
    sheet
}

fn evidence(turn: u16) -> Evidence {
    Evidence {
        turn,
        span: Span::new(0, 3),
        text: "词".to_owned(),
        rule: "faults/insult".into(),
        earned: false,
        remark: None,
    }
}

fn suspected(fault: &str, turn: u16) -> FatalError {
    FatalError {
        fault: fault.into(),
        suspected: true,
        evidence: evidence(turn),
        advice: String::new(),
    }
}

pub(crate) fn word(
    item: &str,
    turn: u16,
    judgement: Judgement,
    points: Option<i32>,
) -> TrainerWord {
    TrainerWord {
        kind: WordKind::Overruled,
        item: item.into(),
        turn,
        judgement: Some(judgement),
        points: points.map(Points),
        reason: "听了录音".to_owned(),
        by: "陈老师".to_owned(),
        at: at(30),
    }
}

pub(crate) fn changed(item: &str, points: i32) -> TrainerWord {
    word(item, 0, Judgement::Changed, Some(points))
}

fn voice(points: i32) -> TrainerWord {
    TrainerWord {
        kind: WordKind::Added,
        judgement: None,
        ..changed("voice", points)
    }
}

fn of<'a>(sheet: &'a Scorecard, item: &str) -> &'a Finding {
    sheet.finding(item).unwrap()
}

#[test]
fn without_a_word_the_sheet_is_the_programs() {
    let settled = Settled::of(&sheet(), &[]);
    assert_eq!(settled.sheet, sheet());
    assert!(!settled.differs && settled.rulings.is_empty());
}

#[test]
fn a_word_that_lets_everything_stand_changes_nothing() {
    let words = [word("greeting", 0, Judgement::Stands, None)];
    let settled = Settled::of(&sheet(), &words);
    assert_eq!(settled.sheet, sheet());
    assert_eq!(settled.rulings.len(), 1);
    assert!(!settled.differs);
}

#[test]
fn comments_and_examples_are_no_ruling() {
    let mut words = vec![changed("greeting", 0), voice(100)];
    words[0].kind = WordKind::Comment;
    words[1].kind = WordKind::Example;
    assert_eq!(Settled::of(&sheet(), &words).rulings, []);
}

#[rstest]
#[case::within(100, 100)]
#[case::too_many(100_000, 200)]
#[case::negative(-50, 0)]
fn points_are_kept_within_what_the_item_is_worth(#[case] given: i32, #[case] counts: i32) {
    let program = sheet();
    let worth = of(&program, "greeting").of.0;
    let settled = Settled::of(&program, &[changed("greeting", given)]);
    let expected = counts.min(worth);
    let expected = if given > worth { worth } else { expected };
    assert_eq!(of(&settled.sheet, "greeting").got.0, expected);
    let difference = expected - of(&program, "greeting").got.0;
    assert_eq!(settled.sheet.total.0, program.total.0 + difference);
    assert_eq!(
        settled.rulings[0].program.unwrap().0,
        of(&program, "greeting").got
    );
    assert_eq!(settled.rulings[0].trainer.unwrap().0.0, expected);
}

#[test]
fn the_last_word_on_an_item_counts() {
    let words = [changed("greeting", 0), changed("greeting", 150)];
    let settled = Settled::of(&sheet(), &words);
    assert_eq!(of(&settled.sheet, "greeting").got.0, 150);
    assert_eq!(settled.rulings.len(), 1);
    let back = [
        changed("greeting", 0),
        word("greeting", 0, Judgement::Stands, None),
    ];
    assert_eq!(Settled::of(&sheet(), &back).sheet, sheet());
}

#[test]
fn an_item_that_is_dropped_leaves_its_points_to_its_step() {
    let program = sheet();
    let settled = Settled::of(&program, &[word("record", 0, Judgement::Dropped, None)]);
    let dropped = of(&settled.sheet, "record");
    assert!(!dropped.applies && dropped.of.0 == 0);
    assert_eq!(settled.rulings[0].trainer, None);
    for (before, after) in program.steps.iter().zip(&settled.sheet.steps) {
        assert_eq!(before.of, after.of);
    }
    assert!(of(&settled.sheet, "acknowledge").of > of(&program, "acknowledge").of);
}

#[test]
fn a_step_with_everything_dropped_leaves_its_weight_to_the_others() {
    let program = sheet();
    let archive = program
        .findings
        .iter()
        .filter(|it| it.step.code() == "archive" && it.of.0 > 0);
    let words: Vec<TrainerWord> = archive
        .map(|it| word(&it.item, 0, Judgement::Dropped, None))
        .collect();
    assert!(words.len() > 1);
    let settled = Settled::of(&program, &words);
    assert_eq!(settled.sheet.steps[5].of.0, 0);
    assert_eq!(
        settled
            .sheet
            .steps
            .iter()
            .map(|step| step.of.0)
            .sum::<i32>(),
        10_000
    );
    assert_eq!(settled.sheet.steps[0].of.0, 1111);
}

#[test]
fn voice_takes_its_points_from_its_step() {
    let program = sheet();
    let settled = Settled::of(&program, &[voice(300)]);
    let voice = of(&settled.sheet, "voice");
    assert_eq!((voice.got.0, voice.of.0), (300, 400));
    assert_eq!(voice.title, "语音语调");
    assert_eq!(settled.sheet.steps[1].of.0, 2000);
    assert!(of(&settled.sheet, "record").of < of(&program, "record").of);
    assert!(!settled.sheet.unscored.contains(&"unscored.voice".into()));
    assert_eq!(settled.rulings[0].program, None);
    assert_eq!(settled.rulings[0].trainer, Some((Points(300), Points(400))));
}

#[test]
fn voice_that_was_taken_back_is_not_scored() {
    let words = [voice(300), word("voice", 0, Judgement::Dropped, None)];
    assert_eq!(Settled::of(&sheet(), &words).sheet, sheet());
}

#[test]
fn what_the_rubric_does_not_know_changes_nothing() {
    let mut word = voice(300);
    word.item = "singing".into();
    let settled = Settled::of(&sheet(), &[word, changed("no_such_item", 100)]);
    assert_eq!(settled.sheet, sheet());
}

#[test]
fn a_fault_costs_what_the_trainer_says_but_no_more_than_the_step_has() {
    let program = sheet();
    let settled = Settled::of(&program, &[changed("abuse", -100)]);
    assert_eq!(of(&settled.sheet, "abuse").got.0, -100);
    assert_eq!(settled.sheet.total.0, program.total.0 + 500);
    let settled = Settled::of(&program, &[changed("abuse", -9_900)]);
    assert_eq!(settled.sheet.steps[1].got.0, 0);
    assert_eq!(
        of(&settled.sheet, "abuse").got.0,
        -(program.steps[1].got.0 + 600)
    );
}

#[test]
fn a_fault_that_the_program_did_not_find_can_be_given() {
    let program = sheet();
    let settled = Settled::of(&program, &[changed("impatient", -400)]);
    assert_eq!(of(&settled.sheet, "impatient").status, Status::Lost);
    assert_eq!(settled.sheet.total.0, program.total.0 - 400);
}

#[test]
fn a_suspected_fatal_error_that_stands_fails_the_call() {
    let program = sheet();
    let settled = Settled::of(&program, &[word("ask_secret", 4, Judgement::Stands, None)]);
    assert!(program.passed && !settled.sheet.passed);
    assert_eq!(settled.sheet.total, program.total);
    assert!(settled.on_fatal(&program.fatal[2]).is_some());
    assert!(settled.on_fatal(&program.fatal[0]).is_none());
}

#[test]
fn a_suspected_fatal_error_that_is_dropped_costs_nothing_in_its_turn() {
    let program = sheet();
    let settled = Settled::of(&program, &[word("abuse", 3, Judgement::Dropped, None)]);
    assert_eq!(settled.sheet.fatal.len(), 2);
    assert_eq!(of(&settled.sheet, "abuse").got.0, -300);
    let both = [
        word("abuse", 3, Judgement::Dropped, None),
        word("abuse", 2, Judgement::Dropped, None),
    ];
    let settled = Settled::of(&program, &both);
    assert!(!of(&settled.sheet, "abuse").applies);
    assert_eq!(settled.sheet.total.0, program.total.0 + 600);
    assert_eq!(settled.sheet.fatal.len(), 1);
}

#[test]
fn a_word_on_no_turn_is_about_every_turn() {
    let settled = Settled::of(&sheet(), &[word("abuse", 0, Judgement::Stands, None)]);
    let confirmed = settled.sheet.fatal.iter().filter(|error| !error.suspected);
    assert_eq!(confirmed.count(), 2);
    let subject = Subject::Fatal("abuse".into(), 2);
    assert_eq!(settled.rulings[0].subject, subject);
}

#[test]
fn a_call_that_was_broken_off_stays_failed() {
    let mut program = sheet();
    program.ending = Some(Ending::HungUp);
    program.passed = false;
    assert!(!Settled::of(&program, &[voice(400)]).sheet.passed);
}

#[test]
fn what_is_taken_off_beyond_what_the_step_had_is_told() {
    let mut program = sheet();
    let step = of(&program, "abuse").step;
    for it in program.findings.iter_mut().filter(|it| it.step == step) {
        it.got.0 = it.got.0.min(0);
    }
    let taken = [word("abuse", 0, Judgement::Changed, Some(-350))];
    let settled = Settled::of(&program, &taken);
    let ruling = settled.on_item("abuse").unwrap();
    assert_eq!(ruling.trainer, Some((Points(0), Points(0))));
    let told = Some((Points(-350), Points(0)));
    assert_eq!(ruling.more_than_there_was(), told);
    let enough = Settled::of(&sheet(), &[word("abuse", 0, Judgement::Changed, Some(-10))]);
    let ruling = enough.on_item("abuse").unwrap();
    assert_eq!(ruling.more_than_there_was(), None);
}

#[test]
fn what_is_no_error_after_all_costs_nothing_whatever_was_given_before() {
    let program = sheet();
    let given = word("abuse", 0, Judgement::Changed, Some(-350));
    let none = word("abuse", 0, Judgement::Dropped, None);
    let settled = Settled::of(&program, &[given.clone(), none.clone()]);
    assert!(!of(&settled.sheet, "abuse").applies);
    assert!(settled.on_item("abuse").is_none());
    // Of two errors one is left: its points stand.
    let one = word("abuse", 3, Judgement::Dropped, None);
    let settled = Settled::of(&program, &[given.clone(), one]);
    assert_eq!(of(&settled.sheet, "abuse").got.0, -350);
    // Who gives points later means them.
    let settled = Settled::of(&program, &[none, given]);
    assert_eq!(of(&settled.sheet, "abuse").got.0, -350);
}

#[test]
fn a_fault_is_offered_no_more_than_its_step_is_worth() {
    let program = sheet();
    let fault = of(&program, "abuse");
    let step = program.steps.iter().find(|it| it.step == fault.step);
    let worth = Points(-step.unwrap().of.0);
    assert_eq!(bounds_on(&program, fault), (worth, Points(0)));
    let item = of(&program, "greeting");
    assert_eq!(bounds_on(&program, item), (Points(0), item.of));
}

/// Any word on the sheet, also on what is not on it.
fn words() -> impl Strategy<Value = Vec<TrainerWord>> {
    let sheet = sheet();
    let mut items: Vec<String> = sheet
        .findings
        .iter()
        .map(|it| it.item.to_string())
        .collect();
    items.extend(["voice", "system", "handwriting", "ask_secret", "none"].map(str::to_owned));
    let judgement = prop_oneof![
        Just(Judgement::Stands),
        Just(Judgement::Dropped),
        Just(Judgement::Changed)
    ];
    let kind = prop_oneof![3 => Just(WordKind::Overruled), 1 => Just(WordKind::Added)];
    let one = (
        proptest::sample::select(items),
        0_u16..6,
        judgement,
        proptest::option::of(-12_000_i32..12_000),
        kind,
    );
    let one = one.prop_map(|(item, turn, judgement, points, kind)| TrainerWord {
        kind,
        ..word(&item, turn, judgement, points)
    });
    proptest::collection::vec(one, 0..12)
}

fn assert_sound(sheet: &Scorecard) {
    let sum = |points: &mut dyn Iterator<Item = Points>| -> i32 { points.map(|it| it.0).sum() };
    assert!((0..=10_000).contains(&sheet.total.0), "{}", sheet.total);
    assert_eq!(sum(&mut sheet.steps.iter().map(|it| it.got)), sheet.total.0);
    let of = sum(&mut sheet.steps.iter().map(|it| it.of));
    assert!(of == 10_000 || of == 0, "{of}");
    for step in &sheet.steps {
        let of_step = || sheet.findings.iter().filter(|it| it.step == step.step);
        assert_eq!(sum(&mut of_step().map(|it| it.of)), step.of.0);
        assert_eq!(sum(&mut of_step().map(|it| it.got)), step.got.0);
        assert!((0..=step.of.0.max(0)).contains(&step.got.0));
    }
    for finding in &sheet.findings {
        let (least, most) = bounds(finding);
        assert!((least..=most).contains(&finding.got), "{finding:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_said_the_sheet_adds_up(words in words()) {
        assert_sound(&Settled::of(&sheet(), &words).sheet);
    }

    #[test]
    fn words_on_different_things_may_come_in_any_order(words in words()) {
        let mut single = words;
        let mut seen = std::collections::BTreeSet::new();
        single.retain(|word| seen.insert(word.item.clone()));
        let there = Settled::of(&sheet(), &single).sheet;
        single.reverse();
        prop_assert_eq!(Settled::of(&sheet(), &single).sheet, there);
    }
}
