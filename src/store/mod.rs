//! Where records are kept, in the words of the field. What is behind it is the business of the files below.

mod fault;
mod keeper;
mod live;
mod order;
mod outlook;
mod remains;
mod side;
pub mod sqlite;

pub use fault::StoreFault;
pub use keeper::{Keeper, Place, Tell};
pub use live::Live;
pub use order::{Answer, Keep, Order};
pub use outlook::{LibraryRef, Outlook, class, learning, outlook, outlook_of, proposal};
pub use remains::Remains;
pub use side::{Side, TakenIn};

use crate::{
    engine::Entry,
    judge::Points,
    progress::Standing,
    record::{
        Appeal, CallId, CallLine, CallState, Filter, KeptCall, NewCall, Sheet, Summary, Traces,
        Trainee, TraineeId, TrainerWord, Waiting,
    },
    text::Name,
};

/// The records of one machine. What it has said yes to is on the disk.
pub trait Store {
    /// Everybody whose calls are kept, by name.
    fn trainees(&self) -> Result<Vec<Trainee>, StoreFault>;

    /// The trainee of that name; made if nobody has it.
    fn trainee(&mut self, name: &str) -> Result<TraineeId, StoreFault>;

    /// Who practised last on this machine; `None` before anybody gave a name.
    fn last_trainee(&self) -> Result<Option<String>, StoreFault>;

    fn set_last_trainee(&mut self, name: &str) -> Result<(), StoreFault>;

    /// Gives all calls of one trainee to another: a name is given after the first calls, or was misspelt.
    fn rename(&mut self, from: &str, to: &str) -> Result<(), StoreFault>;

    /// Keeps a call that begins, with the texts it is played from.
    fn begin(&mut self, call: &NewCall) -> Result<(), StoreFault>;

    /// Keeps the entry at a place of the log, counted from 0. The same entry at the same place again is no fault.
    fn keep(&mut self, call: &CallId, place: u32, entry: &Entry) -> Result<(), StoreFault>;

    /// Adds a sheet; the first one makes the call `Scored` and its summary is kept.
    fn score(&mut self, call: &CallId, sheet: &Sheet, summary: &Summary) -> Result<(), StoreFault>;

    fn set_state(&mut self, call: &CallId, state: CallState) -> Result<(), StoreFault>;

    /// Keeps what is typed and not sent in place of what was before; empty, nothing is. It goes with the next reply that is
    /// kept, and with the end of the call.
    fn keep_draft(&mut self, call: &CallId, text: &str) -> Result<(), StoreFault>;

    /// The newest first.
    fn calls(&self, filter: &Filter) -> Result<Vec<CallLine>, StoreFault>;

    /// How many calls a filter finds, whatever its `most` and `skip`.
    fn count(&self, filter: &Filter) -> Result<u32, StoreFault>;

    /// Of every call that is kept, sorted.
    fn ids(&self) -> Result<Vec<CallId>, StoreFault>;

    fn call(&self, id: &CallId) -> Result<KeptCall, StoreFault>;

    /// Whether the talk of a call is over: what a call without a sheet lacks then is its ticket.
    fn is_talked_out(&self, call: &CallId) -> Result<bool, StoreFault>;

    /// Of one call, the oldest first.
    fn sheets(&self, call: &CallId) -> Result<Vec<Sheet>, StoreFault>;

    fn add_appeal(&mut self, appeal: &Appeal) -> Result<(), StoreFault>;

    /// Of one call, or of all: those that wait first, then the newest.
    fn appeals(&self, call: Option<&CallId>) -> Result<Vec<Appeal>, StoreFault>;

    /// Suspected fatal errors and disputed findings that no trainer has spoken of, the newest first.
    fn queue(&self) -> Result<Vec<Waiting>, StoreFault>;

    fn add_word(&mut self, call: &CallId, word: &TrainerWord) -> Result<(), StoreFault>;

    /// In the order in which they were said.
    fn words(&self, call: &CallId) -> Result<Vec<TrainerWord>, StoreFault>;

    /// The calls of a scenario that a trainer marked as examples, the newest first.
    fn examples(&self, scenario: &Name) -> Result<Vec<CallId>, StoreFault>;

    /// Every trainer's word on every call, in the order in which they were said.
    fn all_words(&self) -> Result<Vec<(CallId, TrainerWord)>, StoreFault>;

    /// What is kept about somebody of that name, as a trainee and as a trainer; `None` where nothing is.
    fn traces(&self, name: &str) -> Result<Option<Traces>, StoreFault>;

    /// Deletes all that is kept about somebody of that name, so that nothing of it is left in the file.
    ///
    /// # Errors
    /// `Unfinished`: it is deleted, but the file could not be emptied of it yet; whoever opens it next goes on with that.
    fn forget(&mut self, name: &str) -> Result<(), StoreFault>;

    /// Where a trainee stands by all calls that are practice, or by those since a moment (milliseconds since 1970).
    fn standing(&self, trainee: TraineeId, since: Option<i64>) -> Result<Standing, StoreFault>;

    /// The totals of the same calls, the oldest first.
    fn totals(&self, trainee: TraineeId, since: Option<i64>) -> Result<Vec<Points>, StoreFault>;

    /// Makes all summaries again from the first sheets; how many.
    fn summarise(&mut self) -> Result<u32, StoreFault>;
}
