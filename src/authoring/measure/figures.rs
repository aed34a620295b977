//! Counts and what is made of them.

/// Of one code, or of several together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Labelled and found.
    pub right: u32,
    /// Found and not labelled.
    pub wrong: u32,
    /// Labelled and not found.
    pub missed: u32,
}

impl Counts {
    pub fn labelled(self) -> u32 {
        self.right + self.missed
    }

    pub fn found(self) -> u32 {
        self.right + self.wrong
    }

    /// Of what was found, the share that is right; `None` where nothing was found.
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.found())
    }

    /// Of what is labelled, the share that was found; `None` where nothing is labelled.
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.labelled())
    }

    /// `None` where nothing is labelled and nothing was found.
    pub fn f1(self) -> Option<f64> {
        share(2 * self.right, self.labelled() + self.found())
    }

    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

/// Four decimals, so that a figure reads the same wherever it is written.
pub fn share(part: u32, of: u32) -> Option<f64> {
    (of > 0).then(|| rounded(f64::from(part) / f64::from(of)))
}

pub(super) fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

/// Precision, recall and F1 of codes that weigh the same, however many rows each has.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Macro {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

impl Macro {
    /// Over the codes that are labelled somewhere; one that was never found has a precision of 0.
    pub fn over(codes: impl Iterator<Item = Counts>) -> Option<Self> {
        let mut sum = Self::default();
        let mut count = 0u32;
        for code in codes.filter(|code| code.labelled() > 0) {
            sum.precision += code.precision().unwrap_or_default();
            sum.recall += code.recall().unwrap_or_default();
            sum.f1 += code.f1().unwrap_or_default();
            count += 1;
        }
        let mean = |sum: f64| rounded(sum / f64::from(count));
        (count > 0).then(|| Self {
            precision: mean(sum.precision),
            recall: mean(sum.recall),
            f1: mean(sum.f1),
        })
    }
}
