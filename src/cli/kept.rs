//! What is taken out of the records for those who take it away: calls with all that was said of them, trainees, the class.

use std::collections::BTreeSet;

use crate::{
    progress::{Learning, Standing, class::Class},
    record::{Appeal, CallId, CallLine, Filter, KeptCall, Settled, Trainee, TrainerWord, WordKind},
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

/// One trainee's progress in the calls since a moment, as of a day since 1970; `all` is where they stand by all calls.
pub fn learning(
    trainee: &Trainee,
    (since, today): (Option<i64>, i64),
    all: &Standing,
    store: &dyn Store,
) -> Result<Learning, StoreFault> {
    let stretch = match since {
        None => all.clone(),
        since => store.standing(trainee.id, since)?,
    };
    let totals = store.totals(trainee.id, since)?;
    let standings = (all, &stretch);
    Ok(Learning::since(
        &trainee.name,
        since,
        standings,
        totals,
        today,
    ))
}

/// Everybody whose calls are kept, in the calls since a moment, as of a day since 1970.
pub fn class(since: Option<i64>, today: i64, store: &dyn Store) -> Result<Class, StoreFault> {
    crate::store::class(store, since, today)
}
