//! Loads scenarios and assets, built in and the user's own, and lowers them to values.

mod bench;
mod edition;
mod family;
mod heads;
pub mod keys;
mod load;
mod look;
mod lower;
pub mod packs;
mod parsed;
mod places;
mod provenance;
mod rule_files;
pub mod script;
mod side_by_side;
mod sort;
pub(crate) mod sources;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

pub use bench::Bench;
pub use edition::{AssetText, Kept};
pub use look::{Look, LookCloser};
pub use lower::examples::Tried;
pub use packs::{Manifest, ManifestFault, Pack, Version};
pub use places::RulePlace;
pub use provenance::Provenance;
pub use script::ScriptError;
pub use side_by_side::side_by_side;
pub use sources::{Origin, Sources, holds_files};

use self::{
    lower::{Known, behaviours::Rules},
    places::Places,
};
use crate::{
    engine::{Scenario, channel::Channel, company::Company, persona::Persona, step::Step},
    judge::Rubric,
    locale::Localised,
    reading::{Learned, Lexicon},
    source::{Diagnostic, SourceFile, Spellings, built_in},
    text::Name,
};

/// Everything that calls are made of.
#[derive(Default)]
pub struct Library {
    /// By category, then level, then id.
    pub scenarios: Vec<Shelved>,
    pub personas: BTreeMap<Name, Arc<Persona>>,
    pub channels: BTreeMap<Name, Arc<Channel>>,
    pub company: Arc<Company>,
    pub rubrics: BTreeMap<Name, Arc<Rubric>>,
    pub behaviours: BTreeMap<Name, BehaviourName>,
    pub spellings: Spellings,
    /// Whose files a folder holds; the deepest folder around a file tells.
    pub homes: Vec<(PathBuf, Provenance)>,
    /// What is wrong with files, in the order of files and places. A file with an error is not loaded.
    pub diagnostics: Vec<Diagnostic>,
    rules: Rules,
    /// The files that were not compiled in, by their paths below a folder of assets, in the order of loading.
    own_texts: Vec<(String, Arc<SourceFile>)>,
    /// Made of the texts of a call that is past: `own_texts` are all there are.
    is_kept: bool,
    /// Compiled when the first call needs it, not before the first screen.
    lexicon: OnceLock<Arc<Lexicon>>,
    /// What a scenario is lowered with again, when it is drawn.
    known: Known,
}

/// A behaviour as screens name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BehaviourName {
    pub name: Localised,
    /// The step whose colour it wears.
    pub step: Option<Step>,
}

/// A scenario, by the first of its draws, and where it is from.
#[derive(Clone, Debug)]
pub struct Shelved {
    pub scenario: Arc<Scenario>,
    pub origin: Origin,
    /// The files of the same id that it stands in for, the one it would be without them last.
    pub shadows: Vec<Origin>,
    places: Places,
    /// The file, where it was not compiled in or is drawn from.
    file: Option<Arc<SourceFile>>,
}

impl Shelved {
    pub fn is_built_in(&self) -> bool {
        self.origin == Origin::BuiltIn
    }

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

    /// The files of assets that are not the program's own, by their paths in a folder of assets, in the order of loading.
    pub fn own_assets(&self) -> impl Iterator<Item = &str> {
        self.own_texts.iter().map(|(path, _)| path.as_str())
    }

    /// The standard rubric; without it, any other.
    pub fn rubric(&self) -> Arc<Rubric> {
        let standard = self.rubrics.get("standard");
        let any = standard.or_else(|| self.rubrics.values().next());
        any.cloned().unwrap_or_default()
    }

    /// The lexicon of all behaviour files. If the user's own do not compile, that of the built-in ones: `check` says why.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        let compiled = self.lexicon.get_or_init(|| {
            let weights = Learned::parse(built_in::learned()).ok();
            let rules = self.lexicon_of_rules();
            Arc::new(match weights {
                Some(weights) => rules.learn(weights),
                None => rules,
            })
        });
        Arc::clone(compiled)
    }

    /// The same files loaded again take over the compiled lexicon, if no behaviour file changed, and whose the folders are.
    pub fn take_over(&mut self, before: &Self) {
        self.homes.clone_from(&before.homes);
        if self.rules == before.rules {
            self.lexicon = OnceLock::from(before.lexicon());
        }
    }

    /// The same without learned weights: what the rules alone find.
    pub fn lexicon_of_rules(&self) -> Lexicon {
        let compiled = self.rules.compile();
        let compiled = compiled.or_else(|_| load::built_in_rules().compile());
        compiled.unwrap_or_default()
    }

    /// What compiling the behaviour files shows to be wrong: slower than loading, so only for those who ask.
    pub fn lexicon_diagnostics(&self) -> Vec<Diagnostic> {
        self.rules.diagnostics()
    }

    /// Compiles the behaviour files, where `wanted` names one of them, and reads the examples of those: by the rules alone,
    /// which are what their author can change. What does not compile is not read with, so its examples tell nothing.
    pub fn try_behaviours(&self, wanted: impl Fn(&str) -> bool) -> Tried {
        if !self.rules.files().any(|file| wanted(&file.name)) {
            return Tried::default();
        }
        match self.rules.compile() {
            Ok(lexicon) => self.rules.try_examples(&lexicon, wanted),
            Err(errors) => Tried {
                examples: 0,
                diagnostics: self.rules.placed(&errors),
            },
        }
    }
}
