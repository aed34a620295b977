//! The behaviour files: of those that are compiled in only the names are taken, which are known; the others are read.

use std::sync::Arc;

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

/// What a file names, and the file.
type Named = (Vec<(Name, BehaviourName)>, Arc<SourceFile>);

/// What is known of an id: the behaviours of the newest file that is right, and what is wrong with those that are newer.
pub(super) struct Written {
    pub(super) name: Name,
    pub(super) rules: Option<Named>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// In the order of ids.
pub(super) fn read(shelf: &Shelf, known: &Known) -> Vec<Written> {
    let ids = shelf.iter();
    ids.map(|(name, files)| newest(name, files, known))
        .collect()
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
