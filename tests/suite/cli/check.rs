//! `duilian check`: its exit codes and its place in the world; what it finds is tested with the authoring layer.

use duilian::{
    authoring::check::{catalogue, reference},
    locale::{Language, Locale},
};

use super::run::{duilian, file, updating};

#[test]
fn what_is_built_in_is_fine() {
    let ran = duilian(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    // The number of examples, which follows, changes with every rule.
    assert!(ran.out.starts_with("没有发现问题（场景 24 个，"), "{ran}");
    let ran = duilian(&["check", "scenarios"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
}

#[test]
fn findings_are_shown_with_their_places_and_exit_1() {
    let text =
        "format = 1\ntitel = \"写错了\"\ncategory = \"complaint\"\n[customer]\nname = \"王女士\"\n";
    let (folder, _path) = file("complaint/broken.toml", text);
    let ran = duilian(&["check", folder.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran}");
    assert!(
        ran.out.contains("broken.toml:2:1") && ran.out.contains("titel"),
        "{ran}"
    );
    assert!(ran.out.contains("title"), "did you mean: {ran}");
}

#[test]
fn examples_that_read_otherwise_are_shown() {
    let text = r#"
format = 1

[[rule]]
id   = "keep"
does = "tip"
say  = ["收好小票"]
yes  = ["请您收好小票", "请把小票收好"]
no   = ["您可以收好小票", "小票丢了也不要紧"]
"#;
    let (folder, _path) = file("behaviours/own.toml", text);
    let ran = duilian(&["check", folder.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran}");
    let missed = ran.out.split("example-missed").count() - 1;
    let read = ran.out.split("example-read").count() - 1;
    assert_eq!((missed, read), (1, 1), "{ran}");
    assert!(ran.out.contains("own.toml:8:20"), "{ran}");
    assert!(ran.out.contains("own.toml:9:10"), "{ran}");
    assert!(ran.out.contains("own/keep"), "{ran}");
}

#[test]
fn colours_come_when_asked_for_only() {
    let (_folder, path) = file("broken.toml", "format = 1\ntitel = \"写错了\"\n");
    let path = path.to_str().unwrap();
    assert!(!duilian(&["check", path]).out.contains('\u{1b}'));
    assert!(
        duilian(&["check", path, "--color", "always"])
            .out
            .contains('\u{1b}')
    );
}

const BAD_KEY: &str = "tests/data/rules/unknown-key/bad.toml";

#[test]
fn findings_come_as_json_and_as_workflow_commands_too() {
    for format in ["json", "github"] {
        let ran = duilian(&["check", BAD_KEY, "--format", format, "--lang", "en"]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran}");
        insta::assert_snapshot!(format!("as_{format}"), ran.out);
    }
    let ran = duilian(&["check", "scenarios", "--format", "json"]);
    assert_eq!(ran.code, 0, "{ran}");
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["findings"], serde_json::json!([]));
}

#[test]
fn a_rule_is_explained_with_an_example() {
    insta::assert_snapshot!(duilian(&["check", "--explain", "unknown-key"]));
    let family = duilian(&["check", "--explain", "syntax-comma", "--lang", "en"]);
    assert!(family.out.starts_with("syntax "), "{family}");
    let misspelt = duilian(&["check", "--explain", "unkown-key", "--lang", "en"]);
    assert_eq!(misspelt.code, 2);
    assert!(misspelt.err.contains("unknown-key"), "{misspelt}");
}

#[test]
fn what_is_certain_is_put_right_and_the_rest_is_told() {
    let text = std::fs::read_to_string(BAD_KEY).unwrap();
    let good = text.replace("nugde", "nudge");
    let text = text.replace("name    = \"赵女士\"", "naem    = \"赵女士\"\nxyz = 1");
    let (_folder, path) = file("consult/lock.toml", &text);
    let ran = duilian(&["check", "--fix", path.to_str().unwrap(), "--lang", "en"]);
    let fixed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        fixed,
        good.replace("name    = \"赵女士\"", "name    = \"赵女士\"\nxyz = 1")
    );
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("xyz") && !ran.out.contains("nugde"),
        "{ran}"
    );
    assert!(ran.err.contains("put right"), "{ran}");
    let again = duilian(&["check", "--fix", path.to_str().unwrap()]);
    assert_eq!((again.code, again.err.as_str()), (1, ""), "{again}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), fixed);
}

/// Typed with a Chinese keyboard, or as in other formats: what is promised is done, and nothing in quotes changes.
#[test]
fn signs_of_another_keyboard_are_put_right() {
    let good = std::fs::read_to_string(BAD_KEY)
        .unwrap()
        .replace("nugde", "nudge");
    for (right, written) in [
        ("name    = \"赵女士\"", "name    = “赵女士”"),
        ("name    = \"赵女士\"", "name    = \"赵女士”"),
        ("name    = \"赵女士\"", "name    = \"赵女士\"，"),
        ("name    = \"赵女士\"", "name： \"赵女士\""),
        ("[[beat]]", "【【beat】】"),
        ("name    = \"赵女士\"", "// 称呼，必填\nname = \"赵女士\""),
    ] {
        let text = good.replacen(right, written, 1);
        assert_ne!(text, good);
        let (_folder, path) = file("consult/lock.toml", &text);
        let ran = duilian(&["check", "--fix", path.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{written}\n{ran}");
    }
}

/// A name that differs in its number, and one that is near to two others, could mean anything.
#[test]
fn what_is_not_certain_stays_as_it_is() {
    let text = std::fs::read_to_string("tests/data/rules/unknown-name/good.toml").unwrap();
    for (named, meant) in [("return1", "return2"), ("go", "do")] {
        let text = text
            .replace("name  = \"power\"", &format!("name  = \"{named}\""))
            .replace("told:power", &format!("told:{meant}"));
        let (_folder, path) = file("consult/lock.toml", &text);
        let ran = duilian(&["check", "--fix", path.to_str().unwrap()]);
        assert_eq!(ran.code, 1, "{ran}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn watching_shows_the_findings_at_once_and_ends_with_stdin() {
    let ran = duilian(&["check", "--watch", BAD_KEY]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.out.contains("nugde"), "{ran}");
}

#[test]
fn the_reference_of_the_rules_is_made_from_them() {
    let (rules, wrong) = catalogue::all();
    assert_eq!(wrong, Vec::new());
    for (language, path) in [
        (Language::En, "docs/rules.md"),
        (Language::Zh, "docs/rules.zh.md"),
    ] {
        let page = reference::page(&rules, &Locale::load(language));
        if updating() {
            std::fs::write(path, &page).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            page == kept,
            "{path} is not made from assets/rules: run the tests with UPDATE_GOLDEN=1"
        );
    }
}
