//! What a trainee waits for, on a real terminal: the first screen, a key, a reply; and what the program takes meanwhile.
//! `cargo bench --bench terminal -- FOLDER` starts with that data folder, without one with an empty one. Memory and processor
//! time are told on Linux.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a runner that measures"
)]

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const STARTS: usize = 11;
/// The screens write each frame as one update; this ends it.
const FRAME: &[u8] = b"\x1b[?2026l";
const SIZE: PtySize = PtySize {
    rows: 30,
    cols: 100,
    pixel_width: 0,
    pixel_height: 0,
};
const GREETING: &str = "您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。";
/// Nothing comes by itself so soon.
const QUIET: Duration = Duration::from_millis(600);

fn main() {
    let empty = tempfile::tempdir().unwrap();
    let given = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let folder = given.map_or_else(|| empty.path().to_owned(), PathBuf::from);
    let firsts: Vec<Duration> = (0..STARTS).map(|_| first_screen(&folder)).collect();
    tell("first screen", firsts);
    home(&folder);
    call(&folder);
}

/// A running program and what it writes.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    _terminal: Box<dyn portable_pty::MasterPty + Send>,
}

impl Session {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duilian"));
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("DUILIAN_DATA", folder);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let input = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(count) = reader.read(&mut bytes) {
                let came = (Instant::now(), bytes[..count].to_vec());
                if count == 0 || sender.send(came).is_err() {
                    return;
                }
            }
        });
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        Self {
            child,
            input,
            output,
            _terminal: pair.master,
        }
    }

    /// The moment at which the next frame is whole.
    fn frame(&self) -> Instant {
        let mut all = Vec::new();
        loop {
            let (at, bytes) = self.output.recv().unwrap();
            all.extend(bytes);
            if all.windows(FRAME.len()).any(|part| part == FRAME) {
                return at;
            }
        }
    }

    /// Takes what comes until nothing does.
    fn quiet(&self) {
        while self.output.recv_timeout(QUIET).is_ok() {}
    }

    fn types(&mut self, keys: &str) -> Duration {
        let begun = Instant::now();
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
        self.frame() - begun
    }

    /// A number of a file of `/proc/PID`, or of the fields of `stat` behind the name.
    fn memory(&self, what: &str) -> u64 {
        let status = format!("/proc/{}/status", self.child.process_id().unwrap());
        let status = fs::read_to_string(status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(what));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        number.and_then(|number| number.parse().ok()).unwrap_or(0)
    }

    /// Ticks of the processor, a hundredth of a second each.
    fn ticks(&self) -> u64 {
        let stat = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let stat = fs::read_to_string(stat).unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default();
        let mut ticks = fields.split_whitespace().skip(11);
        let mut next = || ticks.next().and_then(|tick| tick.parse::<u64>().ok());
        next().unwrap_or(0) + next().unwrap_or(0)
    }

    fn tell_memory(&self, place: &str) {
        let (all, own) = (self.memory("VmRSS"), self.memory("RssAnon"));
        println!("memory {place}: {all} kB resident, {own} kB of it its own");
    }

    fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn first_screen(folder: &Path) -> Duration {
    let begun = Instant::now();
    let session = Session::start(folder, &[]);
    let took = session.frame() - begun;
    session.quiet();
    session.end();
    took
}

fn home(folder: &Path) {
    let mut session = Session::start(folder, &[]);
    session.quiet();
    let moves = (0..40).map(|at| {
        let key = if at % 2 == 0 { "\x1b[B" } else { "\x1b[A" };
        session.types(key)
    });
    let moves: Vec<Duration> = moves.collect();
    tell("home: a key to its frame", moves);
    session.quiet();
    session.tell_memory("at home");
    let before = session.ticks();
    thread::sleep(Duration::from_secs(5));
    println!("home, 5 s of nothing: {} ticks", session.ticks() - before);
    session.end();
}

fn call(folder: &Path) {
    let mut session = Session::start(folder, &["play", "battery-answer", "--seed", "3"]);
    session.quiet();
    for _ in 0..2 {
        session.types("\r");
        session.quiet();
    }
    session.tell_memory("in a call, before the first reply");
    let typed: Vec<Duration> = GREETING
        .chars()
        .map(|letter| session.types(letter.encode_utf8(&mut [0; 4])))
        .collect();
    tell("call: a letter to its frame", typed);
    session.quiet();
    let sent = session.types("\r");
    println!("call: a reply to its frame: {:.1} ms", milliseconds(sent));
    session.quiet();
    session.tell_memory("in a call, after the first reply");
    session.end();
}

fn tell(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |part: usize| milliseconds(took[(took.len() - 1) * part / 100]);
    println!(
        "{what}: least {:.1}, middle {:.1}, most {:.1} ms of {}",
        at(0),
        at(50),
        at(100),
        took.len()
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
