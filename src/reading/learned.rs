//! Learned weights: what the rules leave open, decided clause by clause from labelled replies of the project's own.

use super::features::{BUCKETS, View};

/// First bytes of a file of weights: its kind and the revision of the features that it was trained with.
const MAGIC: &[u8; 8] = b"duilian3";
/// So much is one unit of the logarithm of the odds.
pub const UNIT: i64 = 24;
/// A clause with so many features counts each of them once; with more, each counts less.
const USUAL: u64 = 16;
/// Where no rule spoke, the odds must be clearly for it: 1.6 in logarithms, and 2 for a fault. At 1 more is heard, and a
/// fifth of mere mentions is credited; a customer who reacts to what was not said jars more than one who misses a word.
const ADDS: i64 = UNIT * 8 / 5;
const ACCUSES: i64 = UNIT * 2;
/// What a rule found stays, unless the odds are plainly against it: -4 in logarithms.
const KEEPS: i64 = -4 * UNIT;
/// … and what only takes what others left needs odds that are even at least.
const KEEPS_REST: i64 = 0;

/// Weights for the behaviours that they were trained for, one byte for each bucket and behaviour.
///
/// The file: magic, the mark of what it was trained on (eight bytes), number of behaviours (one byte), their names (a
/// line each), an offset for each (four bytes), the weights (bucket by bucket). Numbers are little endian. All sums are
/// whole numbers, so that every machine decides alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Learned {
    /// Mark of the rules and rows that the weights were trained on.
    pub trained_on: u64,
    names: Vec<String>,
    offsets: Vec<i32>,
    weights: Weights,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Weights {
    BuiltIn(&'static [u8]),
    Fresh(Vec<u8>),
}

/// Why a file of weights can't be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LearnedError {
    #[error("not a file of weights, or of another revision")]
    Kind,
    #[error("the file of weights is cut off or damaged")]
    Damaged,
}

/// What the weights say of a behaviour in a clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Odds(i64);

impl Odds {
    /// Whether the weights alone would say that the clause shows it; what is held against the agent needs more.
    pub(crate) fn adds(self, fault: bool) -> bool {
        self.0 >= if fault { ACCUSES } else { ADDS }
    }

    /// Whether they leave what a rule found; `rest` is a rule for what no other rule took.
    pub(crate) fn keeps(self, rest: bool) -> bool {
        self.0 >= if rest { KEEPS_REST } else { KEEPS }
    }
}

impl Learned {
    /// The behaviours in the order of the weights.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// `weights` bucket by bucket, `offsets` behaviour by behaviour, both in units of `UNIT`.
    pub fn new(trained_on: u64, names: Vec<String>, offsets: Vec<i32>, weights: &[i8]) -> Self {
        let weights = weights
            .iter()
            .map(|weight| weight.cast_unsigned())
            .collect();
        Self {
            trained_on,
            names,
            offsets,
            weights: Weights::Fresh(weights),
        }
    }

    pub fn parse(bytes: &'static [u8]) -> Result<Self, LearnedError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(LearnedError::Kind)?;
        let (mark, rest) = rest.split_first_chunk().ok_or(LearnedError::Damaged)?;
        let (&count, mut rest) = rest.split_first().ok_or(LearnedError::Damaged)?;
        let count = usize::from(count);
        let mut names = Vec::with_capacity(count);
        for _ in 0..count {
            let line = rest.iter().position(|byte| *byte == b'\n');
            let (name, after) = rest.split_at(line.ok_or(LearnedError::Damaged)?);
            names.push(String::from_utf8(name.to_vec()).map_err(|_| LearnedError::Damaged)?);
            rest = after.get(1..).unwrap_or_default();
        }
        let (offsets, weights) = rest
            .split_at_checked(count * 4)
            .ok_or(LearnedError::Damaged)?;
        let offsets = offsets
            .as_chunks()
            .0
            .iter()
            .copied()
            .map(i32::from_le_bytes);
        if weights.len() != BUCKETS * count {
            return Err(LearnedError::Damaged);
        }
        Ok(Self {
            trained_on: u64::from_le_bytes(*mark),
            names,
            offsets: offsets.collect(),
            weights: Weights::BuiltIn(weights),
        })
    }

