//! All that the screens show: a value. `update` changes it, `view` draws it.

use std::sync::Arc;

use ratatui::crossterm::event::KeyEvent;

use super::{
    action::Action,
    dialogs::{Dialog, Unsent},
    keymap::{self, Place},
    records::Records,
    running::Running,
    said,
    screens::{Screen, home::Home},
    theme::Theme,
    words::{Medium, Words},
};
use crate::{
    engine::{chance::Seed, step::Mode},
    library::Library,
    locale::{Language, Locale},
    record::{CallId, Instant},
    session::Stage,
    source::Diagnostic,
};

/// The least terminal that the screens fit in.
pub const LEAST: (u16, u16) = (80, 24);

pub struct Model {
    pub library: Arc<Library>,
    pub locale: Locale,
    pub theme: Theme,
    /// The host's clock at the last action, in milliseconds.
    pub now: u64,
    /// The same moment on the wall.
    pub wall: Instant,
    /// The id of the next call that begins: the host makes a new one when it was taken.
    pub fresh: Option<CallId>,
    pub size: (u16, u16),
    pub home: Home,
    /// The call that is on, or the last one.
    pub running: Option<Running>,
    pub records: Records,
    /// Never empty: the home screen at the bottom, what is shown at the top.
    pub screens: Vec<Screen>,
    pub dialog: Option<Dialog>,
    /// What was written in forms that were closed.
    pub unsent: Unsent,
    /// One line that stays until the next key.
    pub notice: Option<String>,
    /// What is wrong with the files that are watched: shown as long as it is so.
    pub wrong: Vec<Diagnostic>,
    pub seed: Seed,
}

impl TuiOptions {
    /// In colour, at home, nothing chosen.
    pub fn new(locale: Locale) -> Self {
        Self {
            locale,
            ascii: false,
            colour: true,
            scenario: None,
            opening: Opening::Brief,
            persona: None,
            mode: None,
            seed: None,
            trainee: None,
            guess: String::new(),
            trainer: false,
        }
    }
}

/// What a scenario shows first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    Brief,
    ModelCall,
}

/// How the screens begin.
#[derive(Clone, Debug)]
pub struct TuiOptions {
    /// The sentences, with the user's own over them.
    pub locale: Locale,
    /// For consoles without box drawing.
    pub ascii: bool,
    /// False where `NO_COLOR` is set.
    pub colour: bool,
    /// The scenario to open at once, by its id.
    pub scenario: Option<String>,
    /// At what it opens.
    pub opening: Opening,
    /// A name, or a mix (`emotional=7,dominant=3`), in place of the scenario's own.
    pub persona: Option<String>,
    pub mode: Option<Mode>,
    /// Fixed for every call; else each call has its own.
    pub seed: Option<Seed>,
    /// Who practises, if they were named.
    pub trainee: Option<String>,
    /// What the system calls the user.
    pub guess: String,
    /// Whether a trainer sits here.
    pub trainer: bool,
}

impl Model {
    pub fn new(library: impl Into<Arc<Library>>, options: &TuiOptions, seed: Seed) -> Self {
        let library = library.into();
        let locale = options.locale.clone();
        let home = Home::new(&library, &locale, options);
        let mut model = Self {
            library,
            locale,
            theme: Theme::new(options.colour, options.ascii),
            now: 0,
            wall: Instant::default(),
            fresh: None,
            size: LEAST,
            home,
            running: None,
            records: Records::new(options),
            screens: vec![Screen::Home],
            dialog: None,
            unsent: Unsent::default(),
            notice: None,
            wrong: Vec::new(),
            seed: options.seed.unwrap_or(seed),
        };
        match &options.scenario {
            Some(id) if options.opening == Opening::ModelCall => {
                super::screens::listen::open(&mut model, &id.as_str().into());
            }
            Some(_) => super::screens::home::open(&mut model),
            None => {}
        }
        model
    }

    /// The files that the call on the screen was played from: a past one has its own, whatever became of them since.
    pub fn played_from(&self) -> &Library {
        let own = self.running.as_ref().and_then(|it| it.library.as_ref());
        own.unwrap_or(&self.library)
    }

    pub fn screen(&self) -> &Screen {
        self.screens.last().unwrap_or(&Screen::Home)
    }

