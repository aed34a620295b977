//! A call played again: on its own script it is the same, on another it goes on as long as it goes the same way.

use std::{fs, path::Path, sync::Arc};

use duilian::{
    engine::{Input, Millis, Script, chance::Seed, step::Mode},
    library::{Library, Origin, Sources},
    session::{Replayed, Sitting, Stage, drive},
};
use tempfile::TempDir;

const HEAD: &str = r#"format = 1
title = "退货问询"
category = "consult"
[customer]
name = "钱女士"
problem = "想退平板"
[[answer]]
name = "window"
say = ["签收30天内可以无理由退换"]
wrong = ["只能7天内退"]
"#;

const ASKS: &str = r#"[[beat]]
name = "asks"
lines = ["我上周买的平板想退，怎么办？"]
until = "told:window"
"#;

const DOUBTS: &str = r#"[[beat]]
name = "doubts"
lines = ["你确定吗？别到时候又说不行。"]
until = "did:empathy | did:apology | did:time_promise"
"#;

const WONDERS: &str = r#"[[beat]]
name = "wonders"
lines = ["运费谁出？"]
until = "did:follow_up"
"#;

const REPLIES: [&str; 4] = [
    "您好，感谢致电晨星电子，我是客服小林，请问有什么可以帮您？",
    "签收30天内可以无理由退换，您放心。",
    "非常抱歉让您担心了，我今天之内给您答复。",
    "运费由我们承担。",
];

/// A scenario of these parts, as it is loaded from `folder`.
fn library(folder: &TempDir, parts: &[&str]) -> Library {
    let path = folder.path().join("asks-back.toml");
    fs::write(&path, parts.concat()).unwrap();
    let library = Library::load(&Sources {
        scenarios: vec![path.clone()],
        assets: Vec::new(),
    });
    assert_eq!(library.diagnostics, []);
    library
}

fn script(library: &Library) -> Arc<Script> {
    let is_own =
        |origin: &Origin| matches!(origin, Origin::File(path) if Path::new(path).is_file());
    let own = library.scenarios.iter().find(|it| is_own(&it.origin));
    library
        .script(&own.unwrap().scenario, None, Seed(3))
        .unwrap()
}

/// A call of the replies so far, still going on.
fn talked(library: &Library, replies: &[&str]) -> Sitting {
    let mut sitting = Sitting::new(script(library), library.rubric(), Mode::Practice, Seed(3));
    sitting.input(Input::Answer, Millis(2_000));
    let mut clock = Millis(5_000);
    for reply in replies {
        let line = duilian::session::line::parse(reply, &library.spellings).unwrap();
        clock = drive::take(&mut sitting, line, clock);
    }
    sitting
}

fn replayed(before: &[&str], replies: &[&str], after: &[&str]) -> (Sitting, Replayed) {
    let folder = TempDir::new().unwrap();
    let sitting = talked(&library(&folder, before), replies);
    let library = library(&folder, after);
    let replayed = sitting.replayed_on(script(&library), library.rubric());
    (sitting, replayed)
}

fn heard(sitting: &Sitting) -> Vec<String> {
    let messages = sitting.log.messages();
    messages.into_iter().map(|message| message.text).collect()
}

const WHOLE: [&str; 4] = [HEAD, ASKS, DOUBTS, WONDERS];

#[test]
fn on_its_own_script_the_log_is_the_same() {
    let (before, again) = replayed(&WHOLE, &REPLIES, &WHOLE);
    assert!(before.state.turn == 4 && heard(&before).iter().any(|text| text.contains("运费谁出")));
    assert_eq!(again.sitting.log, before.log);
    assert_eq!(again.sitting.state, before.state);
    assert_eq!((again.same, again.otherwise), (4, false));
    assert_eq!(again.unsaid, Vec::<String>::new());
}

#[test]
fn a_call_that_only_rings_rings_on() {
    let folder = TempDir::new().unwrap();
    let library = library(&folder, &WHOLE);
    let sitting = Sitting::new(script(&library), library.rubric(), Mode::Practice, Seed(3));
    let again = sitting.replayed_on(script(&library), library.rubric());
    assert_eq!(again.sitting.stage, Stage::Ringing);
    assert!(!again.otherwise);
}

#[test]
fn a_changed_later_beat_keeps_all_turns() {
    let later = WONDERS.replace("运费谁出", "谁付运费");
    let (before, again) = replayed(&WHOLE, &REPLIES[..2], &[HEAD, ASKS, DOUBTS, &later]);
    assert!(!again.otherwise);
    assert_eq!(heard(&again.sitting), heard(&before));
    assert_eq!(again.sitting.script.scenario.beats[2].name, "wonders");
}

#[test]
fn a_changed_first_beat_goes_back_to_the_start() {
    let first = ASKS.replace("我上周买的平板想退", "平板能退吗");
    let (_, again) = replayed(&WHOLE, &REPLIES[..3], &[HEAD, &first, DOUBTS, WONDERS]);
    assert_eq!((again.same, again.otherwise), (0, true));
    assert_eq!(again.sitting.state.turn, 1);
    assert!(heard(&again.sitting)[1].contains("平板能退吗"));
    assert_eq!(again.unsaid, [REPLIES[1], REPLIES[2]]);
}

#[test]
fn where_a_beat_was_removed_the_next_one_is_heard() {
    let (_, again) = replayed(&WHOLE, &REPLIES, &[HEAD, ASKS, WONDERS]);
    assert_eq!((again.same, again.otherwise), (1, true));
    let heard = heard(&again.sitting);
    assert!(heard.last().unwrap().contains("运费谁出"), "{heard:?}");
    assert_eq!(again.unsaid, [REPLIES[2], REPLIES[3]]);
}

#[test]
fn a_first_line_of_a_customer_who_opens_is_heard_anew() {
    let opens = HEAD.replace(
        "[customer]",
        "channel = \"chat\"\nopens = \"customer\"\n[customer]",
    );
    let first = ASKS.replace("我上周买的平板想退", "平板能退吗");
    let (before, again) = replayed(&[&opens, ASKS], &[], &[&opens, &first]);
    assert_eq!(heard(&before).len(), 1);
    assert_eq!((again.same, again.otherwise), (0, true));
    assert!(heard(&again.sitting)[0].contains("平板能退吗"));
}

#[test]
fn what_only_moves_points_leaves_the_call_as_it_was() {
    let more = HEAD.replace(
        "[[answer]]",
        "[[phrase]]\nname = \"calm\"\nstep = \"respond\"\nsay = [\"您放心\"]\n[[answer]]",
    );
    let (before, again) = replayed(&WHOLE, &REPLIES, &[&more, ASKS, DOUBTS, WONDERS]);
    assert!(!again.otherwise);
    assert_eq!(heard(&again.sitting), heard(&before));
    assert!(again.sitting.state.said.contains("calm"));
}

#[test]
fn a_renamed_beat_is_no_other_call() {
    let renamed = DOUBTS.replace("\"doubts\"", "\"is-unsure\"");
    let (_, again) = replayed(&WHOLE, &REPLIES, &[HEAD, ASKS, &renamed, WONDERS]);
    assert_eq!((again.same, again.otherwise), (4, false));
}
