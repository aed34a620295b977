//! From checked documents to values: one file a kind. What leads nowhere is a finding.

pub(crate) mod agenda;
pub(crate) mod answers;
pub(crate) mod behaviours;
pub(crate) mod channel;
pub(crate) mod company;
pub(crate) mod condition;
pub(crate) mod examples;
pub(crate) mod lines;
pub(crate) mod names;
pub(crate) mod persona;
pub(crate) mod play;
pub(crate) mod rubric;
pub(crate) mod scenario;
pub(crate) mod spellings;
pub(crate) mod vary;

use std::collections::BTreeSet;

use crate::{
    locale::Localised,
    source::{Findings, Section, SourceFile, Spellings},
    text::Name,
};

/// What the files before this one have brought: the names it can refer to. An empty set is not known, and not checked.
#[derive(Clone, Default)]
pub(crate) struct Known {
    pub(crate) spellings: Spellings,
    pub(crate) behaviours: BTreeSet<Name>,
    pub(crate) channels: BTreeSet<Name>,
    /// Channels where the agent speaks first.
    pub(crate) spoken: BTreeSet<Name>,
    pub(crate) personas: BTreeSet<Name>,
    pub(crate) articles: BTreeSet<Name>,
    pub(crate) faults: BTreeSet<Name>,
}

/// One file on its way to a value.
pub(crate) struct Lowering<'l> {
    pub(crate) file: &'l SourceFile,
    pub(crate) known: &'l Known,
    pub(crate) own: names::Own,
    pub(crate) findings: &'l mut Findings,
}

impl Lowering<'_> {
    /// A case of a closed list, by code or another spelling.
    pub(crate) fn choice<T>(
        &self,
        section: Section<'_>,
        key: &str,
        kind: &str,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = section.placed(key)?;
        from_code(self.known.spellings.code(kind, text.value))
    }

    pub(crate) fn chosen<T>(
        &self,
        section: Section<'_>,
        key: &str,
        kind: &str,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let texts = section.placed_texts(key);
        let cases = texts
            .iter()
            .filter_map(|text| from_code(self.known.spellings.code(kind, text.value)));
        cases.collect()
    }
}

/// `"…"` or `{ zh = "…", en = "…" }`.
pub(crate) fn localised(section: Section<'_>, key: &str) -> Localised {
    let both = section.section(key);
    if both.is_absent() {
        return Localised {
            zh: section.text(key).to_owned(),
            en: String::new(),
        };
    }
    Localised {
        zh: both.text("zh").to_owned(),
        en: both.text("en").to_owned(),
    }
}
