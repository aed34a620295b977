//! Required phrases of rows, each compiled once: the same few are asked for again and again.

use std::{collections::HashMap, sync::Arc};

use super::RowFault;
use crate::reading::{Lexicon, Phrase, Spoken};

/// Different phrases kept.
const KEPT: usize = 512;

pub struct Phrases {
    lexicon: Arc<Lexicon>,
    /// By the list as it is written.
    known: HashMap<String, Phrase>,
}

impl Phrases {
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self {
            lexicon,
            known: HashMap::new(),
        }
    }

    /// What the reply says of the phrase; `None` where the list is empty and asks for nothing.
    ///
    /// # Errors
    /// When `asked`, a part of `line`, is no list of texts.
    pub fn spoken(
        &mut self,
        line: &[u8],
        asked: &str,
        reply: &str,
    ) -> Result<Option<Spoken>, RowFault> {
        if let Some(phrase) = self.known.get(asked) {
            return Ok(Some(phrase.read(&self.lexicon, reply)));
        }
        let say = super::say(line, asked)?;
        if say.is_empty() {
            return Ok(None);
        }
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        let phrase = Phrase::new(&self.lexicon, &say);
        let spoken = phrase.read(&self.lexicon, reply);
        self.known.insert(asked.to_owned(), phrase);
        Ok(Some(spoken))
    }
}
