//! A call as it is taken out of the records, with all that was said of it.

use crate::{
    record::{Appeal, CallId, KeptCall, TrainerWord},
    report::records::CallPage,
    session::Sitting,
    store::{Store, StoreFault},
};

/// A call with all that was said of it.
pub struct Call {
    pub kept: KeptCall,
    pub words: Vec<TrainerWord>,
    pub appeals: Vec<Appeal>,
}

impl Call {
    pub fn of(id: &CallId, store: &dyn Store) -> Result<Self, StoreFault> {
        Ok(Self {
            kept: store.call(id)?,
            words: store.words(id)?,
            appeals: store.appeals(Some(id))?,
        })
    }

    /// As reports take it, under the shortest beginning of its id that finds it.
    pub fn page<'a>(&'a self, short: &'a str, sitting: Option<&'a Sitting>) -> CallPage<'a> {
        CallPage {
            kept: &self.kept,
            short,
            words: &self.words,
            appeals: &self.appeals,
            sitting,
        }
    }
}
