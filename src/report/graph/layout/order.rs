//! The order of the items in their layers: each near the middle of its neighbours, as long as fewer pieces cross.

use super::layers::{Layered, Piece};

/// Times all layers are gone through; from then on nothing gets better in practice.
const SWEEPS: usize = 12;
/// Items in a layer above which neighbours are not exchanged one by one.
const EXCHANGED: usize = 60;

pub(super) fn settle(layered: &mut Layered) {
    let around = Around::of(layered);
    let mut best = layered.layers.clone();
    let mut fewest = crossings(&best, &around);
    for sweep in 0..SWEEPS {
        if fewest == 0 {
            break;
        }
        around.sweep(&mut layered.layers, sweep % 2 == 0);
        around.exchange(&mut layered.layers);
        let crossed = crossings(&layered.layers, &around);
        if crossed < fewest {
            fewest = crossed;
            best.clone_from(&layered.layers);
        }
    }
    layered.layers = best;
}

/// The neighbours of each item, above and below.
struct Around {
    above: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
}

impl Around {
    fn of(layered: &Layered) -> Self {
        let none = || vec![Vec::new(); layered.items.len()];
        let (mut above, mut below) = (none(), none());
        for Piece { upper, lower, .. } in &layered.pieces {
            above[*lower].push(*upper);
            below[*upper].push(*lower);
        }
        Self { above, below }
    }

    fn sweep(&self, layers: &mut [Vec<usize>], down: bool) {
        let (around, order): (_, Vec<usize>) = if down {
            (&self.above, (1..layers.len()).collect())
        } else {
            (
                &self.below,
                (0..layers.len().saturating_sub(1)).rev().collect(),
            )
        };
        for at in order {
            let beside = if down { at - 1 } else { at + 1 };
            let places = places(&layers[beside], self.above.len());
            let own = self::places(&layers[at], self.above.len());
            // Hundredths of a place; what has no neighbours stays where it is.
            let middle = |item: &usize| {
                let neighbours = &around[*item];
                let sum: usize = neighbours.iter().map(|other| places[*other]).sum();
                (sum * 100)
                    .checked_div(neighbours.len())
                    .unwrap_or(own[*item] * 100)
            };
            layers[at].sort_by_key(middle);
        }
    }

    /// Exchanges neighbours of a layer while that leaves fewer crossings.
    fn exchange(&self, layers: &mut [Vec<usize>]) {
        for at in 0..layers.len() {
            if layers[at].len() > EXCHANGED {
                continue;
            }
            let above = at
                .checked_sub(1)
                .map(|above| places(&layers[above], self.above.len()));
            let below = layers
                .get(at + 1)
                .map(|below| places(below, self.above.len()));
            let crossed = |left: usize, right: usize| {
                let between = |places: &Option<Vec<usize>>, around: &[Vec<usize>]| {
                    places
                        .as_ref()
                        .map_or(0, |places| pairs(&around[left], &around[right], places))
                };
                between(&above, &self.above) + between(&below, &self.below)
            };
            let layer = &mut layers[at];
            for _ in 0..layer.len() {
                let mut better = false;
                for left in 1..layer.len() {
                    let (one, other) = (layer[left - 1], layer[left]);
                    if crossed(other, one) < crossed(one, other) {
                        layer.swap(left - 1, left);
                        better = true;
                    }
                }
                if !better {
                    break;
                }
            }
        }
    }
}

/// The place of each item of a layer; of the others 0.
fn places(layer: &[usize], items: usize) -> Vec<usize> {
    let mut places = vec![0; items];
    for (place, item) in layer.iter().enumerate() {
        places[*item] = place;
    }
    places
}

/// Crossings of the pieces of two items that stand side by side.
fn pairs(left: &[usize], right: &[usize], places: &[usize]) -> usize {
    left.iter()
        .map(|one| {
            right
                .iter()
                .filter(|other| places[**other] < places[*one])
                .count()
        })
        .sum()
}

fn crossings(layers: &[Vec<usize>], around: &Around) -> usize {
    let mut sum = 0;
    for at in 1..layers.len() {
        let places = places(&layers[at], around.below.len());
        let layer = &layers[at - 1];
        // The places below, in the order of the upper ends: each inversion is a crossing.
        let mut ends: Vec<usize> = Vec::new();
        for item in layer {
            let mut of_item: Vec<usize> =
                around.below[*item].iter().map(|to| places[*to]).collect();
            of_item.sort_unstable();
            ends.extend(of_item);
        }
        sum += inversions(&ends);
    }
    sum
}

fn inversions(ends: &[usize]) -> usize {
    let mut sorted: Vec<usize> = Vec::with_capacity(ends.len());
    let mut sum = 0;
    for end in ends {
        let at = sorted.partition_point(|seen| seen <= end);
        sum += sorted.len() - at;
        sorted.insert(at, *end);
    }
    sum
}
