//! The schemas and the reference of keys: made from the key tables, whole in both languages, and true of real files.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use duilian::{
    authoring::schema::{Kind, described, names, reference, schema},
    library::{Library, Sources},
    locale::{Language, Locale},
};
use serde_json::Value;

use super::valid::faults;
use crate::cli::run::updating;

fn made(kind: Kind, language: Language) -> String {
    let library = Library::load(&Sources::default());
    schema(kind, &Locale::load(language), &library.spellings)
}

fn as_json(schema: &str) -> Value {
    serde_json::from_str(schema).unwrap()
}

fn all_keys() -> BTreeSet<String> {
    let kinds = Kind::ALL.iter();
    kinds
        .flat_map(|kind| described(*kind))
        .map(|described| described.text_key())
        .collect()
}

#[test]
fn every_key_is_described_in_both_languages() {
    for language in Language::ALL {
        let locale = Locale::load(*language);
        let mut keys = all_keys();
        keys.retain(|key| !locale.has(key));
        assert!(keys.is_empty(), "{language:?}: {keys:#?}");
    }
}

#[test]
fn every_description_has_a_key() {
    let keys = all_keys();
    let locale = Locale::load(Language::Zh);
    let lost: Vec<&str> = locale
        .keys()
        .filter(|key| key.starts_with("keys.") && !keys.contains(*key))
        .collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn no_description_is_empty_or_a_wall() {
    for language in Language::ALL {
        let locale = Locale::load(*language);
        for key in all_keys() {
            let length = locale.text(&key).chars().count();
            assert!((3..=330).contains(&length), "{key}: {length}");
        }
    }
}

#[test]
fn the_committed_schemas_are_what_is_made() {
    for kind in Kind::ALL {
        holds(
            &Path::new("assets/schema").join(kind.file_name()),
            &made(*kind, Language::Zh),
        );
    }
}

#[test]
fn the_reference_of_keys_is_what_is_made() {
    for (page, language) in [
        ("docs/keys.zh.md", Language::Zh),
        ("docs/keys.md", Language::En),
    ] {
        let locale = Locale::load(language);
        let library = Library::load(&Sources::default());
        let made = reference::page(Kind::ALL, &locale) + &names::chapter(&library, &locale);
        holds(Path::new(page), &made);
    }
}

fn holds(path: &Path, made: &str) {
    if updating() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, made).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        made == kept,
        "{} is not what is made; UPDATE_GOLDEN=1 writes it anew",
        path.display()
    );
}

#[test]
fn the_language_changes_descriptions_only() {
    for kind in Kind::ALL {
        let [zh, en] = [Language::Zh, Language::En].map(|language| {
            let mut schema = as_json(&made(*kind, language));
            bare(&mut schema);
            schema
        });
        assert_eq!(zh, en);
    }
}

fn bare(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for word in ["description", "title"] {
                if members.get(word).is_some_and(Value::is_string) {
                    members.remove(word);
                }
            }
            members.values_mut().for_each(bare);
        }
        Value::Array(list) => list.iter_mut().for_each(bare),
        _ => {}
    }
}

#[test]
fn every_file_of_the_program_is_valid() {
    let files = [
        (Kind::Scenario, "scenarios"),
        (Kind::Persona, "assets/personas"),
        (Kind::Rubric, "assets/rubrics"),
        (Kind::Behaviour, "assets/behaviours"),
        (Kind::Channel, "assets/channels"),
        (Kind::Company, "assets/company"),
        (Kind::Spellings, "assets/spellings.toml"),
    ];
    for (kind, path) in files {
        let schema = as_json(&made(kind, Language::Zh));
        let found = below(Path::new(path));
        assert!(!found.is_empty(), "{path}");
        for file in found {
            assert_eq!(faults(&schema, &read(&file)), [""; 0], "{}", file.display());
        }
    }
}

const RULES: &str = "tests/data/rules";

#[test]
fn every_good_file_of_a_rule_is_valid() {
    let mut seen = 0;
    for file in below(Path::new(RULES)) {
        let is_good = file
            .strip_prefix(RULES)
            .unwrap()
            .iter()
            .nth(1)
            .is_some_and(|name| name == "good" || name == "good.toml");
        if is_good {
            let schema = as_json(&made(kind_of(&file), Language::Zh));
            assert_eq!(faults(&schema, &read(&file)), [""; 0], "{}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn files_whose_fault_is_one_of_shape_are_not() {
    let shapes = [
        "bad-length",
        "bad-marks",
        "bad-name",
        "empty-list",
        "empty-text",
        "misplaced-key",
        "missing-key",
        "out-of-range",
        "single-bracket",
        "unknown-choice",
        "unknown-key",
        "wrong-type",
    ];
    for shape in shapes {
        let bad = Path::new(RULES).join(shape).join("bad.toml");
        let schema = as_json(&made(kind_of(&bad), Language::Zh));
        assert_ne!(faults(&schema, &read(&bad)), [""; 0], "{shape}");
    }
}

/// What kind of file it is, by the folder that it lies in.
fn kind_of(file: &Path) -> Kind {
    let lies_in = |folder: &str| file.iter().any(|part| part == folder);
    match () {
        () if lies_in("personas") => Kind::Persona,
        () if lies_in("rubrics") => Kind::Rubric,
        () if lies_in("behaviours") => Kind::Behaviour,
        () => Kind::Scenario,
    }
}

fn read(file: &Path) -> Value {
    toml::from_str(&fs::read_to_string(file).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn below(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        let is_toml = path.extension().is_some_and(|ext| ext == "toml");
        return is_toml.then(|| path.to_owned()).into_iter().collect();
    }
    let entries = fs::read_dir(path).unwrap();
    let mut found: Vec<PathBuf> = entries
        .flat_map(|entry| below(&entry.unwrap().path()))
        .collect();
    found.sort();
    found
}
