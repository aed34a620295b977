//! `duilian test`: plays that come out as expected, and others.

use super::run::{duilian, file};

const PARCEL: &str = include_str!("../../data/plays/late-parcel.toml");

#[test]
fn plays_as_expected_exit_0() {
    let (folder, _path) = file("late-parcel.toml", PARCEL);
    insta::assert_snapshot!(duilian(&["test", folder.path().to_str().unwrap()]));
}

#[test]
fn a_play_that_comes_out_differently_is_shown_like_a_diff() {
    let text = PARCEL.replace(
        "ended = \"resolved\"",
        "ended = \"escalated\", score = \"<= 10\", finds = [\"shirk\"]",
    );
    let (folder, _path) = file("late-parcel.toml", &text);
    insta::assert_snapshot!(duilian(&["test", folder.path().to_str().unwrap()]));
    insta::assert_snapshot!(duilian(&[
        "--lang",
        "en",
        "test",
        folder.path().to_str().unwrap()
    ]));
}

#[test]
fn a_file_with_faults_is_shown_and_exits_1() {
    let (folder, _path) = file("late-parcel.toml", &PARCEL.replace("[[beat]]", "[[baet]]"));
    let ran = duilian(&["test", folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.err.contains("baet"), "{ran}");
}

#[test]
fn a_folder_without_scenarios_cannot_be_tested() {
    let (folder, _path) = file("readme.txt", "");
    let ran = duilian(&["test", folder.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
}

#[test]
fn the_example_of_the_manual_is_the_tested_one() {
    for manual in [
        "docs/writing-a-scenario.md",
        "docs/writing-a-scenario.zh.md",
    ] {
        let text = std::fs::read_to_string(manual).unwrap();
        let example = text
            .split("```toml\n")
            .nth(1)
            .unwrap()
            .split("```")
            .next()
            .unwrap();
        let (folder, _path) = file("complaint/late-parcel.toml", example);
        let folder = folder.path().to_str().unwrap().to_owned();
        let checked = duilian(&["check", &folder]);
        assert_eq!(checked.code, 0, "{manual}: {checked}");
        let tested = duilian(&["test", &folder]);
        assert_eq!(tested.code, 0, "{manual}: {tested}");
    }
}
