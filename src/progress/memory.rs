//! How well something practised is still there: the memory state of FSRS-6 with its default weights.
//!
//! Formulas and weights: Open Spaced Repetition, “The Algorithm” (FSRS-6), by the figures of whose own
//! implementation (py-fsrs 6.3) the tests hold this file.

use serde::{Deserialize, Serialize};

/// What a skill's practice came to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rating {
    Again,
    Hard,
    Good,
    Easy,
}

/// Stability in days until nine of ten are still there; difficulty from 1 to 10.
/// Kept as the bits of both, which come back as they were.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(from = "(u64, u64)", into = "(u64, u64)")]
pub struct Memory {
    pub stability: f64,
    pub difficulty: f64,
}

const WEIGHTS: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// Bounds of a stability in days.
const LEAST: f64 = 0.001;
const MOST: f64 = 36_500.0;

impl Rating {
    /// 1 to 4.
    fn grade(self) -> f64 {
        match self {
            Self::Again => 1.0,
            Self::Hard => 2.0,
            Self::Good => 3.0,
            Self::Easy => 4.0,
        }
    }
}

impl From<(u64, u64)> for Memory {
    fn from((stability, difficulty): (u64, u64)) -> Self {
        Self {
            stability: f64::from_bits(stability),
            difficulty: f64::from_bits(difficulty),
        }
    }
}

impl From<Memory> for (u64, u64) {
    fn from(memory: Memory) -> Self {
        (memory.stability.to_bits(), memory.difficulty.to_bits())
    }
}

impl Memory {
    /// After the first practice.
    pub fn first(rating: Rating) -> Self {
        let stability = match rating {
            Rating::Again => WEIGHTS[0],
            Rating::Hard => WEIGHTS[1],
            Rating::Good => WEIGHTS[2],
            Rating::Easy => WEIGHTS[3],
        };
        Self {
            stability,
            difficulty: first_difficulty(rating).clamp(1.0, 10.0),
        }
    }

    /// The chance that it is still there after so many days, 0 to 1.
    pub fn recall(self, days: f64) -> f64 {
        let decay = -WEIGHTS[20];
        let factor = 0.9_f64.powf(1.0 / decay) - 1.0;
        (1.0 + factor * days.max(0.0) / self.stability).powf(decay)
    }

    /// After it was practised again, so many days later; less than a day counts as the same day.
    #[must_use]
    pub fn after(self, days: f64, rating: Rating) -> Self {
        let recall = self.recall(days);
        let stability = if days < 1.0 {
            self.same_day(rating)
        } else if rating == Rating::Again {
            self.forgotten(recall)
        } else {
            self.recalled(recall, rating)
        };
        Self {
            stability: stability.clamp(LEAST, MOST),
            difficulty: self.next_difficulty(rating),
        }
    }

    fn next_difficulty(self, rating: Rating) -> f64 {
        let step = -WEIGHTS[6] * (rating.grade() - 3.0);
        let damped = self.difficulty + step * (10.0 - self.difficulty) / 9.0;
        let mean = WEIGHTS[7] * first_difficulty(Rating::Easy) + (1.0 - WEIGHTS[7]) * damped;
        mean.clamp(1.0, 10.0)
    }

    fn recalled(self, recall: f64, rating: Rating) -> f64 {
        let hard = if rating == Rating::Hard {
            WEIGHTS[15]
        } else {
            1.0
        };
        let easy = if rating == Rating::Easy {
            WEIGHTS[16]
        } else {
            1.0
        };
        let growth = WEIGHTS[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-WEIGHTS[9])
            * ((WEIGHTS[10] * (1.0 - recall)).exp() - 1.0);
        self.stability * (1.0 + growth * hard * easy)
    }

    fn forgotten(self, recall: f64) -> f64 {
        let stability = WEIGHTS[11]
            * self.difficulty.powf(-WEIGHTS[12])
            * ((self.stability + 1.0).powf(WEIGHTS[13]) - 1.0)
            * (WEIGHTS[14] * (1.0 - recall)).exp();
        stability.min(self.stability / (WEIGHTS[17] * WEIGHTS[18]).exp())
    }

    fn same_day(self, rating: Rating) -> f64 {
        let growth = (WEIGHTS[17] * (rating.grade() - 3.0 + WEIGHTS[18])).exp()
            * self.stability.powf(-WEIGHTS[19]);
        // Who still knew it has lost nothing.
        if rating >= Rating::Hard {
            self.stability * growth.max(1.0)
        } else {
            self.stability * growth
        }
    }
}

fn first_difficulty(rating: Rating) -> f64 {
    WEIGHTS[4] - (WEIGHTS[5] * (rating.grade() - 1.0)).exp() + 1.0
}
