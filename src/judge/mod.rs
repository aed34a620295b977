//! From the log of a call and a rubric to a scorecard. Pure.

pub mod coach;
pub mod rubric;
pub mod scorecard;

pub use coach::{Advice, Coaching};
pub use rubric::Rubric;
pub use scorecard::{Evidence, FatalError, Finding, Points, Scorecard};

use crate::engine::{Log, Script, step::Mode};

pub fn judge(_rubric: &Rubric, _script: &Script, _mode: Mode, _log: &Log) -> Scorecard {
    unimplemented!()
}
