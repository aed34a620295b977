//! What the store's figures say of a trainee and of a class.

use std::{collections::BTreeMap, fmt, sync::Arc};

use super::{Store, StoreFault};
use crate::{
    library::Library,
    progress::{
        Learning, Standing,
        class::{Class, Pupil, class_of},
        next::{Proposal, next},
        offer::offers,
        standing::Known,
    },
    record::Trainee,
    text::Name,
};

/// The library that is proposed from. Equal where it is the same one.
#[derive(Clone)]
pub struct LibraryRef(pub Arc<Library>);

impl PartialEq for LibraryRef {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for LibraryRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LibraryRef({})", self.0.scenarios.len())
    }
}

/// One trainee's progress and what comes next for them.
#[derive(Clone, PartialEq, Debug)]
pub struct Outlook {
    pub learning: Learning,
    /// `None` where there are no scenarios.
    pub proposal: Option<Proposal>,
    /// The scenarios that they played.
    pub known: BTreeMap<Name, Known>,
}

/// A trainee's progress since a moment (milliseconds since 1970) or from the first call on, as of a day since 1970.
pub fn learning(
    store: &dyn Store,
    trainee: &Trainee,
    since: Option<i64>,
    today: i64,
) -> Result<Learning, StoreFault> {
    learned(store, trainee, since, today).map(|(_, learning)| learning)
}

/// The same with what comes next.
pub fn outlook(
    store: &dyn Store,
    trainee: &Trainee,
    since: Option<i64>,
    (library, today): (&Library, i64),
) -> Result<Outlook, StoreFault> {
    let (all, learning) = learned(store, trainee, since, today)?;
    Ok(Outlook {
        learning,
        proposal: proposal(library, &all, today),
        known: all.scenarios().clone(),
    })
}

fn learned(
    store: &dyn Store,
    trainee: &Trainee,
    since: Option<i64>,
    today: i64,
) -> Result<(Standing, Learning), StoreFault> {
    let all = store.standing(trainee.id, None)?;
    let totals = store.totals(trainee.id, since)?;
    let learning = if since.is_some() {
        let stretch = store.standing(trainee.id, since)?;
        Learning::since(&trainee.name, since, (&all, &stretch), totals, today)
    } else {
        Learning::of(&trainee.name, &all, totals, today)
    };
    Ok((all, learning))
}

/// The same for somebody of that name, who may not have begun yet.
pub fn outlook_of(
    store: &dyn Store,
    name: &str,
    (library, today): (&Library, i64),
) -> Result<Outlook, StoreFault> {
    let all = store.trainees()?;
    if let Some(trainee) = all.iter().find(|trainee| trainee.name == name) {
        return outlook(store, trainee, None, (library, today));
    }
    let nothing = Standing::default();
    Ok(Outlook {
        learning: Learning::of(name, &nothing, Vec::new(), today),
        proposal: proposal(library, &nothing, today),
        known: BTreeMap::new(),
    })
}

/// What comes next for who stands there.
pub fn proposal(library: &Library, standing: &Standing, today: i64) -> Option<Proposal> {
    next(&offers(library, standing), &standing.skills(), today)
}

/// Everybody whose calls are kept, since a moment and as of a day.
pub fn class(store: &dyn Store, since: Option<i64>, today: i64) -> Result<Class, StoreFault> {
    let mut pupils = Vec::new();
    for trainee in store.trainees()? {
        pupils.push(Pupil {
            standing: store.standing(trainee.id, since)?,
            totals: store.totals(trainee.id, since)?,
            name: trainee.name,
        });
    }
    Ok(class_of(pupils, today))
}
