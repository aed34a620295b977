//! Help, and what is said to those who got it wrong.

use super::run::{Ran, command, duilian};

#[test]
fn help_in_chinese() {
    insta::assert_snapshot!(duilian(&["--help"]));
}

#[test]
fn help_in_english() {
    insta::assert_snapshot!(duilian(&["--lang", "en", "--help"]));
}

#[test]
fn help_of_every_command() {
    let all: Vec<String> = ["play", "list", "new", "check", "test", "read", "score"]
        .iter()
        .flat_map(|name| ["zh", "en"].map(|lang| (name, lang)))
        .map(|(name, lang)| duilian(&[name, "--help", "--lang", lang]).to_string())
        .collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn every_help_text_is_in_the_locale() {
    for lang in ["zh", "en"] {
        for command in [
            &[][..],
            &["play"],
            &["listen"],
            &["list"],
            &["new"],
            &["check"],
            &["test"],
            &["read"],
        ] {
            let arguments = [command, &["--help", "--lang", lang]].concat();
            let ran = duilian(&arguments);
            assert_eq!(ran.code, 0, "{ran}");
            assert!(!ran.out.contains("cli.help"), "{ran}");
        }
    }
}

#[test]
fn the_version_is_one_line() {
    let ran = duilian(&["--version"]);
    assert_eq!(
        ran.to_string(),
        "exit 0\n--- stdout\nduilian 0.1.0\n--- stderr\n"
    );
}

#[test]
fn without_a_terminal_the_plain_mode_is_named() {
    insta::assert_snapshot!(duilian(&[]));
    insta::assert_snapshot!(duilian(&["--lang", "en", "play", "which-model"]));
}

#[test]
fn wrong_usage_is_told_with_what_was_meant() {
    let wrong: [&[&str]; 9] = [
        &["paly"],
        &["play"],
        &["list", "--fromat", "json"],
        &["list", "--format", "yaml"],
        &["--seed", "x"],
        &["--color", "pink", "list"],
        &["play", "which-modle", "--plain"],
        &["play", "which-model", "--replies", "@modle"],
        &[
            "play",
            "which-model",
            "--replies",
            "@model",
            "--persona",
            "emotionel",
        ],
    ];
    for lang in ["zh", "en"] {
        let told: Vec<String> = wrong
            .iter()
            .map(|arguments| {
                let ran = duilian(&[&["--lang", lang], *arguments].concat());
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
                format!("$ duilian {}\n{}", arguments.join(" "), ran.err)
            })
            .collect();
        insta::assert_snapshot!(format!("wrong_usage_{lang}"), told.join("\n"));
    }
}

#[test]
fn what_is_not_there_is_named() {
    let wrong: [&[&str]; 8] = [
        &["play", "scenarios/complaint", "--plain"],
        &["--data", "Cargo.toml", "history"],
        &["--scenarios", "no/such/folder", "list"],
        &["--assets", "no/such/folder", "list"],
        &["check", "no/such/file.toml"],
        &["test", "no/such/file.toml"],
        &["play", "no/such/file.toml", "--plain"],
        &[
            "play",
            "which-model",
            "--persona",
            "emotional=x",
            "--replies",
            "@model",
        ],
    ];
    let told: Vec<String> = wrong
        .iter()
        .map(|arguments| {
            let ran = duilian(arguments);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
            format!("$ duilian {}\n{}", arguments.join(" "), ran.err)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_environment_chooses_the_language_and_the_argument_wins() {
    let home = tempfile::TempDir::new().unwrap();
    let help = |lang: Option<&str>, arguments: &[&str]| {
        let mut command = command(&home);
        if let Some(lang) = lang {
            command.env("DUILIAN_LANG", lang);
        }
        let output = command.args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap().contains("Usage:")
    };
    assert!(!help(None, &["--help"]));
    assert!(help(Some("en"), &["--help"]));
    assert!(!help(Some("en"), &["--lang=zh", "--help"]));
}

#[test]
fn a_complaint_holds_no_escape_of_its_argument() {
    let ran: Ran = duilian(&["play", "\u{1b}]0;owned\u{7}x\u{202e}y", "--plain"]);
    assert_eq!(ran.code, 2);
    assert!(
        !ran.err.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{:?}",
        ran.err
    );
}
