//! Loads scenarios and assets, built in and the user's own, and lowers them to values.

pub mod keys;
mod load;
mod lower;
pub mod script;
pub(crate) mod sources;
mod written;

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

pub use script::ScriptError;
pub use sources::{Origin, Sources};

use crate::{
    engine::{Scenario, channel::Channel, company::Company, persona::Persona, step::Step},
    judge::Rubric,
    locale::Localised,
    reading::{Lexicon, rules::RuleFile},
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
    /// By id; `rubric()` is the one in force.
    pub rubrics: BTreeMap<Name, Arc<Rubric>>,
    pub behaviours: BTreeMap<Name, BehaviourName>,
    pub spellings: Spellings,
    /// What is wrong with files, in the order of files and places. A file with an error is not loaded.
    pub diagnostics: Vec<Diagnostic>,
    rule_files: Vec<(Name, RuleFile)>,
    lexicon: OnceLock<Arc<Lexicon>>,
}

/// A behaviour's name on the screen and the step that uses it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BehaviourName {
    pub name: Localised,
    pub step: Option<Step>,
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

    /// The rubric in force: `standard`, or the first by name of an organisation that has put another in its place.
    pub fn rubric(&self) -> Arc<Rubric> {
        let standard = self
            .rubrics
            .get("standard")
            .or_else(|| self.rubrics.values().next());
        standard.cloned().unwrap_or_default()
    }

    /// The behaviours, compiled when the first call needs them.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        let compiled = || Arc::new(Lexicon::compile(&self.rule_files).unwrap_or_default());
        Arc::clone(self.lexicon.get_or_init(compiled))
    }
}
