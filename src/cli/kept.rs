//! What is taken out of the records for those who take it away: calls with all that was said of them.

use std::collections::BTreeSet;

use crate::{
    record::{Appeal, CallId, CallLine, Filter, KeptCall, Settled, TrainerWord, WordKind},
    report::records::CallPage,
    session::Sitting,
    store::{Store, StoreFault},
};

/// A call with all that was said of it.
pub struct Call {
    pub kept: KeptCall,
    pub words: Vec<TrainerWord>,
    pub appeals: Vec<Appeal>,
}

impl Call {
    pub fn of(id: &CallId, store: &dyn Store) -> Result<Self, StoreFault> {
        Ok(Self {
            kept: store.call(id)?,
            words: store.words(id)?,
            appeals: store.appeals(Some(id))?,
        })
    }

    /// As reports take it, under the shortest beginning of its id that finds it.
    pub fn page<'a>(&'a self, short: &'a str, sitting: Option<&'a Sitting>) -> CallPage<'a> {
        CallPage {
            kept: &self.kept,
            short,
            words: &self.words,
            appeals: &self.appeals,
            sitting,
        }
    }
}

/// A line of a list, with what the trainer's words made of its score.
pub struct Line {
    pub line: CallLine,
    pub settled: Option<Settled>,
}

/// The newest first.
pub fn lines(filter: &Filter, store: &dyn Store) -> Result<Vec<Line>, StoreFault> {
    let ruled = ruled(store)?;
    let lines = store.calls(filter)?.into_iter();
    lines
        .map(|line| {
            let settled = if ruled.contains(&line.id) {
                settled(&line.id, store)?
            } else {
                None
            };
            Ok(Line { line, settled })
        })
        .collect()
}

/// The calls whose sheet a trainer spoke of.
fn ruled(store: &dyn Store) -> Result<BTreeSet<CallId>, StoreFault> {
    let rules = |word: &TrainerWord| matches!(word.kind, WordKind::Overruled | WordKind::Added);
    let words = store.all_words()?.into_iter();
    let words = words.filter(|(_, word)| rules(word));
    Ok(words.map(|(call, _)| call).collect())
}

fn settled(id: &CallId, store: &dyn Store) -> Result<Option<Settled>, StoreFault> {
    let call = store.call(id)?;
    let Some(sheet) = call.sheets.first() else {
        return Ok(None);
    };
    let settled = Settled::of(&sheet.scorecard, &store.words(id)?);
    Ok((!settled.rulings.is_empty()).then_some(settled))
}
