//! `duilian preview` and `duilian graph`.

use std::fs;

use super::run::{duilian, file};

const BRANCHING: &str = include_str!("../../data/preview/branching.toml");

#[test]
fn a_scenario_as_text() {
    insta::assert_snapshot!(duilian(&["preview", "battery-answer"]));
    insta::assert_snapshot!(duilian(&["preview", "tests/data/preview/branching.toml"]));
    insta::assert_snapshot!(duilian(&[
        "--lang",
        "en",
        "preview",
        "tests/data/preview/branching.toml"
    ]));
}

#[test]
fn a_scenario_as_html() {
    for id in ["battery-answer", "tests/data/preview/branching.toml"] {
        insta::assert_snapshot!(duilian(&["preview", id, "--html", "-"]));
    }
}

#[test]
fn the_beats_as_a_graph() {
    for id in ["battery-answer", "tests/data/preview/branching.toml"] {
        for format in ["text", "svg", "dot", "mermaid"] {
            insta::assert_snapshot!(duilian(&["graph", id, "--format", format]));
        }
        insta::assert_snapshot!(duilian(&["graph", id, "--ascii"]));
    }
}

#[test]
fn nothing_of_a_file_opens_a_tag_or_steers_a_terminal() {
    let bad = "<script>alert(1)</script> & \\\" ]]> \\nx";
    let text = BRANCHING
        .replace("客户", &format!("客户{bad}"))
        .replace("订单", &format!("订单{bad}"));
    let (_folder, path) = file("branching.toml", &text);
    let path = path.to_str().unwrap();
    let html = duilian(&["preview", path, "--html", "-"]);
    assert_eq!(html.code, 0, "{html}");
    assert!(
        html.out.contains("&lt;script&gt;") && !html.out.contains("<script"),
        "{html}"
    );
    for arguments in [vec!["preview", path], vec!["preview", path, "--html", "-"]] {
        let ran = duilian(&arguments);
        assert_eq!(ran.code, 0, "{ran}");
        assert!(!ran.out.contains('\u{1b}'), "{ran}");
    }
    for format in ["text", "svg", "dot", "mermaid"] {
        let ran = duilian(&["graph", path, "--format", format]);
        assert!(!ran.out.contains('\u{1b}'), "{ran}");
        if format == "svg" || format == "mermaid" {
            assert!(!ran.out.contains("<script"), "{ran}");
        }
    }
}

#[test]
fn a_page_goes_to_a_file_but_never_onto_the_scenario() {
    let (folder, path) = file("branching.toml", BRANCHING);
    let (page, path) = (
        folder.path().join("page.html"),
        path.to_str().unwrap().to_owned(),
    );
    let ran = duilian(&["preview", &path, "--html", page.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran}");
    assert!(
        fs::read_to_string(&page)
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );
    for arguments in [
        ["preview", &path, "--html", &path],
        ["graph", &path, "-o", &path],
    ] {
        let ran = duilian(&arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
        assert!(ran.err.contains("场景文件本身"), "{ran}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), BRANCHING);
    let nowhere = std::path::Path::new(&path).join("folder.svg");
    let ran = duilian(&[
        "graph",
        &path,
        "--format",
        "svg",
        "-o",
        nowhere.to_str().unwrap(),
    ]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert!(ran.err.contains("无法写入"), "{ran}");
}

#[test]
fn a_file_that_is_there_is_replaced_only_if_it_is_said() {
    let (folder, path) = file("branching.toml", BRANCHING);
    let path = path.to_str().unwrap();
    for (command, option, name) in [
        ("preview", "--html", "page.html"),
        ("graph", "-o", "graph.txt"),
    ] {
        let target = folder.path().join("out").join(name);
        let shown = target.to_str().unwrap();
        let told = |ran: &super::run::Ran| (ran.code, ran.out.clone(), ran.err.clone());
        let written = (0, String::new(), format!("已写入 {shown}\n"));
        let ran = duilian(&[command, path, option, shown]);
        assert_eq!(told(&ran), written, "{ran}");
        let made = fs::read_to_string(&target).unwrap();
        fs::write(&target, "别的内容").unwrap();
        let ran = duilian(&[command, path, option, shown]);
        let refused =
            format!("duilian: {shown} 已经存在，没有动它。换个名字，或者加上 --force 覆盖它。\n");
        assert_eq!(told(&ran), (2, String::new(), refused), "{ran}");
        assert_eq!(fs::read_to_string(&target).unwrap(), "别的内容");
        let ran = duilian(&[command, path, option, shown, "--force"]);
        assert_eq!(told(&ran), written, "{ran}");
        assert_eq!(fs::read_to_string(&target).unwrap(), made);
        let ran = duilian(&[command, path, option, path, "--force"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
        assert!(ran.err.contains("场景文件本身"), "{ran}");
    }
    assert_eq!(fs::read_to_string(path).unwrap(), BRANCHING);
}

#[test]
fn what_is_no_scenario_is_named() {
    insta::assert_snapshot!(duilian(&["preview", "battery-anser"]));
    insta::assert_snapshot!(duilian(&["graph", "no.toml"]));
}
