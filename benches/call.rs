//! How long a start, a turn of a call and its sheet take.
#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::{hint::black_box, sync::LazyLock};

use duilian::{
    engine::{Input, Millis, chance::Seed, decide, step::Mode},
    library::{Library, Sources},
    session::{Sitting, drive},
};

fn main() {
    divan::main();
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

fn played() -> Sitting {
    let shelved = LIBRARY.scenario("battery-answer").unwrap();
    let script = LIBRARY
        .script(&shelved.scenario, None, Seed::default())
        .unwrap();
    let mut sitting = Sitting::new(script, LIBRARY.rubric(), Mode::Practice, Seed(1));
    let inputs = shelved.scenario.play("model").unwrap().inputs.clone();
    drive::run(&mut sitting, &inputs, &LIBRARY.spellings).unwrap();
    sitting
}

#[divan::bench]
fn the_library_loaded() -> Library {
    Library::load(&Sources::default())
}

#[divan::bench]
fn a_script_of_a_call(bencher: divan::Bencher<'_, '_>) {
    let shelved = LIBRARY.scenario("battery-answer").unwrap();
    LIBRARY.lexicon();
    bencher.bench(|| {
        LIBRARY
            .script(black_box(&shelved.scenario), None, Seed::default())
            .unwrap()
    });
}

#[divan::bench]
fn a_reply_decided(bencher: divan::Bencher<'_, '_>) {
    let shelved = LIBRARY.scenario("battery-answer").unwrap();
    let script = LIBRARY
        .script(&shelved.scenario, None, Seed::default())
        .unwrap();
    let mut sitting = Sitting::new(script, LIBRARY.rubric(), Mode::Practice, Seed(1));
    sitting.input(Input::Answer, Millis(0));
    sitting.input(
        Input::Reply {
            text: "您好，晨星电子，我是小林。".to_owned(),
        },
        Millis(5_000),
    );
    let text = "真的很抱歉，换谁都会着急。请问您的订单号是多少？".to_owned();
    let reply = Input::Reply { text };
    bencher.bench(|| {
        decide(
            &sitting.script,
            &sitting.state,
            black_box(&reply),
            Millis(15_000),
        )
    });
}

#[divan::bench]
fn a_call_judged(bencher: divan::Bencher<'_, '_>) {
    let sitting = played();
    bencher.bench(|| sitting.standing());
}

#[divan::bench]
fn a_whole_call(bencher: divan::Bencher<'_, '_>) {
    LIBRARY.lexicon();
    bencher.bench(played);
}
