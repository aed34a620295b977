//! The customer's mood: temper and trust, the band that is shown and the tone it speaks in.

use serde::{Deserialize, Serialize};

use super::step::{Band, Tone};

/// Temper (0 serene – 100 beside themselves) and trust (0 none – 100 full).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Mood {
    pub temper: i16,
    pub trust: i16,
}

/// What moves a mood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Shift {
    pub temper: i16,
    pub trust: i16,
}

impl Shift {
    pub fn is_none(self) -> bool {
        self.temper == 0 && self.trust == 0
    }

    /// The n-th time (from 1) the same good thing moves a customer by an n-th only; what hurts does not wear off.
    #[must_use]
    pub fn worn(self, nth: u16) -> Self {
        if self.temper > 0 || self.trust < 0 {
            return self;
        }
        let nth = i16::try_from(nth.max(1)).unwrap_or(i16::MAX);
        Self {
            temper: self.temper / nth,
            trust: self.trust / nth,
        }
    }
}

impl Mood {
    #[must_use]
    pub fn moved(self, by: Shift) -> Self {
        Self {
            temper: self.temper.saturating_add(by.temper).clamp(0, 100),
            trust: self.trust.saturating_add(by.trust).clamp(0, 100),
        }
    }

    pub fn band(self) -> Band {
        match self.temper {
            ..30 => Band::Calm,
            30..55 => Band::Displeased,
            55..80 => Band::Agitated,
            80.. => Band::Furious,
        }
    }

    pub fn tone(self) -> Tone {
        match self.band() {
            Band::Calm => Tone::Calm,
            Band::Displeased | Band::Agitated => Tone::Tense,
            Band::Furious => Tone::Angry,
        }
    }
}
