//! A file parsed and walked over its key table, not yet lowered.

use std::sync::Arc;

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
