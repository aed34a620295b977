//! Goes through many files and packs changed at random, and says what the longest of them took to check:
//! `cargo bench --bench mutated -- 100000` (how many, and from which number).
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a runner that measures"
)]

#[expect(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/suite/authoring/mutation.rs"]
mod mutation;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use duilian::{
    authoring::{check::check, pack::archive},
    library::Sources,
};
use mutation::{Original, mutated, mutated_pack, originals, pack};

/// What one file may take.
const LIMIT: Duration = Duration::from_millis(50);
const THREADS: usize = 2;

/// How many files of a kind, and the longest of them.
#[derive(Default)]
struct Longest {
    files: u64,
    took: Duration,
    all: Duration,
    number: u64,
    late: u64,
}

fn main() {
    // Cargo adds an argument of its own.
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok());
    let many: u64 = numbers.next().unwrap_or(100_000);
    let first: u64 = numbers.next().unwrap_or(0);
    let next = AtomicU64::new(first);
    let seen: Mutex<BTreeMap<String, Longest>> = Mutex::default();
    let (files, pack) = (originals(), pack());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let folder = tempfile::tempdir().unwrap();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= first + many {
                        return;
                    }
                    let (kind, took) = one(number, &files, &pack, folder.path());
                    let mut seen = seen.lock().unwrap();
                    let longest = seen.entry(kind).or_default();
                    longest.files += 1;
                    longest.all += took;
                    longest.late += u64::from(took > LIMIT);
                    if took > longest.took {
                        longest.took = took;
                        longest.number = number;
                    }
                }
            });
        }
    });
    for (kind, longest) in seen.into_inner().unwrap() {
        println!(
            "{kind}: {} checked, {:.1} ms on average, longest {:.1} ms (number {}), above {} ms: {}",
            longest.files,
            longest.all.as_secs_f64() * 1000.0 / f64::from(u32::try_from(longest.files).unwrap()),
            longest.took.as_secs_f64() * 1000.0,
            longest.number,
            LIMIT.as_millis(),
            longest.late
        );
    }
}

/// The time of this thread, which no other program on the machine makes longer; where the system does not tell, that of
/// the wall.
struct Watch {
    worked: Option<Duration>,
    wall: Instant,
}

impl Watch {
    fn start() -> Self {
        Self {
            worked: Self::worked(),
            wall: Instant::now(),
        }
    }

    fn elapsed(&self) -> Duration {
        let worked = Self::worked().zip(self.worked);
        worked.map_or_else(
            || self.wall.elapsed(),
            |(now, then)| now.saturating_sub(then),
        )
    }

    fn worked() -> Option<Duration> {
        let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let nanos = text.split_whitespace().next()?.parse().ok()?;
        Some(Duration::from_nanos(nanos))
    }
}

/// Its kind, and how long it took from reading the file to the last finding.
fn one(number: u64, files: &[Original], pack: &[u8], folder: &Path) -> (String, Duration) {
    if number.is_multiple_of(5) {
        let bytes = mutated_pack(number, pack);
        let start = Watch::start();
        let _ = archive::read(&bytes, "retail", "retail.zip");
        return ("pack".to_owned(), start.elapsed());
    }
    let (which, bytes) = mutated(number, files);
    let original = &files[which].0;
    let path = folder.join(original);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    let start = Watch::start();
    let _ = check(std::slice::from_ref(&path), &Sources::default());
    let took = start.elapsed();
    fs::remove_file(&path).unwrap();
    let mut parts = original.split('/');
    let (top, below) = (parts.next().unwrap(), parts.next().unwrap());
    let kind = if top == "scenarios" { top } else { below };
    (kind.to_owned(), took)
}
