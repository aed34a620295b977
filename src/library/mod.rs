//! Loads scenarios and assets, built in and the user's own, and lowers them to values.

pub mod keys;
mod load;
mod lower;
pub mod script;
pub(crate) mod sources;

use std::{collections::BTreeMap, sync::Arc};

pub use script::ScriptError;
pub use sources::{Origin, Sources};

use crate::{
    engine::{Scenario, channel::Channel, company::Company, persona::Persona},
    source::{Diagnostic, Spellings},
    text::Name,
};

/// Everything that calls are made of.
pub struct Library {
    /// By category, then level, then id.
    pub scenarios: Vec<Shelved>,
    pub personas: BTreeMap<Name, Arc<Persona>>,
    pub channels: BTreeMap<Name, Arc<Channel>>,
    pub company: Arc<Company>,
    pub spellings: Spellings,
    /// What is wrong with files, in the order of files and places. A file with an error is not loaded.
    pub diagnostics: Vec<Diagnostic>,
}

/// A scenario and where it is from.
#[derive(Clone, Debug)]
pub struct Shelved {
    pub scenario: Arc<Scenario>,
    pub origin: Origin,
}

impl Shelved {
    fn place(&self) -> (usize, u8, &Name) {
        let scenario = &self.scenario;
        (scenario.category as usize, scenario.level, &scenario.id)
    }
}

impl Library {
    pub fn scenario(&self, id: &str) -> Option<&Shelved> {
        let mut shelved = self.scenarios.iter();
        shelved.find(|shelved| shelved.scenario.id == *id)
    }
}
