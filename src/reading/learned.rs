//! Learned weights: what the rules leave open, decided clause by clause from labelled replies of the project's own.

use super::features::{BUCKETS, View};

/// First bytes of a file of weights: its kind and the revision of the features that it was trained with.
const MAGIC: &[u8; 8] = b"duilian2";
/// So much is one unit of the logarithm of the odds.
pub const UNIT: i64 = 24;
/// A clause with so many features counts each of them once; with more, each counts less.
const USUAL: u64 = 16;
/// Where no rule spoke, the odds must be clearly for it: 1 in logarithms, and 2 for a fault.
const ADDS: i64 = UNIT;
const ACCUSES: i64 = UNIT * 2;
/// What a rule found stays, unless the odds are plainly against it: -3 in logarithms.
const KEEPS: i64 = -3 * UNIT;

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

    /// Whether they leave what a rule found.
    pub(crate) fn keeps(self) -> bool {
        self.0 >= KEEPS
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
            for (eight, sums) in sums.chunks_mut(8).enumerate() {
                let lanes = self.lanes(features, 8 * eight);
                for (place, sum) in sums.iter_mut().enumerate() {
                    let lane = lanes[place % 2].to_le_bytes();
                    let at = place / 2 * 2;
                    let lifted = u16::from_le_bytes([lane[at], lane[at + 1]]);
                    *sum += i32::from(lifted) - 128 * most;
                }
            }
        }
        sums
    }

    /// The sums of eight behaviours from one on, each weight lifted by 128: of every other one in the first number, of
    /// those between in the second.
    fn lanes(&self, features: &[u32], first: usize) -> [u64; 2] {
        const LIFT: u64 = 0x8080_8080_8080_8080;
        const EVERY_OTHER: u64 = 0x00ff_00ff_00ff_00ff;
        let (weights, count) = (self.weights(), self.names.len());
        let mut lanes = [0; 2];
        for &bucket in features {
            let from = bucket as usize * count + first;
            let lifted = eight(weights.get(from..).unwrap_or_default()) ^ LIFT;
            lanes[0] += lifted & EVERY_OTHER;
            lanes[1] += (lifted >> 8) & EVERY_OTHER;
        }
        lanes
    }
}

/// The first eight bytes as one number, 0 for those that are not there.
fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)),
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
