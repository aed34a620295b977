//! Rubrics and behaviours: files whose layers define their own written form.

use std::{collections::BTreeMap, sync::Arc};

use serde::de::DeserializeOwned;

use super::{load::Loader, sources::Found};
use crate::{
    engine::condition::Condition,
    judge::{Rubric, rubric_file::RubricFile},
    reading::rules::RuleFile,
    source::Findings,
    text::{Name, Span},
};

impl Loader<'_> {
    pub(super) fn rubrics(&mut self) -> BTreeMap<Name, Arc<Rubric>> {
        let mut rubrics = BTreeMap::new();
        for (id, found) in self.shelf("rubrics") {
            if let Some(rubric) = self.rubric(&found) {
                rubrics.insert(id, Arc::new(rubric));
            }
        }
        rubrics
    }

    pub(super) fn rubric(&mut self, found: &Found) -> Option<Rubric> {
        let mut findings = Findings::new(Arc::clone(&found.file));
        let file: Option<RubricFile> = written(found, &mut findings);
        let parse = |text: &str| {
            Condition::parse(text, &self.known.spellings)
                .map_err(|fault| format!("{:?}", fault.kind))
        };
        let lowered = file.and_then(|file| match Rubric::lower(&found.id, &file, &parse) {
            Ok(rubric) => Some(rubric),
            Err(faults) => {
                for fault in faults {
                    let span = first(&found.file.text, &fault.value);
                    findings
                        .error("rubric", span)
                        .with("key", &fault.key)
                        .with("value", &fault.value)
                        .with("problem", &format!("{:?}", fault.problem));
                }
                None
            }
        });
        self.diagnostics.extend(findings.sorted());
        lowered
    }

    /// The behaviour files as written; the lexicon compiles them when the first call needs it.
    pub(super) fn rule_files(&mut self) -> Vec<(Name, RuleFile)> {
        let mut files = Vec::new();
        for (id, found) in self.shelf("behaviours") {
            let mut findings = Findings::new(Arc::clone(&found.file));
            if let Some(file) = written(&found, &mut findings) {
                files.push((id, file));
            }
            self.diagnostics.extend(findings.sorted());
        }
        files
    }
}

fn written<T: DeserializeOwned>(found: &Found, findings: &mut Findings) -> Option<T> {
    match toml::from_str(&found.file.text) {
        Ok(file) => Some(file),
        Err(error) => {
            let span = error
                .span()
                .map_or_else(Span::default, |span| Span::new(span.start, span.end));
            findings
                .error("written", span)
                .with("reason", error.message());
            None
        }
    }
}

/// Where a value first stands in a file.
fn first(text: &str, value: &str) -> Span {
    text.find(value)
        .map_or_else(Span::default, |start| Span::new(start, start + value.len()))
}
