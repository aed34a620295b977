//! The lexicon joined with one scenario's vocabulary, ready to read replies.

use std::sync::Arc;

use super::{Lexicon, Reading, Vocabulary};

pub struct Ear {
    lexicon: Arc<Lexicon>,
}

impl Ear {
    pub fn new(lexicon: Arc<Lexicon>, _vocabulary: &Vocabulary) -> Self {
        Self { lexicon }
    }

    pub fn read(&self, heard: &str, reply: &str) -> Reading {
        self.lexicon.read(heard, reply)
    }

    pub fn read_record(&self, _record: &str) -> Reading {
        Reading::default()
    }
}
