//! What falls due if nothing happens before: silence, a hold too long, bubbles to merge, and what time makes true.

use super::{
    condition::{Atom, Condition},
    scenario::{Branch, Incident},
    script::Script,
    state::{Phase, State},
    time::Millis,
};

#[derive(Clone, Copy)]
pub(super) enum Due<'a> {
    /// It happens now.
    Incident(&'a Incident),
    /// The line is free for the customer to take it up.
    TakeUp(&'a Incident),
    /// Time made the branch be heard.
    Branch(&'a Branch),
    /// Time brought what the beat waited for.
    Advance,
    HoldTooLong,
    Bubbles,
    Silence,
}

/// When something falls due if nothing happens before.
pub fn due(script: &Script, state: &State) -> Option<Millis> {
    next(script, state).map(|(at, _)| at)
}

/// When the customer loses patience with the silence or the wait, if nothing happens before.
pub fn patience_ends(script: &Script, state: &State) -> Option<Millis> {
    let (at, due) = pace(script, state)?;
    (!matches!(due, Due::Bubbles)).then_some(at)
}

/// What falls due first, and when; of several at one moment what happens comes before what is said of it.
pub(super) fn next<'a>(script: &'a Script, state: &State) -> Option<(Millis, Due<'a>)> {
    if state.paused || matches!(state.phase, Phase::Ringing | Phase::Ended { .. }) {
        return None;
    }
    let first = [
        incident(script, state),
        take_up(script, state),
        agenda(script, state),
        pace(script, state),
    ];
    first.into_iter().flatten().min_by_key(|(at, _)| *at)
}

fn incident<'a>(script: &'a Script, state: &State) -> Option<(Millis, Due<'a>)> {
    let incidents = script.scenario.incidents.iter();
    let to_come = incidents.filter(|incident| !state.happened.contains(&incident.name));
    let due = to_come.filter_map(|incident| {
        let at = if holds_at(state, &incident.when, state.clock) {
            state.clock
        } else {
            comes_true(state, &incident.when, None)?
        };
        Some((at, Due::Incident(incident)))
    });
    due.min_by_key(|(at, _)| *at)
}

fn take_up<'a>(script: &'a Script, state: &State) -> Option<(Millis, Due<'a>)> {
    let typing = script.channel.spoken && state.pace.composing;
    if state.phase != Phase::Talking || typing || !state.pace.bubbles.is_empty() {
        return None;
    }
    let incident = script.scenario.incident(state.waiting.first()?)?;
    Some((state.clock, Due::TakeUp(incident)))
}

/// Beats and branches that wait for a time, as long as nobody speaks. Time alone does not lead round in circles: it begins
/// no more than twice as many beats as there are.
fn agenda<'a>(script: &'a Script, state: &State) -> Option<(Millis, Due<'a>)> {
    let scenario = &script.scenario;
    let busy = state.pace.composing || !state.pace.bubbles.is_empty();
    if state.phase != Phase::Talking || busy || state.pace.beats > 2 * (scenario.beats.len() + 1) {
        return None;
    }
    let beat = scenario.beats.get(state.beat?)?;
    let comes = |condition| comes_true(state, condition, Some(state.in_beat.began));
    let branches = beat.branches.iter().chain(&scenario.branches);
    let open = branches.filter(|branch| {
        let heard = branch.once && state.branched.contains(&branch.name);
        !heard && !state.in_beat.branched.contains(&branch.name) && !waits_for_words(&branch.hears)
    });
    let branch = open
        .filter_map(|branch| Some((comes(&branch.hears)?, Due::Branch(branch))))
        .min_by_key(|(at, _)| *at);
    let advance = comes(&beat.until).map(|at| (at, Due::Advance));
    [branch, advance]
        .into_iter()
        .flatten()
        .min_by_key(|(at, _)| *at)
}

/// Branches that answer what was said just now are not heard in silence.
fn waits_for_words(hears: &Condition) -> bool {
    let mut atoms = hears.atoms().into_iter().filter(|(_, negated)| !negated);
    atoms.any(|(atom, _)| atom.is_said())
}

fn pace<'a>(script: &'a Script, state: &State) -> Option<(Millis, Due<'a>)> {
    if state.paused {
        return None;
    }
    match state.phase {
        Phase::Ringing | Phase::Ended { .. } => None,
        Phase::OnHold { since } => Some((since + hold_limit(script), Due::HoldTooLong)),
        Phase::Talking if !state.pace.bubbles.is_empty() => {
            Some((state.pace.bubble_at + script.channel.merge, Due::Bubbles))
        }
        Phase::Talking if state.pace.composing => None,
        Phase::Talking => {
            let quiet_since = state.pace.quiet_since?;
            let remark_after = if script.channel.spoken {
                Millis::seconds(script.mix.patience().silence.into())
            } else if state.pace.remarks == 0 {
                script.channel.first_response
            } else {
                Millis(0)
            };
            let remarks_on_it = !script.channel.spoken || script.channel.silence > Millis(0);
            (remarks_on_it && remark_after > Millis(0))
                .then_some((quiet_since + remark_after, Due::Silence))
        }
    }
}

/// Nobody waits in the queue longer than three times what they are patient for.
fn hold_limit(script: &Script) -> Millis {
    Millis::seconds(u64::from(script.mix.patience().hold) * 3)
}

fn holds_at(state: &State, condition: &Condition, at: Millis) -> bool {
    condition.holds(&|atom| state.holds_at(atom, at))
}

/// The first moment at which time makes the condition hold if all else stands still. A time that is reached by `after`
/// makes nothing hold any more.
fn comes_true(state: &State, condition: &Condition, after: Option<Millis>) -> Option<Millis> {
    let atoms = condition.atoms();
    let mut borders: Vec<Millis> = atoms
        .iter()
        .filter_map(|(atom, _)| match atom {
            Atom::Time(clock, _, seconds) => {
                let began = state.began(*clock)?;
                let seconds = u64::from(*seconds);
                // A comparison changes with the second that is named, or with the one after it.
                Some([seconds, seconds + 1].map(|second| began + Millis::seconds(second)))
            }
            _ => None,
        })
        .flatten()
        .filter(|border| after.is_none_or(|after| *border > after))
        .map(|border| border.max(state.clock))
        .collect();
    borders.sort_unstable();
    borders
        .into_iter()
        .find(|border| holds_at(state, condition, *border))
}
