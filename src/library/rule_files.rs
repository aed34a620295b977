//! The behaviour files, read several at a time; of those that are compiled in only the names are taken, which are known.

use std::{
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{
    BehaviourName,
    keys::behaviour::BEHAVIOURS,
    lower::{
        Known,
        behaviours::{names, names_compiled_in},
        rubric::written,
    },
    parsed::Parsed,
    sources::{Found, Shelf},
};
use crate::{
    reading::rules::RuleFile,
    source::{Diagnostic, SourceFile},
    text::Name,
};

/// What is known of an id: the behaviours of the newest file that is right, and what is wrong with those that are newer.
pub(super) struct Written {
    pub(super) name: Name,
    pub(super) rules: Option<(Vec<(Name, BehaviourName)>, Arc<SourceFile>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// More threads would wait for one another's memory.
const THREADS: usize = 4;

/// In the order of ids.
pub(super) fn read(shelf: &Shelf, known: &Known) -> Vec<Written> {
    let ids: Vec<(&Name, &Vec<Found>)> = shelf.iter().collect();
    let all_compiled_in = |(_, files): &(&Name, &Vec<Found>)| {
        let newest = files.last();
        newest.is_some_and(|found| found.file.is_compiled_in())
    };
    if ids.iter().all(all_compiled_in) {
        let ids = ids.into_iter();
        return ids
            .map(|(name, files)| newest(name, files, known))
            .collect();
    }
    side_by_side(&ids, |(name, files)| newest(name, files, known))
}

/// Something done with each of several, some at a time; in their order.
pub(super) fn side_by_side<T: Sync, U: Send>(all: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(place) else {
                return done;
            };
            done.push((place, work(one)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let helpers = cores.min(THREADS).min(all.len()).saturating_sub(1);
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (0..helpers)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, share).ok())
            .collect();
        let mut done = share();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(cause) => std::panic::resume_unwind(cause),
            }
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, done)| done).collect()
}

fn newest(name: &Name, files: &[Found], known: &Known) -> Written {
    let mut diagnostics = Vec::new();
    let rules = files.iter().rev().find_map(|found| {
        if found.file.is_compiled_in() {
            let names = names_compiled_in(&found.id).collect();
            return Some((names, Arc::clone(&found.file)));
        }
        let parsed = Parsed::new(found, BEHAVIOURS, &known.spellings);
        let (rules, wrong) = parsed.read(known, |table, _, findings| {
            written::<RuleFile>(table, findings)
        });
        diagnostics.extend(wrong);
        rules.map(|rules| (names(&rules).collect(), Arc::clone(&found.file)))
    });
    Written {
        name: name.clone(),
        rules,
        diagnostics,
    }
}
