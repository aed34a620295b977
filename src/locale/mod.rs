//! The sentences of the program, in Chinese and English.

use serde::{Deserialize, Serialize};

/// The language of the screens; scenarios and advice stay Chinese.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Zh,
    En,
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
