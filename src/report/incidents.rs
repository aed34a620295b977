//! The incidents of a call for its JSON.

use serde::Serialize;

use crate::{
    engine::{Event, Log},
    text::Name,
};

#[derive(Serialize)]
pub(super) struct Incident<'a> {
    name: &'a Name,
    /// The agent's last turn before it; 0: none.
    turn: u16,
    at_ms: u64,
    notice: &'a [String],
}

/// In the order in which they came.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]
pub(super) fn incidents(log: &Log) -> Vec<Incident<'_>> {
    let moments = log.moments();
    let incidents = moments.filter_map(|moment| match &moment.event {
        Event::Happened {
            turn,
            incident,
            notice,
        } => Some(Incident {
            name: incident,
            turn: *turn,
            at_ms: moment.at.0,
            notice,
        }),
        _ => None,
    });
    incidents.collect()
}
