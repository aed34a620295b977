//! The column of every item: as near to its neighbours as its layer lets it, the main way straight.

use super::layers::{Layered, What};

/// Columns between two items of a layer.
const GAP: i64 = 3;
/// Times all layers are gone through.
const SWEEPS: usize = 10;
/// How much an item of the main way is worth against others, and room for a way that passes against boxes.
const MAIN: i64 = 1000;
const FREE: i64 = 8;

/// The left edge of each item, the leftmost at 0.
pub(super) fn settle(layered: &Layered) -> Vec<usize> {
    let mut lefts = packed(layered);
    let neighbours = neighbours(layered);
    let layers = layered.layers.len();
    for sweep in 0..SWEEPS {
        // The last one goes down: what follows stands below what it follows.
        let down = sweep % 2 == 1;
        for step in 0..layers {
            let at = if down { step } else { layers - 1 - step };
            place(layered, at, &neighbours, down, &mut lefts);
        }
    }
    let first = lefts.iter().copied().min().unwrap_or(0);
    lefts
        .iter()
        .map(|left| usize::try_from(left - first).unwrap_or(0))
        .collect()
}

fn wide(layered: &Layered, item: usize) -> i64 {
    i64::try_from(layered.items[item].size.wide).unwrap_or(i64::MAX / 1000)
}

fn packed(layered: &Layered) -> Vec<i64> {
    let mut lefts = vec![0; layered.items.len()];
    for layer in &layered.layers {
        let mut left = 0;
        for item in layer {
            lefts[*item] = left;
            left += wide(layered, *item) + GAP;
        }
    }
    lefts
}

/// Above and below: the other item, and whether the piece is of the main way.
type Neighbours = [Vec<Vec<(usize, bool)>>; 2];

fn neighbours(layered: &Layered) -> Neighbours {
    let none = || vec![Vec::new(); layered.items.len()];
    let (mut above, mut below) = (none(), none());
    for piece in &layered.pieces {
        above[piece.lower].push((piece.upper, piece.main));
        below[piece.upper].push((piece.lower, piece.main));
    }
    [above, below]
}

/// Moves a layer to where its items want to be, in their order and without overlap.
fn place(layered: &Layered, at: usize, neighbours: &Neighbours, down: bool, lefts: &mut [i64]) {
    let layer = &layered.layers[at];
    let middle = |item: usize| lefts[item] + wide(layered, item) / 2;
    let mut offset = 0;
    let mut wanted = Vec::with_capacity(layer.len());
    for item in layer.iter().copied() {
        let beside = &neighbours[usize::from(!down)][item];
        let main: Vec<i64> = beside
            .iter()
            .filter(|(_, main)| *main)
            .map(|(other, _)| middle(*other))
            .collect();
        let (at, weight) = if main.is_empty() {
            let all = beside.iter().map(|(other, _)| middle(*other)).collect();
            let weight = match layered.items[item].what {
                What::Free => FREE,
                What::Box(_) | What::Label(_) => 2,
            };
            (all, weight)
        } else {
            (main, MAIN)
        };
        let half = wide(layered, item) / 2;
        let (left, weight) = median(at).map_or((lefts[item], 1), |middle| (middle - half, weight));
        wanted.push((left - offset, weight));
        offset += wide(layered, item) + GAP;
    }
    let mut offset = 0;
    for (item, left) in layer.iter().copied().zip(rising(&wanted)) {
        lefts[item] = left + offset;
        offset += wide(layered, item) + GAP;
    }
}

fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let last = values.len().checked_sub(1)?;
    Some(i64::midpoint(values[last / 2], values[values.len() / 2]))
}

/// The values nearest to those wanted that never fall, by weight (pool adjacent violators, with medians).
fn rising(wanted: &[(i64, i64)]) -> Vec<i64> {
    let mut pools: Vec<(i64, Vec<(i64, i64)>)> = Vec::new();
    for one in wanted {
        let mut pool = vec![*one];
        let mut value = one.0;
        while let Some((_, mut before)) = pools.pop_if(|(before, _)| *before > value) {
            before.append(&mut pool);
            pool = before;
            value = weighted(&mut pool);
        }
        pools.push((value, pool));
    }
    let spread = |(value, pool): (i64, Vec<(i64, i64)>)| vec![value; pool.len()];
    pools.into_iter().flat_map(spread).collect()
}

/// The value with half of the weight on either side.
fn weighted(pool: &mut [(i64, i64)]) -> i64 {
    pool.sort_unstable();
    let all: i64 = pool.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0;
    for (value, weight) in pool.iter() {
        sum += weight;
        if sum * 2 >= all {
            return *value;
        }
    }
    0
}
