//! A way to talk: phone, chat, `WeChat`, e-mail, with its limits.

use super::time::Millis;
use crate::{locale::Localised, text::Name};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Channel {
    pub id: Name,
    pub name: Localised,
    /// Spoken: silence is heard, typing is speaking. Else text.
    pub spoken: bool,
    /// Characters a reply may have; 0 is no limit.
    pub limit: u16,
    pub first_response: Millis,
    /// Silence after which the customer remarks on it; 0 is never.
    pub silence: Millis,
    /// Bubbles sent within it are one turn; 0 is none.
    pub merge: Millis,
}

impl Channel {
    /// Whether each reply is a letter of its own: neither spoken nor sent in bubbles.
    pub fn is_letter(&self) -> bool {
        !self.spoken && self.merge == Millis(0)
    }
}
