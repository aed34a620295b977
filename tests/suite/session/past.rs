//! A call that is past comes back as it was, and can be taken up from any turn.

use std::{fs, sync::Arc};

use duilian::{
    engine::{Input, Millis, REVISION, chance::Seed, step::Mode},
    library::{Library, Sources},
    record::{
        CallId, CallKind, CallLine, CallState, Edition, Instant, KeptCall, Origins, TraineeId,
    },
    session::{Past, Sitting, Stage, Today, drive},
};

fn own() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let personas = folder.path().join("personas");
    fs::create_dir(&personas).unwrap();
    fs::write(
        personas.join("hasty.toml"),
        "format = 2\nextends = \"dominant\"\nname = { zh = \"急性子\", en = \"Hasty\" }\n",
    )
    .unwrap();
    let library = Library::load(&Sources {
        assets: vec![folder.path().to_owned()],
        ..Sources::default()
    });
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    (folder, library)
}

fn played(library: &Library, persona: &str, seed: Seed) -> Sitting {
    let scenario = &library.scenario("battery-answer").unwrap().scenario;
    let script = library.script(scenario, Some(persona), seed).unwrap();
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, seed);
    let inputs = scenario.play("model").unwrap().inputs.clone();
    drive::run(&mut sitting, &inputs, &library.spellings).unwrap();
    sitting
}

fn kept(library: &Library, sitting: &Sitting, persona: &str) -> KeptCall {
    let shelved = library.scenario("battery-answer").unwrap();
    KeptCall {
        line: CallLine {
            id: CallId("c1".to_owned()),
            trainee: TraineeId(1),
            trainee_name: "小林".to_owned(),
            origins: Origins {
                kind: CallKind::Played,
                scenario: "battery-answer".into(),
                title: shelved.scenario.title.clone(),
                category: shelved.scenario.category,
                level: 2,
                channel: "phone".into(),
                persona: persona.to_owned(),
                seed: sitting.seed,
                mode: sitting.mode,
                started: Instant::default(),
                parent: None,
            },
            state: CallState::Open,
            summary: None,
            settled: None,
        },
        draft: String::new(),
        engine: REVISION,
        log: sitting.log.clone(),
        scenario_text: shelved.text().to_string(),
        edition: Edition::new(library.texts()),
        sheets: Vec::new(),
    }
}

fn today() -> Today {
    Today::new(Arc::new(Library::load(&Sources::default())))
}

#[test]
fn a_call_played_with_files_that_are_gone_comes_back_whole() {
    let (folder, library) = own();
    let sitting = played(&library, "hasty", Seed(3));
    let kept = kept(&library, &sitting, "hasty");
    drop(folder);
    let past = Past::of(kept, &today()).unwrap();
    assert!(past.library.personas.contains_key("hasty"));
    assert_eq!(past.sitting.state, sitting.state);
    assert_eq!(past.sitting.standing(), sitting.scorecard.unwrap());
}

#[test]
fn a_library_of_kept_texts_has_the_same_texts_again() {
    let (_folder, library) = own();
    let sitting = played(&library, "hasty", Seed(3));
    let kept = kept(&library, &sitting, "hasty");
    let hash = kept.edition.hash.clone();
    let past = Past::of(kept, &today()).unwrap();
    assert_eq!(Edition::new(past.library.texts()).hash, hash);
}

#[test]
fn the_files_of_today_serve_where_they_are_the_same() {
    let today = today();
    let sitting = played(&today.library, "emotional", Seed(3));
    let past = Past::of(kept(&today.library, &sitting, "emotional"), &today).unwrap();
    assert!(Arc::ptr_eq(&past.library, &today.library));
}

#[test]
fn a_call_taken_up_before_a_turn_goes_on_as_it_did() {
    let today = today();
    let whole = played(&today.library, "emotional", Seed(3));
    let turns = whole.state.turn;
    assert!(turns > 3, "{turns}");
    for turn in 1..=turns {
        let mut again = whole.before(turn);
        assert_eq!((again.state.turn, again.stage), (turn - 1, Stage::Talking));
        let had = again.log.entries.len();
        assert_eq!(again.log.entries, whole.log.entries[..had]);
        for entry in &whole.log.entries[had..] {
            again.input(entry.input.clone(), entry.at);
        }
        assert_eq!(again.log, whole.log, "from turn {turn}");
    }
}

#[test]
fn what_was_begun_of_a_turn_is_left_out_before_it() {
    let today = today();
    let scenario = &today.library.scenario("disconnects-chat").unwrap().scenario;
    let script = today.library.script(scenario, None, Seed(1)).unwrap();
    let rubric = today.library.rubric();
    let mut chat = Sitting::new(script, rubric, Mode::Practice, Seed(1));
    chat.input(Input::Answer, Millis(0));
    let had = chat.log.entries.len();
    chat.input(Input::FirstKey, Millis(3_000));
    for (text, at) in [("您好", 5_000), ("请讲", 8_000)] {
        let text = text.to_owned();
        chat.input(Input::Reply { text }, Millis(at));
    }
    chat.input(Input::Tick, Millis(60_000));
    assert_eq!(chat.state.turn, 1);
    assert_eq!(chat.before(1).log.entries, chat.log.entries[..had]);
}
