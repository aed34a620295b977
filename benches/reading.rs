//! How long reading takes: one reply, a very long one, and making the lexicon ready.
#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::{
    hint::black_box,
    sync::{Arc, LazyLock},
    time::{Duration, Instant},
};

use duilian::{
    engine::Script,
    engine::chance::Seed,
    library::{Library, Sources},
    reading::{Ear, Lexicon, Vocabulary, rules::RuleFile, vocabulary::Wording},
    text::Name,
};

/// Percentiles are of replies, not of rounds, so they are measured here and not by the harness.
fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        let lexicon = LIBRARY.lexicon();
        let scripts: Vec<Arc<Script>> = LIBRARY
            .scenarios
            .iter()
            .map(|shelved| {
                LIBRARY
                    .script(&shelved.scenario, None, Seed::default())
                    .unwrap()
            })
            .collect();
        report("behaviours of 60 characters", |_, reply| {
            black_box(lexicon.read(HEARD, reply));
        });
        report("60 characters, everything loaded", |at, reply| {
            black_box(scripts[at % scripts.len()].ear.read(HEARD, reply));
        });
        for count in [10, 100, 1_000] {
            let ear = Ear::new(Arc::clone(&lexicon), &phrases(count));
            report(&format!("60 characters, {count} phrases"), |_, reply| {
                black_box(ear.read(HEARD, reply));
            });
        }
    }
    divan::main();
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

fn script() -> Arc<Script> {
    let shelved = LIBRARY.scenario("battery-answer").unwrap();
    LIBRARY
        .script(&shelved.scenario, None, Seed::default())
        .unwrap()
}

const HEARD: &str = "上次你们客服说B6平板能用两天，我用了半天就没电了！你们到底懂不懂自己的东西？";
/// Sixty characters.
const REPLY: &str = "李女士，真的很抱歉，换谁都会着急。您放心，我先帮您核实一下订单，请问您的订单号是多少？查到后24小时内一定给您回电话说明。";

/// So many required phrases: the wordings of the scenarios, again and again where there are not enough.
fn phrases(count: usize) -> Vocabulary {
    let scenarios = LIBRARY.scenarios.iter().map(|shelved| &shelved.scenario);
    let said = scenarios.flat_map(|scenario| {
        let phrases = scenario.phrases.iter().flat_map(|phrase| &phrase.say);
        phrases.chain(scenario.answers.iter().flat_map(|answer| &answer.say))
    });
    let said: Vec<&String> = said.collect();
    let phrases = said.iter().cycle().take(count).enumerate();
    Vocabulary {
        phrases: phrases
            .map(|(number, say)| Wording {
                name: format!("phrase-{number}").into(),
                say: vec![(*say).clone()],
            })
            .collect(),
        ..Vocabulary::default()
    }
}

/// What the agents of all plays say, one after the other.
fn said() -> impl Iterator<Item = &'static String> {
    let scenarios = LIBRARY.scenarios.iter();
    let plays = scenarios.flat_map(|shelved| &shelved.scenario.plays);
    plays.flat_map(|play| &play.inputs)
}

/// Replies of sixty characters, one from each thing that is said on.
fn replies() -> Vec<String> {
    let texts: Vec<&String> = said().collect();
    let from = |at: usize| {
        texts[at..]
            .iter()
            .chain(&texts)
            .flat_map(|text| text.chars())
    };
    (0..texts.len())
        .map(|at| from(at).take(60).collect())
        .collect()
}

/// Reads every reply of the repository, each at its best of some rounds: another process' turn is not ours.
fn report(what: &str, read: impl Fn(usize, &str)) {
    const ROUNDS: usize = 7;
    let replies = replies();
    #[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
    let once = |(at, reply): (usize, &String)| {
        let start = Instant::now();
        read(at, reply);
        start.elapsed()
    };
    let best = |reply| (0..ROUNDS).map(|_| once(reply)).min().unwrap_or_default();
    let mut times: Vec<Duration> = replies.iter().enumerate().map(best).collect();
    times.sort_unstable();
    let percentile = |share: usize| times[(times.len() - 1) * share / 100];
    #[expect(clippy::print_stdout, reason = "a benchmark reports")]
    {
        let (half, most, all) = (percentile(50), percentile(99), replies.len());
        println!("{what}: p50 {half:.1?}  p99 {most:.1?}  ({all} replies)");
    }
}

#[divan::bench]
fn behaviours_of_a_reply(bencher: divan::Bencher<'_, '_>) {
    let lexicon = LIBRARY.lexicon();
    bencher.bench(|| lexicon.read(black_box(HEARD), black_box(REPLY)));
}

#[divan::bench]
fn a_reply_with_everything_loaded(bencher: divan::Bencher<'_, '_>) {
    let script = script();
    bencher.bench(|| script.ear.read(black_box(HEARD), black_box(REPLY)));
}

/// Characters of ordinary sentences, no two alike, as far as there are.
fn long(characters: usize) -> String {
    let text: String = said().map(String::as_str).collect();
    text.chars().cycle().take(characters).collect()
}

#[divan::bench(args = [1_000, 10_000])]
fn behaviours_of_a_long_reply(bencher: divan::Bencher<'_, '_>, characters: usize) {
    let (lexicon, text) = (LIBRARY.lexicon(), long(characters));
    bencher.bench(|| lexicon.read(black_box(HEARD), black_box(&text)));
}

#[divan::bench(args = [1_000, 10_000])]
fn a_long_reply(bencher: divan::Bencher<'_, '_>, characters: usize) {
    let (script, text) = (script(), long(characters));
    bencher.bench(|| script.ear.read(black_box(HEARD), black_box(&text)));
}

/// The behaviour files of the repository.
fn files() -> Vec<(Name, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/behaviours");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let file = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().into();
        (name, std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(file).collect()
}

fn parsed(files: &[(Name, String)]) -> Vec<(Name, RuleFile)> {
    let parse = |(name, text): &(Name, String)| (name.clone(), toml::from_str(text).unwrap());
    files.iter().map(parse).collect()
}

#[divan::bench]
fn behaviour_files_parsed(bencher: divan::Bencher<'_, '_>) {
    let files = files();
    bencher.bench(|| parsed(black_box(&files)));
}

#[divan::bench]
fn behaviour_files_compiled(bencher: divan::Bencher<'_, '_>) {
    let parsed = parsed(&files());
    bencher.bench(|| Lexicon::compile(black_box(&parsed)));
}
