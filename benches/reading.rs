//! How long reading takes: one reply, a very long one, and making the lexicon ready.
#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::{hint::black_box, sync::LazyLock};

use duilian::{
    engine::Script,
    library::{Library, Sources},
};

fn main() {
    divan::main();
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

fn script() -> std::sync::Arc<Script> {
    let shelved = LIBRARY.scenario("battery-answer").unwrap();
    LIBRARY.script(&shelved.scenario, None).unwrap()
}

const HEARD: &str = "上次你们客服说B6平板能用两天，我用了半天就没电了！你们到底懂不懂自己的东西？";
/// Sixty characters.
const REPLY: &str = "李女士，真的很抱歉，换谁都会着急。您放心，我先帮您核实一下订单，请问您的订单号是多少？查到后24小时内一定给您回电话说明。";

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

/// Characters of ordinary sentences, no two alike.
#[divan::bench(args = [1_000, 10_000])]
fn a_long_reply(bencher: divan::Bencher<'_, '_>, characters: usize) {
    let script = script();
    let sentences = LIBRARY
        .scenarios
        .iter()
        .flat_map(|shelved| &shelved.scenario.plays)
        .flat_map(|play| play.inputs.clone());
    let text: String = sentences
        .collect::<String>()
        .chars()
        .cycle()
        .take(characters)
        .collect();
    bencher.bench(|| script.ear.read(black_box(HEARD), black_box(&text)));
}

#[divan::bench]
fn the_lexicon_made_ready(bencher: divan::Bencher<'_, '_>) {
    bencher
        .with_inputs(|| Library::load(&Sources::default()))
        .bench_values(|library| {
            library.lexicon();
        });
}
