//! Checks files: all that loading finds, and rules on what works but is probably not meant. One rule a file.

mod category_folder;
mod expectation;
mod input_line;
mod lines;
mod long_line;
mod missing_model;
mod nothing_to_say;
mod paths;
mod repeated_line;
mod unknown_slot;
mod unreached_beat;

use std::path::{Path, PathBuf};

use crate::{
    library::{Library, Look, Sources},
    source::{Diagnostic, Findings},
};

/// One rule on scenarios: the code of its findings, and how it finds them.
pub struct Rule {
    pub code: &'static str,
    find: fn(&Look<'_>, &mut Findings),
}

/// Every rule. To add one: a file here, a line here, its wording in `assets/locales/*/diagnostics.toml`.
pub const RULES: &[Rule] = &[
    category_folder::RULE,
    expectation::RULE,
    input_line::RULE,
    long_line::RULE,
    missing_model::RULE,
    nothing_to_say::RULE,
    repeated_line::RULE,
    unknown_slot::RULE,
    unreached_beat::RULE,
];

/// What was looked at, and what is wrong with it.
pub struct Checked {
    /// Scenarios without errors, at which the rules looked.
    pub scenarios: usize,
    /// Examples of behaviours that were read.
    pub examples: usize,
    /// In the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks the files at and below `paths`, scenarios and assets alike, in the light of `sources`. Without paths everything
/// in `sources` and everything compiled in.
pub fn check(paths: &[PathBuf], sources: &Sources) -> Checked {
    let mut all = sources.clone();
    for path in paths {
        paths::sort(path, &mut all);
    }
    let look = |seen: &Look<'_>, findings: &mut Findings| {
        let named = is_below(&findings.file().name, paths);
        if named {
            for rule in RULES {
                (rule.find)(seen, findings);
            }
        }
        named
    };
    let (library, looked) = Library::look(&all, &look);
    let scenarios = looked.into_iter().filter(|named| *named).count();
    let mut examples = 0;
    let mut diagnostics = Vec::new();
    if paths.is_empty() || all.assets != sources.assets {
        diagnostics = library.lexicon_diagnostics();
        // What does not compile is not read with, so its examples tell nothing.
        if diagnostics.is_empty() {
            let tried = library.try_examples(|file| is_below(file, paths));
            (examples, diagnostics) = (tried.examples, tried.diagnostics);
        }
    }
    diagnostics.extend(library.diagnostics);
    diagnostics.retain(|found| is_below(&found.file.name, paths));
    diagnostics.sort_by(|a, b| (&a.file.name, a.span).cmp(&(&b.file.name, b.span)));
    Checked {
        scenarios,
        examples,
        diagnostics,
    }
}

fn is_below(file: &str, paths: &[PathBuf]) -> bool {
    paths.is_empty() || paths.iter().any(|path| Path::new(file).starts_with(path))
}