    /// The file's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.trained_on.to_le_bytes());
        bytes.push(u8::try_from(self.names.len()).unwrap_or(u8::MAX));
        for name in &self.names {
            bytes.extend(name.as_bytes());
            bytes.push(b'\n');
        }
        for offset in &self.offsets {
            bytes.extend(offset.to_le_bytes());
        }
        bytes.extend(self.weights());
        bytes
    }

    fn weights(&self) -> &[u8] {
        match &self.weights {
            Weights::BuiltIn(weights) => weights,
            Weights::Fresh(weights) => weights,
        }
    }

    /// For each clause the odds of all behaviours.
    pub(crate) fn odds(&self, view: &View<'_>) -> Vec<Vec<Odds>> {
        let shared = self.sums(view.shared());
        let mut own = Vec::new();
        let clauses = 0..view.clauses();
        clauses
            .map(|clause| {
                own.clear();
                view.own(clause, &mut own);
                let share = share(own.len() + view.shared().len());
                let sums = self.sums(&own).into_iter().zip(&shared);
                let odds = sums.zip(&self.offsets).map(|((own, shared), offset)| {
                    Odds(((i64::from(own + shared) * share) >> SHARE_BITS) + i64::from(*offset))
                });
                odds.collect()
            })
            .collect()
    }

    /// For each behaviour the sum of its weights. Eight behaviours are added at a time, each weight in sixteen bits of its
    /// own: this is most of what a reading costs, and must not hang on how the program was compiled.
    fn sums(&self, features: &[u32]) -> Vec<i32> {
        let count = self.names.len();
        let mut sums = vec![0i32; count];
        // So many weights from 0 on fit into sixteen bits.
        for features in features.chunks(256) {
            let most = i32::try_from(features.len()).unwrap_or_default();
            for (row, sums) in sums.chunks_mut(ROW).enumerate() {
                let eights = self.eights(features, ROW * row);
                for (sums, lanes) in sums.chunks_mut(8).zip(eights) {
                    for (place, sum) in sums.iter_mut().enumerate() {
                        *sum += i32::from(lanes.of(place)) - 128 * most;
                    }
                }
            }
        }
        sums
    }

    /// The sums of the behaviours from one on.
    fn eights(&self, features: &[u32], first: usize) -> [Lanes; ROW / 8] {
        let (weights, count) = (self.weights(), self.names.len());
        let [mut a, mut b, mut c] = [Lanes::default(); ROW / 8];
        for &bucket in features {
            let from = bucket as usize * count + first;
            let row = weights.get(from..).unwrap_or_default();
            let mut padded = [0; ROW];
            let row = row.first_chunk().unwrap_or_else(|| {
                padded[..row.len()].copy_from_slice(row);
                &padded
            });
            let (eights, _) = row.as_chunks();
            a.add(eights[0]);
            b.add(eights[1]);
            c.add(eights[2]);
        }
        [a, b, c]
    }
}

/// So many behaviours are added in one walk over the features.
const ROW: usize = 24;

/// The sums of eight behaviours, each weight lifted by 128: of all as they stand side by side, running over into each other,
/// and of every other one by itself, which tells what ran over.
#[derive(Clone, Copy, Default)]
struct Lanes {
    all: u64,
    odd: u64,
}

impl Lanes {
    fn add(&mut self, weights: [u8; 8]) {
        const LIFT: u64 = 0x8080_8080_8080_8080;
        const EVERY_OTHER: u64 = 0x00ff_00ff_00ff_00ff;
        let lifted = u64::from_le_bytes(weights) ^ LIFT;
        self.all = self.all.wrapping_add(lifted);
        self.odd += (lifted >> 8) & EVERY_OTHER;
    }

    fn of(self, place: usize) -> u16 {
        let lane = if place.is_multiple_of(2) {
            self.all.wrapping_sub(self.odd << 8)
        } else {
            self.odd
        };
        let [low, high] = lane.to_le_bytes().as_chunks().0[place / 2];
        u16::from_le_bytes([low, high])
    }
}

const SHARE_BITS: u32 = 12;

/// How much each of so many features counts, in parts of 2^12: the root of `USUAL` over their number.
fn share(features: usize) -> i64 {
    let of = USUAL << (2 * SHARE_BITS);
    let root = (of / (features as u64).max(1)).isqrt();
    i64::try_from(root).unwrap_or(i64::MAX)
}

/// The same for those who train: how much each of so many features counts.
#[expect(clippy::cast_precision_loss, reason = "a share is small")]
pub fn weight_of_one(features: usize) -> f32 {
    share(features) as f32 / (1 << SHARE_BITS) as f32
}
