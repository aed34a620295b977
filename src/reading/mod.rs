//! Reading one reply: what it does, which phrases, answers and facts it holds, each with its span and rule. Pure.

pub mod ear;
pub mod sign;
pub mod vocabulary;

pub use ear::Ear;
pub use sign::{Meaning, Reading, Sign};
pub use vocabulary::Vocabulary;
