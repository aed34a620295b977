//! Required phrases of rows, each compiled once: the same few are asked for again and again.

use std::{collections::HashMap, sync::Arc};

use super::Text;
use crate::reading::{Lexicon, Phrase, Spoken};

/// Different phrases kept.
const KEPT: usize = 512;

pub struct Phrases {
    lexicon: Arc<Lexicon>,
    /// By all the ways to say it, each with a line break.
    known: HashMap<String, Phrase>,
    key: String,
}

impl Phrases {
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self {
            lexicon,
            known: HashMap::new(),
            key: String::new(),
        }
    }

    /// What the reply says of the phrase.
    pub fn spoken(&mut self, say: &[Text<'_>], reply: &str) -> Spoken {
        self.key.clear();
        for way in say {
            self.key.push_str(way.as_str());
            self.key.push('\n');
        }
        if let Some(phrase) = self.known.get(&self.key) {
            return phrase.read(&self.lexicon, reply);
        }
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        let phrase = Phrase::new(&self.lexicon, say);
        let spoken = phrase.read(&self.lexicon, reply);
        self.known.insert(self.key.clone(), phrase);
        spoken
    }
}
