//! The sentences of the program, in Chinese and English.

mod flatten;
pub mod sentences;
mod table;
pub mod trouble;

use serde::{Deserialize, Serialize};

pub use sentences::Locale;

/// The language of the screens; scenarios and advice stay Chinese.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Zh,
    En,
}

impl Language {
    pub const ALL: &'static [Self] = &[Self::Zh, Self::En];

    /// The name used in files and arguments.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// A text of a file that may come in both languages; `en` falls back to `zh`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Localised {
    pub zh: String,
    pub en: String,
}

impl Localised {
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En if !self.en.is_empty() => &self.en,
            Language::Zh | Language::En => &self.zh,
        }
    }
}
