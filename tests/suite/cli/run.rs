//! Runs the program in a world of its own: no configuration of the user, no language or colour of the machine.

use std::{fmt, fs, path::PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// What a run left behind.
pub(super) struct Ran {
    pub(super) code: i32,
    pub(super) out: String,
    pub(super) err: String,
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "exit {}\n--- stdout\n{}--- stderr\n{}",
            self.code, self.out, self.err
        )
    }
}

pub(super) fn duilian(arguments: &[&str]) -> Ran {
    fed(arguments, "")
}

/// With lines on stdin.
pub(super) fn fed(arguments: &[&str], stdin: &str) -> Ran {
    fed_bytes(arguments, stdin.as_bytes())
}

pub(super) fn fed_bytes(arguments: &[&str], stdin: &[u8]) -> Ran {
    let home = TempDir::new().unwrap();
    in_home(&home, arguments, stdin)
}

pub(super) fn in_home(home: &TempDir, arguments: &[&str], stdin: &[u8]) -> Ran {
    let output = command(home)
        .args(arguments)
        .write_stdin(stdin)
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(super) fn command(home: &TempDir) -> Command {
    let mut command = Command::cargo_bin("duilian").unwrap();
    command
        .env_clear()
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// A file of its own folder, with this text.
pub(super) fn file(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// The JSON object of a call.
pub(super) fn json(arguments: &[&str], stdin: &str) -> serde_json::Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let ran = fed(&all, stdin);
    assert_eq!(ran.code, 0, "{ran}");
    serde_json::from_str(&ran.out).unwrap()
}

/// Whether kept files are to be written anew instead of compared.
#[expect(
    clippy::disallowed_methods,
    reason = "how the tests are run is no business of the program"
)]
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}
