//! One call as it is kept: what it was played from, its log, and the sheets made of it.

use serde::{Deserialize, Serialize};

use super::{Edition, Hash, Instant, Summary, TraineeId};
use crate::{
    engine::{
        Log,
        chance::Seed,
        step::{Category, Mode, closed_list},
    },
    judge::Scorecard,
    text::Name,
};

/// Made by the host when the call begins; the same in every export.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CallId(pub String);

closed_list! {
    /// Whether the trainee talked or listened to the model call.
    CallKind { Played = "played", Listened = "listened" }
}

closed_list! {
    /// How far a call has come.
    CallState {
        /// Still on, or cut off: it can be taken up again.
        Open = "open",
        /// Finished, with a sheet.
        Scored = "scored",
        /// Given up by the trainee; kept, not counted.
        Left = "left",
    }
}

/// What a call is about: all that lists and filters ask.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Origins {
    pub kind: CallKind,
    pub scenario: Name,
    pub title: String,
    pub category: Category,
    /// 1–5.
    pub level: u8,
    pub channel: Name,
    /// A name or a mix (`emotional=7,dominant=3`).
    pub persona: String,
    pub seed: Seed,
    pub mode: Mode,
    pub started: Instant,
    /// The call that it was taken up from, and the turn with which it goes its own way.
    pub parent: Option<(CallId, u16)>,
}

/// A call that begins: before its first entry is kept, this is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NewCall {
    pub id: CallId,
    /// Their name.
    pub trainee: String,
    pub origins: Origins,
    pub edition: Edition,
    /// The scenario file as it was.
    pub scenario_text: String,
    /// Revision of the engine that plays it.
    pub engine: u32,
}

closed_list! {
    /// Why a sheet was made.
    SheetCause { Finished = "finished", Rescored = "rescored", Reread = "reread" }
}

/// A scorecard with what it was made by. Sheets are only added.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub made: Instant,
    pub cause: SheetCause,
    /// Of the rubric file.
    pub rubric: Hash,
    pub engine: u32,
    pub scorecard: Scorecard,
}

/// One line of the history.
#[derive(Clone, PartialEq, Debug)]
pub struct CallLine {
    pub id: CallId,
    pub trainee: TraineeId,
    pub trainee_name: String,
    pub origins: Origins,
    pub state: CallState,
    /// Of scored calls.
    pub summary: Option<Summary>,
    /// The same after a trainer's words, where one ruled on the sheet. Only lists have it.
    pub settled: Option<Summary>,
}

impl CallLine {
    /// What the call came to, after all that was said of it.
    pub fn standing(&self) -> Option<&Summary> {
        self.settled.as_ref().or(self.summary.as_ref())
    }
}

/// All that is kept of one call.
#[derive(Clone, PartialEq, Debug)]
pub struct KeptCall {
    pub line: CallLine,
    pub engine: u32,
    pub log: Log,
    pub scenario_text: String,
    /// Every file but the scenario.
    pub edition: Edition,
    /// The oldest first; the first is the one that the trainee saw.
    pub sheets: Vec<Sheet>,
    /// What was typed and not sent when the call was cut off.
    pub draft: String,
}

impl KeptCall {
    /// The call as it began.
    pub fn begun(&self) -> NewCall {
        NewCall {
            id: self.line.id.clone(),
            trainee: self.line.trainee_name.clone(),
            origins: self.line.origins.clone(),
            edition: self.edition.clone(),
            scenario_text: self.scenario_text.clone(),
            engine: self.engine,
        }
    }
}

/// Which calls a list shows. Everything left out asks nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    pub trainee: Option<TraineeId>,
    pub scenario: Option<Name>,
    pub category: Option<Category>,
    /// A persona that is the customer or part of the mix.
    pub persona: Option<Name>,
    pub state: Option<CallState>,
    pub passed: Option<bool>,
    /// Only those that a fatal error failed.
    pub failed_fatally: bool,
    /// Milliseconds since 1970, the first included, the second not.
    pub from: Option<i64>,
    pub until: Option<i64>,
    /// Part of the scenario's title or of the trainee's name.
    pub text: String,
    /// Of the newest first; 0 is all.
    pub most: u32,
    pub skip: u32,
}
