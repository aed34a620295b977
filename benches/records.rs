//! Fills a store with many calls and says what the screens and commands wait for: `cargo bench --bench records -- 100000`
//! (how many calls). Calls stand in it with their summaries, without logs and sheets, which none of these read.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a runner that measures"
)]

use std::{
    hint::black_box,
    path::Path,
    sync::mpsc::channel,
    time::{Duration, Instant as Clock},
};

use duilian::{
    engine::{
        Millis, REVISION,
        chance::Seed,
        step::{Category, Ending, Mode},
    },
    judge::{Points, judge},
    library::{Library, Sources},
    progress::{
        Learning,
        class::{Pupil, class_of},
        next::next,
        offer::offers,
    },
    record::{
        CallId, CallKind, CallState, Edition, Filter, Hash, Instant, NewCall, Origins, Practised,
        Sheet, SheetCause, Summary, TraineeId,
    },
    store::{Keeper, Order, Place, Store, sqlite::Records},
};
use rand::{RngExt as _, SeedableRng as _, rngs::ChaCha8Rng};
use rusqlite::Connection;

/// 2025-01-01.
const BEGIN: i64 = 1_735_689_600_000;
const HOUR: i64 = 3_600_000;
/// Calls that all others are copies of, with another trainee and time.
const MODELS: u32 = 400;
const PAGE: u32 = 50;

fn main() {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok());
    let calls: u32 = numbers.next().unwrap_or(100_000);
    let library = Library::load(&Sources::default());
    for trainees in [20, 1] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.sqlite");
        let begun = Clock::now();
        fill(&path, &library, trainees, calls);
        let size = std::fs::metadata(&path).unwrap().len() / 1_000_000;
        let took = begun.elapsed().as_secs();
        println!("{calls} calls of {trainees}: {size} MB, filled in {took} s");
        measure(&path, &library, calls);
    }
}

