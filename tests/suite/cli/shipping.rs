//! Completions, the manual, and what `doctor` says where there is no terminal.

use std::fs;

use rstest::rstest;
use tempfile::TempDir;

use super::run::{duilian, in_home};

#[rstest]
#[case::bash("bash", "_duilian()")]
#[case::zsh("zsh", "#compdef duilian")]
#[case::fish("fish", "complete -c duilian")]
#[case::powershell("powershell", "Register-ArgumentCompleter")]
fn each_shell_completes_the_commands_and_no_hidden_one(#[case] shell: &str, #[case] sign: &str) {
    let ran = duilian(&["completions", shell]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains(sign), "{ran}");
    assert!(ran.out.contains("check"), "{ran}");
}

#[test]
fn a_shell_nobody_knows_is_refused_with_those_there_are() {
    insta::assert_snapshot!(duilian(&["completions", "csh"]));
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("man");
    let ran = in_home(&home, &["man", "-o", folder.to_str().unwrap()], b"");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let page = fs::read_to_string(folder.join("duilian-check.1")).unwrap();
    assert!(page.starts_with(".ie"), "{page}");
    assert!(page.contains("duilian\\-check"), "{page}");
    assert!(!folder.join("duilian-train.1").exists());
    let whole = duilian(&["--lang", "en", "man"]);
    assert!(whole.out.contains(".SH SYNOPSIS"), "{whole}");
}

#[test]
fn doctor_says_how_things_stand_and_makes_nothing() {
    let home = TempDir::new().unwrap();
    let ran = in_home(&home, &["--data", "nowhere", "doctor"], b"");
    insta::assert_snapshot!(ran);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn doctor_names_what_is_the_users_own() {
    let home = TempDir::new().unwrap();
    let own = home.path().join("own/company");
    fs::create_dir_all(&own).unwrap();
    let company = "format = 1\nname = \"江海家电\"\nagent = \"小顾\"\n";
    fs::write(own.join("jianghai.toml"), company).unwrap();
    let assets = home.path().join("own");
    let arguments = [
        "--data",
        "nowhere",
        "--assets",
        assets.to_str().unwrap(),
        "doctor",
    ];
    let ran = in_home(&home, &arguments, b"");
    let told = "公司是江海家电；自己的文件 1 个：company/jianghai.toml。";
    assert!(ran.out.contains(told), "{ran}");
}

#[test]
fn doctor_names_records_that_cannot_be_used() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("records.sqlite"), "no database").unwrap();
    let ran = in_home(&home, &["--data", data.to_str().unwrap(), "doctor"], b"");
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.out.contains("不是对练的记录"), "{ran}");
}

#[cfg(unix)]
#[test]
fn doctor_tries_whether_a_call_could_be_written() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    fs::create_dir(&data).unwrap();
    rusqlite::Connection::open(data.join("records.sqlite")).unwrap();
    // No file may grow beyond 20 KiB, as on a disk that is full.
    let ran = std::process::Command::new("sh")
        .args(["-c", "trap '' 25; ulimit -f 40; exec \"$0\" \"$@\""])
        .arg(assert_cmd::cargo::cargo_bin("duilian"))
        .args(["doctor", "--lang", "zh", "--data"])
        .arg(&data)
        .output()
        .unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{out}");
    assert!(out.contains("写不进去"), "{out}");
    assert_eq!(
        fs::read_dir(&data).unwrap().count(),
        1,
        "something was left"
    );
}
