//! Reading one reply: what it does, which phrases, answers and facts it holds, each with its span and rule. Pure.

mod address;
mod atoms;
mod compile;
mod demand;
mod denial;
mod ear;
mod edges;
mod features;
mod glance;
mod guard;
mod heap;
mod heard;
pub mod learned;
pub mod lexicon;
mod listener;
mod notation;
mod pattern;
pub mod phrase;
mod plainly;
pub mod rules;
mod search;
pub mod sign;
mod speak;
mod terms;
mod trie;
mod turn;
pub mod vocabulary;
pub mod weigh;
mod wording;

pub use ear::Ear;
pub use features::BUCKETS;
pub use learned::Learned;
pub use lexicon::{Behaviour, Lexicon};
pub use phrase::{Phrase, Spoken, Verdict};
pub use sign::{Meaning, Reading, Sign};
pub use vocabulary::Vocabulary;
