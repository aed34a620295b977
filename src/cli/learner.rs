//! Whose progress is asked for.

use super::{
    person,
    setting::{Setting, Stop},
};
use crate::{
    record::Trainee,
    store::{Store, StoreFault},
};

/// The trainee who is named, else who practised last, else the only one there is. `None` where nobody has practised.
///
/// # Errors
/// A sentence: nobody has that name, several could be meant, or the records cannot be read.
pub fn learner(
    name: Option<&str>,
    store: &dyn Store,
    setting: &Setting,
) -> Result<Option<Trainee>, Stop> {
    if let Some(name) = name {
        return person::find(name, store, setting).map(Some);
    }
    let unread = |fault: StoreFault| setting.unread(&fault);
    let mut all = store.trainees().map_err(unread)?;
    all.retain(|trainee| trainee.calls > 0);
    let last = store.last_trainee().map_err(unread)?;
    let last = all.iter().position(|one| Some(&one.name) == last.as_ref());
    match last {
        Some(last) => Ok(Some(all.swap_remove(last))),
        None if all.len() > 1 => Err(setting.said("cli.progress.whose", "")),
        None => Ok(all.pop()),
    }
}
