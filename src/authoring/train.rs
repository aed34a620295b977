//! Trains the learned weights from labelled replies: one logistic regression a behaviour, over the clauses' features.

use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng, seq::SliceRandom};
use serde::Deserialize;

use crate::{
    reading::{
        BUCKETS, Learned, Lexicon,
        learned::{UNIT, weight_of_one},
        weigh::Example,
    },
    text::Span,
};

/// A labelled reply: what each stretch of it does.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    #[serde(default)]
    pub customer: String,
    /// The stretches in order, each with its behaviours, separated by blanks.
    pub parts: Vec<(String, String)>,
    /// Behaviours that good annotators would differ on: neither for nor against.
    #[serde(default)]
    pub maybe: Vec<String>,
}

impl Row {
    pub fn reply(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// The behaviours that the weights are for: all that the rows name.
    pub fn behaviours(rows: &[Self]) -> Vec<&str> {
        let codes = rows.iter().flat_map(|row| &row.parts);
        let mut names: Vec<&str> = codes
            .flat_map(|(_, codes)| codes.split_whitespace())
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The mark of what weights are trained on: the texts of the rules and of the rows (FNV-1a).
pub fn mark<'a>(texts: impl IntoIterator<Item = &'a str>) -> u64 {
    let bytes = texts.into_iter().flat_map(str::bytes);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Times that all clauses are gone through.
const EPOCHS: usize = 12;
/// First step of the descent; steps shrink for features seen often (`AdaGrad`: Duchi, Hazan and Singer 2011).
const STEP: f32 = 0.08;
/// Pull of every weight towards nothing.
const DECAY: f32 = 3e-4;
/// Share of the features left out at each look, so that no feature relies on another (dropout).
const LEFT_OUT: f64 = 0.5;
/// What occurs in fewer clauses would be learned by heart.
const LEAST: usize = 3;
/// Another order each time, but the same on every run.
const SEED: u64 = 7;

/// One clause with what it shows: for each behaviour yes, no, or not to be learned from.
struct Lesson {
    features: Vec<u32>,
    shows: Vec<Option<bool>>,
}

/// The weights learned from the rows as the lexicon's rules see them; `mark` says what rules and rows these were.
pub fn train(rows: &[Row], lexicon: &Lexicon, mark: u64) -> Learned {
    let names = Row::behaviours(rows);
    // Each row once more as if no rule had spoken: the rules know these rows, and miss more in those that nobody has seen.
    let looks = [true, false];
    let mut lessons: Vec<Lesson> = looks
        .iter()
        .flat_map(|&with_rules| rows.iter().map(move |row| (row, with_rules)))
        .flat_map(|(row, with_rules)| lessons(&names, row, lexicon, with_rules))
        .collect();
    forget_rare(&mut lessons);
    let mut descent = Descent::new(names.len());
    let mut chance = ChaCha8Rng::seed_from_u64(SEED);
    for _ in 0..EPOCHS {
        lessons.shuffle(&mut chance);
        for lesson in &lessons {
            let features = lesson.features.iter().copied();
            let seen: Vec<u32> = features.filter(|_| !chance.random_bool(LEFT_OUT)).collect();
            descent.step(&seen, &lesson.shows);
        }
    }
    descent.rounded(&names, mark)
}

fn forget_rare(lessons: &mut [Lesson]) {
    let mut counts = vec![0usize; BUCKETS];
    for lesson in &*lessons {
        let mut once = lesson.features.clone();
        once.sort_unstable();
        once.dedup();
        for bucket in once {
            counts[bucket as usize] += 1;
        }
    }
    for lesson in lessons {
        let often = |bucket: &u32| counts[*bucket as usize] >= LEAST;
        lesson.features.retain(often);
    }
}

fn lessons(names: &[&str], row: &Row, lexicon: &Lexicon, with_rules: bool) -> Vec<Lesson> {
    let examples = lexicon.examples(names, (&row.customer, &row.reply()), with_rules);
    let mut parts = Vec::new();
    let mut at = 0;
    for (text, codes) in &row.parts {
        parts.push((Span::new(at, at + text.len()), codes));
        at += text.len();
    }
    let shows = |span: Span, name: &str| {
        if row.maybe.iter().any(|maybe| maybe == name) {
            return None;
        }
        let has = |codes: &str| codes.split_whitespace().any(|code| code == name);
        let mut parts = parts.iter();
        Some(parts.any(|(part, codes)| has(codes) && is_part(*part, span)))
    };
    examples
        .into_iter()
        .map(|Example { span, features }| Lesson {
            shows: names.iter().map(|name| shows(span, name)).collect(),
            features,
        })
        .collect()
}

/// Whether most of the one lies in the other.
fn is_part(part: Span, clause: Span) -> bool {
    let (start, end) = (part.start.max(clause.start), part.end.min(clause.end));
    let shorter = (part.end - part.start).min(clause.end - clause.start);
    end.saturating_sub(start) * 2 > shorter
}

/// Weights on their way down, with the squares of the slopes so far.
struct Descent {
    count: usize,
    weights: Vec<Slope>,
    offsets: Vec<Slope>,
}

/// One number that is learned.
#[derive(Clone, Copy)]
struct Slope {
    value: f32,
    squares: f32,
}

impl Slope {
    fn at(value: f32) -> Self {
        Self {
            value,
            squares: 0.0,
        }
    }

    fn descend(&mut self, slope: f32) {
        self.squares += slope * slope;
        self.value -= STEP * slope / self.squares.sqrt().max(0.1);
    }
}

impl Descent {
    fn new(count: usize) -> Self {
        Self {
            count,
            weights: vec![Slope::at(0.0); BUCKETS * count],
            // Before anything is known, a behaviour is rather not there.
            offsets: vec![Slope::at(-2.0); count],
        }
    }

    fn step(&mut self, features: &[u32], shows: &[Option<bool>]) {
        let one = weight_of_one(features.len());
        let mut sums: Vec<f32> = self.offsets.iter().map(|offset| offset.value).collect();
        for &bucket in features {
            let from = bucket as usize * self.count;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[from..]) {
                *sum += weight.value * one;
            }
        }
        let slope = |(sum, shows): (&f32, &Option<bool>)| {
            let likely = 1.0 / (1.0 + (-sum).exp());
            shows.map_or(0.0, |shows| likely - f32::from(u8::from(shows)))
        };
        let slopes: Vec<f32> = sums.iter().zip(shows).map(slope).collect();
        for &bucket in features {
            let from = bucket as usize * self.count;
            for (weight, slope) in self.weights[from..].iter_mut().zip(&slopes) {
                weight.descend(slope * one + DECAY * weight.value);
            }
        }
        for (offset, slope) in self.offsets.iter_mut().zip(&slopes) {
            offset.descend(*slope);
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "casts from floats stop at the ends of the range, as is wished"
    )]
    fn rounded(&self, names: &[&str], mark: u64) -> Learned {
        let units = |slope: &Slope| (slope.value * UNIT as f32).round();
        let weights: Vec<i8> = self.weights.iter().map(|w| units(w) as i8).collect();
        let offsets = self.offsets.iter().map(|o| units(o) as i32).collect();
        let names = names.iter().map(|&name| name.to_owned()).collect();
        Learned::new(mark, names, offsets, &weights)
    }
}
