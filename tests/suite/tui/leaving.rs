//! Leaving in the middle is no dead end: what was said can be scored.

use duilian::{
    engine::{Event, step::Ending},
    locale::Language,
    session::Stage,
};

use super::trainee::Trainee;

fn talking() -> Trainee {
    let mut trainee = Trainee::zh();
    trainee.types("dc").presses(&["Enter", "Enter"]).waits(2);
    trainee.press("Enter").waits(3);
    trainee
        .types("您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。")
        .press("Enter");
    trainee
}

/// Chooses the last item of the menu, which leaves.
fn leaves(trainee: &mut Trainee) {
    trainee.presses(&["Esc", "Up", "Enter"]);
}

#[test]
fn a_call_that_is_left_can_be_scored() {
    let mut trainee = talking();
    leaves(&mut trainee);
    trainee.sees("离开这次练习？").press("Enter");
    let sitting = &trainee.model.running.as_ref().unwrap().sitting;
    assert_eq!(sitting.stage, Stage::Scored);
    let ended = sitting.log.moments().any(|moment| {
        matches!(
            moment.event,
            Event::Ended {
                ending: Ending::Abandoned,
                ..
            }
        )
    });
    assert!(ended, "the log does not say that the call was left");
    trainee.sees("质检评分表").sees("中途离开");
    trainee.press("Enter").sees("逐轮回看");
}

#[test]
fn or_it_is_left_for_home_without_a_score() {
    let mut trainee = talking();
    leaves(&mut trainee);
    trainee.press("h").sees("选一个场景");
    assert!(!trainee.model.in_call());
}

#[test]
fn or_it_goes_on() {
    let mut trainee = talking();
    leaves(&mut trainee);
    trainee.press("Esc").types("请问").sees("请问");
    assert!(trainee.model.in_call());
}

#[test]
fn where_nothing_was_said_there_is_nothing_to_score() {
    let mut trainee = Trainee::zh();
    trainee.types("dc").presses(&["Enter", "Enter", "Esc"]);
    trainee.sees("不评分").sees_no("目前的评分").press("Enter");
    trainee.sees("选一个场景");
}

#[test]
fn a_talk_that_is_over_can_be_left_with_its_score() {
    let mut trainee = talking();
    trainee.presses(&["F4", "Enter"]);
    leaves(&mut trainee);
    trainee.press("Enter").sees("质检评分表");
}

#[test]
fn the_box_reads_in_english_too() {
    let mut trainee = Trainee::at(Language::En, (80, 24));
    trainee.types("dc").presses(&["Enter", "Enter", "Enter"]);
    trainee.types("您好").press("Enter");
    leaves(&mut trainee);
    for text in ["Enter Score so far", "H Home, no score", "Esc Go on"] {
        trainee.sees(text);
    }
}
