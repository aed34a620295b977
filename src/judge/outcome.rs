//! How far an item of the sheet was met, as a whole and by its elements.

use super::Evidence;

/// Hundredths of a per cent: the whole of an item.
pub(crate) const WHOLE: u32 = 10_000;

/// How far an item was met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// Of `WHOLE`.
    pub(crate) share: u32,
    pub(crate) evidence: Vec<Evidence>,
    /// Titles of the elements that are not wholly there, as far as they have any.
    pub(crate) missing: Vec<String>,
    /// How these are said; of all elements where none is missing.
    pub(crate) says: Vec<String>,
    /// How many elements the item's points count for.
    pub(crate) elements: u16,
}

/// One element and how far it was met.
#[derive(Default)]
pub(crate) struct Element {
    pub(crate) title: String,
    /// A way to say it.
    pub(crate) say: String,
    pub(crate) share: u32,
    pub(crate) evidence: Vec<Evidence>,
}

impl Outcome {
    /// The mean of the elements; `None` where there are none.
    pub(crate) fn mean(elements: Vec<Element>) -> Option<Self> {
        let count = u32::try_from(elements.len())
            .ok()
            .filter(|count| *count > 0)?;
        let mut outcome = Self {
            elements: 1,
            ..Self::default()
        };
        let mut sum = 0;
        let complete = elements.iter().all(|element| element.share >= WHOLE);
        for element in elements {
            sum += element.share.min(WHOLE);
            if element.share < WHOLE && !element.title.is_empty() {
                outcome.missing.push(element.title);
            }
            if (complete || element.share < WHOLE) && !element.say.is_empty() {
                outcome.says.push(element.say);
            }
            outcome.evidence.extend(element.evidence);
        }
        outcome.share = sum / count;
        Some(outcome)
    }

    /// As `mean`, and the item's points are those of each element.
    pub(crate) fn each(elements: Vec<Element>) -> Option<Self> {
        let count = u16::try_from(elements.len()).unwrap_or(u16::MAX);
        Self::mean(elements).map(|outcome| Self {
            elements: count,
            ..outcome
        })
    }

    pub(crate) fn single(share: u32, evidence: Vec<Evidence>) -> Self {
        Self {
            share: share.min(WHOLE),
            evidence,
            elements: 1,
            ..Self::default()
        }
    }
}
