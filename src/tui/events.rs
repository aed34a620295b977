//! What comes from outside, on one channel: the terminal's events, the signals that end the program, files that were saved.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

use ratatui::crossterm::event::{self, Event};

use super::LoadLibrary;
use crate::{
    authoring::watch::{Reload, Watch},
    library::Library,
    store::{Answer, Keeper, Place},
};

/// One thing that came from outside.
pub(super) enum Arrival {
    Terminal(Event),
    /// The process is asked to end (SIGTERM, SIGHUP, SIGINT).
    Signal(i32),
    /// Files that are watched were saved.
    Files(Box<Reload>),
    /// The library with all scenarios has been loaded.
    Library(Arc<Library>),
    /// The store's thread has done what it was asked for.
    Store(Box<Answer>),
    /// The terminal cannot be read any more.
    Closed(io::Error),
    /// The time given passed and nothing came.
    Nothing,
}

pub(super) struct Arrivals {
    sender: Sender<Arrival>,
    receiver: Receiver<Arrival>,
}

/// The threads sleep until something comes; they end with the process.
impl Arrivals {
    /// Listens to signals from now on. The terminal comes later, when it has been taken.
    pub(super) fn listen() -> io::Result<Self> {
        let (sender, receiver) = channel();
        listen_to_signals(sender.clone())?;
        Ok(Self { sender, receiver })
    }

    /// Listens to the terminal too. A change of its size is not missed from here on: the first `poll` asks to be told.
    pub(super) fn listen_to_terminal(&self) -> io::Result<()> {
        event::poll(Duration::ZERO)?;
        let sender = self.sender.clone();
        thread::Builder::new()
            .name("terminal".into())
            .spawn(move || {
                loop {
                    let (arrival, last) = match event::read() {
                        Ok(event) => (Arrival::Terminal(event), false),
                        Err(error) => (Arrival::Closed(error), true),
                    };
                    if sender.send(arrival).is_err() || last {
                        return;
                    }
                }
            })?;
        Ok(())
    }

    /// Watches files from now on. The watcher loads them by itself, so that keys are answered meanwhile.
    pub(super) fn listen_to_files(&self, mut watch: Watch) -> io::Result<()> {
        let sender = self.sender.clone();
        thread::Builder::new().name("files".into()).spawn(move || {
            loop {
                let reload = Box::new(watch.wait());
                if sender.send(Arrival::Files(reload)).is_err() {
                    return;
                }
            }
        })?;
        Ok(())
    }

    /// Starts the store's thread, whose answers arrive from now on.
    pub(super) fn listen_to_store(&self, place: Place) -> io::Result<Keeper> {
        let sender = self.sender.clone();
        let tell = move |answer| {
            // Who has gone needs no answer.
            let _ = sender.send(Arrival::Store(Box::new(answer)));
        };
        Keeper::start(place, Box::new(tell))
    }

    /// Loads the library whole, while keys are answered already.
    pub(super) fn listen_to_library(
        &self,
        whole: LoadLibrary,
        before: Arc<Library>,
    ) -> io::Result<()> {
        let sender = self.sender.clone();
        thread::Builder::new()
            .name("library".into())
            .spawn(move || {
                let mut library = whole();
                library.take_over(&before);
                // Who has gone needs no library.
                let _ = sender.send(Arrival::Library(Arc::new(library)));
            })?;
        Ok(())
    }

    /// Waits for the next arrival, not longer than `timeout`.
    pub(super) fn next(&self, timeout: Option<Duration>) -> Arrival {
        let gone = || Arrival::Closed(io::ErrorKind::BrokenPipe.into());
        match timeout {
            None => self.receiver.recv().unwrap_or_else(|_| gone()),
            Some(timeout) => match self.receiver.recv_timeout(timeout) {
                Ok(arrival) => arrival,
                Err(RecvTimeoutError::Timeout) => Arrival::Nothing,
                Err(RecvTimeoutError::Disconnected) => gone(),
            },
        }
    }

    /// What has already come, without waiting.
    pub(super) fn ready(&self) -> Option<Arrival> {
        self.receiver.try_recv().ok()
    }
}

#[cfg(unix)]
fn listen_to_signals(sender: Sender<Arrival>) -> io::Result<()> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM},
        iterator::Signals,
    };
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                if sender.send(Arrival::Signal(signal)).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
fn listen_to_signals(_sender: Sender<Arrival>) -> io::Result<()> {
    Ok(())
}
