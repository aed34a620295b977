//! What people say of a sheet: the trainee's appeals and the trainer's word. Only added, never changed.

use serde::{Deserialize, Serialize};

use super::{CallId, Instant};
use crate::{engine::step::closed_list, judge::Points, text::Name};

/// The number by which the store knows a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WordId(pub i64);

/// A trainee disputes a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appeal {
    pub id: WordId,
    pub call: CallId,
    /// The item or the fault that is disputed.
    pub item: Name,
    /// The turn of its words; 0 where there are none.
    pub turn: u16,
    pub reason: String,
    pub at: Instant,
    /// A trainer's word on the same item has come since.
    pub settled: bool,
}

closed_list! {
    WordKind {
        /// Other points for a finding, or a suspected fatal error confirmed or dropped.
        Overruled = "overruled",
        /// Points for what no program hears.
        Added = "added",
        /// A remark on a turn.
        Comment = "comment",
        /// The call is shown as an example, the name taken out.
        Example = "example",
        /// The call is no example any more.
        NoExample = "no_example",
    }
}

closed_list! {
    /// What a trainer says of a finding.
    Judgement { Stands = "stands", Changed = "changed", Dropped = "dropped" }
}

/// A trainer's word on a call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TrainerWord {
    pub kind: WordKind,
    /// The item or fault; of what no program hears its name (`voice`).
    pub item: Name,
    /// 0 where it is about the whole call.
    pub turn: u16,
    pub judgement: Option<Judgement>,
    /// Points in place of the program's, or added.
    pub points: Option<Points>,
    /// Needed for all but examples.
    pub reason: String,
    /// The trainer's name.
    pub by: String,
    pub at: Instant,
}
