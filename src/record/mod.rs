//! What is kept of calls: plain values, without a word on where they are kept.

mod call;
mod edition;
mod instant;
mod nameless;
mod people;
mod settled;
mod summary;
mod waiting;
mod word;

pub use crate::library::AssetText;
pub use call::{
    CallId, CallKind, CallLine, CallState, Filter, KeptCall, NewCall, Origins, Sheet, SheetCause,
};
pub use edition::{Edition, Hash};
pub use instant::Instant;
pub use nameless::Nameless;
pub use people::{Traces, Trainee, TraineeId};
pub use settled::{Ruling, Settled, Subject, bounds, bounds_on};
pub use summary::{Practised, Summary};
pub use waiting::{WaitCause, Waiting};
pub use word::{Appeal, Judgement, TrainerWord, WordId, WordKind};
