//! Records as small as they can be and still hold everything: two trainees, four calls at fixed moments, one appeal and a
//! trainer's word.

use std::{fs, sync::LazyLock};

use duilian::{
    engine::{Input, Millis, REVISION, chance::Seed, step::Mode},
    library::{Library, Sources},
    record::{
        Appeal, CallId, CallKind, Edition, Hash, Instant, NewCall, Origins, Sheet, SheetCause,
        Summary, TrainerWord, WordId, WordKind,
    },
    session::{Sitting, drive},
    store::{Store, sqlite::Records},
};
use tempfile::TempDir;

use super::run::{Ran, in_home};

/// The folder of the data below a home.
const DATA: &str = "data";

/// Passed by Lin, failed and disputed by Lin, an exam of Zhou's with a mix, and one that Zhou was cut off from.
pub(super) const IDS: [&str; 4] = [
    "019a9f00-1000-7000-8000-00000000000a",
    "019aa426-2000-7000-8000-00000000000b",
    "019aa9c0-5d00-7000-8000-00000000000c",
    "019aa9c0-5d01-7000-8000-00000000000d",
];

pub(super) const LIN: &str = "小林";
pub(super) const ZHOU: &str = "小周";

/// What Lin said when it went badly.
const BADLY: &[&str] = &[
    "喂，什么事？<script>alert(1)</script>",
    "=1+1 这个不归我们管，你自己去问快递公司吧。",
];

/// Nine in the morning of 2026-11-20 in Shanghai, so many minutes later.
pub(super) fn at(minutes: i64) -> Instant {
    Instant {
        unix: 1_795_136_400_000 + minutes * 60_000,
        zone: 480,
    }
}

pub(super) static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let files = [
        "tests/data/plays/late-parcel.toml",
        "tests/data/preview/branching.toml",
    ];
    let mut sources = Sources::default();
    for file in files {
        sources.sort(file.as_ref());
    }
    Library::load(&sources)
});

/// One call to be kept.
struct Told<'a> {
    id: &'a str,
    trainee: &'a str,
    scenario: &'a str,
    persona: &'a str,
    mode: Mode,
    started: Instant,
}

impl Told<'_> {
    fn sitting(&self) -> Sitting {
        let scenario = &LIBRARY.scenario(self.scenario).unwrap().scenario;
        let script = LIBRARY
            .script(scenario, Some(self.persona), Seed(7))
            .unwrap();
        Sitting::new(script, LIBRARY.rubric(), self.mode, Seed(7))
    }

    /// Played to its end: with these lines, or as its model play has it.
    fn played(&self, lines: Option<&[&str]>) -> Sitting {
        let mut sitting = self.sitting();
        let scenario = &LIBRARY.scenario(self.scenario).unwrap().scenario;
        let lines = lines.map_or_else(
            || scenario.play("model").unwrap().inputs.clone(),
            |lines| lines.iter().map(|line| (*line).to_owned()).collect(),
        );
        drive::run(&mut sitting, &lines, &LIBRARY.spellings).unwrap();
        sitting
    }

    fn keep(&self, sitting: &Sitting, store: &mut dyn Store) {
        let shelved = LIBRARY.scenario(self.scenario).unwrap();
        let call = NewCall {
            id: CallId(self.id.to_owned()),
            trainee: self.trainee.to_owned(),
            origins: Origins {
                kind: CallKind::Played,
                scenario: self.scenario.into(),
                title: shelved.scenario.title.clone(),
                category: shelved.scenario.category,
                level: shelved.scenario.level,
                channel: "phone".into(),
                persona: self.persona.to_owned(),
                seed: Seed(7),
                mode: self.mode,
                started: self.started,
                parent: None,
            },
            edition: Edition::new(LIBRARY.texts()),
            scenario_text: shelved.text().to_string(),
            engine: REVISION,
        };
        store.begin(&call).unwrap();
        for (entry, place) in sitting.log.entries.iter().zip(0..) {
            store.keep(&call.id, place, entry).unwrap();
        }
        let Some(scorecard) = sitting.scorecard.clone() else {
            return;
        };
        let summary = Summary::of(&scorecard, &sitting.log);
        let sheet = Sheet {
            made: Instant {
                unix: self.started.unix + 600_000,
                ..self.started
            },
            cause: SheetCause::Finished,
            rubric: Hash::of("rubric"),
            engine: REVISION,
            scorecard,
        };
        store.score(&call.id, &sheet, &summary).unwrap();
    }
}

/// Keeps the four calls and what was said of them.
fn keep_all(store: &mut dyn Store) {
    let told = |at: usize, trainee, started| Told {
        id: IDS[at],
        trainee,
        scenario: "late-parcel",
        persona: "emotional",
        mode: Mode::Practice,
        started,
    };
    let well = Told {
        scenario: "which-model",
        persona: "rational",
        ..told(0, LIN, at(0))
    };
    well.keep(&well.played(None), store);
    let badly = told(1, LIN, at(24 * 60));
    badly.keep(&badly.played(Some(BADLY)), store);
    let exam = Told {
        scenario: "branching",
        persona: "emotional=7,dominant=3",
        mode: Mode::Exam,
        ..told(2, ZHOU, at(48 * 60))
    };
    exam.keep(&exam.played(None), store);
    let open = told(3, ZHOU, at(48 * 60 + 30));
    let mut cut_off = open.sitting();
    cut_off.input(Input::Answer, Millis(0));
    let text = "您好，我是客服小周，很高兴为您服务。".to_owned();
    cut_off.input(Input::Reply { text }, Millis(9_000));
    open.keep(&cut_off, store);
    disputed(store);
    store.set_last_trainee(LIN).unwrap();
}

fn disputed(store: &mut dyn Store) {
    let call = CallId(IDS[1].to_owned());
    let appeal = Appeal {
        id: WordId(0),
        call: call.clone(),
        item: "shirk".into(),
        turn: 2,
        reason: "快递确实归物流部门管".to_owned(),
        at: at(24 * 60 + 20),
        settled: false,
    };
    store.add_appeal(&appeal).unwrap();
    let comment = TrainerWord {
        kind: WordKind::Comment,
        item: "".into(),
        turn: 2,
        judgement: None,
        points: None,
        reason: "客户再急也不能这样说。".to_owned(),
        by: "陈老师".to_owned(),
        at: at(24 * 60 + 60),
    };
    store.add_word(&call, &comment).unwrap();
}

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let mut records = Records::open(&path).unwrap();
    keep_all(&mut records);
    drop(records);
    fs::read(path).unwrap()
});

/// A home with those records.
pub(super) fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let data = home.path().join(DATA);
    fs::create_dir(&data).unwrap();
    fs::write(data.join("records.sqlite"), &*FILE).unwrap();
    home
}

/// The records of that home, to add to them.
pub(super) fn records(home: &TempDir) -> Records {
    Records::open(&home.path().join(DATA).join("records.sqlite")).unwrap()
}

/// Runs a command on the records of a home.
pub(super) fn on(home: &TempDir, arguments: &[&str]) -> Ran {
    let data = home.path().join(DATA);
    let mut all = arguments.to_vec();
    all.extend(["--data", data.to_str().unwrap()]);
    in_home(home, &all, b"")
}
