//! What differs from call to call: lists side by side, of which the seed draws one row.

use super::chance::Seed;
use crate::text::Name;

/// Slots that are drawn together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vary {
    /// In the order of the file; all lists are of one length.
    pub slots: Vec<(Name, Vec<String>)>,
}

/// Of each `Vary` the index of a row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draw(pub Vec<usize>);

impl Vary {
    pub fn rows(&self) -> usize {
        let lengths = self.slots.iter().map(|(_, values)| values.len());
        lengths.min().unwrap_or(0)
    }

    /// Keyed by the first slot, so that another `Vary` beside it changes nothing.
    fn row(&self, seed: Seed) -> usize {
        let first = self.slots.first().map_or("", |(name, _)| name.as_str());
        seed.pick(0, &format!("vary/{first}"), self.rows())
    }
}

impl Draw {
    pub fn of(vary: &[Vary], seed: Seed) -> Self {
        Self(vary.iter().map(|vary| vary.row(seed)).collect())
    }

    /// What is shown where no call is made yet.
    pub fn first(vary: &[Vary]) -> Self {
        Self(vec![0; vary.len()])
    }

    /// At most `most` of them, at least one: all if they are so few, else such that each row comes as early as it can.
    pub fn some(vary: &[Vary], most: usize) -> Vec<Self> {
        let all = draws(vary);
        let nth = |at: usize| {
            let mut rest = at;
            let rows = vary.iter().map(|vary| {
                let rows = vary.rows().max(1);
                if all > most {
                    return at % rows;
                }
                let row = rest % rows;
                rest /= rows;
                row
            });
            Self(rows.collect())
        };
        (0..all.clamp(1, most.max(1))).map(nth).collect()
    }

    /// The slots with the values of the draw.
    pub fn values<'v>(&self, vary: &'v [Vary]) -> Vec<(&'v str, &'v str)> {
        let drawn = vary.iter().zip(&self.0);
        let values = drawn.flat_map(|(vary, row)| {
            let slots = vary.slots.iter();
            slots.filter_map(|(name, values)| Some((name.as_str(), values.get(*row)?.as_str())))
        });
        values.collect()
    }
}

/// How many different draws there are; 1 where nothing varies.
pub fn draws(vary: &[Vary]) -> usize {
    vary.iter()
        .map(|vary| vary.rows().max(1))
        .fold(1, usize::saturating_mul)
}
