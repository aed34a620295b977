//! Where the output goes: a reader that goes away, a disk that is full.

use std::process::{Command, Stdio};

fn shell(line: &str) -> (Option<i32>, String) {
    let program = assert_cmd::cargo::cargo_bin("duilian");
    let output = Command::new("bash")
        .args(["-c", line])
        .env("DUILIAN", program)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let line = "set -o pipefail; \"$DUILIAN\" play which-model --replies @model --format json | head -c 20";
    assert_eq!(shell(line), (Some(0), String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let (code, err) = shell("\"$DUILIAN\" list > /dev/full");
    assert_eq!(code, Some(2));
    assert!(err.contains("无法写出结果"), "{err}");
}
