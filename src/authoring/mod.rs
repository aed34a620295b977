//! What a trainer runs on scenario files: check and test.

pub mod check;
pub mod test;
pub mod train;
pub mod verdict;
