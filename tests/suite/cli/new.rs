//! `duilian new`: what it asks, where it writes, and what it leaves alone.

use std::{fs, path::Path};

use tempfile::TempDir;

use super::run::{Ran, duilian, fed, in_home};

const SIX: [&str; 12] = [
    "--title",
    "续航答错",
    "--category",
    "投诉",
    "--channel",
    "phone",
    "--persona",
    "情绪",
    "--problem",
    "上次说能用两天，实际半天就没电",
    "--answer",
    "签收30天内可以无理由退货",
];

/// What a run says, with the folder of the test left out.
fn said(ran: &Ran, folder: &Path) -> String {
    ran.to_string().replace(folder.to_str().unwrap(), "DIR")
}

fn new(path: &str, more: &[&str]) -> Ran {
    duilian(&[&["new", path], more].concat())
}

#[test]
fn six_answers_line_by_line_write_a_file_that_checks_and_plays() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("投诉 一.toml");
    let path = path.to_str().unwrap();
    let ran = fed(
        &["new", path],
        "续航答错\n2\n\n情绪型\n半天就没电\n签收30天内可以退\n",
    );
    insta::assert_snapshot!(said(&ran, folder.path()));
    let ran = duilian(&["check", path]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let ran = duilian(&["test", path]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
}

#[test]
fn what_will_not_do_is_asked_again_with_a_reason() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.toml");
    let lines =
        "标题\n投数\n7\nＣomplaint\n投诉\n3\n５\n主导\n问题\n！！！\n返品できますか\n能退\n";
    let ran = fed(&["new", path.to_str().unwrap()], lines);
    insta::assert_snapshot!(said(&ran, folder.path()));
    let text = fs::read_to_string(path).unwrap();
    assert!(
        text.contains("channel  = \"email\"\npersona  = \"dominant\""),
        "{text}"
    );
}

#[test]
fn the_questions_are_asked_in_english_too() {
    let folder = TempDir::new().unwrap();
    let arguments = [
        "new",
        folder.path().to_str().unwrap(),
        "--lang",
        "en",
        "--title",
        "B6",
    ];
    let ran = fed(&arguments, "complaint\nphone\nrational\n\n\n");
    insta::assert_snapshot!(said(&ran, folder.path()));
}

