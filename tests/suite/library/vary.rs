//! `[[vary]]`: of each table the seed draws one row, and the whole scenario speaks of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use duilian::{
    authoring::{check::check, test},
    engine::{
        Scenario,
        chance::Seed,
        vary::{Draw, Vary},
    },
    library::{Library, Sources},
};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use rstest::rstest;
use tempfile::TempDir;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    Library::load(&Sources {
        scenarios: vec![PathBuf::from("tests/data/varied")],
        assets: Vec::new(),
    })
});

/// As the library has it.
fn shelved() -> &'static Arc<Scenario> {
    &LIBRARY.scenario("locked-out").unwrap().scenario
}

fn drawn(seed: u64) -> Arc<Scenario> {
    let script = LIBRARY.script(shelved(), None, Seed(seed)).unwrap();
    Arc::clone(&script.scenario)
}

/// Buyer and model.
fn row(scenario: &Scenario) -> (String, String) {
    let model = scenario.answers[0].title.trim_end_matches("应急供电");
    (scenario.customer.name.clone(), model.to_owned())
}

#[test]
fn the_shelf_shows_the_first_row() {
    let scenario = shelved();
    assert_eq!(scenario.title, "门锁没电，客户进不了家门");
    assert_eq!(
        scenario.summary,
        "王女士的智能门锁没电，人在门外，已经来过好几次电话。"
    );
    assert_eq!(row(scenario), ("王女士".to_owned(), "L1".to_owned()));
    assert_eq!(scenario.draws(), 6);
}

#[test]
fn a_file_without_vary_makes_one_scenario() {
    let library = Library::load(&Sources::default());
    let fixed = library.scenarios.iter();
    for shelved in fixed.filter(|shelved| shelved.scenario.vary.is_empty()) {
        assert_eq!(shelved.scenario.draws(), 1);
        let script = library.script(&shelved.scenario, None, Seed(9)).unwrap();
        assert!(Arc::ptr_eq(&script.scenario, &shelved.scenario));
    }
}

#[test]
fn every_row_can_be_drawn_in_any_company() {
    let rows: BTreeSet<_> = (0..60).map(|seed| row(&drawn(seed))).collect();
    assert_eq!(rows.len(), 6);
}

/// What is drawn for a seed is part of the file format: a kept call is played again by it.
#[test]
fn a_seed_draws_the_same_row_on_every_machine() {
    let rows: Vec<String> = (0..8)
        .map(|seed| {
            let (buyer, model) = row(&drawn(seed));
            format!("{buyer}{model}")
        })
        .collect();
    insta::assert_snapshot!(rows.join(" "));
}

#[test]
fn another_table_changes_nothing_in_the_rows_of_the_first() {
    let vary = |names: &[&str]| -> Vec<Vary> {
        let values = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let slots = names.iter().map(|name| Vary {
            slots: vec![((*name).into(), values.clone())],
        });
        slots.collect()
    };
    for seed in 0..20 {
        let alone = Draw::of(&vary(&["buyer"]), Seed(seed));
        let beside = Draw::of(&vary(&["city", "buyer"]), Seed(seed));
        assert_eq!(alone.0[0], beside.0[1]);
    }
}

#[test]
fn the_draws_to_be_checked_hold_every_row_if_they_can() {
    let vary: Vec<Vary> = [16, 5, 3]
        .iter()
        .map(|rows| Vary {
            slots: vec![("x".into(), vec![String::new(); *rows])],
        })
        .collect();
    let some = Draw::some(&vary, 16);
    assert_eq!(some.len(), 16);
    for (at, rows) in [16, 5, 3].into_iter().enumerate() {
        let seen: BTreeSet<usize> = some.iter().map(|draw| draw.0[at]).collect();
        assert_eq!(seen.len(), rows);
    }
    let all = Draw::some(&vary[1..], 16);
    assert_eq!(
        all.iter()
            .map(|draw| &draw.0)
            .collect::<BTreeSet<_>>()
            .len(),
        15
    );
    assert_eq!(Draw::some(&[], 16), [Draw::default()]);
}

#[test]
fn a_fact_is_worth_what_was_drawn() {
    let mut orders = BTreeMap::new();
    for seed in 0..40 {
        let scenario = drawn(seed);
        let order = &scenario.fact("order").unwrap().value;
        orders.insert(scenario.customer.name.clone(), order.clone());
        let colour = &scenario.fact("colour").unwrap().value;
        assert!(
            ["黑色的", "古铜色的"].contains(&colour.as_str()),
            "{colour}"
        );
    }
    let expected = [
        ("李先生", "L-88"),
        ("王女士", "L20251101"),
        ("赵阿姨", "A7"),
    ];
    let expected = expected.map(|(buyer, order)| (buyer.to_owned(), order.to_owned()));
    assert_eq!(orders, BTreeMap::from(expected));
}

