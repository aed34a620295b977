//! A key as the terminal reports it: with what is held down, and how it is written.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::theme::Glyphs;
use crate::text::fold::half_width;

/// A key with what is held down beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    pub code: KeyCode,
    pub held: KeyModifiers,
}

pub(super) const fn key(code: KeyCode) -> Key {
    Key {
        code,
        held: KeyModifiers::NONE,
    }
}

pub(super) const fn ctrl(letter: char) -> Key {
    Key {
        code: KeyCode::Char(letter),
        held: KeyModifiers::CONTROL,
    }
}

pub(super) const fn alt(code: KeyCode) -> Key {
    Key {
        code,
        held: KeyModifiers::ALT,
    }
}

pub(super) const fn f(number: u8) -> Key {
    key(KeyCode::F(number))
}

pub(super) const ENTER: Key = key(KeyCode::Enter);
pub(super) const ESC: Key = key(KeyCode::Esc);
pub(super) const UP: Key = key(KeyCode::Up);
pub(super) const DOWN: Key = key(KeyCode::Down);
pub(super) const LEFT: Key = key(KeyCode::Left);
pub(super) const RIGHT: Key = key(KeyCode::Right);
pub(super) const TAB: Key = key(KeyCode::Tab);
pub(super) const BACK_TAB: Key = key(KeyCode::BackTab);
pub(super) const PAGE_UP: Key = key(KeyCode::PageUp);
pub(super) const PAGE_DOWN: Key = key(KeyCode::PageDown);
pub(super) const HOME: Key = key(KeyCode::Home);
pub(super) const END: Key = key(KeyCode::End);

impl Key {
    /// Terminals differ on Shift: it is in the letter already, and `BackTab` is a key of its own.
    pub(super) fn of(event: KeyEvent) -> Self {
        let code = match event.code {
            KeyCode::Char(letter) if event.modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(letter.to_ascii_lowercase())
            }
            code => code,
        };
        let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        Self { code, held }
    }

    /// Where nothing is typed, a letter is the key it stands on: Shift, Caps Lock and an input method's wide letters
    /// are all the same.
    pub(super) fn as_labelled(self) -> Self {
        let code = match self.code {
            KeyCode::Char(letter) => KeyCode::Char(half_width(letter).to_ascii_lowercase()),
            code => code,
        };
        Self { code, ..self }
    }

    /// As it is written on keyboards.
    pub fn label(self, glyphs: &Glyphs) -> String {
        let arrow = |sign: &str, word: &str| if glyphs.ascii { word } else { sign }.to_owned();
        let name = match self.code {
            KeyCode::Enter => "Enter".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::Tab => "Tab".to_owned(),
            KeyCode::BackTab => "Shift+Tab".to_owned(),
            KeyCode::Backspace => "Backspace".to_owned(),
            KeyCode::Delete => "Delete".to_owned(),
            KeyCode::Home => "Home".to_owned(),
            KeyCode::End => "End".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Up => arrow("↑", "Up"),
            KeyCode::Down => arrow("↓", "Down"),
            KeyCode::Left => arrow("←", "Left"),
            KeyCode::Right => arrow("→", "Right"),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(letter) => letter.to_uppercase().collect(),
            other => format!("{other:?}"),
        };
        let mut held = String::new();
        if self.held.contains(KeyModifiers::CONTROL) {
            held.push_str("Ctrl+");
        }
        if self.held.contains(KeyModifiers::ALT) {
            held.push_str("Alt+");
        }
        held + &name
    }
}
