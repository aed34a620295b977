//! Checking: built-in files are silent, and each broken copy of a scenario is told what is wrong with it, where.

use std::path::{Path, PathBuf};

use duilian::{
    authoring::check::{RULES, check},
    library::Sources,
    locale::{Language, Locale},
    report::diagnostics::{render, summary},
};

/// Relative, so that what is shown is the same everywhere.
const BROKEN: &str = "tests/data/broken";

fn broken() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(BROKEN).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn shown(path: &Path, language: Language, colour: bool) -> String {
    let checked = check(&[path.to_owned()], &Sources::default());
    render(&checked.diagnostics, &Locale::load(language), colour)
}

#[test]
fn what_is_built_in_is_silent() {
    let checked = check(&[], &Sources::default());
    let locale = Locale::load(Language::Zh);
    assert_eq!(render(&checked.diagnostics, &locale, false), "");
    assert!(checked.scenarios >= 12, "{}", checked.scenarios);
}

#[test]
fn every_broken_copy_is_told_all_that_is_wrong_with_it() {
    let paths = broken();
    assert!(paths.len() >= 20, "{}", paths.len());
    for path in paths {
        let text = shown(&path, Language::Zh, false);
        assert!(!text.is_empty(), "{}", path.display());
        insta::assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), text);
    }
}

#[test]
fn faults_are_told_in_english_too() {
    let path = Path::new(BROKEN).join("misspelt-keys.toml");
    insta::assert_snapshot!("english", shown(&path, Language::En, false));
}

#[test]
fn no_control_character_of_a_file_reaches_the_terminal() {
    for language in Language::ALL {
        let text = shown(Path::new(BROKEN), *language, false);
        let control = text.chars().find(|one| *one != '\n' && one.is_control());
        assert_eq!(control, None);
        assert!(!text.contains(['\u{202e}', '\u{202d}']));
    }
}

#[test]
fn colours_change_no_words() {
    let path = Path::new(BROKEN).join("control-characters.toml");
    let coloured = shown(&path, Language::Zh, true);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, shown(&path, Language::Zh, false));
}

#[test]
fn a_folder_is_checked_whole_and_nothing_beside_it() {
    let checked = check(&[PathBuf::from(BROKEN)], &Sources::default());
    let mut files: Vec<&str> = checked
        .diagnostics
        .iter()
        .map(|found| found.file.name.as_str())
        .collect();
    files.dedup();
    assert_eq!(files.len(), broken().len());
    assert!(files.iter().all(|file| file.starts_with(BROKEN)));
}

#[test]
fn every_code_is_worded() {
    let found = check(&[PathBuf::from(BROKEN)], &Sources::default()).diagnostics;
    let codes = found.iter().map(|found| found.code);
    let codes: Vec<&str> = codes.chain(RULES.iter().map(|rule| rule.code)).collect();
    for language in Language::ALL {
        let locale = Locale::load(*language);
        for code in &codes {
            assert!(locale.has(&format!("diagnostic.{code}")), "{code}");
        }
    }
}

#[test]
fn a_path_that_is_not_there_is_said() {
    let checked = check(&[PathBuf::from("no/such/file.toml")], &Sources::default());
    let locale = Locale::load(Language::En);
    assert!(render(&checked.diagnostics, &locale, false).contains("no/such/file.toml"));
    assert_eq!(
        summary(&checked.diagnostics, &locale),
        "1 errors, 0 warnings"
    );
}

#[test]
fn one_asset_can_be_checked_alone() {
    let folder = tempfile::tempdir().unwrap();
    let persona = folder.path().join("personas/hasty.toml");
    let rules = folder.path().join("behaviours/own.toml");
    let rubric = folder.path().join("rubrics/own.toml");
    for (path, text) in [
        (&persona, "format = 1\nnmae = \"急性子\"\n"),
        (
            &rules,
            "format = 1\n[[rule]]\nid = \"x\"\ndoes = \"greeting\"\nsay = [\"(好\"]\n",
        ),
        (
            &rubric,
            "format = 1\ntitle = \"x\"\npass = { practice = 75, exam = 75, live = 185 }\n",
        ),
    ] {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let codes = |path: &Path| -> Vec<&str> {
        let checked = check(&[path.to_owned()], &Sources::default());
        checked.diagnostics.iter().map(|found| found.code).collect()
    };
    assert!(codes(&persona).contains(&"unknown-key"));
    assert_eq!(codes(&rules), ["rule-malformed"]);
    assert!(codes(&rubric).contains(&"out-of-range"));
    let all = codes(folder.path());
    assert!(
        ["unknown-key", "rule-malformed", "out-of-range"]
            .iter()
            .all(|code| all.contains(code))
    );
}
