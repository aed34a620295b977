//! The screens: a model, what happens to it (`update`, no I/O), and how it is drawn (`view`). The loop is here.

pub mod action;
pub mod clock;
pub mod demonstration;
pub mod dialogs;
mod events;
pub mod keymap;
pub mod model;
pub mod picture;
pub mod reload;
pub mod running;
pub mod screens;
pub mod search;
pub mod signs;
mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod widgets;
pub mod words;

use std::{io, sync::Arc, thread, time::Duration};

use ratatui::crossterm::event::{Event, MouseEventKind};

use self::{
    action::{Action, Effect},
    events::{Arrival, Arrivals},
    terminal::Screen,
};
use crate::{authoring::watch::Watch, engine::chance::Seed, library::Library};

pub use self::{
    model::{Model, TuiOptions},
    update::update,
    view::view,
};

/// What the screens need of the world besides the terminal.
pub trait Host {
    /// Milliseconds on a clock that never goes back.
    fn now(&mut self) -> u64;
    /// What the first call's chances are drawn from; each further call has its own.
    fn seed(&mut self) -> Seed;
}

#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    #[error("terminal: {0}")]
    Terminal(#[from] io::Error),
    /// Asked to end by a signal; the terminal has been given back.
    #[error("ended by signal {0}")]
    Signal(i32),
}

/// Lines that one notch of the wheel scrolls.
const NOTCH: i16 = 3;

/// Takes the terminal, runs until the trainee leaves, and gives the terminal back whatever happens.
///
/// What `watch` watches is loaded again whenever it was saved.
pub fn run(
    library: Library,
    options: &TuiOptions,
    watch: Option<Watch>,
    host: &mut dyn Host,
) -> Result<(), TuiError> {
    let mut model = Model::new(library, options, host.seed());
    let arrivals = Arrivals::listen()?;
    let mut screen = Screen::take()?;
    arrivals.listen_to_terminal()?;
    model.size = screen.size()?;
    screen.draw(|frame| view(&model, frame))?;
    prepare(Arc::clone(&model.library));
    if let Some(mut watch) = watch {
        watch.follow(Arc::clone(&model.library));
        arrivals.listen_to_files(watch)?;
    }
    loop {
        // Wait: for the terminal, a signal, or the moment at which something changes by itself.
        model.now = host.now();
        let wait = model.wakes_in().map(Duration::from_millis);
        let mut arrival = Some(arrivals.next(wait));
        // Take all that came meanwhile, then draw once.
        let mut changed = false;
        while let Some(next) = arrival {
            model.now = host.now();
            let effects = match next {
                Arrival::Files(reload) => {
                    changed = true;
                    reload::take_up(&mut model, *reload);
                    Vec::new()
                }
                other => read(&model, other)?.map_or_else(Vec::new, |action| {
                    changed = true;
                    update(&mut model, action)
                }),
            };
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Repaint => screen.forget()?,
                }
            }
            arrival = arrivals.ready();
        }
        if changed {
            screen.draw(|frame| view(&model, frame))?;
        }
    }
}

/// While the trainee looks at the first screen, what the first call needs is made ready. Where no thread can be had, the
/// call makes it itself.
fn prepare(library: Arc<Library>) {
    let made = thread::Builder::new().name("lexicon".into());
    drop(made.spawn(move || library.lexicon()));
}

/// What an arrival means for the model as it is; `None` where it means nothing.
fn read(model: &Model, arrival: Arrival) -> Result<Option<Action>, TuiError> {
    Ok(match arrival {
        Arrival::Signal(signal) => return Err(TuiError::Signal(signal)),
        Arrival::Closed(error) => return Err(error.into()),
        Arrival::Files(_) => None,
        Arrival::Nothing => Some(Action::Clock),
        Arrival::Terminal(event) => match event {
            Event::Key(key) => keymap::read(model.place(), model.takes_text(), key),
            Event::Paste(text) => Some(Action::Paste(text)),
            Event::Resize(width, height) => Some(Action::Resize(width, height)),
            Event::FocusGained => Some(Action::Focus(true)),
            Event::FocusLost => Some(Action::Focus(false)),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::ScrollUp => Some(Action::Wheel(-NOTCH)),
                MouseEventKind::ScrollDown => Some(Action::Wheel(NOTCH)),
                _ => None,
            },
        },
    })
}
