//! How a call ends, and how content it leaves the customer.

use super::speech;
use crate::engine::{
    draft::Draft,
    event::Event,
    state::State,
    step::{Band, Ending, Side},
    time::Millis,
};

/// The ending of a script that was played to its close.
///
/// Endings that are acts (escalated, transferred) need the act or at least its announcement; points that the customer gave
/// up leave the matter pending.
pub(in crate::engine) fn ending(draft: &Draft<'_>) -> Ending {
    let handed_over = draft.state.counts.contains_key("transfer");
    if !draft.state.missed_beats.is_empty() {
        return Ending::Pending;
    }
    draft
        .script
        .scenario
        .ends
        .iter()
        .copied()
        .find(|ending| handed_over || !ending.is_handover())
        .unwrap_or(Ending::Pending)
}

/// 1–5 from the mood at the end: the mean of trust and of calm, in five bands; who is not calm gives no 5, and a call that
/// broke off leaves 1.
fn satisfaction(state: &State, ending: Ending) -> u8 {
    if matches!(ending, Ending::HungUp | Ending::Abandoned) {
        return 1;
    }
    let content = i16::midpoint(100 - state.mood.temper, state.mood.trust);
    let band: u8 = match content {
        70.. if state.mood.band() == Band::Calm => 5,
        55.. => 4,
        40..55 => 3,
        25..40 => 2,
        _ => 1,
    };
    let left_open = u8::try_from(state.missed_beats.len()).unwrap_or(u8::MAX);
    band.saturating_sub(left_open).max(1)
}

/// The customer has had enough.
pub(in crate::engine) fn leave(draft: &mut Draft<'_>, at: Millis) {
    if let Some(line) = speech::react(draft, "hang_up") {
        draft.say(at, vec![line]);
    }
    end(draft, at, Ending::HungUp, Side::Customer);
}

pub(in crate::engine) fn end(draft: &mut Draft<'_>, at: Millis, ending: Ending, by: Side) {
    let satisfaction = satisfaction(&draft.state, ending);
    draft.happen(
        at,
        Event::Ended {
            ending,
            by,
            satisfaction,
        },
    );
}
