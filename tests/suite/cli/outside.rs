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
    let rows = "yes '{\"reply\":\"您好\"}' | head -n 5000";
    let calls = "yes '{\"role\":\"agent\",\"text\":\"您好\"}' | sed G | head -n 400";
    let lines = [
        "\"$DUILIAN\" play which-model --replies @model --format json | head -c 20".to_owned(),
        format!("{{ {rows} || true; }} | \"$DUILIAN\" read | head -n 1"),
        format!("{{ {calls} || true; }} | \"$DUILIAN\" score - --format json | head -c 20"),
    ];
    for line in lines {
        assert_eq!(
            shell(&format!("set -o pipefail; {line}")),
            (Some(0), String::new()),
            "{line}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let (code, err) = shell("\"$DUILIAN\" list > /dev/full");
    assert_eq!(code, Some(2));
    assert!(err.contains("无法写出结果"), "{err}");
}
