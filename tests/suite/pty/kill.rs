//! Killed at any moment: what the screen had accepted is on the disk, and the call goes on where it was cut off.
//!
//! `KILLS=200 cargo test --test suite killed_at_any_moment -- --nocapture` kills as often as that.

use std::{path::Path, time::Duration};

use duilian::{
    engine::chance::Seed,
    record::{CallId, CallState, Filter, KeptCall},
    store::{Store, sqlite::Records},
};
use rusqlite::Connection;
use tempfile::TempDir;

use super::terminal::Session;

/// Where nobody says how often.
const KILLS: u64 = 10;
/// The longest time between the last key and the kill, in microseconds: a frame and a commit take less.
const LONGEST: usize = 60_000;
/// A call of so many replies is left as it is, and another one begun.
const ENOUGH: usize = 5;

#[expect(
    clippy::disallowed_methods,
    reason = "how the tests are run is no business of the program"
)]
fn kills() -> u64 {
    let asked = std::env::var("KILLS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(KILLS)
}

/// One who practises with bad luck.
struct Unlucky {
    home: TempDir,
    /// The call that is on, with the replies that the screen had accepted.
    call: Option<CallId>,
    accepted: Vec<String>,
    /// Calls that were left as they are.
    known: Vec<CallId>,
    /// Replies so far, in all calls: no two are alike.
    said: usize,
    /// Replies that were accepted, in all calls.
    safe: usize,
}

impl Unlucky {
    fn records(&self) -> std::path::PathBuf {
        self.home.path().join("data/duilian/records.sqlite")
    }

    fn session(&self, arguments: &[&str]) -> Session {
        let program = Path::new(env!("CARGO_BIN_EXE_duilian"));
        let arguments = [arguments, &["--lang", "zh"]].concat();
        Session::at(self.home.path(), program, &arguments)
    }

    /// A call is on: one that was cut off is offered at the next start.
    fn begins(&self) -> Session {
        if self.call.is_some() {
            let mut session = self.session(&[]);
            session.waits_for("打到一半");
            session.sends("\x1bOR");
            session.waits_for("接着第");
            session.sends("\x10");
            return session;
        }
        let mut session = self.session(&["play", "which-model", "--seed", "3"]);
        session.waits_for("电话就会响起");
        session.sends("\r");
        session.waits_for("按 Enter 接听");
        session.sends("\r");
        session.waits_for("已接听");
        session
    }

    /// Says something and is killed in the middle of it; what the screen showed then is kept.
    fn is_killed(&mut self, seed: Seed) {
        let mut session = self.begins();
        let mut replies = Vec::new();
        let count = 1 + seed.pick(0, "replies", 3);
        for nth in 1..=count {
            self.said += 1;
            let reply = format!("{}号：请您稍等，我马上核对。", self.said);
            session.types(&reply);
            session.waits_for_cursor_after(&reply);
            replies.push(reply.clone());
            let is_last = nth == count;
            if is_last && seed.pick(0, "typing", 8) == 0 {
                break;
            }
            session.sends("\r");
            if !is_last {
                session.waits_for_frame(|rows| is_answered(rows, &reply));
            }
        }
        let moment = seed.pick(0, "moment", LONGEST);
        session.looks_on(Duration::from_micros(u64::try_from(moment).unwrap()));
        session.is_killed();
        let rows = session.last_frame();
        // What scrolled out of sight was waited for.
        let last = replies.pop().unwrap();
        self.accepted.extend(replies);
        if is_answered(&rows, &last) {
            self.accepted.push(last);
        }
        self.looks_into_the_records(&rows.join("\n"));
    }

    fn looks_into_the_records(&mut self, screen: &str) {
        let database = Connection::open(self.records()).unwrap();
        let sound: String = database
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sound, "ok");
        drop(database);
        let Some(call) = self.newest() else {
            assert_eq!(self.accepted, [""; 0], "no call is kept:\n{screen}");
            return;
        };
        let log = call.log.messages();
        let kept: Vec<&str> = log
            .iter()
            .filter(|said| said.reading.is_some())
            .map(|said| said.text.as_str())
            .collect();
        for reply in &self.accepted {
            let found = kept.contains(&reply.as_str());
            assert!(
                found,
                "{reply} was accepted and is lost: {kept:?}\n{screen}"
            );
        }
        // What is on the disk was said, whether or not the screen came to showing it.
        self.accepted = kept.iter().map(ToString::to_string).collect();
        self.call = Some(call.line.id);
        if self.accepted.len() >= ENOUGH {
            self.safe += self.accepted.len();
            self.accepted.clear();
            self.known.extend(self.call.take());
        }
    }

    /// The call that was on.
    fn newest(&self) -> Option<KeptCall> {
        let records = Records::open(&self.records()).unwrap();
        let open = Filter {
            state: Some(CallState::Open),
            most: 1,
            ..Filter::default()
        };
        let lines = records.calls(&open).unwrap();
        let line = lines
            .first()
            .filter(|line| !self.known.contains(&line.id))?;
        Some(records.call(&line.id).unwrap())
    }
}

/// The reply stands in the transcript, and below it what the customer said to it.
fn is_answered(rows: &[String], reply: &str) -> bool {
    let said = |row: &String| row.starts_with(" 我 ") && row.contains(reply);
    let below = rows.iter().skip_while(|row| !said(row));
    below.skip(1).any(|row| row.starts_with(" 客户 "))
}

#[test]
fn killed_at_any_moment_it_loses_no_reply_that_the_screen_had_accepted() {
    let mut unlucky = Unlucky {
        home: tempfile::tempdir().unwrap(),
        call: None,
        accepted: Vec::new(),
        known: Vec::new(),
        said: 0,
        safe: 0,
    };
    let kills = kills();
    for round in 0..kills {
        unlucky.is_killed(Seed(round));
    }
    let safe = unlucky.safe + unlucky.accepted.len();
    // Most of them: the others were being typed or written.
    assert!(safe * 2 > unlucky.said, "{safe} of {}", unlucky.said);
    if unlucky.call.is_some() {
        let mut session = unlucky.session(&[]);
        session.waits_for("打到一半");
        session.sends("\x03");
        assert_eq!(session.waits_for_the_end(), 0);
    }
    #[expect(clippy::print_stderr, reason = "the figures of a long run")]
    {
        eprintln!(
            "{kills} kills, {} replies said, {safe} of them on the disk, {} calls",
            unlucky.said,
            unlucky.known.len()
        );
    }
}
