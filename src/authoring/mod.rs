//! What a trainer runs on files of their own: check and test of scenarios, new scenarios, rows of replies, how well those are read, and transcripts.

pub mod check;
pub mod measure;
pub mod new;
pub mod pack;
pub mod preview;
pub mod rows;
pub mod schema;
pub mod test;
pub mod train;
pub mod transcript;
pub mod verdict;
pub mod watch;
