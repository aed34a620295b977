//! What the screens ask of the store's thread, and what it answers.

use serde::{Deserialize, Serialize};

use super::{LibraryRef, Outlook, StoreFault, TakenIn};
use crate::{
    engine::Entry,
    progress::class::Class,
    record::{
        Appeal, CallId, CallLine, CallState, Filter, KeptCall, NewCall, Sheet, Summary, Trainee,
        TrainerWord, Waiting,
    },
};

/// Something to be kept. Serialised as a line of a side file where the store cannot take it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "keep", rename_all = "snake_case")]
pub enum Keep {
    Begin {
        call: Box<NewCall>,
    },
    Entry {
        call: CallId,
        place: u32,
        entry: Box<Entry>,
    },
    Sheet {
        call: CallId,
        sheet: Box<Sheet>,
        summary: Box<Summary>,
    },
    State {
        call: CallId,
        state: CallState,
    },
    /// What stands in the field and is not sent; empty where nothing does.
    Draft {
        call: CallId,
        text: String,
    },
}

impl Keep {
    pub fn call(&self) -> &CallId {
        match self {
            Self::Begin { call } => &call.id,
            Self::Entry { call, .. }
            | Self::Sheet { call, .. }
            | Self::State { call, .. }
            | Self::Draft { call, .. } => call,
        }
    }
}

/// What the store's thread is asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Order {
    Keep(Keep),
    AddAppeal(Appeal),
    AddWord(CallId, TrainerWord),
    /// Lines of the history, with how many there are in all.
    Calls(Filter),
    /// One call whole, with what was said of it.
    Call(CallId),
    Appeals,
    /// What waits for a trainer.
    Queue,
    Trainees,
    /// A trainee's progress and what comes next of the library, as of a day since 1970.
    Progress {
        trainee: String,
        today: i64,
        library: LibraryRef,
    },
    /// Everybody's, as of a day since 1970.
    Class {
        today: i64,
    },
    /// Who practises from now on; answered by all trainees.
    Remember(String),
    /// Gives all calls of one to another, who practises from now on; answered by all trainees.
    Rename {
        from: String,
        to: String,
    },
}

/// What it answers, in the order in which it was asked.
#[derive(Debug)]
pub enum Answer {
    /// The records are open: who practised last, the calls that were cut off, the newest first, those of them of which
    /// the talk is over, and what became of side files.
    Opened {
        trainee: Option<String>,
        cut_off: Vec<CallLine>,
        talked_out: Vec<CallId>,
        taken_in: TakenIn,
    },
    /// They cannot be opened: from now on side files keep what is said.
    Closed(StoreFault),
    /// It is on the disk.
    Kept {
        call: CallId,
        place: Option<u32>,
    },
    /// It is on the disk, but beside the records: the reason.
    KeptAside {
        call: CallId,
        place: Option<u32>,
        fault: StoreFault,
    },
    /// It is nowhere.
    Lost {
        call: CallId,
        place: Option<u32>,
        fault: StoreFault,
    },
    Calls {
        filter: Filter,
        lines: Vec<CallLine>,
        count: u32,
    },
    Call {
        call: Box<KeptCall>,
        words: Vec<TrainerWord>,
        appeals: Vec<Appeal>,
        /// It is on in another program.
        elsewhere: bool,
    },
    Appeals(Vec<Appeal>),
    Queue(Vec<Waiting>),
    Trainees(Vec<Trainee>),
    Progress(Box<Outlook>),
    Class(Box<Class>),
    /// An appeal or a word is on the disk.
    Added(CallId),
    /// An appeal or a word is nowhere.
    NotAdded {
        call: CallId,
        fault: StoreFault,
    },
    /// What was asked for cannot be had.
    Refused(StoreFault),
}
