//! What can happen to a call from outside.

use serde::{Deserialize, Serialize};

use super::{desk::Desk, ticket::TicketFields};
use crate::text::Name;

/// One act of the trainee (or of the clock). Kept in the log as it came.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "input", rename_all = "snake_case")]
pub enum Input {
    /// The trainee picks up (phone) or opens the conversation.
    Answer,
    /// The first key of a reply: silence ends here.
    FirstKey,
    /// What was typed was deleted again: silence goes on from here.
    NoReply,
    Reply {
        text: String,
    },
    Hold,
    Resume,
    Transfer {
        to: Desk,
        reason: String,
    },
    /// The agent ends the call.
    HangUp,
    LookUp {
        article: Name,
    },
    Note {
        text: String,
    },
    /// The fields given replace those of an earlier ticket.
    Ticket {
        fields: TicketFields,
    },
    /// The model sentence of an item was shown (practice).
    Hint {
        item: Name,
    },
    /// Practice only: the clock stands still until `Unpause`.
    Pause,
    Unpause,
    /// Nothing but time passing: what fell due is said.
    Tick,
    /// The trainee leaves the call for good, or the inputs ran out.
    Abandon,
}
