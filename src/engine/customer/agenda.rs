//! The agenda: beats entered, done, given up, branched from, and the close after the last.

use std::iter::successors;

use crate::{
    engine::{
        condition::{Atom, Condition},
        customer::speech,
        draft::Draft,
        event::{Event, SpokenLine},
        feeling::Feeling,
        scenario::Branch,
        time::Millis,
    },
    reading::{Meaning, Reading},
};

/// The customer brings up their problem: the first beat.
pub(in crate::engine) fn open(draft: &mut Draft<'_>, at: Millis) {
    let mut lines = Vec::new();
    enter(draft, at, Some(0), &mut lines);
    draft.say(at, lines);
}

/// Moves on if the beat has what it waited for.
pub(super) fn advance(draft: &mut Draft<'_>, at: Millis, lines: &mut Vec<SpokenLine>) -> bool {
    let Some(beat) = draft
        .state
        .beat
        .and_then(|index| draft.script.scenario.beats.get(index))
    else {
        return false;
    };
    if !beat.until.holds(&|atom| draft.state.is_met(atom)) {
        return false;
    }
    let (name, next) = (beat.name.clone(), beat.next);
    draft.happen(at, Event::BeatDone { beat: name });
    enter(draft, at, next, lines);
    true
}

/// Whether the beat that is on has what it waited for, and every beat after it too: nothing is left to bring up.
pub(in crate::engine) fn is_settled(draft: &Draft<'_>) -> bool {
    let beats = &draft.script.scenario.beats;
    let beat = |index: Option<usize>| index.and_then(|index| beats.get(index));
    let Some(on) = beat(draft.state.beat) else {
        return draft.state.closing;
    };
    let after = |at: &Option<usize>| {
        let answered = beat(*at).filter(|beat| is_answered_already(draft, &beat.until));
        answered.map(|beat| beat.next)
    };
    // A circle of answered beats is never left.
    let mut ahead = successors(Some(on.next), after).take(beats.len() + 1);
    on.until.holds(&|atom| draft.state.is_met(atom)) && ahead.any(|at| at.is_none())
}

/// The nudges ran out: the point is dropped, and trust with it.
pub(super) fn give_up(draft: &mut Draft<'_>, at: Millis, lines: &mut Vec<SpokenLine>) {
    let Some(beat) = draft
        .state
        .beat
        .and_then(|index| draft.script.scenario.beats.get(index))
    else {
        return;
    };
    let (name, next) = (beat.name.clone(), beat.next);
    draft.feel(at, &Feeling::of("give_up"));
    lines.extend(speech::react(draft, "give_up"));
    draft.happen(at, Event::BeatMissed { beat: name });
    enter(draft, at, next, lines);
}

/// Goes to a beat, past those that were answered before they were asked, or to the close.
pub(super) fn enter(
    draft: &mut Draft<'_>,
    at: Millis,
    to: Option<usize>,
    lines: &mut Vec<SpokenLine>,
) {
    let script = draft.script;
    let mut to = to;
    // A circle of beats that are all answered cannot be left by walking on; each is entered at most once here.
    for _ in 0..=script.scenario.beats.len() {
        let Some(beat) = to.and_then(|index| script.scenario.beats.get(index)) else {
            close(draft, at, lines);
            return;
        };
        draft.happen(
            at,
            Event::BeatBegan {
                beat: beat.name.clone(),
            },
        );
        if !is_answered_already(draft, &beat.until) {
            lines.extend(speech::line(draft, &beat.lines, "beat", lines));
            return;
        }
        draft.happen(
            at,
            Event::BeatDone {
                beat: beat.name.clone(),
            },
        );
        to = beat.next;
    }
    close(draft, at, lines);
}

/// Speaks the lines of a branch and goes where it leads.
pub(super) fn follow(
    draft: &mut Draft<'_>,
    at: Millis,
    branch: &Branch,
    lines: &mut Vec<SpokenLine>,
) {
    draft.happen(
        at,
        Event::Branched {
            branch: branch.name.clone(),
        },
    );
    draft.shift(at, &format!("branch/{}", branch.name), branch.mood);
    lines.extend(speech::line(draft, &branch.lines, "branch", lines));
    if let Some(to) = branch.goto {
        leave(draft, at);
        enter(draft, at, Some(to), lines);
    }
}

/// Leaves the beat that is on for another place than its next.
pub(super) fn leave(draft: &mut Draft<'_>, at: Millis) {
    let beat = draft
        .state
        .beat
        .and_then(|index| draft.script.scenario.beats.get(index));
    if let Some(name) = beat.map(|beat| beat.name.clone()) {
        draft.happen(at, Event::BeatDone { beat: name });
    }
}

