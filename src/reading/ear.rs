//! The lexicon joined with one scenario's vocabulary, ready to read replies.

use super::{Reading, Vocabulary};

pub struct Ear;

impl Ear {
    pub fn new(_vocabulary: &Vocabulary) -> Self {
        Self
    }

    pub fn read(&self, _heard: &str, _reply: &str) -> Reading {
        Reading::default()
    }

    pub fn read_record(&self, _record: &str) -> Reading {
        Reading::default()
    }
}
