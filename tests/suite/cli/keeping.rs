//! Calls on plain lines are kept as they are played.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
};

use duilian::{
    record::{CallState, Filter, KeptCall},
    store::{Store, sqlite::Records},
};
use tempfile::TempDir;

use super::run::{Ran, in_home};

const LINES: &str = "您好。\n/end\n/ticket kind=consult wants=\"选平板\" done=\"说明\" department=service state=solved\n\n";

fn play(home: &TempDir, arguments: &[&str], lines: &str) -> Ran {
    let data = home.path().join("data");
    let data = ["--data", data.to_str().unwrap(), "--seed", "3"];
    let all = [&["play", "which-model"], arguments, &data].concat();
    in_home(home, &all, lines.as_bytes())
}

fn records(home: &TempDir) -> PathBuf {
    home.path().join("data/records.sqlite")
}

fn kept(home: &TempDir) -> Vec<KeptCall> {
    let records = Records::open(&records(home)).unwrap();
    let lines = records.calls(&Filter::default()).unwrap();
    let calls = lines.iter().map(|line| records.call(&line.id).unwrap());
    calls.collect()
}

#[test]
fn a_call_on_plain_lines_is_kept_with_its_sheet() {
    let home = TempDir::new().unwrap();
    let ran = play(&home, &["--plain", "--trainee", "小王"], LINES);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let calls = kept(&home);
    assert_eq!(calls.len(), 1);
    let line = &calls[0].line;
    assert_eq!(line.trainee_name, "小王");
    assert_eq!(line.state, CallState::Scored);
    assert_eq!(line.origins.persona, "rational");
    let total = calls[0].sheets[0].scorecard.total;
    assert_eq!(line.summary.as_ref().unwrap().total, total);
    assert!(ran.out.contains(&format!(" {total} ")), "{total} {ran}");
}

#[test]
fn who_practised_last_practises_unless_another_is_named() {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("data")).unwrap();
    let mut store = Records::open(&records(&home)).unwrap();
    store.set_last_trainee("小李").unwrap();
    drop(store);
    play(&home, &["--plain"], LINES);
    play(&home, &["--plain", "--trainee", " 小\u{202e}王 "], LINES);
    let mut names: Vec<String> = kept(&home)
        .into_iter()
        .map(|call| call.line.trainee_name)
        .collect();
    names.sort();
    assert_eq!(names, ["小李", "小王"]);
}

#[test]
fn a_call_of_input_lines_is_kept_only_where_that_is_asked_for() {
    let home = TempDir::new().unwrap();
    let ran = play(&home, &["--replies", "@model"], "");
    assert_eq!(ran.code, 0, "{ran}");
    assert!(!records(&home).exists());
    let ran = play(&home, &["--replies", "@model", "--keep"], "");
    assert_eq!(ran.code, 0, "{ran}");
    let calls = kept(&home);
    assert_eq!(calls[0].line.state, CallState::Scored);
    assert_eq!(calls[0].line.trainee_name, "");
    let ran = play(&home, &["--plain", "--keep"], LINES);
    assert_eq!(ran.code, 2, "{ran}");
}

/// A call on pipes, which answers while the test looks.
struct Talk {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

fn talk(home: &TempDir) -> Talk {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("duilian"))
        .args(["play", "which-model", "--plain", "--seed", "3", "--data"])
        .arg(home.path().join("data"))
        .env_remove("DUILIAN_LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    Talk { child, lines }
}

impl Talk {
    fn says(&mut self, line: &str) {
        let stdin = self.child.stdin.as_mut().unwrap();
        stdin.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    fn waits_for(&mut self, start: &str) {
        let found = self.lines.any(|line| line.unwrap().starts_with(start));
        assert!(found, "{start}");
    }
}

#[test]
fn what_was_said_is_on_the_disk_before_the_customer_answers() {
    let home = TempDir::new().unwrap();
    let mut talk = talk(&home);
    for reply in ["您好，我是客服小林。", "您主要想用来做什么？"] {
        talk.says(reply);
        talk.waits_for("客户（");
        // As after a power cut: what a second program finds.
        let log = &kept(&home)[0].log;
        let mut said = log.messages().into_iter().filter(|it| it.reading.is_some());
        assert_eq!(said.next_back().unwrap().text, reply);
    }
    talk.child.kill().unwrap();
    talk.child.wait().unwrap();
    let calls = kept(&home);
    assert_eq!(calls[0].line.state, CallState::Open);
    assert_eq!(calls[0].log.messages().last().unwrap().turn, 2);
}

#[cfg(unix)]
#[test]
fn a_call_that_was_left_is_kept_as_left() {
    let home = TempDir::new().unwrap();
    let mut talk = talk(&home);
    talk.says("您好。");
    talk.waits_for("客户（");
    let pid = talk.child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &pid]).status();
    assert!(sent.unwrap().success());
    talk.waits_for("[已中断");
    assert_eq!(talk.child.wait().unwrap().code(), Some(130));
    assert_eq!(kept(&home)[0].line.state, CallState::Left);
}

