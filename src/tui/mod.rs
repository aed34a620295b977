//! The screens: a model, what happens to it (`update`, no I/O), and how it is drawn (`view`). The loop is here.

pub mod action;
pub mod clock;
pub mod demonstration;
pub mod dialogs;
mod events;
mod kept_draft;
pub mod key;
pub mod keymap;
pub mod learned;
pub mod model;
pub mod past;
pub mod picture;
pub mod probe;
pub mod records;
pub mod reload;
pub mod rulings;
pub mod running;
pub mod said;
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
use crate::{
    authoring::watch::Watch,
    engine::chance::Seed,
    library::Library,
    record::{CallId, Instant},
    store::{Keeper, Place},
};

pub use self::{
    model::{Model, Opening, TuiOptions},
    update::update,
    view::view,
};

/// What the screens need of the world besides the terminal.
pub trait Host {
    /// Milliseconds on a clock that never goes back.
    fn now(&mut self) -> u64;
    /// The moment on the wall.
    fn instant(&mut self) -> Instant;
    /// What the first call's chances are drawn from; each further call has its own.
    fn seed(&mut self) -> Seed;
    /// An id that no other call has.
    fn call_id(&mut self) -> CallId;
}

#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    #[error("terminal: {0}")]
    Terminal(#[from] io::Error),
    /// Asked to end by a signal; the terminal has been given back.
    #[error("ended by signal {0}")]
    Signal(i32),
}

/// What goes on beside the screens.
#[derive(Default)]
pub struct Outside {
    /// Files that are loaded again whenever they were saved.
    pub watch: Option<Watch>,
    /// Where calls are kept; `None` keeps nothing.
    pub place: Option<Place>,
    /// The library without scenarios that are not built in: loaded when the first screen stands, before the first key.
    pub built_in: Option<LoadLibrary>,
    /// The library with all scenarios, which comes later.
    pub library: Option<LoadLibrary>,
}

/// Loads a library.
pub type LoadLibrary = Box<dyn FnOnce() -> Library + Send>;

/// Lines that one notch of the wheel scrolls.
const NOTCH: i16 = 3;

/// Takes the terminal, runs until the trainee leaves, and gives the terminal back whatever happens. What was to be kept by
/// then is kept.
pub fn run(
    library: Library,
    options: &TuiOptions,
    mut outside: Outside,
    host: &mut dyn Host,
) -> Result<(), TuiError> {
    let mut model = Model::new(library, options, host.seed());
    let arrivals = Arrivals::listen()?;
    let mut screen = Screen::take()?;
    arrivals.listen_to_terminal()?;
    model.size = screen.size()?;
    screen.draw(|frame| view(&model, frame))?;
    if let Some(load) = outside.built_in.take() {
        reload::take_up_whole(&mut model, Arc::new(load()));
        screen.draw(|frame| view(&model, frame))?;
    }
    prepare(Arc::clone(&model.library));
    let keeper = listen_outside(&arrivals, outside, &mut model)?;
    let ended = follow(&mut model, (&arrivals, &mut screen), keeper.as_ref(), host);
    for effect in update::last_orders(&mut model) {
        if let (Effect::Ask(order), Some(keeper)) = (effect, &keeper) {
            keeper.ask(order);
        }
    }
    ended
}

/// Does what comes until the trainee leaves or something ends the program.
fn follow(
    model: &mut Model,
    (arrivals, screen): (&Arrivals, &mut Screen),
    keeper: Option<&Keeper>,
    host: &mut dyn Host,
) -> Result<(), TuiError> {
    loop {
        // Wait: for the terminal, a signal, or the moment at which something changes by itself.
        tell_time(model, host);
        let wait = model.wakes_in().map(Duration::from_millis);
        let mut arrival = Some(arrivals.next(wait));
        // Take all that came meanwhile, then draw once.
        let mut changed = false;
        while let Some(next) = arrival {
            tell_time(model, host);
            let effects = take(model, next)?;
            changed |= effects.is_some();
            for effect in effects.unwrap_or_default() {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Repaint => screen.forget()?,
                    Effect::Ask(order) => {
                        if let Some(keeper) = keeper {
                            keeper.ask(order);
                        }
                    }
                }
            }
            arrival = arrivals.ready();
        }
        if changed {
            screen.draw(|frame| view(model, frame))?;
        }
    }
}

/// Starts what goes on beside the screens. Without a thread for the store nothing is kept, and the calls go on.
fn listen_outside(
    arrivals: &Arrivals,
    outside: Outside,
    model: &mut Model,
) -> Result<Option<Keeper>, TuiError> {
    let keeper = outside.place.map(|place| arrivals.listen_to_store(place));
    let keeper = keeper.and_then(Result::ok);
    if keeper.is_some() {
        model.records.keeping = records::Keeping::Opening;
    }
    if let Some(whole) = outside.library {
        arrivals.listen_to_library(whole, Arc::clone(&model.library))?;
    }
    if let Some(mut watch) = outside.watch {
        watch.follow(Arc::clone(&model.library));
        arrivals.listen_to_files(watch)?;
    }
    Ok(keeper)
}

/// What has come changes the model; `None` where it means nothing.
fn take(model: &mut Model, arrival: Arrival) -> Result<Option<Vec<Effect>>, TuiError> {
    Ok(match arrival {
        Arrival::Store(answer) => {
            records::take_up(model, *answer);
            Some(update::orders(model))
        }
        Arrival::Files(reload) => {
            reload::take_up(model, *reload);
            Some(Vec::new())
        }
        Arrival::Library(library) => {
            reload::take_up_whole(model, library);
            Some(update::orders(model))
        }
        other => read(model, other)?.map(|action| update(model, action)),
    })
}

fn tell_time(model: &mut Model, host: &mut dyn Host) {
    model.now = host.now();
    model.wall = host.instant();
    model.fresh.get_or_insert_with(|| host.call_id());
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
        Arrival::Files(_) | Arrival::Store(_) | Arrival::Library(_) => None,
        Arrival::Nothing => Some(Action::Clock),
        Arrival::Terminal(event) => match event {
            Event::Key(key) => model.read(key),
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
