//! What a trainer runs on files of their own: check and test of scenarios, rows of replies, and how well those are read.

pub mod check;
pub mod measure;
pub mod rows;
pub mod test;
pub mod train;
pub mod verdict;