#[expect(clippy::too_many_lines, reason = "one list of what is measured")]
fn fill(path: &Path, library: &Library, trainees: u32, calls: u32) {
    let mut chance = ChaCha8Rng::seed_from_u64(7);
    let mut records = Records::open(path).unwrap();
    let ids: Vec<TraineeId> = (0..trainees)
        .map(|n| records.trainee(&format!("trainee {n}")).unwrap())
        .collect();
    for n in 0..MODELS {
        let call = model(n, library, &mut chance);
        records.begin(&call).unwrap();
        let (sheet, summary) = sheet(library, &mut chance);
        records.score(&call.id, &sheet, &summary).unwrap();
    }
    drop(records);
    let mut connection = Connection::open(path).unwrap();
    let change = connection.transaction().unwrap();
    let columns = |table: &str| -> Vec<String> {
        let mut list = change
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .unwrap();
        let rows = list.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let copied = |table: &str, other: &[(&str, &str)]| -> String {
        let columns = columns(table);
        let values: Vec<&str> = columns
            .iter()
            .map(|name| {
                let other = other.iter().find(|(column, _)| column == name);
                other.map_or(name.as_str(), |(_, value)| *value)
            })
            .collect();
        let key = if table == "call" { "number" } else { "call" };
        let (names, values) = (columns.join(", "), values.join(", "));
        format!("INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {key} = ?4")
    };
    let id = ("id", "'c' || ?1");
    let number = ("number", "?1");
    let (trainee, started) = (("trainee", "?2"), ("started", "?3"));
    let call = copied("call", &[id, number, trainee, started]);
    let summary = copied("summary", &[("call", "?1"), trainee, started]);
    for n in 0..calls {
        let trainee = ids[(n % trainees) as usize].0;
        let started = BEGIN + i64::from(n) * HOUR / 8;
        let model = 1 + chance.random_range(0..MODELS);
        let values = (MODELS + 1 + n, trainee, started, model);
        change
            .prepare_cached(&call)
            .unwrap()
            .execute(values)
            .unwrap();
        change
            .prepare_cached(&summary)
            .unwrap()
            .execute(values)
            .unwrap();
    }
    suspect(&change);
    change.commit().unwrap();
}

/// Every twentieth call has a fatal error that is only suspected; of five such a trainer has judged four.
fn suspect(change: &Connection) {
    let suspected = "INSERT INTO suspect (call, fault, turn, words) \
                     SELECT number, 'promise', 3, 'certainly' FROM call WHERE number % 20 = 0";
    change.execute(suspected, []).unwrap();
    let judged = "INSERT INTO word (call, kind, item, turn, judgement, reason, by, at, zone) \
                  SELECT call, 'overruled', fault, turn, 'stands', 'heard', 'trainer', 1, 480 \
                  FROM suspect WHERE call % 100 > 0";
    change.execute(judged, []).unwrap();
}

/// A call of one of the library's scenarios, by somebody who belongs to nobody's class.
fn model(n: u32, library: &Library, chance: &mut ChaCha8Rng) -> NewCall {
    let scenario = &library.scenarios[n as usize % library.scenarios.len()].scenario;
    let personas = [
        "rational",
        "emotional",
        "doubtful",
        "emotional=7,dominant=3",
    ];
    NewCall {
        id: CallId(format!("model {n}")),
        trainee: "models".to_owned(),
        origins: Origins {
            kind: CallKind::Played,
            scenario: scenario.id.clone(),
            title: scenario.title.clone(),
            category: scenario.category,
            level: scenario.level,
            channel: scenario.channel.clone(),
            persona: personas[chance.random_range(0..personas.len())].to_owned(),
            seed: Seed(n.into()),
            mode: Mode::Practice,
            started: Instant {
                unix: BEGIN - i64::from(n) * HOUR,
                zone: 480,
            },
            parent: None,
        },
        edition: Edition::new(Vec::new()),
        scenario_text: String::new(),
        engine: REVISION,
    }
}

/// A sheet of nothing, and a summary of chance.
fn sheet(library: &Library, chance: &mut ChaCha8Rng) -> (Sheet, Summary) {
    let rubric = library.rubric();
    let scenario = &library.scenarios[0].scenario;
    let script = library.script(scenario, None, Seed(1)).unwrap();
    let silence = duilian::engine::Log::default();
    let sheet = Sheet {
        made: Instant::default(),
        cause: SheetCause::Finished,
        rubric: Hash::of(""),
        engine: REVISION,
        scorecard: judge(&rubric, &script, Mode::Practice, &silence),
    };
    let mut points = |of: i32| (Points(chance.random_range(0..=of)), Points(of));
    let items = rubric.items.iter().take(28).map(|item| {
        let (got, of) = points(item.points.0 * 3);
        Practised {
            item: item.id.clone(),
            got,
            of,
            hinted: false,
        }
    });
    let practised: Vec<Practised> = items.collect();
    let total = Points(chance.random_range(3000..=10_000));
    let summary = Summary {
        total,
        passed: total >= Points(7500),
        fatal: u16::from(chance.random_range(0..20) == 0),
        suspected: 0,
        ending: Some(Ending::Resolved),
        satisfaction: 4,
        lasted: Millis::seconds(chance.random_range(120..600)),
        turns: chance.random_range(5..20),
        steps: [(total, Points(10_000)); 6],
        dimensions: [(total, Points(10_000)); 6],
        practised,
    };
    (sheet, summary)
}

fn measure(path: &Path, library: &Library, calls: u32) {
    tell("open", 5, || Records::open(path).unwrap());
    let records = Records::open(path).unwrap();
    let one = records.trainees().unwrap()[1].id;
    tell("one trainee, counted anew", 1, || {
        records.standing(one, None).unwrap()
    });
    tell("the class, counted anew", 1, || pupils(&records, None));
    let today = (BEGIN + i64::from(calls) * HOUR / 8) / 86_400_000;
    tell("home: who, what was cut off, what comes next", 5, || {
        let standing = records.standing(one, None).unwrap();
        let cut_off = Filter {
            state: Some(CallState::Open),
            ..Filter::default()
        };
        let proposal = next(&offers(library, &standing), &standing.skills(), today);
        (
            records.trainees().unwrap(),
            records.calls(&cut_off).unwrap(),
            proposal,
        )
    });
    let place = Place {
        records: path.to_owned(),
        side: path.with_extension("side"),
        live: path.with_extension("live"),
    };
    history(place, one, calls);
    tell("the trainer's queue", 5, || records.queue().unwrap());
    for (what, since) in [("", None), (" since the first day", Some(0))] {
        tell(&format!("progress of one{what}"), 5, || {
            let all = records.standing(one, None).unwrap();
            let stretch = records.standing(one, since).unwrap();
            let totals = records.totals(one, since).unwrap();
            Learning::since("", since, (&all, &stretch), totals, today)
        });
        tell(&format!("the class{what}"), 5, || {
            class_of(pupils(&records, since), today)
        });
    }
}

fn pupils(records: &Records, since: Option<i64>) -> Vec<Pupil> {
    let trainees = records.trainees().unwrap().into_iter();
    let pupils = trainees.map(|trainee| Pupil {
        standing: records.standing(trainee.id, since).unwrap(),
        totals: records.totals(trainee.id, since).unwrap(),
        name: trainee.name,
    });
    pupils.collect()
}

/// As the screen asks for it: a page, and how many calls there are in all.
#[expect(clippy::too_many_lines, reason = "one list of what is measured")]
fn history(place: Place, one: TraineeId, calls: u32) {
    let all = || Filter {
        most: PAGE,
        ..Filter::default()
    };
    let late = BEGIN + i64::from(calls / 2) * HOUR / 8;
    let filters = [
        ("all", all()),
        (
            "a page in the middle",
            Filter {
                skip: calls / 2,
                ..all()
            },
        ),
        (
            "of one",
            Filter {
                trainee: Some(one),
                ..all()
            },
        ),
        (
            "a scenario",
            Filter {
                scenario: Some("vip-data".into()),
                ..all()
            },
        ),
        (
            "a category",
            Filter {
                category: Some(Category::Complaint),
                ..all()
            },
        ),
        (
            "a persona",
            Filter {
                persona: Some("dominant".into()),
                ..all()
            },
        ),
        (
            "a persona nobody has",
            Filter {
                persona: Some("nobody".into()),
                ..all()
            },
        ),
        (
            "given up",
            Filter {
                state: Some(CallState::Left),
                ..all()
            },
        ),
        (
            "passed",
            Filter {
                passed: Some(true),
                ..all()
            },
        ),
        (
            "since the middle",
            Filter {
                from: Some(late),
                ..all()
            },
        ),
        (
            "words",
            Filter {
                text: "phone".to_owned(),
                ..all()
            },
        ),
        (
            "words nobody has",
            Filter {
                text: "nothing like it".to_owned(),
                ..all()
            },
        ),
        (
            "all at once",
            Filter {
                trainee: Some(one),
                category: Some(Category::Complaint),
                passed: Some(false),
                text: "a".to_owned(),
                ..all()
            },
        ),
    ];
    let (sender, answers) = channel();
    let tell_me = move |answer| drop(sender.send(answer));
    let keeper = Keeper::start(place, Box::new(tell_me)).unwrap();
    drop(answers.recv().unwrap());
    for (what, filter) in filters {
        tell(&format!("history: {what}"), 5, || {
            keeper.ask(Order::Calls(filter.clone()));
            answers.recv().unwrap()
        });
    }
}

/// The median of some runs.
fn tell<T>(what: &str, times: usize, mut run: impl FnMut() -> T) {
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let begun = Clock::now();
            black_box(run());
            begun.elapsed()
        })
        .collect();
    took.sort();
    let median = took[times / 2].as_secs_f64() * 1000.0;
    println!("  {what:<46} {median:>8.1} ms");
}
