//! Kept calls are judged again; the call stays as it was.

use std::sync::{Arc, LazyLock};

use duilian::{
    engine::{Log, chance::Seed, event::Message, reread::reread, step::Mode},
    judge::{Points, judge},
    library::{Library, Sources},
    reading::Lexicon,
    session::{
        Sitting, drive,
        rescore::{changes, fatal_beyond},
    },
};

static LIBRARY: LazyLock<Arc<Library>> =
    LazyLock::new(|| Arc::new(Library::load(&Sources::default())));

fn played(id: &str, play: &str) -> Sitting {
    let scenario = &LIBRARY.scenario(id).unwrap().scenario;
    let script = LIBRARY.script(scenario, None, Seed(5)).unwrap();
    let mut sitting = Sitting::new(script, LIBRARY.rubric(), Mode::Practice, Seed(5));
    let inputs = scenario.play(play).unwrap().inputs.clone();
    drive::run(&mut sitting, &inputs, &LIBRARY.spellings).unwrap();
    sitting
}

#[test]
fn replies_read_again_by_the_same_lexicon_make_the_same_log() {
    for shelved in &LIBRARY.scenarios {
        for play in &shelved.scenario.plays {
            let sitting = played(&shelved.scenario.id, &play.name);
            let again = reread(&sitting.script, sitting.seed, &sitting.log);
            assert_eq!(again, sitting.log, "{} {}", shelved.scenario.id, play.name);
        }
    }
}

fn spoken(log: &Log) -> Vec<(u16, String)> {
    let said = |message: Message<'_>| (message.turn, message.text);
    log.messages().into_iter().map(said).collect()
}

#[test]
fn replies_read_by_another_lexicon_change_no_word_of_the_call() {
    let sitting = played("battery-answer", "model");
    let deaf = LIBRARY.script_heard_by(&sitting.script, Arc::new(Lexicon::default()));
    let again = reread(&deaf, sitting.seed, &sitting.log);
    assert_eq!(spoken(&again), spoken(&sitting.log));
    assert_eq!(again.entries.len(), sitting.log.entries.len());
    let now = judge(&sitting.rubric, &deaf, sitting.mode, &again);
    let before = sitting.scorecard.unwrap();
    assert!(now.total < before.total, "{} {}", now.total, before.total);
    assert_eq!(now.ending, before.ending);
}

#[test]
fn the_fault_of_hanging_up_stays_and_others_are_found_anew() {
    let sitting = played("battery-answer", "poor");
    let deaf = LIBRARY.script_heard_by(&sitting.script, Arc::new(Lexicon::default()));
    let again = reread(&deaf, sitting.seed, &sitting.log);
    let faults = |log: &Log| -> Vec<String> {
        let named = log.moments().filter_map(|moment| match &moment.event {
            duilian::engine::Event::Fault { fault, .. } => Some(fault.to_string()),
            _ => None,
        });
        named.collect()
    };
    let kept = faults(&sitting.log);
    let found = faults(&again);
    assert!(found.len() < kept.len(), "{kept:?} {found:?}");
    let hung_up = |faults: &[String]| faults.iter().filter(|name| *name == "hang_up").count();
    assert_eq!(hung_up(&found), hung_up(&kept));
}

#[test]
fn the_same_sheet_has_no_changes() {
    let sheet = played("battery-answer", "average").scorecard.unwrap();
    assert!(changes(&sheet, &sheet).is_empty());
    assert!(fatal_beyond(&sheet, &sheet).is_empty());
}

#[test]
fn a_line_that_is_worth_more_and_earned_the_same_share_came_out_the_same() {
    let before = played("battery-answer", "average").scorecard.unwrap();
    let mut now = before.clone();
    let mut earned = now.findings.iter_mut().filter(|it| it.got > Points(0));
    let heavier = earned.next().unwrap();
    heavier.got.0 = heavier.got.0 * 2 + 1;
    heavier.of.0 *= 2;
    let lost = earned.next().unwrap();
    lost.got = Points(0);
    let item = lost.item.clone();
    let changed = changes(&before, &now);
    let items: Vec<_> = changed.iter().filter_map(|one| one.now).collect();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].item, item);
}

#[test]
fn lines_that_only_one_sheet_has_are_changes() {
    let before = played("battery-answer", "average").scorecard.unwrap();
    let mut now = before.clone();
    let at = now.findings.iter().position(|it| it.applies).unwrap();
    let gone = now.findings.remove(at);
    let changed = changes(&before, &now);
    assert_eq!(changed.len(), 1);
    assert_eq!((changed[0].before, changed[0].now), (Some(&gone), None));
    let back = changes(&now, &before);
    assert_eq!((back[0].before, back[0].now), (None, Some(&gone)));
}
