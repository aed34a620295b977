//! The sentences of the screens in the words of the channel: nobody picks up a letter.

use std::fmt::Display;

use super::{
    action::Command,
    keymap::{self, Place},
    theme::Glyphs,
};
use crate::{
    engine::{Millis, channel::Channel},
    locale::Locale,
};

/// What passes between customer and agent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Medium {
    Call,
    Chat,
    Letter,
}

impl Medium {
    /// Messages that follow each other quickly are a chat; one that stands for itself is a letter.
    pub fn of(channel: &Channel) -> Self {
        match (channel.spoken, channel.merge) {
            (true, _) => Self::Call,
            (false, Millis(0)) => Self::Letter,
            (false, _) => Self::Chat,
        }
    }

    /// What the keys of its own sentences end with, the closest first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Call => &[""],
            Self::Chat => &[".written", ""],
            Self::Letter => &[".letter", ".written", ""],
        }
    }
}

/// Sentences and hints as they are for one call.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub locale: &'a Locale,
    pub medium: Medium,
    /// Then keys that help the trainee do nothing, and are not named.
    pub exam: bool,
    /// While the call waits, what makes it go on: nothing can be sent before.
    pub waits_for: Option<Command>,
}

impl Words<'_> {
    /// A telephone where one rings.
    pub fn sign(self, glyphs: &Glyphs) -> &'static str {
        match self.medium {
            Medium::Call => glyphs.call,
            Medium::Chat | Medium::Letter => glyphs.now,
        }
    }

    pub fn text(self, key: &str) -> String {
        self.locale.text(&self.key(key)).to_owned()
    }

    pub fn format(self, key: &str, slots: &[(&str, &dyn Display)]) -> String {
        self.locale.format(&self.key(key), slots)
    }

    /// Whether a key that does this is worth naming now.
    pub fn offers(self, command: Command) -> bool {
        let is_vain = command == Command::Send && self.waits_for.is_some();
        let is_help_in_exam = self.exam && keymap::helps(command);
        !is_vain && !is_help_in_exam && self.exists(command)
    }

    /// Whether the channel has what a key does: nobody waits on the line for a letter.
    pub fn exists(self, command: Command) -> bool {
        self.medium != Medium::Letter || command != Command::Hold
    }

    /// What a key does, as help says it: in the place's own words where the same command does something else there.
    pub fn help(self, place: Place, command: Command) -> String {
        let (place, code) = (place.code(), command.code());
        self.first(&[format!("key.{place}.{code}"), format!("key.{code}")])
    }

    /// What a key does here in few words: the place's own wording, the hint's, or the name of the command.
    pub fn hint(self, place: Place, command: Command) -> String {
        let (place, code) = (place.code(), command.code());
        self.first(&[
            format!("hint.{place}.{code}"),
            format!("hint.{code}"),
            format!("key.{code}"),
        ])
    }

    /// The same where there is room to say it whole: the place's own wording, or the name of the command.
    pub fn name(self, place: Place, command: Command) -> String {
        let (place, code) = (place.code(), command.code());
        self.first(&[format!("hint.{place}.{code}"), format!("key.{code}")])
    }

    /// The first of the keys that there is a text for; what is said of the channel alone goes before what is said of all.
    fn first(self, keys: &[String]) -> String {
        let mut endings = self.medium.endings().iter();
        let found = endings.find_map(|ending| {
            let own = keys.iter().map(|key| format!("{key}{ending}"));
            own.into_iter().find(|key| self.locale.has(key))
        });
        let key = found.or_else(|| keys.last().cloned()).unwrap_or_default();
        self.locale.text(&key).to_owned()
    }

    fn key(self, key: &str) -> String {
        let endings = self.medium.endings().iter();
        let mut own = endings.map(|ending| format!("{key}{ending}"));
        own.find(|key| self.locale.has(key))
            .unwrap_or_else(|| key.to_owned())
    }
}
