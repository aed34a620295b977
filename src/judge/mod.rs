//! From the log of a call and a rubric to a scorecard. Pure.

pub mod coach;
pub mod ground;
pub mod listened;
pub mod mark;
pub mod quote;
pub mod rubric;
pub mod scorecard;
pub mod sheet;

mod advice;
mod course;
mod credit;
mod earned;
mod fault;
mod occasion;
mod outcome;
mod points;
mod source;
mod weigh;

pub(crate) use points::apportion;

pub use coach::{Advice, Coaching, coaching};
pub use ground::{Ground, Overheard};
pub use listened::{Filed, Listened, MarkedLine};
pub use mark::{Mark, Tally, Verdict};
pub use points::{Points, share};
pub use rubric::Rubric;
pub use rubric::file::RubricFile;
pub use rubric::lower::{RubricFault, RubricProblem};
pub use scorecard::{Evidence, FatalError, Finding, Remark, Scorecard, Unheard};
pub use sheet::{asked, judge, judge_on};
