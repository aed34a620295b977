//! Reading one reply: what it does, which phrases, answers and facts it holds, each with its span and rule. Pure.

mod atoms;
mod compile;
pub mod ear;
mod guard;
mod heap;
pub mod lexicon;
mod notation;
mod pattern;
pub mod rules;
pub mod sign;
pub mod vocabulary;

pub use ear::Ear;
pub use lexicon::{Behaviour, Lexicon};
pub use sign::{Meaning, Reading, Sign};
pub use vocabulary::Vocabulary;
