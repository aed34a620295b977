//! The stretch of a call in which a difference arose: the replies in question with what was recognised in them, the
//! turns before them, and the rest folded.

use std::collections::BTreeSet;

use crate::{
    authoring::test::place::Place,
    engine::{Event, Log},
    report::{
        Voice,
        paint::Paint,
        transcript::{self, Depth},
    },
    session::Sitting,
};

/// Columns in front of each line.
const MARGIN: usize = 6;

/// The call up to the last of the places.
pub(super) fn of(sitting: &Sitting, places: &[Place], voice: &Voice<'_>, paint: Paint) -> String {
    let voice = Voice {
        width: voice.width.saturating_sub(MARGIN),
        ..*voice
    };
    let end = last_turn(&sitting.log);
    let turns: BTreeSet<u16> = places
        .iter()
        .map(|place| match place {
            Place::Turn(turn) => *turn,
            Place::End => end,
        })
        .collect();
    let until = turns.last().copied().unwrap_or(end);
    let is_shown = |turn: u16| turn == 0 || turns.contains(&turn) || turns.contains(&(turn + 1));
    let mut text = String::new();
    let mut folded = 0;
    for turn in 0..=until {
        if !is_shown(turn) {
            folded += 1;
            continue;
        }
        text.push_str(&fold(std::mem::take(&mut folded), &voice, paint));
        let depth = if turns.contains(&turn) {
            Depth::Signs
        } else {
            Depth::Names
        };
        let marked = places.contains(&Place::Turn(turn));
        text.push_str(&shown(sitting, turn, (depth, marked), &voice, paint));
    }
    text
}

fn fold(turns: u16, voice: &Voice<'_>, paint: Paint) -> String {
    if turns == 0 {
        return String::new();
    }
    let line = voice
        .locale
        .format("report.test.folded", &[("turns", &turns)]);
    let margin = " ".repeat(MARGIN);
    format!("{margin}{}\n", paint.faint(&line))
}

/// A turn: the agent's reply and all that came of it before the next; 0 is what came before the first.
fn shown(
    sitting: &Sitting,
    turn: u16,
    (depth, marked): (Depth, bool),
    voice: &Voice<'_>,
    paint: Paint,
) -> String {
    let mut at = 0;
    let mut text = String::new();
    for moment in sitting.log.moments() {
        let reply = matches!(moment.event, Event::AgentSaid { .. });
        if reply {
            at += 1;
        }
        if at != turn {
            continue;
        }
        let part = transcript::part(moment, sitting, depth, voice);
        for (number, line) in part.lines().enumerate() {
            let first = reply && number == 0;
            let margin = if marked && first { "    * " } else { "      " };
            text.push_str(margin);
            let line = match (first, reply) {
                (true, _) if marked => paint.strong(line),
                (false, true) if line.trim_start().starts_with('>') => paint.faint(line),
                _ => line.to_owned(),
            };
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn last_turn(log: &Log) -> u16 {
    let turns = log.moments().filter_map(|moment| match moment.event {
        Event::AgentSaid { turn, .. } => Some(turn),
        _ => None,
    });
    turns.last().unwrap_or(0)
}
