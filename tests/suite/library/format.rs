//! Formats: a file of format 1 reads for good, and a key of a newer one wants its number at the top.

use std::{collections::BTreeSet, fs, path::Path};

use duilian::{
    authoring::check::{check, fix::with_patches},
    library::{
        Library, Sources,
        keys::{persona::PERSONA, rubric::RUBRIC, scenario::SCENARIO},
    },
    source::{Diagnostic, Key, Shape},
};
use rstest::rstest;
use tempfile::TempDir;

const FROZEN: &str = "tests/data/format-1";
const SCENARIO_1: &str = "scenarios/complaint/posted-1.toml";

fn frozen() -> Library {
    Library::load(&Sources {
        scenarios: vec![Path::new(FROZEN).join("scenarios")],
        assets: vec![FROZEN.into()],
    })
}

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(FROZEN).join(file)).unwrap()
}

/// What is wrong with a scenario of this text.
fn found(text: &str) -> Vec<Diagnostic> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("posted-2.toml");
    fs::write(&path, text).unwrap();
    check(&[path], &Sources::default()).diagnostics
}

fn errors(found: &[Diagnostic]) -> Vec<(&str, &str)> {
    let errors = found.iter().filter(|found| found.is_error());
    errors
        .map(|found| (found.code, found.span.of(&found.file.text)))
        .collect()
}

#[test]
fn files_of_format_1_load_for_good() {
    let library = frozen();
    let errors = errors(&library.diagnostics);
    assert_eq!(errors, Vec::new());
    let scenario = &library.scenario("posted-1").unwrap().scenario;
    assert_eq!(scenario.persona.0.len(), 2);
    assert_eq!(scenario.facts.len(), 4);
    assert_eq!(scenario.answers.len(), 3);
    assert_eq!(scenario.refusals.len(), 2);
    assert_eq!(scenario.beats.len(), 6);
    assert_eq!(scenario.branches.len(), 3);
    assert_eq!(scenario.ticket.notes.len(), 4);
    assert_eq!(scenario.plays.len(), 3);
    assert!(scenario.plays.iter().all(|play| play.seed.is_none()));
    assert!(library.personas.contains_key("emotional-1"));
    assert!(library.rubrics.contains_key("standard-1"));
}

/// Paths of the keys of format 1, `beat.on.hears`; with `all` of the others too.
fn keys(table: &[Key], under: &str, all: bool, into: &mut BTreeSet<String>) {
    for key in table.iter().filter(|key| all || key.since == 1) {
        let path = format!("{under}{}", key.name);
        if let Shape::Section(below) | Shape::Sections(below) = key.shape {
            keys(below, &format!("{path}."), all, into);
        }
        into.insert(path);
    }
}

fn written(table: &toml::Table, under: &str, into: &mut BTreeSet<String>) {
    for (key, value) in table {
        let path = format!("{under}{key}");
        let below = format!("{path}.");
        match value {
            toml::Value::Table(table) => written(table, &below, into),
            toml::Value::Array(list) => {
                for table in list.iter().filter_map(toml::Value::as_table) {
                    written(table, &below, into);
                }
            }
            _ => {}
        }
        into.insert(path);
    }
}

/// A frozen file in which a key is missing would not show that it is still read.
#[rstest]
#[case::scenario(SCENARIO_1, SCENARIO)]
#[case::persona("personas/emotional-1.toml", PERSONA)]
#[case::rubric("rubrics/standard-1.toml", RUBRIC)]
fn every_key_of_format_1_stands_in_a_frozen_file(
    #[case] file: &str,
    #[case] table: &'static [Key],
) {
    let mut of_format_1 = BTreeSet::new();
    keys(table, "", false, &mut of_format_1);
    let mut there = BTreeSet::new();
    written(&text(file).parse().unwrap(), "", &mut there);
    let missing: Vec<_> = of_format_1.difference(&there).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn format_2_needs_no_new_key() {
    let newer = text(SCENARIO_1).replace("format   = 1", "format   = 2");
    assert_eq!(errors(&found(&newer)), Vec::new());
}

#[test]
fn a_key_of_format_2_is_refused_in_format_1_and_the_fix_is_certain() {
    let older = text(SCENARIO_1).replace("name   = \"poor\"", "name   = \"poor\"\nseed = 3");
    let wrong = found(&older);
    assert_eq!(errors(&wrong), [("newer-key", "seed")]);
    let wrong: Vec<&Diagnostic> = wrong.iter().filter(|found| found.is_error()).collect();
    let right = with_patches(&older, &wrong);
    assert_eq!(right, older.replace("format   = 1", "format   = 2"));
    assert_eq!(errors(&found(&right)), Vec::new());
}

#[test]
fn a_format_above_2_is_refused_before_its_keys_are_looked_at() {
    let newer = text(SCENARIO_1).replace("format   = 1", "format   = 3\nnewest = 1");
    assert_eq!(errors(&found(&newer)), [("newer-format", "3")]);
}

#[test]
fn only_the_kinds_of_files_that_have_grown_take_format_2() {
    let folder = TempDir::new().unwrap();
    for (kind, name) in [
        ("channels", "phone.toml"),
        ("company", "own.toml"),
        ("behaviours", "own.toml"),
    ] {
        fs::create_dir_all(folder.path().join(kind)).unwrap();
        fs::write(folder.path().join(kind).join(name), "format = 2\n").unwrap();
    }
    let library = Library::load(&Sources {
        scenarios: Vec::new(),
        assets: vec![folder.path().to_owned()],
    });
    assert_eq!(errors(&library.diagnostics), [("newer-format", "2"); 3]);
}
