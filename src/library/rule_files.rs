//! The behaviour files, read several at a time: they are half of all that a start reads.

use std::{
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{
    keys::behaviour::BEHAVIOURS,
    lower::{Known, rubric::written},
    parsed::Parsed,
    sources::{Found, Shelf},
};
use crate::{
    reading::rules::RuleFile,
    source::{Diagnostic, SourceFile},
    text::Name,
};

/// What is known of an id: the newest file that is right, and what is wrong with those that are newer.
pub(super) struct Written {
    pub(super) name: Name,
    pub(super) rules: Option<(RuleFile, Arc<SourceFile>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// More threads would wait for one another's memory.
const THREADS: usize = 4;

/// In the order of ids.
pub(super) fn read(shelf: &Shelf, known: &Known) -> Vec<Written> {
    let ids: Vec<(&Name, &Vec<Found>)> = shelf.iter().collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some((name, files)) = ids.get(place) else {
                return done;
            };
            done.push((place, newest(name, files, known)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let helpers = cores.min(THREADS).min(ids.len()).saturating_sub(1);
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (0..helpers)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(cause) => std::panic::resume_unwind(cause),
            }
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, written)| written).collect()
}

fn newest(name: &Name, files: &[Found], known: &Known) -> Written {
    let mut diagnostics = Vec::new();
    let rules = files.iter().rev().find_map(|found| {
        let parsed = Parsed::new(found, BEHAVIOURS, &known.spellings);
        let (rules, wrong) = parsed.read(known, |table, _, findings| {
            written::<RuleFile>(table, findings)
        });
        diagnostics.extend(wrong);
        rules.map(|rules| (rules, Arc::clone(&found.file)))
    });
    Written {
        name: name.clone(),
        rules,
        diagnostics,
    }
}
