//! The house: layers import downward only, every file says what it is, and none grows too large.

use std::{fs, path::Path};

/// From the ground up, as in `src/lib.rs`' order of use.
const LAYERS: &[&str] = &[
    "text",
    "source",
    "locale",
    "reading",
    "engine",
    "judge",
    "library",
    "record",
    "progress",
    "store",
    "session",
    "report",
    "authoring",
    "tui",
    "cli",
];

/// Path below `src` with `/`, and text.
fn files() -> Vec<(String, String)> {
    fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, found);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let below = path.strip_prefix("src").unwrap();
                let name = below.to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    gather(Path::new("src"), &mut found);
    found.sort();
    assert!(found.len() > 50);
    found
}

fn floor(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|known| *known == layer)
}

/// The layers that a file names behind `crate::`, in braces too.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    for after in code.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for one in group.chars() {
                match one {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(one),
                    _ => {}
                }
            }
            found.push(name);
        } else {
            found.push(after.to_owned());
        }
    }
    found
        .iter()
        .map(|path| {
            let path = path.trim_start();
            let end = path.find(|one: char| !one.is_alphanumeric() && one != '_');
            path[..end.unwrap_or(path.len())].to_owned()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_go_down_only() {
    for (name, text) in files() {
        let Some((layer, _)) = name.split_once('/') else {
            continue;
        };
        let own = floor(layer).unwrap_or_else(|| panic!("{name}: no such layer in LAYERS"));
        for import in imports(&text) {
            let Some(other) = floor(&import) else {
                panic!("{name}: crate::{import} is no layer");
            };
            assert!(
                other <= own,
                "{name}: {layer} uses {import}, which lies above it"
            );
        }
    }
}

#[test]
fn an_import_in_braces_is_seen() {
    let text = "use crate::{\n    engine::{Scenario, step::Step},\n    locale,\n};\nlet x = crate::judge::judge();\n// crate::cli";
    assert_eq!(imports(text), ["engine", "locale", "judge"]);
}

#[test]
fn the_map_names_every_layer() {
    let map = fs::read_to_string("src/lib.rs").unwrap();
    for layer in LAYERS {
        assert!(map.contains(&format!("pub mod {layer};")), "{layer}");
    }
    assert_eq!(map.matches("pub mod ").count(), LAYERS.len());
}

#[test]
fn every_file_opens_with_what_it_is() {
    for (name, text) in files() {
        assert!(text.starts_with("//! "), "{name}");
    }
}

#[test]
fn no_file_has_more_than_400_lines() {
    let lengths = files().into_iter();
    let long: Vec<String> = lengths
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > 400)
        .map(|(name, lines)| format!("{name}: {lines}"))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

/// Comments may quote what they explain.
#[test]
fn what_is_said_stands_in_assets_not_in_code() {
    let han = |one: char| matches!(one, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let speaking: Vec<String> = files()
        .into_iter()
        .filter_map(|(name, text)| {
            let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
            let (at, line) = text
                .lines()
                .enumerate()
                .find(|(_, line)| code(line).contains(han))?;
            Some(format!("{name}:{}: {line}", at + 1))
        })
        .collect();
    assert_eq!(speaking, Vec::<String>::new());
}

#[test]
fn pure_layers_touch_nothing_outside() {
    const OUTSIDE: &[&str] = &[
        "std::fs",
        "std::env",
        "std::time",
        "std::process",
        "std::net",
        "println!",
        "thread_rng",
    ];
    for (name, text) in files() {
        let layer = name.split('/').next().unwrap_or_default();
        if ![
            "text", "source", "locale", "reading", "engine", "judge", "session", "report",
        ]
        .contains(&layer)
        {
            continue;
        }
        for outside in OUTSIDE {
            assert!(!text.contains(outside), "{name}: {outside}");
        }
    }
}

#[test]
fn the_clock_and_the_environment_are_asked_in_one_file() {
    for (name, text) in files() {
        if name != "cli/host.rs" {
            for asked in ["SystemTime::now", "Instant::now", "env::var"] {
                assert!(!text.contains(asked), "{name}: {asked}");
            }
        }
    }
}
