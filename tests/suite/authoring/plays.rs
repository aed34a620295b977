//! Plays: what differs from what is expected, where it arose, and how the round over them goes.

use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use duilian::{
    authoring::test::{
        Conditions, Run,
        place::{self, Place},
        round::{caught, round},
        run, tasks,
    },
    library::{Library, Sources},
};
use rstest::rstest;

const PARCEL: &str = include_str!("../../data/plays/late-parcel.toml");

/// The scenario of the late parcel with other plays.
fn with_plays(plays: &str) -> String {
    let (scenario, _) = PARCEL.split_once("[[play]]").unwrap();
    format!("{}{plays}", scenario.replace("format   = 1", "format = 2"))
}

fn library(folder: &Path, text: &str) -> Library {
    let path = folder.join("late-parcel.toml");
    std::fs::write(&path, text).unwrap();
    let sources = Sources {
        scenarios: vec![path],
        ..Sources::default()
    };
    Library::load(&sources)
}

fn runs(text: &str, conditions: &Conditions) -> Vec<Run> {
    let folder = tempfile::TempDir::new().unwrap();
    let library = library(folder.path(), text);
    let shelved = library.scenario("late-parcel").expect("it loads");
    let tasks = tasks(&library, [shelved].into_iter(), conditions);
    let stop = AtomicBool::new(false);
    run(&library, &tasks, conditions, &stop, &mut |_| ())
}

/// Greeting, comfort, the right answer, the good-bye.
const GOOD: &str = r#"["您好,感谢致电晨星电子,我是客服小林,很高兴为您服务。",
  "三天没动静,换谁都着急,真的非常抱歉。", "我查过了,包裹明天18点前送到您手上。",
  "请问还有其他可以帮您的吗?", "感谢您的来电,祝您生活愉快,再见。"]"#;
/// The second reply sends the customer away.
const SHIRKED: &str = r#"["您好,感谢致电晨星电子,我是客服小林,很高兴为您服务。",
  "这不归我管,你找快递去。", "包裹明天18点前送到您手上。", "感谢您的来电,再见。"]"#;
/// The second reply says nothing that the customer came for.
const DODGED: &str = r#"["您好,感谢致电晨星电子,我是客服小林,很高兴为您服务。",
  "嗯嗯。", "哦哦。", "好的,再见。"]"#;

#[rstest]
#[case::ended(GOOD, "ended = \"escalated\"", Place::End)]
#[case::ended_by(GOOD, "ended_by = \"agent\"", Place::End)]
#[case::not_good_enough(SHIRKED, "score = \">= 95\"", Place::Turn(2))]
#[case::not_taken_up(DODGED, "score = \">= 95\"", Place::Turn(2))]
#[case::too_good(GOOD, "score = \"<= 10\"", Place::Turn(3))]
#[case::a_fatal_error(SHIRKED, "fatal = true", Place::End)]
#[case::not_as_pleased(SHIRKED, "satisfaction = \">= 5\"", Place::Turn(2))]
#[case::too_angry(SHIRKED, "mood = { temper = \"<= 5\" }", Place::Turn(2))]
#[case::too_calm(GOOD, "mood = { temper = \">= 95\" }", Place::Turn(2))]
#[case::too_little_trust(SHIRKED, "mood = { trust = \">= 95\" }", Place::Turn(2))]
#[case::an_item_earned(GOOD, "misses = [\"greeting\"]", Place::Turn(1))]
#[case::a_fault_not_found(GOOD, "finds = [\"shirk\"]", Place::End)]
#[case::words_not_said(GOOD, "says = [\"我要投诉你\"]", Place::End)]
fn a_difference_is_led_to_the_reply_that_made_it(
    #[case] inputs: &str,
    #[case] expect: &str,
    #[case] wanted: Place,
) {
    let play = format!("[[play]]\nname = \"one\"\ninputs = {inputs}\nexpect = {{ {expect} }}\n");
    let runs = runs(&with_plays(&play), &Conditions::default());
    let played = runs[0].played().unwrap();
    let (sitting, sheet) = played.call().expect("it differs");
    let [difference] = &played.differences[..] else {
        panic!("{:?}", played.differences)
    };
    assert_eq!(place::of(difference, &sitting.log, &sheet), wanted);
}