#[test]
fn everything_that_is_listened_to_is_drawn() {
    for seed in 0..12 {
        let script = LIBRARY.script(shelved(), None, Seed(seed)).unwrap();
        let (buyer, model) = row(&script.scenario);
        let heard = script.ear.read(
            "",
            &format!("{buyer}您好，{model}门锁下方有接口，接充电宝。"),
        );
        let told = format!("{:?}", heard.signs);
        assert!(
            told.contains("Told") && !told.contains("Misnamed"),
            "{told}"
        );
    }
}

#[test]
fn the_plays_are_played_with_what_was_drawn() {
    assert!(test::comes_out(&LIBRARY, shelved()));
    for seed in 0..12 {
        let scenario = drawn(seed);
        let inputs = &scenario.play("model").unwrap().inputs;
        assert!(
            inputs[1].starts_with(&scenario.customer.name),
            "{}",
            inputs[1]
        );
    }
}

#[test]
fn the_next_seed_brings_another_customer_of_the_same_temper() {
    let script = LIBRARY
        .script(shelved(), Some("dominant"), Seed(0))
        .unwrap();
    let again: BTreeSet<_> = (0..40)
        .map(|seed| {
            let again = LIBRARY.redrawn(&script, Seed(seed));
            assert_eq!(again.mix, script.mix);
            assert_eq!(again.scenario, drawn(seed));
            row(&again.scenario)
        })
        .collect();
    assert_eq!(again.len(), 6);
}

#[test]
fn a_varied_scenario_is_checked_without_a_finding() {
    let checked = check(&[PathBuf::from("tests/data/varied")], &Sources::default());
    let codes: Vec<&str> = checked.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(checked.scenarios, 1);
}

/// What `check` says of the varied scenario, changed.
fn found(from: &str, to: &str) -> Vec<String> {
    let text = std::fs::read_to_string("tests/data/varied/consult/locked-out.toml").unwrap();
    assert!(text.contains(from));
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("consult")).unwrap();
    let path = folder.path().join("consult/other.toml");
    std::fs::write(&path, text.replace(from, to)).unwrap();
    let found = check(&[path], &Sources::default()).diagnostics.into_iter();
    found
        .map(|found| format!("{} {}", found.code, found.span.of(&found.file.text)))
        .collect()
}

#[rstest]
#[case::a_row_contradicts(
    "\"L2\"]",
    "\"L2\", \"只能找人开锁。\"]",
    "vary-length [\"黑色\", \"古铜色\"]"
)]
#[case::an_answer_of_a_later_row(
    "wrong = [\"只能找人开锁\"]",
    "wrong = [\"L2门锁下方有接口，接充电宝\"]",
    "contradiction \"L2门锁下方有接口，接充电宝\""
)]
#[case::misspelt_in_a_line("{model}门锁没电了", "{modle}门锁没电了", "unknown-slot {modle}")]
#[case::misspelt_in_the_card("{order}（", "{ordre}（", "unknown-slot {ordre}")]
#[case::in_the_title(
    "title    = \"门锁",
    "title    = \"{model}门锁",
    "unknown-slot {model}"
)]
#[case::nowhere("{colour}的。", "黑的。", "unused-vary colour")]
#[case::shadows("colour =", "agent =", "vary-name agent")]
#[case::shadows_a_fact("colour =", "\"fact:order\" =", "vary-name \"fact:order\"")]
#[case::twice("colour =", "buyer =", "duplicate-name buyer")]
#[case::no_values("colour = [\"黑色\", \"古铜色\"]", "colour = []", "empty-list []")]
#[case::braces("\"古铜色\"", "\"{buyer}色\"", "vary-value \"{buyer}色\"")]
#[case::a_title_of_one_row("答对:{model}应急供电", "答对:L1应急供电", "unknown-name L1应急供电")]
#[case::numbers("[\"黑色\", \"古铜色\"]", "[1, 2]", "wrong-type 1")]
#[case::single_bracket("[[vary]]\nbuyer", "[vary]\nbuyer", "syntax-duplicate")]
#[case::older("format   = 2", "format   = 1", "newer-key vary")]
fn what_is_wrong_with_a_draw_is_told(#[case] from: &str, #[case] to: &str, #[case] told: &str) {
    let found = found(from, to);
    assert!(found.iter().any(|one| one.starts_with(told)), "{found:?}");
}

#[test]
fn what_every_draw_shows_is_told_once() {
    let found = found(
        "到底怎么才能进门？\"]",
        "到底怎么才能进门？\", \"你倒是想想办法啊。\"]",
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

proptest! {
    #[test]
    fn no_slot_is_left_and_the_same_seed_draws_the_same(seed in any::<u64>()) {
        let scenario = drawn(seed);
        let shown = format!("{scenario:?}").replace("{fact:order}", "").replace("{company}", "").replace("{agent}", "");
        for slot in ["{buyer}", "{order}", "{model}", "{colour}"] {
            prop_assert!(!shown.contains(slot), "{slot}");
        }
        prop_assert_eq!(scenario, drawn(seed));
    }
}
