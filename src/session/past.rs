//! A call that is past, as it was: on the texts that it was played from, whatever became of the files since.

use std::sync::Arc;

use thiserror::Error;

use super::{Sitting, Stage};
use crate::{
    engine::{Log, Script, State, chance::Seed, step::Mode},
    judge::Rubric,
    library::{Kept, Library, ScriptError},
    record::{Edition, KeptCall},
};

/// A call with what it was played from.
pub struct Past {
    pub call: KeptCall,
    /// The names of what was recognised, and what reads replies from here on.
    pub library: Arc<Library>,
    pub sitting: Sitting,
}

/// Why a call cannot be shown: this program no longer understands its files.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PastFault {
    #[error("the scenario cannot be read any more")]
    Scenario,
    #[error(transparent)]
    Script(#[from] ScriptError),
}

impl Past {
    /// Makes the call again from what is kept of it. `today` is taken where it was made of the same files.
    ///
    /// # Errors
    /// The files of the call are no longer understood.
    pub fn of(call: KeptCall, today: &Today) -> Result<Self, PastFault> {
        let library = today.library(&call);
        let origins = &call.line.origins;
        let shelved = library
            .scenario(&origins.scenario)
            .ok_or(PastFault::Scenario)?;
        let script = library.script(&shelved.scenario, Some(&origins.persona), origins.seed)?;
        let mut sitting = Sitting::of_log(
            (script, library.rubric()),
            (origins.mode, origins.seed),
            call.log.clone(),
        );
        if let Some(sheet) = call.sheets.first() {
            sitting.stage = Stage::Scored;
            sitting.scorecard = Some(sheet.scorecard.clone());
        }
        Ok(Self {
            call,
            library,
            sitting,
        })
    }
}

/// The files of today, with the hash that tells whether a call was played from the same.
#[derive(Clone)]
pub struct Today {
    pub library: Arc<Library>,
    pub edition: Edition,
}

impl Today {
    pub fn new(library: Arc<Library>) -> Self {
        let edition = Edition::new(library.texts());
        Self { library, edition }
    }

    fn library(&self, call: &KeptCall) -> Arc<Library> {
        let id = &call.line.origins.scenario;
        let same = call.edition.hash == self.edition.hash
            && self
                .library
                .scenario(id)
                .is_some_and(|shelved| *shelved.text() == *call.scenario_text);
        if same {
            return Arc::clone(&self.library);
        }
        let texts = call.edition.texts.iter();
        Arc::new(Library::of_kept(Kept {
            texts: texts.map(|(_, asset)| asset.clone()).collect(),
            scenario: (id.clone(), call.scenario_text.as_str().into()),
        }))
    }
}

impl Sitting {
    /// A sitting that stands where a log ends.
    pub fn of_log(
        (script, rubric): (Arc<Script>, Arc<Rubric>),
        (mode, seed): (Mode, Seed),
        log: Log,
    ) -> Self {
        let mut at_end = State::begin(&script, seed);
        for moment in log.moments() {
            at_end.evolve(&script.scenario, moment);
        }
        let mut sitting = Self::new(script, rubric, mode, seed);
        sitting.stage = Stage::of(at_end.phase);
        sitting.state = at_end;
        sitting.log = log;
        sitting
    }

    /// The same call as it stood before the reply of a turn, counted from 1.
    #[must_use]
    pub fn before(&self, turn: u16) -> Self {
        Self::of_log(
            (Arc::clone(&self.script), Arc::clone(&self.rubric)),
            (self.mode, self.seed),
            self.log.before(turn),
        )
    }
}
