use std::sync::{Arc, OnceLock};

use duilian::{
    engine::{
        Scenario,
        chance::Seed,
        step::{Ending, Mode},
    },
    judge::{Points, Scorecard},
    library::{Library, Sources},
    session::{Sitting, drive},
};

mod hints;
mod plays;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::load(&Sources::default()))
}

/// A call as it came out.
struct Called {
    scorecard: Scorecard,
    ending: Option<Ending>,
}

fn call(scenario: &Arc<Scenario>, persona: Option<&str>, lines: &[String]) -> Called {
    let library = library();
    let script = library.script(scenario, persona, Seed(0)).unwrap();
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, Seed(0));
    drive::run(&mut sitting, lines, &library.spellings).unwrap();
    let scorecard = sitting.scorecard.unwrap();
    Called {
        ending: scorecard.ending,
        scorecard,
    }
}

/// Runs `of` on each scenario and fails with all that it complains of.
#[track_caller]
fn in_each_scenario(of: impl Fn(&Arc<Scenario>) -> Vec<String>) {
    let shelf = &library().scenarios;
    assert_eq!(shelf.len(), 24);
    let wrong: Vec<String> = shelf
        .iter()
        .flat_map(|shelved| of(&shelved.scenario))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn whole(points: i32) -> Points {
    Points::whole(points)
}
