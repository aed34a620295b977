//! Records: what is kept comes back, nothing foreign is taken for ours, and nothing is lost where the store refuses.

mod first_version;
mod forget;
pub(crate) mod hostile;
mod practice;
pub(crate) mod queue;
mod records;
mod side;
mod thread;

use std::sync::{Arc, LazyLock};

use duilian::{
    engine::{
        Log, REVISION,
        chance::Seed,
        step::{Category, Mode},
    },
    library::{Library, Sources},
    record::{
        AssetText, CallId, CallKind, Edition, Hash, Instant, NewCall, Origins, Sheet, SheetCause,
        Summary,
    },
    session::{Sitting, drive},
    store::{Keep, Store},
};

pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

/// A model call that was played to its end.
pub(crate) static PLAYED: LazyLock<Sitting> = LazyLock::new(|| {
    let scenario = &LIBRARY.scenario("battery-answer").unwrap().scenario;
    let script = LIBRARY.script(scenario, None, Seed(7)).unwrap();
    let mut sitting = Sitting::new(script, LIBRARY.rubric(), Mode::Practice, Seed(7));
    let inputs = scenario.play("model").unwrap().inputs.clone();
    drive::run(&mut sitting, &inputs, &LIBRARY.spellings).unwrap();
    sitting
});

/// Nine in the morning in Shanghai, so many minutes later.
pub(crate) fn at(minutes: i64) -> Instant {
    Instant {
        unix: 1_795_309_200_000 + minutes * 60_000,
        zone: 480,
    }
}

pub(crate) fn new_call(id: &str, trainee: &str, minutes: i64) -> NewCall {
    NewCall {
        id: CallId(id.to_owned()),
        trainee: trainee.to_owned(),
        origins: Origins {
            kind: CallKind::Played,
            scenario: "battery-answer".into(),
            title: "续航答错，客户再次来电".to_owned(),
            category: Category::Complaint,
            level: 2,
            channel: "phone".into(),
            persona: "emotional=7,dominant=3".to_owned(),
            seed: Seed(u64::MAX),
            mode: Mode::Practice,
            started: at(minutes),
            parent: None,
        },
        edition: Edition::new(vec![asset("personas/emotional.toml", "format = 1\n")]),
        scenario_text: "format = 1\ntitle = \"续航\"\n".to_owned(),
        engine: REVISION,
    }
}

pub(crate) fn asset(path: &str, text: &str) -> AssetText {
    AssetText {
        path: path.to_owned(),
        text: Arc::from(text),
    }
}

pub(crate) fn log() -> &'static Log {
    &PLAYED.log
}

pub(crate) fn sheet() -> Sheet {
    Sheet {
        made: at(10),
        cause: SheetCause::Finished,
        rubric: Hash::of("rubric"),
        engine: REVISION,
        scorecard: PLAYED.scorecard.clone().unwrap(),
    }
}

pub(crate) fn summary() -> Summary {
    Summary::of(&sheet().scorecard, log())
}

/// All that a played call asks to be kept, in order.
pub(crate) fn keeps(call: &NewCall) -> Vec<Keep> {
    let id = || call.id.clone();
    let begin = Keep::Begin {
        call: Box::new(call.clone()),
    };
    let entries = log()
        .entries
        .iter()
        .zip(0..)
        .map(|(entry, place)| Keep::Entry {
            call: id(),
            place,
            entry: Box::new(entry.clone()),
        });
    let end = Keep::Sheet {
        call: id(),
        sheet: Box::new(sheet()),
        summary: Box::new(summary()),
    };
    std::iter::once(begin).chain(entries).chain([end]).collect()
}

pub(crate) fn keep_all(store: &mut dyn Store, call: &NewCall) {
    store.begin(call).unwrap();
    for (entry, place) in log().entries.iter().zip(0..) {
        store.keep(&call.id, place, entry).unwrap();
    }
    store.score(&call.id, &sheet(), &summary()).unwrap();
}
