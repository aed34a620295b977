//! Every rule has a file that breaks it and the same file put right: the one is told, the other silent.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use duilian::{
    authoring::check::{
        RULES,
        catalogue::{Explained, all, explain},
        check,
    },
    library::Sources,
    locale::{Language, Locale},
    report::diagnostics::render,
    source::Diagnostic,
};

/// Relative, so that what is shown is the same everywhere.
const DATA: &str = "tests/data/rules";

fn explained() -> Vec<Explained> {
    let (explained, wrong) = all();
    assert_eq!(wrong, Vec::new());
    explained
}

/// `bad.toml`, or the folder `bad` where one file is not enough.
fn example(rule: &str, kind: &str) -> PathBuf {
    let folder = Path::new(DATA).join(rule);
    let file = folder.join(format!("{kind}.toml"));
    if file.exists() {
        file
    } else {
        folder.join(kind)
    }
}

fn found(path: &Path) -> Vec<Diagnostic> {
    check(&[path.to_owned()], &Sources::default()).diagnostics
}

fn shown(diagnostics: &[Diagnostic]) -> String {
    render(diagnostics, &Locale::load(Language::Zh), false)
}

#[test]
fn every_rule_tells_the_bad_file_and_is_silent_about_the_good_one() {
    let explained = explained();
    for rule in &explained {
        let bad = found(&example(&rule.name, "bad"));
        let told = bad
            .iter()
            .filter(|one| explain(one.code, &explained) == Ok(rule));
        let severities: BTreeSet<_> = told.map(|one| one.severity).collect();
        assert_eq!(
            severities,
            BTreeSet::from([rule.severity]),
            "{}:\n{}",
            rule.name,
            shown(&bad)
        );
        insta::assert_snapshot!(rule.name.clone(), shown(&bad));
        if rule.name != "unreadable" {
            let good = found(&example(&rule.name, "good"));
            assert_eq!(shown(&good), "", "{}", rule.name);
        }
    }
}

#[test]
fn the_example_of_a_rule_stands_in_its_files() {
    for rule in explained() {
        for (kind, text) in [("bad", &rule.bad), ("good", &rule.good)] {
            let path = example(&rule.name, kind);
            // What is about several files, or about their bytes, cannot be quoted.
            let Ok(file) = std::fs::read_to_string(&path) else {
                continue;
            };
            assert!(
                file.contains(text.trim_end()),
                "{}: {kind} is not in {}",
                rule.name,
                path.display()
            );
        }
    }
}

#[test]
fn every_rule_on_scenarios_is_explained() {
    let explained = explained();
    for rule in RULES {
        assert!(
            explained.iter().any(|one| one.name == rule.code),
            "{}",
            rule.code
        );
    }
    assert!(explained.iter().any(|one| one.name == "near-duplicate"));
}

/// The codes are the first words of the wordings.
#[test]
fn every_finding_that_has_a_wording_is_explained() {
    const FRAME: [&str; 5] = ["error", "warning", "help", "did-you-mean", "summary"];
    let text = std::fs::read_to_string("assets/locales/en/diagnostics.toml").unwrap();
    let explained = explained();
    let codes = text.lines().filter_map(|line| {
        let code = line.strip_prefix("\"diagnostic.")?.split('"').next()?;
        (!code.contains('.') && !FRAME.contains(&code)).then_some(code)
    });
    let unexplained: Vec<&str> = codes
        .filter(|code| explain(code, &explained).is_err())
        .collect();
    assert_eq!(unexplained, Vec::<&str>::new());
}
