//! Files parsed and walked over their key table, not yet lowered: this part needs nothing but spellings, so many files are
//! parsed at a time.

use std::{num::NonZero, sync::Arc, thread};

use toml::{Spanned, de::DeTable};

use super::{
    keys::scenario::SCENARIO,
    lower::{Known, Lowering, names::Own},
    sources::{Found, Shelf},
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

/// The newest file of an id, parsed, and those it stands in for.
pub(super) struct SameId<'f> {
    pub(super) newest: Parsed<'f>,
    pub(super) older: &'f [Found],
}

/// Fewer files than this are not worth a thread of their own.
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

/// The newest scenario of every id, in the order of ids.
pub(super) fn all<'f>(files: &'f Shelf, spellings: &Spellings) -> Vec<SameId<'f>> {
    let files: Vec<&'f Vec<Found>> = files.values().collect();
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = files.len().div_ceil(cores).max(SHARE);
    thread::scope(|scope| {
        let shares = files.chunks(share).map(|files| {
            let parse = move || each(files, spellings);
            let alone = files.len() < SHARE;
            let thread = (!alone).then(|| thread::Builder::new().spawn_scoped(scope, parse));
            (thread, parse)
        });
        let shares: Vec<_> = shares.collect();
        let parsed = shares.into_iter().flat_map(|(thread, parse)| {
            let parsed = thread
                .and_then(Result::ok)
                .and_then(|thread| thread.join().ok());
            parsed.unwrap_or_else(parse)
        });
        parsed.collect()
    })
}

fn each<'f>(files: &[&'f Vec<Found>], spellings: &Spellings) -> Vec<SameId<'f>> {
    let same_id = files.iter().filter_map(|files| {
        let (newest, older) = files.split_last()?;
        let newest = Parsed::new(newest, SCENARIO, spellings);
        Some(SameId { newest, older })
    });
    same_id.collect()
}
