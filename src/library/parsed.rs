//! A file parsed and walked over its key table, not yet lowered; and many files done side by side.

use std::{
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use toml::{Spanned, de::DeTable};

use super::{
    lower::{Known, Lowering, names::Own},
    sources::Found,
};
use crate::{
    source::{Diagnostic, Document, Findings, Key, Section, Spellings},
    text::Span,
};

/// A file and what parsing it showed.
pub(super) struct Parsed<'f> {
    pub(super) found: &'f Found,
    pub(super) document: Document<'f>,
    pub(super) findings: Findings,
}

/// Fewer files than this are not worth a thread of their own, which keeps some memory however little it does.
const SHARE: usize = 32;

impl<'f> Parsed<'f> {
    pub(super) fn new(found: &'f Found, keys: &'static [Key], spellings: &Spellings) -> Self {
        let mut findings = Findings::new(Arc::clone(&found.file));
        let document = Document::check(&found.file, keys, spellings, &mut findings);
        Self {
            found,
            document,
            findings,
        }
    }

    /// The value of a file without errors, and what is wrong with it.
    pub(super) fn lower<T>(
        self,
        known: &Known,
        lower: impl FnOnce(&mut Lowering<'_>, Section<'_>) -> T,
    ) -> (Option<T>, Vec<Diagnostic>) {
        let file = &self.found.file;
        self.read(known, |table, known, findings| {
            let mut lowering = Lowering {
                file,
                known,
                own: Own::default(),
                findings,
            };
            let root = Section::new(table.get_ref(), Span::default());
            Some(lower(&mut lowering, root))
        })
    }

    /// The same for those that read the document by themselves.
    pub(super) fn read<T>(
        mut self,
        known: &Known,
        read: impl FnOnce(Spanned<DeTable<'_>>, &Known, &mut Findings) -> Option<T>,
    ) -> (Option<T>, Vec<Diagnostic>) {
        let readable = self.document.readable;
        let value = readable
            .then(|| read(self.document.into_table(), known, &mut self.findings))
            .flatten();
        let usable = !self.findings.has_errors();
        (value.filter(|_| usable), self.findings.sorted())
    }
}

/// Something done with each of many, some at a time; in their order.
pub(super) fn side_by_side<T: Sync, U: Send>(all: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let helpers = cores.min(all.len() / SHARE).saturating_sub(1);
    if helpers == 0 {
        return all.iter().map(work).collect();
    }
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
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (0..helpers)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, share).ok())
            .collect();
        let mut done = share();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                // Files left out in silence would pass for read.
                Err(cause) => std::panic::resume_unwind(cause),
            }
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, done)| done).collect()
}