#[test]
fn where_the_records_cannot_be_opened_the_call_goes_on_and_is_taken_in_later() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("records.sqlite"), "别人的文件".repeat(200)).unwrap();
    let ran = play(&home, &["--plain"], LINES);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out.contains("总分"), "{ran}");
    insta::assert_snapshot!(ran.err);
    assert_eq!(fs::read_dir(data.join("side")).unwrap().count(), 1);
    fs::remove_file(data.join("records.sqlite")).unwrap();
    play(&home, &["--plain"], LINES);
    assert_eq!(kept(&home).len(), 2);
    assert_eq!(fs::read_dir(data.join("side")).unwrap().count(), 0);
}

#[test]
fn where_nothing_can_be_kept_the_call_goes_on_and_it_is_said_once() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("data"), "no folder").unwrap();
    let ran = play(&home, &["--plain"], LINES);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out.contains("总分"), "{ran}");
    insta::assert_snapshot!(ran.err.replace(home.path().to_str().unwrap(), "HOME"));
}

/// Where no file may grow beyond so many halves of a KiB, as on a disk that is full.
#[cfg(unix)]
fn play_on_a_full_disk(home: &TempDir, blocks: u32, lines: &str) -> Ran {
    let limited = format!("trap '' 25; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut child = Command::new("sh")
        .args(["-c", &limited])
        .arg(assert_cmd::cargo::cargo_bin("duilian"))
        .args(["play", "which-model", "--plain", "--seed", "3", "--data"])
        .arg(home.path().join("data"))
        .env_remove("DUILIAN_LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_in_the_middle_of_a_call_loses_nothing_of_it() {
    let home = TempDir::new().unwrap();
    play(&home, &["--plain"], LINES);
    let lines = format!(
        "{}{LINES}",
        "您主要想用来做什么呢？\n/note 记一笔\n".repeat(6)
    );
    let ran = play_on_a_full_disk(&home, 240, &lines);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out.contains("总分"), "{ran}");
    assert_eq!(ran.err.matches("话已另存").count(), 1, "{ran}");
    assert!(!ran.err.contains("没有保存上"), "{ran}");
    // There is room again.
    let ran = play(&home, &["--plain"], LINES);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let calls = kept(&home);
    assert_eq!(calls.len(), 3);
    let full = &calls[1];
    assert_eq!(full.line.state, CallState::Scored);
    let notes = full.log.entries.iter().filter(
        |entry| matches!(&entry.input, duilian::engine::Input::Note { text } if text == "记一笔"),
    );
    assert_eq!(notes.count(), 6);
}

#[cfg(unix)]
#[test]
fn on_a_disk_without_any_room_the_call_goes_on_and_the_loss_is_said_once() {
    let home = TempDir::new().unwrap();
    let ran = play_on_a_full_disk(&home, 40, LINES);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out.contains("总分"), "{ran}");
    assert_eq!(ran.err.matches("没有保存上").count(), 1, "{ran}");
    let ran = play(&home, &["--plain"], LINES);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(
        kept(&home)
            .iter()
            .any(|call| call.line.state == CallState::Scored)
    );
}

#[test]
fn records_that_another_program_holds_are_waited_for_and_then_the_call_is_kept_beside_them() {
    let home = TempDir::new().unwrap();
    play(&home, &["--plain"], LINES);
    let other = rusqlite::Connection::open(records(&home)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = play(&home, &["--plain"], LINES);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.err.contains("话已另存"), "{ran}");
    other.execute_batch("ROLLBACK").unwrap();
    play(&home, &["--plain"], LINES);
    assert_eq!(kept(&home).len(), 3);
}