/// The first branch that this reply sets off.
pub(super) fn branch<'a>(draft: &Draft<'a>, reading: &Reading) -> Option<&'a Branch> {
    let scenario = &draft.script.scenario;
    let beat = draft.state.beat.and_then(|index| scenario.beats.get(index));
    beat.map(|beat| beat.branches.as_slice())
        .unwrap_or_default()
        .iter()
        .chain(&scenario.branches)
        .filter(|branch| !(branch.once && draft.state.branched.contains(&branch.name)))
        .find(|branch| is_news(&branch.hears, reading) && holds(draft, &branch.hears))
}

fn holds(draft: &Draft<'_>, condition: &Condition) -> bool {
    condition.holds(&|atom| draft.state.holds(atom))
}

/// A branch answers what was said just now: one of the things it hears must be in this reply.
fn is_news(hears: &Condition, reading: &Reading) -> bool {
    let mut heard_atoms = hears
        .atoms()
        .into_iter()
        .filter(|(_, negated)| !negated)
        .filter_map(|(atom, _)| is_in(atom, reading))
        .peekable();
    heard_atoms.peek().is_none() || heard_atoms.any(|is_in| is_in)
}

/// Whether the atom is about something said, and if so whether this reply says it.
fn is_in(atom: &Atom, reading: &Reading) -> Option<bool> {
    let any = |test: &dyn Fn(&Meaning) -> bool| {
        Some(reading.signs.iter().any(|sign| test(&sign.meaning)))
    };
    match atom {
        Atom::Did(wanted) => any(&|said| matches!(said, Meaning::Did { name } if name == wanted)),
        Atom::Told(wanted) | Atom::Part(wanted) => {
            any(&|said| matches!(said, Meaning::Told { name, .. } if name == wanted))
        }
        Atom::Wrong(wanted) => {
            any(&|said| matches!(said, Meaning::Wrong { name } if name == wanted))
        }
        Atom::Asked(wanted) => {
            any(&|said| matches!(said, Meaning::Asked { name } if name == wanted))
        }
        Atom::Refused(wanted) => {
            any(&|said| matches!(said, Meaning::Declined { name, .. } if name == wanted))
        }
        Atom::Granted(wanted) => {
            any(&|said| matches!(said, Meaning::Granted { name } if name == wanted))
        }
        Atom::Said(wanted) => {
            any(&|said| matches!(said, Meaning::Phrase { name, .. } if name == wanted))
        }
        Atom::Forbidden(wanted) => {
            any(&|said| matches!(said, Meaning::Forbidden { name } if name == wanted))
        }
        Atom::Knows(_)
        | Atom::Misgiven(_)
        | Atom::Sensitive(_)
        | Atom::Verified
        | Atom::Fault(_)
        | Atom::Held
        | Atom::Resumed
        | Atom::Transferred(_)
        | Atom::Looked(_)
        | Atom::PromisedTime
        | Atom::TicketFiled
        | Atom::Mood(..)
        | Atom::Turns(..)
        | Atom::Count(..)
        | Atom::Tally(..)
        | Atom::Time(..)
        | Atom::Happened(_) => None,
    }
}

/// Asking for what was told before the beat began would be talking past the agent. What passes with a beat (what was done
/// in it, its turns) is not there yet when it begins.
fn is_answered_already(draft: &Draft<'_>, until: &Condition) -> bool {
    let atoms = until.atoms();
    let holds = |atom: &Atom| lasts(atom) && draft.state.holds(atom);
    let answered = atoms.iter().any(|(atom, negated)| !negated && holds(atom));
    let hangs_on_what_passes = atoms.iter().any(|(atom, negated)| *negated && !lasts(atom));
    answered && !hangs_on_what_passes && until.holds(&holds)
}

/// Once it holds it is so for good, and a word on what the beat asks.
fn lasts(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Told(_)
            | Atom::Part(_)
            | Atom::Knows(_)
            | Atom::Refused(_)
            | Atom::Granted(_)
            | Atom::Verified
            | Atom::Transferred(_)
            | Atom::Happened(_)
    )
}

/// The script is done: the customer lets it be known.
fn close(draft: &mut Draft<'_>, at: Millis, lines: &mut Vec<SpokenLine>) {
    let content = draft.state.missed_beats.is_empty();
    let own = content.then(|| speech::line(draft, &draft.script.scenario.close, "close", lines));
    let trigger = if content {
        "close_cue"
    } else {
        "close_unhappy"
    };
    lines.extend(own.flatten().or_else(|| speech::react(draft, trigger)));
    draft.happen(at, Event::CloseCued);
}