#[rstest]
#[case::words("[\"到底什么时候能到\"]", true)]
#[case::width_and_punctuation_are_no_matter("[\"我的快递三天没动了！\"]", true)]
#[case::the_id_of_a_line("[\"beat/complain/1\"]", true)]
#[case::all_of_them("[\"我的快递三天没动了\", \"谢谢你们的礼物\"]", false)]
#[case::another_line("[\"beat/complain/2\"]", false)]
fn what_the_customer_must_have_said(#[case] says: &str, #[case] met: bool) {
    let play = format!("[[play]]\nname = \"one\"\ninputs = {GOOD}\nexpect = {{ says = {says} }}\n");
    let runs = runs(&with_plays(&play), &Conditions::default());
    assert_eq!(runs[0].is_as_expected(), met);
}

fn three_plays() -> String {
    let play = |name: &str, expect: &str| {
        format!("[[play]]\nname = \"{name}\"\ninputs = {GOOD}\nexpect = {{ {expect} }}\n")
    };
    let plays = [
        play("model", "ended = \"resolved\""),
        play("wrong", "ended = \"pending\""),
        play("open", "score = \"?\""),
    ];
    with_plays(&plays.concat())
}

fn names(runs: &[Run]) -> Vec<&str> {
    runs.iter().map(|run| run.play.as_str()).collect()
}

#[test]
fn plays_are_run_in_the_order_of_the_file() {
    let runs = runs(&three_plays(), &Conditions::default());
    assert_eq!(names(&runs), ["model", "wrong", "open"]);
    let as_expected: Vec<bool> = runs.iter().map(Run::is_as_expected).collect();
    assert_eq!(as_expected, [true, false, false]);
    let open: Vec<bool> = runs.iter().map(Run::is_unmeasured).collect();
    assert_eq!(open, [false, false, true]);
}

#[test]
fn only_plays_of_a_name_are_run_and_none_after_the_first_that_differs() {
    let only = Conditions {
        filter: "parcel/w".to_owned(),
        ..Conditions::default()
    };
    assert_eq!(names(&runs(&three_plays(), &only)), ["wrong"]);
    let fast = Conditions {
        fail_fast: true,
        ..Conditions::default()
    };
    assert_eq!(names(&runs(&three_plays(), &fast)), ["model", "wrong"]);
}

#[test]
fn results_come_in_the_order_of_the_tasks_and_each_is_seen_once() {
    let tasks: Vec<u32> = (0..500).collect();
    let mut seen = 0;
    let done = round(
        &tasks,
        &|task| task * 2,
        &AtomicBool::new(false),
        &mut |_| {
            seen += 1;
        },
    );
    assert_eq!(done, tasks.iter().map(|task| task * 2).collect::<Vec<_>>());
    assert_eq!(seen, 500);
}

#[test]
fn a_round_that_is_stopped_leaves_no_gap() {
    let tasks: Vec<usize> = (0..10_000).collect();
    let stop = AtomicBool::new(false);
    let done = round(&tasks, &|task| *task, &stop, &mut |result| {
        if *result == 20 {
            stop.store(true, Ordering::Relaxed);
        }
    });
    assert!(done.len() > 20);
    assert_eq!(done, tasks[..done.len()]);
    let none = round(&tasks, &|task| *task, &stop, &mut |_| ());
    assert_eq!(none, Vec::<usize>::new());
}

#[test]
fn work_that_breaks_down_is_told_and_the_round_goes_on() {
    let tasks = [1, 2, 3];
    let work = |task: &i32| {
        caught(|| {
            assert!(*task != 2, "number {task} is broken");
            *task
        })
    };
    let done = round(&tasks, &work, &AtomicBool::new(false), &mut |_| ());
    let broken = Err("number 2 is broken".to_owned());
    assert_eq!(done, [Ok(1), broken, Ok(3)]);
}