    pub fn language(&self) -> Language {
        self.locale.language()
    }

    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.locale.text(key)
    }

    /// The sentences as they are for the channel of what is shown.
    pub fn words(&self) -> Words<'_> {
        let running = self.running.as_ref().map(|running| &running.sitting);
        let mut screens = self.screens.iter().rev();
        // Help is about what lies below it.
        let shown = screens.find(|screen| !matches!(screen, Screen::Help(_)));
        let script = match shown.unwrap_or(&Screen::Home) {
            Screen::Home
            | Screen::Progress(_)
            | Screen::Queue(_)
            | Screen::History(_)
            | Screen::Help(_) => None,
            Screen::Compare(screen) => Some(&screen.right.sitting.script),
            Screen::Brief(screen) => Some(&screen.script),
            Screen::Listen(screen) => Some(&screen.listening.call.script),
            Screen::Call | Screen::Ticket | Screen::Scorecard(_) | Screen::Review(_) => {
                running.map(|sitting| &sitting.script)
            }
        };
        Words {
            locale: &self.locale,
            medium: script.map_or(Medium::Call, |script| Medium::of(&script.channel)),
            exam: running.is_some_and(|sitting| sitting.mode == Mode::Exam),
            waits_for: self.running.as_ref().and_then(Running::waits_for),
        }
    }

    pub fn say(&mut self, key: &str) {
        self.notice = Some(self.words().text(key));
    }

    /// Goes to a screen from which Esc leads back here.
    pub fn enter(&mut self, screen: Screen) {
        self.screens.push(screen);
    }

    /// Goes back to the screen before; home has none.
    pub fn leave(&mut self) {
        if self.screens.len() > 1 {
            self.screens.pop();
        }
    }

    /// Goes to a screen from which Esc leads home.
    pub fn go(&mut self, screen: Screen) {
        self.go_home();
        self.screens.push(screen);
    }

    pub fn go_home(&mut self) {
        self.unsent.forget_call();
        self.screens.truncate(1);
    }

    /// Whether the size is enough to draw the screens.
    pub fn fits(&self) -> bool {
        self.size.0 >= LEAST.0 && self.size.1 >= LEAST.1
    }

    /// Whether a call is on that would be lost.
    pub fn in_call(&self) -> bool {
        self.screens
            .iter()
            .any(|screen| matches!(screen, Screen::Call))
            && self
                .running
                .as_ref()
                .is_some_and(|running| running.sitting.stage != Stage::Scored)
    }

    /// Whether marks have been made that would be lost.
    pub fn is_listening(&self) -> bool {
        let listens = |screen: &Screen| matches!(screen, Screen::Listen(it) if it.has_marks());
        self.screens.iter().any(listens)
    }

    /// Where the keys have their meaning now.
    pub fn place(&self) -> Place {
        match (&self.dialog, self.screen()) {
            (Some(dialog), _) => dialog.place(),
            (None, Screen::Home) => Place::Home,
            (None, Screen::Brief(_)) if self.in_call() => Place::LookUp,
            (None, Screen::Brief(_)) => Place::Brief,
            (None, Screen::Call) => {
                self.running
                    .as_ref()
                    .map_or(Place::Call, |running| match running.sitting.stage {
                        Stage::Ringing => Place::Ringing,
                        Stage::Talking => Place::Call,
                        Stage::Ticket | Stage::Scored => Place::Over,
                    })
            }
            (None, Screen::Ticket) => Place::Ticket,
            (None, Screen::Listen(screen)) => screen.place(),
            (None, Screen::Progress(screen)) => screen.place(),
            (None, Screen::Scorecard(_)) => Place::Scorecard,
            (None, Screen::Review(_)) => said::place(self),
            (None, Screen::Queue(_)) => Place::Queue,
            (None, Screen::History(_)) => Place::History,
            (None, Screen::Compare(_)) => Place::Compare,
            (None, Screen::Help(_)) => Place::Help,
        }
    }

    /// What a key means now. While a menu is open, the keys that it names mean what they mean below it.
    pub fn read(&self, event: KeyEvent) -> Option<Action> {
        let own = keymap::read(self.place(), self.takes_text(), event);
        own.or_else(|| match &self.dialog {
            Some(Dialog::Menu(menu)) => keymap::read(menu.place, false, event),
            _ => None,
        })
    }

    /// Whether letters are text here.
    pub fn takes_text(&self) -> bool {
        match &self.dialog {
            Some(dialog) => dialog.takes_text(),
            None => matches!(
                self.place(),
                Place::Home
                    | Place::History
                    | Place::Brief
                    | Place::LookUp
                    | Place::Call
                    | Place::Ticket
                    | Place::Marking
                    | Place::ListenTicket
            ),
        }
    }

    /// Milliseconds until something on the screen changes by itself; `None` is never.
    pub fn wakes_in(&self) -> Option<u64> {
        if !self.in_call() {
            return None;
        }
        self.running.as_ref()?.wakes_in(self.now)
    }
}
