//! The rows between two layers: which piece runs across on which, so that none lies on another.

use std::collections::{BTreeMap, BTreeSet};

/// A piece between two layers, by the columns of its ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub(super) piece: usize,
    pub(super) upper: usize,
    pub(super) lower: usize,
}

/// For each piece the tracks it runs across on, from the top, with the column it runs to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Tracks {
    pub(super) count: usize,
    turns: BTreeMap<usize, Vec<(usize, usize)>>,
}

/// One run across: from a column to a column.
#[derive(Clone, Copy)]
struct Across {
    piece: usize,
    from: usize,
    to: usize,
    /// The run across of the same piece that has to lie above.
    after: Option<usize>,
}

impl Tracks {
    pub(super) fn of(runs: Vec<Run>) -> Self {
        let mut taken: BTreeSet<usize> =
            runs.iter().flat_map(|run| [run.upper, run.lower]).collect();
        let mut across: Vec<Across> = runs
            .into_iter()
            .filter(|run| run.upper != run.lower)
            .map(|run| Across {
                piece: run.piece,
                from: run.upper,
                to: run.lower,
                after: None,
            })
            .collect();
        while let Some(at) = in_circle(&across) {
            split(&mut across, at, &mut taken);
        }
        Self::laid(&across)
    }

    /// The turns of a piece from the top: track, and the column it runs to on it.
    pub(super) fn turns(&self, piece: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.turns.get(&piece).into_iter().flatten().copied()
    }

    /// Each on the highest track that is free and below all it has to lie below. There is no circle left.
    fn laid(across: &[Across]) -> Self {
        let mut tracks = Self::default();
        let mut laid: Vec<Option<usize>> = vec![None; across.len()];
        let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut open: Vec<usize> = (0..across.len()).collect();
        // Of those that run one way, the foremost first: so they do not cross.
        open.sort_by_key(|at| match across[*at] {
            Across { from, to, .. } if from < to => usize::MAX - from,
            Across { from, .. } => from,
        });
        while !open.is_empty() {
            let ready = |at: &usize| above(across, *at).all(|other| laid[other].is_some());
            let place = open.iter().position(ready).unwrap_or(0);
            let at = open.remove(place);
            let run = across[at];
            let span = (run.from.min(run.to), run.from.max(run.to));
            let first = above(across, at)
                .filter_map(|other| laid[other])
                .map(|track| track + 1)
                .max()
                .unwrap_or(0);
            let clear = |spans: &[(usize, usize)]| {
                spans
                    .iter()
                    .all(|other| other.1 < span.0 || span.1 < other.0)
            };
            let track = (first..taken.len())
                .find(|track| clear(&taken[*track]))
                .unwrap_or_else(|| taken.len().max(first));
            if taken.len() <= track {
                taken.resize(track + 1, Vec::new());
            }
            taken[track].push(span);
            laid[at] = Some(track);
            tracks
                .turns
                .entry(run.piece)
                .or_default()
                .push((track, run.to));
        }
        tracks.count = taken.len();
        for turns in tracks.turns.values_mut() {
            turns.sort_unstable();
        }
        tracks
    }
}

/// What has to lie above a run: whatever goes on downwards from above in the column it comes to, and its own first half.
fn above(across: &[Across], at: usize) -> impl Iterator<Item = usize> + '_ {
    let run = across[at];
    let others = across.iter().enumerate();
    others
        .filter(move |(other, it)| {
            (it.piece != run.piece && it.from == run.to) || run.after == Some(*other)
        })
        .map(|(other, _)| other)
}

/// A run that would have to lie above itself.
fn in_circle(across: &[Across]) -> Option<usize> {
    let mut laid = vec![false; across.len()];
    for _ in 0..across.len() {
        let next =
            (0..across.len()).find(|at| !laid[*at] && above(across, *at).all(|other| laid[other]));
        match next {
            Some(at) => laid[at] = true,
            None => break,
        }
    }
    // Of those left, one that others wait for and that waits: each in a circle is.
    let left: Vec<usize> = (0..across.len()).filter(|at| !laid[*at]).collect();
    let mut at = *left.first()?;
    for _ in 0..left.len() {
        at = above(across, at).find(|other| !laid[*other])?;
    }
    Some(at)
}

/// Leads a run by way of a column that nobody else uses.
fn split(across: &mut Vec<Across>, at: usize, taken: &mut BTreeSet<usize>) {
    let run = across[at];
    let first = run.from.min(run.to);
    let by = (first..=first + taken.len())
        .find(|column| !taken.contains(column))
        .unwrap_or(run.to);
    taken.insert(by);
    across[at].to = by;
    across.push(Across {
        piece: run.piece,
        from: by,
        to: run.to,
        after: Some(at),
    });
}
