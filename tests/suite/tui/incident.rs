//! What happens in the middle of a call, on the screen.

use duilian::{
    engine::{Event, Millis},
    library::{Library, Sources},
    locale::{Language, Locale},
    tui::TuiOptions,
};

use super::trainee::Trainee;

const NOTICE: &str = "技术部来电：系统已恢复";

/// Picked up in the sixth second; the system is restored a minute later.
fn talking(language: Language, size: (u16, u16)) -> Trainee {
    let library = Library::load(&Sources {
        scenarios: vec!["tests/data/events".into()],
        assets: Vec::new(),
    });
    let options = TuiOptions {
        scenario: Some("outage".to_owned()),
        ..TuiOptions::new(Locale::load(language))
    };
    let mut trainee = Trainee::new(library, &options, size);
    trainee.press("Enter").waits(6).press("Enter");
    trainee
        .types("您好，感谢致电晨星电子，我是客服小林，请问有什么可以帮您？")
        .press("Enter");
    trainee
}

/// As the loop of the program does: sleeps until the model wants to be woken, and not at all longer.
fn sleeps_until(trainee: &mut Trainee, real: u64) {
    while let Some(wait) = trainee.model.wakes_in() {
        if trainee.model.now + wait > real {
            return;
        }
        trainee.model.now += wait;
        trainee.waits(0);
    }
}

fn happened_at(trainee: &Trainee) -> Option<Millis> {
    let running = trainee.model.running.as_ref()?;
    let mut moments = running.sitting.log.moments();
    moments
        .find(|moment| matches!(moment.event, Event::Happened { .. }))
        .map(|moment| moment.at)
}

#[test]
fn a_notice_stands_in_the_transcript_when_its_time_comes() {
    for (language, size) in [(Language::Zh, (80, 24)), (Language::En, (120, 40))] {
        let mut trainee = talking(language, size);
        sleeps_until(&mut trainee, 80_000);
        trainee.sees(NOTICE);
        let name = format!("incident-{}-{}x{}", language.code(), size.0, size.1);
        insta::assert_snapshot!(name, trainee.picture());
    }
}

#[test]
fn the_screen_wakes_for_it_and_shows_it_at_its_second() {
    let mut trainee = talking(Language::Zh, (80, 24));
    sleeps_until(&mut trainee, 200_000);
    assert_eq!(happened_at(&trainee), Some(Millis(66_000)));
}

#[test]
fn it_wakes_a_trainee_who_left_a_reply_unfinished() {
    let mut trainee = talking(Language::Zh, (80, 24));
    trainee.types("请您");
    let began = trainee.model.now;
    sleeps_until(&mut trainee, began + 600_000);
    assert_eq!(happened_at(&trainee), Some(Millis(66_000)));
    trainee.sees(NOTICE);
    // The customer does not cut in.
    let running = trainee.model.running.as_ref().unwrap();
    assert_eq!(running.sitting.state.waiting.len(), 1);
}

#[test]
fn nothing_happens_while_the_call_is_paused() {
    let mut trainee = talking(Language::Zh, (80, 24));
    trainee.press("F10");
    let paused = trainee.model.running.as_ref().unwrap().clock.is_paused();
    assert!(paused, "the key pauses");
    trainee.waits(300);
    assert_eq!(happened_at(&trainee), None);
}

#[test]
fn the_card_in_the_brief_is_the_one_that_holds_now() {
    let mut trainee = talking(Language::Zh, (100, 30));
    trainee.press("F2").sees("故障，正在抢修").press("Esc");
    sleeps_until(&mut trainee, 80_000);
    trainee.press("F2").sees("刚刚").sees_no("正在抢修");
}
