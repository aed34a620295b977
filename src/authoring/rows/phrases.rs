//! Required phrases of rows, each compiled once: the same few are asked for again and again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::Text;
use crate::reading::{Lexicon, Phrase, Spoken};

/// Different phrases kept.
const KEPT: usize = 512;

pub struct Phrases {
    lexicon: Arc<Lexicon>,
    /// By all the ways to say it, each with a line break.
    known: Mutex<HashMap<String, Arc<Phrase>>>,
}

impl Phrases {
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self {
            lexicon,
            known: Mutex::default(),
        }
    }

    /// What the reply says of the phrase.
    pub fn spoken(&self, say: &[Text<'_>], reply: &str) -> Spoken {
        self.phrase(say).read(&self.lexicon, reply)
    }

    fn phrase(&self, say: &[Text<'_>]) -> Arc<Phrase> {
        let mut key = String::new();
        for way in say {
            key.push_str(way.as_str());
            key.push('\n');
        }
        // Whoever panicked has left whole phrases.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(phrase) = known.get(&key) {
            return Arc::clone(phrase);
        }
        if known.len() >= KEPT {
            known.clear();
        }
        let phrase = Arc::new(Phrase::new(&self.lexicon, say));
        known.insert(key, Arc::clone(&phrase));
        phrase
    }
}
