//! What the key tables say of each kind of file: as JSON Schema for editors, and as a page to look things up in.

mod describe;
mod json;
pub mod names;
pub mod reference;
mod shape;

use crate::{
    engine::step::closed_list,
    library::keys::{asset, behaviour, pack, persona, rubric, scenario},
    locale::Locale,
    source::{Key, Spellings},
};

pub use describe::{Described, described};

closed_list! {
    /// A kind of file that is written by hand.
    Kind {
        Scenario = "scenario",
        Persona = "persona",
        Rubric = "rubric",
        Behaviour = "behaviour",
        Channel = "channel",
        Company = "company",
        Spellings = "spellings",
        Pack = "pack",
    }
}

impl Kind {
    /// What may stand in such a file.
    pub fn keys(self) -> &'static [Key] {
        match self {
            Self::Scenario => scenario::SCENARIO,
            Self::Persona => persona::PERSONA,
            Self::Rubric => rubric::RUBRIC,
            Self::Behaviour => behaviour::BEHAVIOURS,
            Self::Channel => asset::CHANNEL,
            Self::Company => asset::COMPANY,
            Self::Spellings => asset::SPELLINGS,
            Self::Pack => pack::PACK,
        }
    }

    /// The name of the schema's own file.
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.code())
    }
}

/// The dialect that the language servers for TOML know.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// By this a file that was written by `schema` is known again.
pub const MARK: &str = "duilian schema";

/// The JSON Schema of a kind of file, with the descriptions in the language of `locale`.
pub fn schema(kind: Kind, locale: &Locale, spellings: &Spellings) -> String {
    let maker = shape::Maker {
        locale,
        spellings,
        extends: kind.keys().iter().any(|key| key.name == "extends"),
    };
    let made = maker.file(kind);
    let mut text = serde_json::to_string_pretty(&made).unwrap_or_default();
    text.push('\n');
    text
}
