//! What happens in the middle of a call, and how the customer takes it up.

use super::{agenda, speech};
use crate::engine::{
    condition::Atom,
    draft::Draft,
    event::Event,
    scenario::{Branch, Incident},
    time::Millis,
};

/// The incidents that the reply sets off: they come after the customer's answer, which may leave the beat they hang on.
pub(in crate::engine) fn set_off<'a>(draft: &Draft<'a>) -> Vec<&'a Incident> {
    let script = draft.script;
    let incidents = script.scenario.incidents.iter();
    incidents
        .filter(|incident| incident.when.holds(&|atom| draft.state.holds(atom)))
        .collect()
}

/// Each happens once, and none after the end.
pub(in crate::engine) fn happens(draft: &mut Draft<'_>, at: Millis, incident: &Incident) {
    if draft.state.is_over() || draft.state.happened.contains(&incident.name) {
        return;
    }
    let lines = incident.notice.iter();
    let notice = lines.map(|line| speech::fill(draft, line)).collect();
    let turn = draft.state.turn;
    draft.happen(
        at,
        Event::Happened {
            turn,
            incident: incident.name.clone(),
            notice,
        },
    );
}

/// The customer speaks of it, goes where it leads, or has what they waited for.
pub(in crate::engine) fn takes_up(draft: &mut Draft<'_>, at: Millis, incident: &Incident) {
    let turn = draft.state.turn;
    draft.happen(
        at,
        Event::TakenUp {
            turn,
            incident: incident.name.clone(),
        },
    );
    draft.shift(at, &format!("event/{}", incident.name), incident.mood);
    let mut lines = Vec::new();
    lines.extend(speech::line(draft, &incident.lines, "event", &[]));
    if let Some(to) = incident.goto {
        agenda::leave(draft, at);
        agenda::enter(draft, at, Some(to), &mut lines);
    } else if waits_for(draft, incident) {
        agenda::advance(draft, at, &mut lines);
    }
    draft.say(at, lines);
}

/// Whether the beat that is on waits for the incident.
fn waits_for(draft: &Draft<'_>, incident: &Incident) -> bool {
    let beat = draft.state.beat;
    let beat = beat.and_then(|index| draft.script.scenario.beats.get(index));
    let is_it = |atom: &Atom| matches!(atom, Atom::Happened(name) if *name == incident.name);
    beat.is_some_and(|beat| beat.until.atoms().iter().any(|(atom, _)| is_it(atom)))
}

/// Time went by, and the customer goes on by themselves: into a branch, or out of the beat.
pub(in crate::engine) fn goes_by_time(draft: &mut Draft<'_>, at: Millis, branch: Option<&Branch>) {
    let mut lines = Vec::new();
    match branch {
        Some(branch) => agenda::follow(draft, at, branch, &mut lines),
        None => {
            agenda::advance(draft, at, &mut lines);
        }
    }
    draft.say(at, lines);
}
