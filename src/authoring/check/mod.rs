//! Checks files: all that loading finds, and rules on what works but is probably not meant. One rule a file.

pub mod catalogue;
pub mod fix;
mod lines;
mod moods;
mod paths;
mod possible;
mod reach;
pub mod reference;
mod rules;
mod sketch;
mod subject;
mod tellable;
mod texts;
pub mod watch;

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

pub use rules::{RULES, Rule};

use self::{
    sketch::Drawn,
    subject::{Cast, Subject},
};
use crate::{
    library::{Library, Look, LookCloser, Sources, packs},
    source::{Diagnostic, Findings},
};

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
        all.sort(path);
    }
    let cast = OnceLock::new();
    let look = |seen: &Look<'_>, findings: &mut Findings| {
        let named = if seen.built_in {
            paths.is_empty()
        } else {
            is_below(&findings.file().name, paths)
        };
        let cast = cast.get_or_init(|| Cast::of(seen.personas));
        let subject = Subject::new(seen, cast);
        if named {
            for rule in RULES {
                (rule.find)(&subject, findings);
            }
        }
        (!seen.again).then(|| Drawn::new(&subject, findings.file(), named))
    };
    let closer = LookCloser {
        every_draw: &|file| is_below(file, paths),
        look: &look,
    };
    let (library, drawn) = Library::look(&all, &closer);
    let tried = library.try_behaviours(|file| is_below(file, paths));
    let (examples, mut diagnostics) = (tried.examples, tried.diagnostics);
    let manifests = paths.iter().filter_map(|path| paths::manifest(path));
    diagnostics.extend(manifests.flat_map(|path| packs::findings(&path)));
    diagnostics.extend(library.diagnostics);
    diagnostics.extend(sketch::alike(&drawn));
    diagnostics.retain(|found| is_below(&found.file.name, paths));
    diagnostics.sort_by(|a, b| (&a.file.name, a.span).cmp(&(&b.file.name, b.span)));
    Checked {
        scenarios: drawn.iter().filter(|one| one.named).count(),
        examples,
        diagnostics,
    }
}

fn is_below(file: &str, paths: &[PathBuf]) -> bool {
    paths.is_empty() || paths.iter().any(|path| Path::new(file).starts_with(path))
}
