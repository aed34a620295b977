//! Points by the codes of steps or dimensions, as JSON.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    engine::step::{Dimension, Step},
    judge::Points,
};

/// Scores by code, in their own order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scores(Vec<(&'static str, Points, Points)>);

impl Scores {
    pub fn new(scores: impl Iterator<Item = (&'static str, Points, Points)>) -> Self {
        Self(scores.collect())
    }

    /// Got and of, in the order of the flow.
    pub fn of_steps(scores: &[(Points, Points); 6]) -> Self {
        let scores = Step::ALL.iter().zip(scores);
        Self(
            scores
                .map(|(step, (got, of))| (step.code(), *got, *of))
                .collect(),
        )
    }

    /// Got and of, in the order of the dimensions.
    pub fn of_dimensions(scores: &[(Points, Points); 6]) -> Self {
        let scores = Dimension::ALL.iter().zip(scores);
        let scores = scores.map(|(dimension, (got, of))| (dimension.code(), *got, *of));
        Self(scores.collect())
    }
}

#[derive(Serialize)]
struct Score {
    got: Points,
    of: Points,
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for &(code, got, of) in &self.0 {
            map.serialize_entry(code, &Score { got, of })?;
        }
        map.end()
    }
}
