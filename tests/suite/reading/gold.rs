//! The figures of reading on replies that neither rules nor weights were made from.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use duilian::{
    authoring::{
        measure::{Gold, Measure, Place},
        train::mark,
    },
    library::{Library, Sources},
    reading::{Learned, Lexicon},
    source::built_in,
};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn measured(lexicon: &Arc<Lexicon>) -> Measure {
    let mut measure = Measure::new(Arc::clone(lexicon));
    for file in files("gold") {
        let text = std::fs::read_to_string(&file).unwrap();
        for (line, row) in (1..).zip(text.lines()) {
            let gold = Gold::parse(row.as_bytes(), lexicon).unwrap();
            let file = file.display().to_string();
            measure.add(Place { file, line }, gold);
        }
    }
    measure
}

fn micro(measure: &Measure) -> f64 {
    measure.micro().f1().unwrap()
}

#[test]
fn the_gold_file_has_many_replies_of_many_kinds_of_agent() {
    let library = Library::load(&Sources::default());
    let measure = measured(&library.lexicon());
    let groups = measure.groups();
    let agents = groups.iter().filter(|(kind, ..)| *kind == "agent");
    assert!(measure.rows >= 400, "{}", measure.rows);
    assert!(agents.count() >= 5);
    for bait in ["mention", "salad"] {
        assert!(measure.bait.contains_key(bait), "{bait}");
    }
}

#[test]
fn the_figures_on_the_gold_file_do_not_fall() {
    let library = Library::load(&Sources::default());
    let measure = measured(&library.lexicon());
    assert!(micro(&measure) >= 0.77, "{:.3}", micro(&measure));
    for (code, counts) in measure.codes() {
        let f1 = counts.f1().unwrap_or(1.0);
        assert!(f1 >= 0.45, "{code} {f1:.3}");
    }
    for (kind, most) in [("mention", 0.18), ("salad", 0.05)] {
        let (all, wrong) = measure.bait[kind];
        assert!(
            f64::from(wrong) <= most * f64::from(all),
            "{kind} {wrong}/{all}"
        );
    }
}

#[test]
fn the_rules_stand_without_the_weights() {
    let library = Library::load(&Sources::default());
    let rules = measured(&Arc::new(library.lexicon_of_rules()));
    assert!(micro(&rules) >= 0.70, "{:.3}", micro(&rules));
}

#[test]
fn the_weights_were_trained_on_the_rules_and_replies_that_are_here() {
    let weights = Learned::parse(built_in::learned()).unwrap();
    let rules = built_in::assets("behaviours")
        .into_iter()
        .map(|file| file.text);
    let rows: Vec<String> = files("replies")
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect();
    let texts = rules.chain(rows.iter().map(String::as_str));
    assert_eq!(
        weights.trained_on,
        mark(texts),
        "run: duilian train tests/data/replies/*.jsonl --out assets/learned/behaviours.weights"
    );
}

#[test]
fn weights_that_are_cut_off_or_of_another_kind_are_refused() {
    let bytes = built_in::learned();
    for length in [0, 7, 8, 16, 17, 40, 400, bytes.len() - 1] {
        assert!(Learned::parse(&bytes[..length]).is_err(), "{length}");
    }
    assert!(Learned::parse(b"duilian0 and so on").is_err());
    assert_eq!(Learned::parse(bytes).unwrap().bytes(), bytes);
}

/// No reply of the gold file insults anybody or asks for a secret: whatever is found there is found wrongly.
#[test]
fn hardly_a_blameless_reply_is_taken_for_a_fatal_error() {
    let library = Library::load(&Sources::default());
    let lexicon = library.lexicon();
    let (mut plain, mut suspected) = (Vec::new(), Vec::new());
    for file in files("gold") {
        let text = std::fs::read_to_string(&file).unwrap();
        for row in text.lines() {
            let gold = Gold::parse(row.as_bytes(), &lexicon).unwrap();
            let reading = lexicon.read(&gold.customer, &gold.reply);
            for sign in reading.did("abuse").chain(reading.did("ask_secret")) {
                let found = format!("{} {}", sign.rule, gold.reply);
                if *sign.rule == *"faults/insult-plain" {
                    plain.push(found);
                } else {
                    suspected.push(found);
                }
            }
        }
    }
    assert_eq!(plain, Vec::<String>::new());
    assert!(suspected.len() <= 3, "{suspected:#?}");
}
