//! The worked examples of the manuals: their files are written into an empty folder, their commands are run one after the
//! other, and what these print is what the page shows. `…` stands for what is left out. `UPDATE_GOLDEN` writes the pages anew.
//!
//! A block `toml FILE` (or any other kind with a file) is that file; `diff FILE` changes it; of `console` each line behind
//! `$ ` is run, and what stands behind `] > ` in what is shown was typed.

use std::{fs, path::Path};

use assert_cmd::Command;
use duilian::{
    library::keys::behaviour::BEHAVIOURS,
    source::{Key, Shape},
};
use tempfile::TempDir;

use super::run::{command, updating};

const FENCE: &str = "```";
const LEFT_OUT: char = '…';

#[test]
fn worked_examples_print_what_the_pages_show() {
    for (page, language) in [
        ("docs/scoring.zh.md", "zh"),
        ("docs/scoring.md", "en"),
        ("docs/writing-a-scenario.zh.md", "zh"),
        ("docs/writing-a-scenario.md", "en"),
        ("docs/good-scenarios.zh.md", "zh"),
        ("docs/good-scenarios.md", "en"),
    ] {
        let shown = fs::read_to_string(page).unwrap();
        let printed = played(&shown, language);
        if updating() {
            fs::write(page, printed).unwrap();
        } else {
            assert_eq!(printed, shown, "{page}");
        }
    }
}

/// The page with what its commands print now.
fn played(page: &str, language: &str) -> String {
    let folder = TempDir::new().unwrap();
    let mut told = String::new();
    for (at, part) in page.split(FENCE).enumerate() {
        // Between two fences: what kind of block it is, and on a line of its own where its text goes.
        let (kind, text) = part.split_once('\n').unwrap_or_default();
        let text = match kind.split_once(' ') {
            _ if at % 2 == 0 => part.to_owned(),
            Some((kind, file)) => {
                put(&folder.path().join(file), kind, text);
                part.to_owned()
            }
            None if kind == "console" => format!("{kind}\n{}", run(text, folder.path(), language)),
            None => part.to_owned(),
        };
        let fence = if at == 0 { "" } else { FENCE };
        told = format!("{told}{fence}{text}");
    }
    told
}

/// Writes a file, or makes the changes of a `diff` in it.
fn put(path: &Path, kind: &str, text: &str) {
    if kind != "diff" {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        return;
    }
    let side = |other: char| -> String {
        let lines = text.lines().filter(|line| !line.starts_with(other));
        lines.flat_map(|line| [&line[1..], "\n"]).collect()
    };
    let (old, new) = (side('+'), side('-'));
    let before = fs::read_to_string(path).unwrap();
    assert_eq!(
        before.matches(&old).count(),
        1,
        "{}:\n{old}",
        path.display()
    );
    fs::write(path, before.replace(&old, &new)).unwrap();
}

/// The commands behind `$ `, each with what it prints.
fn run(block: &str, folder: &Path, language: &str) -> String {
    let block = format!("\n{block}");
    let each = block.split("\n$ ").skip(1).map(|run| {
        let (line, shown) = run.split_once('\n').unwrap_or((run, ""));
        let shown = &if shown.is_empty() || shown.ends_with('\n') {
            shown.to_owned()
        } else {
            format!("{shown}\n")
        };
        let typed: Vec<&str> = shown
            .lines()
            .filter_map(|line| Some(line.split_once(PROMPT)?.1))
            .collect();
        let printed = echoed(&shell(line, &typed, folder, language), &typed);
        let printed = if holds(&printed, shown) {
            shown.to_owned()
        } else {
            printed
        };
        format!("$ {line}\n{printed}")
    });
    each.collect()
}

/// Behind it stands what was typed.
const PROMPT: &str = "] > ";

/// What is printed, with what is typed behind each prompt, as a terminal shows it.
fn echoed(printed: &str, typed: &[&str]) -> String {
    let mut parts = printed.split(PROMPT);
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut typed = typed.iter();
    for part in parts {
        text = format!("{text}{PROMPT}{}{part}", typed.next().unwrap_or(&""));
    }
    text
}

fn shell(line: &str, typed: &[&str], folder: &Path, language: &str) -> String {
    let typed: String = typed.iter().flat_map(|line| [line, "\n"]).collect();
    let duilian = command(&TempDir::new().unwrap())
        .get_program()
        .to_os_string();
    let path = format!(
        "{}:/usr/bin:/bin",
        Path::new(&duilian).parent().unwrap().display()
    );
    let ran = Command::new("/bin/sh")
        .args(["-c", line])
        .env_clear()
        .env("PATH", path)
        .env("HOME", folder)
        .env("DUILIAN_LANG", language)
        .current_dir(folder)
        .write_stdin(typed)
        .output()
        .unwrap();
    String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap()
}

/// Whether the page shows what was printed, parts left out or not.
fn holds(printed: &str, shown: &str) -> bool {
    let Some((first, others)) = shown.split_once(LEFT_OUT) else {
        return printed == shown;
    };
    let Some(mut rest) = printed.strip_prefix(first) else {
        return false;
    };
    let (between, last) = others.rsplit_once(LEFT_OUT).unwrap_or(("", others));
    for piece in between.split(LEFT_OUT) {
        match rest.split_once(piece) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[test]
fn every_key_of_a_behaviour_file_is_in_the_table() {
    for page in ["docs/behaviours.zh.md", "docs/behaviours.md"] {
        let text = fs::read_to_string(page).unwrap();
        let mut rows = Vec::new();
        for key in BEHAVIOURS {
            rows.push(format!("| `{}` |", key.name));
            if let Shape::Sections(keys) = key.shape {
                rows.extend(keys.iter().map(|below| row(key, below)));
            }
        }
        rows.retain(|row| !text.contains(row.as_str()));
        assert!(rows.is_empty(), "{page}: {rows:#?}");
    }
}

fn row(section: &Key, key: &Key) -> String {
    format!("| `[[{}]]` `{}` |", section.name, key.name)
}
