//! From the log of a call and a rubric to a scorecard. Pure.

pub mod coach;
pub mod rubric;
pub mod scorecard;

pub use coach::{Advice, Coaching};
pub use rubric::Rubric;
pub use scorecard::{Evidence, FatalError, Finding, Points, Scorecard};
