//! `duilian check`: its exit codes and its place in the world; what it finds is tested with the authoring layer.

use super::run::{duilian, file};

#[test]
fn what_is_built_in_is_fine() {
    insta::assert_snapshot!(duilian(&["check"]));
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
