//! A scenario that stands in no file yet, read as if it did.

use std::{path::PathBuf, sync::Arc};

use super::{
    Library,
    keys::scenario::SCENARIO,
    load::Loader,
    lower::{Known, names::Own},
    parsed::Parsed,
    sources::{Found, Origin, Sources},
};
use crate::{
    engine::Scenario,
    source::{Diagnostic, SourceFile},
};

/// All that a scenario refers to.
pub struct Bench {
    known: Known,
}

impl Library {
    /// Everything but the scenarios, and what reads one more.
    pub fn bench(sources: &Sources) -> (Self, Bench) {
        let mut loader = Loader::new(sources);
        loader.spellings();
        let library = loader.without_scenarios();
        let bench = Bench {
            known: loader.known,
        };
        (library, bench)
    }
}

impl Bench {
    /// The scenario of a text, if it is one without errors, and what is wrong with the text.
    pub fn read(&self, id: &str, text: &str) -> (Option<Arc<Scenario>>, Vec<Diagnostic>) {
        let found = Found {
            id: id.into(),
            origin: Origin::File(PathBuf::from(id)),
            file: Arc::new(SourceFile {
                name: id.to_owned(),
                text: text.to_owned().into(),
            }),
        };
        let parsed = Parsed::new(&found, SCENARIO, &self.known.spellings);
        let (scenario, wrong) = parsed.lower(&self.known, |lowering, root| {
            lowering.own = Own::gather(root, lowering.findings);
            lowering.scenario(root, found.id.clone())
        });
        (scenario.map(Arc::new), wrong)
    }
}
