//! Choosing lines: by tone, by seed, none twice while others are left.

use crate::engine::{
    draft::Draft,
    event::SpokenLine,
    lines::{Line, Lines},
};

/// A line of the persona for a trigger, if it has any.
pub(in crate::engine) fn react(draft: &Draft<'_>, trigger: &str) -> Option<SpokenLine> {
    let state = &draft.state;
    let pools = draft.script.mix.reactions(trigger, state.seed, state.turn);
    let fresh = pools
        .iter()
        .find_map(|pool| fresh_line(draft, pool, trigger, &[]));
    let line = fresh.or_else(|| {
        pools
            .first()
            .and_then(|pool| worn_line(draft, pool, trigger))
    })?;
    Some(spoken(draft, line, trigger))
}

/// A line of the script. `taken` are lines already in the message being put together.
pub(super) fn line(
    draft: &Draft<'_>,
    lines: &Lines,
    why: &str,
    taken: &[SpokenLine],
) -> Option<SpokenLine> {
    fresh_line(draft, lines, why, taken)
        .or_else(|| worn_line(draft, lines, why))
        .map(|line| spoken(draft, line, why))
}

/// The next of lines that are told in their order; none when all are told.
pub(super) fn next_in_order(draft: &Draft<'_>, lines: &Lines, why: &str) -> Option<SpokenLine> {
    lines
        .0
        .get(draft.state.speech.tells)
        .map(|line| spoken(draft, line, why))
}

fn fresh_line<'a>(
    draft: &Draft<'_>,
    lines: &'a Lines,
    purpose: &str,
    taken: &[SpokenLine],
) -> Option<&'a Line> {
    let state = &draft.state;
    let is_fresh = |line: &&Line| {
        !state.speech.used_lines.contains(&line.id) && !taken.iter().any(|said| said.id == line.id)
    };
    lines
        .preferred(state.mood.tone())
        .into_iter()
        .find_map(|group| {
            let fresh: Vec<&Line> = group.into_iter().filter(is_fresh).collect();
            let index = state.seed.pick(state.turn, purpose, fresh.len());
            fresh.get(index).copied()
        })
}

/// All are used: any of the fitting tone but the one said last.
fn worn_line<'a>(draft: &Draft<'_>, lines: &'a Lines, purpose: &str) -> Option<&'a Line> {
    let state = &draft.state;
    let group = lines.preferred(state.mood.tone()).into_iter().next()?;
    let not_last: Vec<&Line> = group
        .iter()
        .copied()
        .filter(|line| !state.speech.heard.contains(&line.text))
        .collect();
    let choice = if not_last.is_empty() { group } else { not_last };
    choice
        .get(state.seed.pick(state.turn, purpose, choice.len()))
        .copied()
}

fn spoken(draft: &Draft<'_>, line: &Line, why: &str) -> SpokenLine {
    SpokenLine {
        id: line.id.clone(),
        why: why.into(),
        text: draft.script.filled(&line.text),
    }
}

/// Slots filled.
pub(super) fn fill(draft: &Draft<'_>, text: &str) -> String {
    draft.script.filled(text)
}
