//! `duilian check`: its exit codes and its place in the world; what it finds is tested with the authoring layer.

use super::run::{duilian, file};

#[test]
fn what_is_built_in_is_fine() {
    let ran = duilian(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    // The number of examples, which follows, changes with every rule.
    assert!(ran.out.starts_with("没有发现问题（场景 12 个，"), "{ran}");
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
