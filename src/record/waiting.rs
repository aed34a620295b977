//! What waits for a trainer's word.

use super::{CallId, Instant};
use crate::{engine::step::closed_list, text::Name};

closed_list! {
    /// Why something waits.
    WaitCause {
        /// A fatal error that the program only suspects.
        Suspected = "suspected",
        /// The trainee disputes it.
        Disputed = "disputed",
    }
}

/// One thing in the trainer's queue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    pub call: CallId,
    pub trainee_name: String,
    pub scenario: Name,
    /// Of the scenario.
    pub title: String,
    pub cause: WaitCause,
    /// The item or the fault.
    pub item: Name,
    /// 0 where it is about no turn.
    pub turn: u16,
    /// The suspected words, or the trainee's reason.
    pub said: String,
    /// When the call began, or was disputed.
    pub at: Instant,
}
