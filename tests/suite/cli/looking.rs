//! Looking at records makes none: a folder that was mistyped stays missing, and that is said.

use tempfile::TempDir;

use super::run::{Ran, in_home};

const MISSING: &str = "数据文件夹 DATA 还不存在，按没有记录处理。路径写错了的话请改正。\n";
const EMPTY: &str = "还没有任何通话记录。先练一通：\n";

/// What a command says of a data folder that is not there; the folder's path is `DATA`.
fn look(arguments: &[&str]) -> Ran {
    let home = TempDir::new().unwrap();
    let data = home.path().join("dta");
    let mut all = arguments.to_vec();
    all.extend(["--data", data.to_str().unwrap()]);
    let mut ran = in_home(&home, &all, b"");
    assert!(!data.exists(), "{arguments:?} made it: {ran}");
    ran.err = ran.err.replace(data.to_str().unwrap(), "DATA");
    ran
}

#[test]
fn lists_are_empty() {
    for arguments in [
        &["history"][..],
        &["progress"],
        &["progress", "--class"],
        &["next"],
    ] {
        let ran = look(arguments);
        assert_eq!(ran.code, 0, "{arguments:?} {ran}");
        assert!(ran.err.starts_with(MISSING), "{arguments:?} {ran}");
    }
}

#[test]
fn what_cannot_be_there_is_refused() {
    for arguments in [
        &["report", "1"][..],
        &["report", "--class"],
        &["export", "--trainee", "小林", "--out", "-"],
        &["forget", "小林", "--yes"],
        &["rescore", "--all"],
    ] {
        let ran = look(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?} {ran}");
        assert!(ran.err.starts_with(MISSING), "{arguments:?} {ran}");
    }
}

#[test]
fn a_history_of_nothing_says_so() {
    let ran = look(&["history"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran}");
    assert!(ran.err.contains(EMPTY), "{ran}");
}

#[test]
fn the_own_folder_of_a_newcomer_needs_no_word() {
    let home = TempDir::new().unwrap();
    let ran = in_home(&home, &["history"], b"");
    assert!(!ran.err.contains("不存在"), "{ran}");
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "{ran}");
}
