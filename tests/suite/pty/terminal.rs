//! A pseudo-terminal with the program on it: waits for what is on its screen, with one time limit, and never sleeps.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use duilian::text::width;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take.
const LIMIT: Duration = Duration::from_mins(1);

pub(super) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// All that came, for what the screen does not show.
    written: Vec<u8>,
    /// The folders of a user of its own; kept as long as the session.
    home_kept: Option<tempfile::TempDir>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "a real program on a real terminal takes real time"
)]
fn now() -> Instant {
    Instant::now()
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    let some = |n| NonZeroU16::new(n).unwrap();
    vt100::Parser::new(some(rows), some(columns), 0)
}

impl Session {
    pub(super) fn start(arguments: &[&str]) -> Self {
        Self::of(Path::new(env!("CARGO_BIN_EXE_duilian")), arguments)
    }

    /// The program of a user who has nothing yet.
    pub(super) fn of(program: &Path, arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut session = Self::at(home.path(), program, arguments);
        session.home_kept = Some(home);
        session
    }

    /// The program of a user whose folders these are.
    pub(super) fn at(home: &Path, program: &Path, arguments: &[&str]) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("XDG_DATA_HOME", home.join("data"));
        command.env_remove("NO_COLOR");
        command.env_remove("DUILIAN_LANG");
        command.env_remove("DUILIAN_DATA");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            keys: pair.master.take_writer().unwrap(),
            master: pair.master,
            output,
            screen: parser(80, 24),
            written: Vec::new(),
            home_kept: None,
        }
    }

    pub(super) fn sends(&mut self, bytes: &str) {
        self.keys.write_all(bytes.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub(super) fn types(&mut self, text: &str) {
        self.sends(text);
    }

    #[track_caller]
    pub(super) fn waits_for(&mut self, text: &str) {
        self.waits_until(&format!("{text:?} on the screen"), |screen| {
            screen.contents().replace('\n', "").contains(text)
        });
    }

    /// The reply fits one row or wraps: the cursor stands right behind its last character.
    #[track_caller]
    pub(super) fn waits_for_cursor_after(&mut self, reply: &str) {
        let columns = 77;
        let (mut row, mut column) = (0, 0);
        for letter in reply.chars() {
            let wide = width::columns(letter.encode_utf8(&mut [0; 4]));
            if column + wide > columns {
                (row, column) = (row + 1, 0);
            }
            column += wide;
        }
        let last = reply.chars().next_back().unwrap().to_string();
        let cells = u16::try_from(width::columns(&last)).unwrap();
        let expected = u16::try_from(1 + column).unwrap();
        self.waits_until(
            &format!("the cursor in column {expected} (row {row} of the reply), after {last:?}"),
            |screen| {
                let (y, x) = screen.cursor_position();
                let before = x.checked_sub(cells).and_then(|x| screen.cell(y, x));
                !screen.hide_cursor()
                    && x == expected
                    && before.is_some_and(|cell| cell.contents() == last)
            },
        );
    }

    #[track_caller]
    fn waits_until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let end = now() + LIMIT;
        while !holds(self.screen.screen()) {
            let left = end.saturating_duration_since(now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.takes(&bytes),
                Err(error) => panic!(
                    "{error}: waited for {what}; the screen:\n{}",
                    self.screen.screen().contents()
                ),
            }
        }
    }

    /// Waits for a frame that was drawn to its end and shows this.
    #[track_caller]
    pub(super) fn waits_for_frame(&mut self, holds: impl Fn(&[String]) -> bool) {
        let end = now() + LIMIT;
        while !holds(&self.last_frame()) {
            let left = end.saturating_duration_since(now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.takes(&bytes),
                Err(error) => panic!(
                    "{error}: waited for a frame; the last:\n{}",
                    self.last_frame().join("\n")
                ),
            }
        }
    }

    /// Takes what comes within so much time.
    pub(super) fn looks_on(&mut self, time: Duration) {
        let end = now() + time;
        while let Ok(bytes) = self
            .output
            .recv_timeout(end.saturating_duration_since(now()))
        {
            self.takes(&bytes);
        }
    }

    /// Killed without a word; what it wrote before has been taken then.
    pub(super) fn is_killed(&mut self) {
        self.signals("KILL");
        while let Ok(bytes) = self.output.recv_timeout(LIMIT) {
            self.takes(&bytes);
        }
        self.child.wait().unwrap();
    }

    /// The rows of the last frame that was drawn to its end: a terminal shows no other.
    pub(super) fn last_frame(&self) -> Vec<String> {
        let end = b"\x1b[?2026l";
        let found = self
            .written
            .windows(end.len())
            .rposition(|part| part == end);
        let mut screen = parser(80, 24);
        let whole = found.map_or(0, |at| at + end.len());
        screen.process(&self.written[..whole]);
        screen.screen().rows(0, 80).collect()
    }

    fn takes(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    pub(super) fn resizes(&mut self, columns: u16, rows: u16) {
        self.screen = parser(columns, rows);
        self.master.resize(size(columns, rows)).unwrap();
    }

    pub(super) fn signals(&mut self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", name, &id])
            .status();
        assert!(sent.unwrap().success());
    }

    /// The exit code; what the program wrote last has been taken then.
    pub(super) fn waits_for_the_end(&mut self) -> u32 {
        let end = now() + LIMIT;
        loop {
            let left = end.saturating_duration_since(now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.takes(&bytes),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
                Err(error) => panic!("{error}: the program did not end"),
            }
        }
        self.child.wait().unwrap().exit_code()
    }

    #[track_caller]
    pub(super) fn has_written(&self, text: &str) {
        let written = String::from_utf8_lossy(&self.written);
        assert!(written.contains(text), "{text:?} is not in: {written}");
    }

    /// Alternate screen, mouse, paste and cursor are as they were before.
    #[track_caller]
    pub(super) fn has_its_terminal_back(&self) {
        let screen = self.screen.screen();
        assert!(
            !screen.alternate_screen(),
            "the alternate screen is still there"
        );
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let text = String::from_utf8_lossy(&self.written);
        assert!(
            !text.contains("\u{1b}[6n"),
            "the terminal was asked something"
        );
    }
}