#[test]
fn who_leaves_leaves_nothing_behind() {
    for lines in ["", "标题\n", "标题\n2\nq\n", "Q\n"] {
        let folder = TempDir::new().unwrap();
        let ran = fed(&["new", folder.path().to_str().unwrap()], lines);
        assert_eq!((ran.code, ran.err.as_str()), (2, ""), "{ran}");
        assert!(ran.out.ends_with("\n没有写任何文件。\n"), "{ran}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn with_all_six_given_nothing_is_asked() {
    let folder = TempDir::new().unwrap();
    let below = folder.path().join("一层/两层");
    let ran = new(below.to_str().unwrap(), &SIX);
    insta::assert_snapshot!(said(&ran, folder.path()));
    assert!(below.join("xu-hang-da-cuo.toml").is_file());
}

#[test]
fn without_a_path_it_goes_to_the_own_scenarios_and_is_listed() {
    let home = TempDir::new().unwrap();
    let ran = in_home(&home, &[&["new"], &SIX[..]].concat(), b"");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let path = "config/duilian/scenarios/complaint/xu-hang-da-cuo.toml";
    assert!(home.path().join(path).is_file(), "{ran}");
    let ran = in_home(&home, &["list"], b"");
    assert!(ran.out.contains("xu-hang-da-cuo"), "{ran}");
    // With a folder of scenarios it goes there.
    let folder = TempDir::new().unwrap();
    let arguments = [
        &[
            "new",
            "--id",
            "mine",
            "--scenarios",
            folder.path().to_str().unwrap(),
        ],
        &SIX[..],
    ];
    let ran = in_home(&home, &arguments.concat(), b"");
    assert_eq!(ran.code, 0, "{ran}");
    assert!(folder.path().join("complaint/mine.toml").is_file(), "{ran}");
}

#[test]
fn nothing_is_overwritten_without_force() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(&path, "# mine").unwrap();
    let path = path.to_str().unwrap();
    let whole = |ran: &Ran| said(ran, folder.path());
    let refused = "exit 2\n--- stdout\n--- stderr\nduilian: DIR/a.toml 已经存在，没有动它。要覆盖请加 --force，要另取名字请加 --id。\n";
    assert_eq!(whole(&new(path, &SIX)), refused);
    // Before the first question.
    assert_eq!(whole(&fed(&["new", path], "标题\n")), refused);
    // A name that was made as well.
    let in_folder = folder.path().to_str().unwrap();
    let ran = new(in_folder, &[&SIX[..], &["--id", "a"]].concat());
    assert_eq!(whole(&ran), refused);
    assert_eq!(fs::read_to_string(path).unwrap(), "# mine");
    let ran = new(path, &[&SIX[..], &["--force"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    assert!(fs::read_to_string(path).unwrap().contains("续航答错"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn where_nothing_can_be_written_it_says_so() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let path = folder.path().join("file/a.toml");
    let ran = new(path.to_str().unwrap(), &SIX);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert!(
        said(&ran, folder.path()).contains("duilian: DIR/file/a.toml 写不进去："),
        "{ran}"
    );
    let folder_of_that_name = folder.path().join("b.toml");
    fs::create_dir(&folder_of_that_name).unwrap();
    let ran = new(
        folder.path().to_str().unwrap(),
        &[&SIX[..], &["--id", "b"]].concat(),
    );
    let told = "exit 2\n--- stdout\n--- stderr\nduilian: DIR/b.toml 是文件夹，写不成文件。\n";
    assert_eq!(said(&ran, folder.path()), told);
}

#[test]
fn wrong_options_are_told_before_anything_is_asked() {
    let wrong: [(&[&str], &str); 5] = [
        (
            &["--category", "投拆"],
            "--category 不行：没有“投拆”。可以写编号，或：咨询 consult 投诉 complaint 技术支持 support 应急 emergency。是不是 投诉？",
        ),
        (
            &["--persona", "angry"],
            "--persona 不行：没有“angry”。可以写编号，或：理性型 rational 主导型 dominant 疑虑型 doubtful 情绪型 emotional。",
        ),
        (&["--title", " "], "--title 不行：这里要写几个字。"),
        (
            &["--answer", "……"],
            "--answer 不行：答复里要有文字或数字，学员说了才认得出来。",
        ),
        (
            &["--id", "../a"],
            "场景名“../a”不行：只能用字母、数字、汉字、- 和 _，不能以 - 开头。",
        ),
    ];
    for (arguments, told) in wrong {
        let ran = new("nowhere", arguments);
        assert_eq!(
            ran.to_string(),
            format!("exit 2\n--- stdout\n--- stderr\nduilian: {told}\n")
        );
    }
    assert!(!Path::new("nowhere").exists());
}

#[test]
fn an_answer_that_is_a_fault_is_remarked_on() {
    let folder = TempDir::new().unwrap();
    let mut six = SIX;
    six[11] = "白痴，滚";
    let ran = new(folder.path().to_str().unwrap(), &six);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.err.starts_with("注意：示范通话没有达到 90 分"), "{ran}");
}

#[test]
fn a_scenario_is_copied_with_its_comments() {
    let folder = TempDir::new().unwrap();
    let below = folder.path().to_str().unwrap();
    let ran = duilian(&["new", "--from", "battery-answer", below]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let copy = fs::read_to_string(folder.path().join("battery-answer-2.toml")).unwrap();
    let original = fs::read_to_string("scenarios/complaint/battery-answer.toml").unwrap();
    let note = "# 复制自“续航答错，客户再次来电 (battery-answer)”。改完运行 duilian check 和 duilian test；没有改的地方仍和原场景一样。";
    assert!(
        copy.starts_with(&format!(
            "#:schema ./.duilian/scenario.schema.json\n{note}\n\n"
        )),
        "{copy}"
    );
    let renamed = original.replacen("客户再次来电\"", "客户再次来电（副本）\"", 1);
    assert!(
        copy.contains(renamed.trim_start_matches("#:schema ./.duilian/scenario.schema.json\n")),
        "{copy}"
    );
    // Of the copy a copy, by its path, with a title of its own.
    let path = folder.path().join("battery-answer-2.toml");
    let arguments = [
        "new",
        "--from",
        path.to_str().unwrap(),
        below,
        "--title",
        "新\"题\"",
    ];
    let ran = duilian(&arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let copy = fs::read_to_string(folder.path().join("xin-ti.toml")).unwrap();
    assert!(copy.contains("title    = \"新\\\"题\\\"\"\n"), "{copy}");
    let ran = duilian(&["test", folder.path().join("xin-ti.toml").to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{ran}");
}

#[test]
fn what_cannot_be_copied_is_told() {
    let told = |arguments: &[&str]| duilian(&[&["new", "--from"], arguments].concat()).to_string();
    insta::assert_snapshot!(
        [
            told(&["batery-answer"]),
            told(&["nowhere.toml"]),
            told(&["battery-answer", "--persona", "情绪"]),
            told(&["battery-answer", "--title", " "]),
            told(&["LICENSE", "nowhere"]),
            told(&["LICENSE", "--answer", "能退"]),
            told(&["tests/data/transcripts/messy.txt", "--channel", "电报"]),
        ]
        .join("\n")
    );
    assert!(!Path::new("nowhere").exists());
}

#[test]
fn a_transcript_becomes_a_draft_that_plays() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.toml");
    let path = path.to_str().unwrap();
    let ran = duilian(&["new", "--from", "tests/data/transcripts/messy.txt", path]);
    insta::assert_snapshot!(said(&ran, folder.path()));
    let ran = duilian(&["test", path]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    // From stdin, with what the options say.
    let call = "客户：平板充不进电了\n客服：给您添麻烦了，抱歉，请换一根线\n";
    let more = [
        "new",
        "--from",
        "-",
        path,
        "--force",
        "--category",
        "3",
        "--persona",
        "主导",
    ];
    let ran = fed(&more, call);
    insta::assert_snapshot!(said(&ran, folder.path()));
    let text = fs::read_to_string(path).unwrap();
    assert!(
        text.contains("category = \"support\"") && text.contains("persona  = \"dominant\""),
        "{text}"
    );
}

#[test]
fn who_the_agent_is_can_be_said_for_a_draft() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.toml");
    let path = path.to_str().unwrap();
    let call = "小顾：您好，请问有什么可以帮您\n韩女士：平板充不进电了\n小顾：给您添麻烦了，抱歉，请换一根线\n";
    let ran = fed(&["new", "--from", "-", "--agent", "小顾", path], call);
    assert_eq!(ran.code, 0, "{ran}");
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("\"平板充不进电了\""), "{text}");
    assert!(text.contains("请换一根线"), "{text}");
    let copy = ["new", "--from", "battery-answer", "--agent", "小顾"];
    assert_ne!(duilian(&copy).code, 0);
}
