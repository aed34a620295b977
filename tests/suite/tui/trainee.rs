//! A trainee at the screens: presses keys, types, looks at what is drawn.

use std::sync::Arc;

use duilian::{
    engine::chance::Seed,
    library::Library,
    locale::{Language, Locale},
    record::{CallId, Instant},
    tui::{
        Model, TuiOptions,
        action::{Action, Effect},
        update, view,
    },
};
use ratatui::{
    Terminal,
    backend::{Backend as _, TestBackend},
    buffer::Buffer,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
    layout::Position,
};

use super::styled::styled;

pub(super) struct Trainee {
    pub model: Model,
    pub effects: Vec<Effect>,
    /// Calls of theirs that began.
    calls: u32,
    terminal: Terminal<TestBackend>,
}

impl Trainee {
    pub(super) fn new(
        library: impl Into<Arc<Library>>,
        options: &TuiOptions,
        size: (u16, u16),
    ) -> Self {
        let mut model = Model::new(library, options, Seed(7));
        model.size = size;
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        let mut trainee = Self {
            model,
            effects: Vec::new(),
            calls: 0,
            terminal,
        };
        trainee.look();
        trainee
    }

    /// With the sample library, in practice.
    pub(super) fn at(language: Language, size: (u16, u16)) -> Self {
        let options = TuiOptions::new(Locale::load(language));
        Self::new(super::sample::library(), &options, size)
    }

    pub(super) fn zh() -> Self {
        Self::at(Language::Zh, (80, 24))
    }

    /// A key by its name: `Enter`, `F2`, `Ctrl+J`, `Alt+Enter`, `a`.
    pub(super) fn press(&mut self, name: &str) -> &mut Self {
        let event = key(name);
        let action = self.model.read(event);
        if let Some(action) = action {
            self.does(action);
        }
        self
    }

    pub(super) fn presses(&mut self, names: &[&str]) -> &mut Self {
        for name in names {
            self.press(name);
        }
        self
    }

    pub(super) fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.does(Action::Type(letter));
        }
        self
    }

    pub(super) fn does(&mut self, action: Action) -> &mut Self {
        if let Action::Resize(width, height) = action {
            self.terminal.backend_mut().resize(width, height);
        }
        self.tell_time();
        let effects = update(&mut self.model, action);
        self.effects.extend(effects);
        self.look();
        self
    }

    /// Time passes on the host's clock, and nothing else happens.
    pub(super) fn waits(&mut self, seconds: u64) -> &mut Self {
        self.model.now += seconds * 1000;
        self.does(Action::Clock)
    }

    /// It is nine in the morning in Shanghai when they begin, and every call has the next id.
    pub(super) fn tell_time(&mut self) {
        self.model.wall = Instant {
            unix: 1_795_309_200_000 + i64::try_from(self.model.now).unwrap(),
            zone: 480,
        };
        if self.model.fresh.is_none() {
            self.calls += 1;
            self.model.fresh = Some(CallId(format!("call-{}", self.calls)));
        }
    }

    /// Each look is at a fresh screen: ratatui leaves the second half of an overwritten wide character to the terminal,
    /// and `TestBackend` does not clear it.
    pub(super) fn look(&mut self) {
        let size = self.terminal.backend().size().unwrap();
        self.terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        let model = &self.model;
        self.terminal.draw(|frame| view(model, frame)).unwrap();
    }

    pub(super) fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// Where the terminal's cursor is, if it shows.
    pub(super) fn cursor(&mut self) -> Option<Position> {
        let shown = self.terminal.backend().cursor_visible();
        shown.then(|| self.terminal.backend_mut().get_cursor_position().unwrap())
    }

    /// The text on the screen, a line a row.
    pub(super) fn text(&self) -> String {
        super::styled::text(self.buffer())
    }

    #[track_caller]
    pub(super) fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.text();
        assert!(
            screen.contains(text),
            "{text:?} is not on the screen:\n{screen}"
        );
        self
    }

    #[track_caller]
    pub(super) fn sees_no(&mut self, text: &str) -> &mut Self {
        let screen = self.text();
        assert!(
            !screen.contains(text),
            "{text:?} is on the screen:\n{screen}"
        );
        self
    }

    /// Text, styled runs and cursor: what a snapshot holds.
    pub(super) fn picture(&mut self) -> String {
        let cursor = self.cursor();
        let at = cursor.map_or("hidden".to_owned(), |at| {
            format!("column {}, row {}", at.x, at.y)
        });
        format!("{}\ncursor: {at}\n", styled(self.buffer()))
    }
}

fn key(name: &str) -> KeyEvent {
    let mut held = KeyModifiers::NONE;
    let mut name = name;
    for (prefix, modifier) in [
        ("Ctrl+", KeyModifiers::CONTROL),
        ("Alt+", KeyModifiers::ALT),
        ("Shift+", KeyModifiers::SHIFT),
    ] {
        if let Some(rest) = name.strip_prefix(prefix)
            && !rest.is_empty()
        {
            held |= modifier;
            name = rest;
        }
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Space" => KeyCode::Char(' '),
        "Esc" => KeyCode::Esc,
        "Tab" if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        function if function.len() > 1 && function.starts_with('F') => {
            KeyCode::F(function[1..].parse().unwrap())
        }
        letter => {
            let mut letters = letter.chars();
            let code = KeyCode::Char(letters.next().unwrap());
            assert_eq!(letters.next(), None, "no key is called {name:?}");
            code
        }
    };
    KeyEvent::new(code, held)
}
