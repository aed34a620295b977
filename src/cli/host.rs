//! The world outside: clock, chance, environment, folders, terminal. The only file that asks it.

use std::{
    ffi::OsString,
    fs,
    io::{self, BufRead, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::AtomicBool,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use etcetera::BaseStrategy;

use crate::{
    engine::{Millis, chance::Seed},
    record::{CallId, Instant as Moment},
};

pub struct Host {
    started: Instant,
}

impl Host {
    #[expect(clippy::disallowed_methods, reason = "this file is the one that asks")]
    pub fn start() -> Self {
        Self {
            started: Instant::now(),
        }
    }

    pub fn arguments() -> Vec<OsString> {
        std::env::args_os().collect()
    }

    /// Time since the program began; never goes back.
    pub fn now(&self) -> Millis {
        Millis(u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    /// A seed for a call nobody gave one to: short, so that it can be typed again.
    #[expect(clippy::disallowed_methods, reason = "this file is the one that asks")]
    pub fn fresh_seed() -> Seed {
        let nanos = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.as_nanos());
        Seed(u64::try_from(nanos / 1000 % 1_000_000).unwrap_or(0))
    }

    /// The moment it is now, with the offset of the clock on the wall.
    #[expect(clippy::disallowed_methods, reason = "this file is the one that asks")]
    pub fn instant() -> Moment {
        let now = std::time::SystemTime::now();
        let now = jiff::Timestamp::try_from(now).unwrap_or_default();
        let offset = jiff::tz::TimeZone::system().to_offset(now);
        Moment {
            unix: now.as_millisecond(),
            zone: i16::try_from(offset.seconds() / 60).unwrap_or_default(),
        }
    }

    /// An id that no other call has, on this machine or any other; later ones are greater.
    pub fn call_id() -> CallId {
        CallId(uuid::Uuid::now_v7().to_string())
    }

    /// The name under which the user is known to the system: a first guess at the trainee's.
    pub fn user() -> Option<String> {
        ["USER", "USERNAME"]
            .into_iter()
            .find_map(Self::variable)
            .map(|name| name.to_string_lossy().into_owned())
    }

    #[expect(clippy::disallowed_methods, reason = "this file is the one that asks")]
    fn variable(name: &str) -> Option<OsString> {
        std::env::var_os(name).filter(|value| !value.is_empty())
    }

    /// The language asked for by `DUILIAN_LANG`, as typed. `LANG` is not asked: on shared servers it says what the
    /// server was installed with, not what the trainee reads.
    pub fn language() -> Option<String> {
        Self::variable("DUILIAN_LANG").map(|value| value.to_string_lossy().into_owned())
    }

    /// Whether colours are unwanted (no-color.org) or impossible.
    pub fn is_colourless() -> bool {
        Self::variable("NO_COLOR").is_some()
            || Self::variable("TERM").is_some_and(|terminal| terminal == "dumb")
    }

    pub fn stdin_is_terminal() -> bool {
        io::stdin().is_terminal()
    }

    pub fn stdout_is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// Variables by which a system says how it writes characters, what terminal it is and how many colours it has; those
    /// that are set.
    pub fn terminal_variables() -> Vec<(&'static str, String)> {
        let names = [
            "TERM",
            "COLORTERM",
            "LC_ALL",
            "LC_CTYPE",
            "LANG",
            "NO_COLOR",
            "TMUX",
            "SSH_TTY",
        ];
        let known = names
            .into_iter()
            .filter_map(|name| Some((name, Self::variable(name)?)));
        known
            .map(|(name, value)| (name, value.to_string_lossy().into_owned()))
            .collect()
    }

    /// Rows of the terminal on stdout; `None` where there is none.
    pub fn rows() -> Option<usize> {
        let size = Self::stdout_is_terminal().then(ratatui::crossterm::terminal::size)?;
        let (_, rows) = size.ok()?;
        (rows > 0).then_some(usize::from(rows))
    }

    /// Columns of the terminal on stdout; `None` where there is none.
    pub fn columns() -> Option<usize> {
        let size = Self::stdout_is_terminal().then(ratatui::crossterm::terminal::size)?;
        let (columns, _) = size.ok()?;
        (columns > 0).then_some(usize::from(columns))
    }

    pub fn stderr_is_terminal() -> bool {
        io::stderr().is_terminal()
    }

    /// The user's own folder of a kind (`scenarios`, `assets`), where it exists.
    pub fn own_folder(kind: &str) -> Option<PathBuf> {
        Self::own_place(kind).filter(|folder| folder.is_dir())
    }

    /// Where it is or would be; `None` for a user without a home.
    pub fn own_place(kind: &str) -> Option<PathBuf> {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.config_dir().join("duilian").join(kind))
    }

    /// Where packs and the user's own files are to live, as `DUILIAN_DATA` says.
    pub fn named_data_folder() -> Option<PathBuf> {
        Self::variable("DUILIAN_DATA").map(PathBuf::from)
    }

    /// Where they live when nobody says: the folder that the system has for data. It need not exist.
    pub fn data_folder() -> Option<PathBuf> {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.data_dir().join("duilian"))
    }

    /// A folder for files that are of no use afterwards.
    pub fn scratch_folder() -> PathBuf {
        std::env::temp_dir()
    }

    pub fn is_folder(path: &Path) -> bool {
        path.is_dir()
    }

    pub fn is_file(path: &Path) -> bool {
        path.is_file()
    }

    /// Whether two paths lead to one file that exists.
    pub fn is_same_file(one: &Path, other: &Path) -> bool {
        match (one.canonicalize(), other.canonicalize()) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        }
    }

    /// A file to be read bit by bit, and how long it is; a pipe or a device has no length.
    pub fn open(path: &Path) -> io::Result<(Box<dyn Read>, Option<u64>)> {
        let file = fs::File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Ok((Box::new(file), about.is_file().then_some(about.len())))
    }

    pub fn open_stdin() -> Box<dyn Read> {
        Box::new(io::stdin().lock())
    }

    pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    /// Writes a file, and the folders above it where they are missing.
    pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)
    }

    /// Writes a file that is not there yet, and the folders above it where they are missing.
    ///
    /// # Errors
    /// `AlreadyExists`: something is there, and it stays as it is.
    pub fn create_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            // A file in the place of a folder is not the file that was asked for.
            fs::create_dir_all(folder).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
                _ => error,
            })?;
        }
        let mut file = fs::File::create_new(path)?;
        file.write_all(bytes).inspect_err(|_| {
            // Half a file would be in the way of the next try.
            let _ = fs::remove_file(path);
        })
    }

    /// Whether so many bytes can be written in a folder; nothing of them stays.
    ///
    /// # Errors
    /// They cannot: the disk is full, or the folder can only be read.
    pub fn try_room(folder: &Path, bytes: usize) -> io::Result<()> {
        let path = folder.join(format!(".room-{}", std::process::id()));
        let written = fs::write(&path, vec![0; bytes]);
        let _ = fs::remove_file(&path);
        written
    }

    /// Whether anything has this name, a link to nowhere too.
    pub fn is_there(path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok()
    }

    /// Puts a text in the place of a file, all of it or nothing: the reader of a file half written would find faults in it.
    pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        fs::write(&beside, bytes)?;
        fs::rename(&beside, path).inspect_err(|_| {
            let _ = fs::remove_file(&beside);
        })
    }

    /// Listens to lines of stdin and to Ctrl+C from now on.
    pub fn listen() -> Ears {
        let (sender, heard) = mpsc::channel();
        listen_for_interrupts(sender.clone());
        thread::spawn(move || {
            let mut stdin = io::stdin().lock();
            let mut line = Vec::new();
            while matches!(stdin.read_until(b'\n', &mut line), Ok(1..)) {
                let text = String::from_utf8_lossy(&line);
                let text = text.trim_end_matches(['\n', '\r']).to_owned();
                if sender.send(Happening::Line(text)).is_err() {
                    return;
                }
                line.clear();
            }
            let _ = sender.send(Happening::End);
        });
        Ears { heard }
    }

    /// Turns true at Ctrl+C, for work that is to stop in order; a second Ctrl+C ends the program at once.
    pub fn interrupts() -> Arc<AtomicBool> {
        let flag = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        {
            use signal_hook::{consts::SIGINT, flag as signal};
            // Without a handler Ctrl+C still ends the program, only less politely.
            if signal::register_conditional_default(SIGINT, Arc::clone(&flag)).is_ok() {
                let _ = signal::register(SIGINT, Arc::clone(&flag));
            }
        }
        flag
    }

    pub fn read_stdin() -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// What can happen while a trainee talks on plain lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Happening {
    Line(String),
    End,
    /// Ctrl+C.
    Interrupted,
    TimeIsUp,
}

pub struct Ears {
    heard: Receiver<Happening>,
}

impl Ears {
    /// The next thing to happen, within `patience` where there is a limit.
    pub fn next(&self, patience: Option<Millis>) -> Happening {
        match patience {
            None => self.heard.recv().unwrap_or(Happening::End),
            Some(Millis(patience)) => {
                match self.heard.recv_timeout(Duration::from_millis(patience)) {
                    Ok(happening) => happening,
                    Err(RecvTimeoutError::Timeout) => Happening::TimeIsUp,
                    Err(RecvTimeoutError::Disconnected) => Happening::End,
                }
            }
        }
    }
}

#[cfg(unix)]
fn listen_for_interrupts(sender: Sender<Happening>) {
    // Without a handler Ctrl+C still ends the program, only less politely.
    if let Ok(mut signals) = signal_hook::iterator::Signals::new([signal_hook::consts::SIGINT]) {
        thread::spawn(move || {
            for _ in signals.forever() {
                if sender.send(Happening::Interrupted).is_err() {
                    return;
                }
            }
        });
    }
}

#[cfg(not(unix))]
fn listen_for_interrupts(_sender: Sender<Happening>) {}
