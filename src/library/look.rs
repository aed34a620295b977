//! A closer look at every scenario file, several at a time and none of them kept: many files take little memory.

use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use toml::de::DeTable;

use super::{
    Library,
    keys::scenario::SCENARIO,
    load::{Loader, sorted},
    lower::{Known, Lowering, names::Own, vary},
    parsed::Parsed,
    sources::{self, Found, Listed, Origin, Sources},
};
use crate::{
    engine::{
        Scenario,
        channel::Channel,
        company::Company,
        persona::Persona,
        vary::{Draw, Vary},
    },
    judge::Rubric,
    reading::Lexicon,
    source::{Diagnostic, Findings, Section, Spellings},
    text::Name,
};

/// A scenario that loads, with the file it was lowered from and what it refers to.
pub struct Look<'l> {
    pub root: Section<'l>,
    /// It was compiled in.
    pub built_in: bool,
    pub scenario: &'l Scenario,
    pub channel: Option<&'l Channel>,
    pub company: &'l Company,
    pub personas: &'l BTreeMap<Name, Arc<Persona>>,
    pub rubrics: &'l BTreeMap<Name, Arc<Rubric>>,
    pub spellings: &'l Spellings,
    /// An earlier draw of the file was looked at: nothing more is kept of it.
    pub again: bool,
    library: &'l Library,
}

impl Look<'_> {
    /// What replies to this scenario are read with. Compiled when first asked for.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        self.library.lexicon()
    }
}

/// Looks closer at scenarios.
pub struct LookCloser<'c, T> {
    /// Whether all draws of the file of this name are looked at, or the first alone.
    pub every_draw: &'c (dyn Fn(&str) -> bool + Sync),
    /// Adds what it finds, and says what is to be kept of the scenario.
    pub look: &'c (dyn Fn(&Look<'_>, &mut Findings) -> Option<T> + Sync),
}

/// Files that one thread takes at a time.
const BATCH: usize = 8;
/// Draws of one file that are looked at.
const MOST_DRAWS: usize = 16;

impl Library {
    /// Everything but the scenarios, and what was kept of each of them that loads, in the order of their files.
    pub fn look<T: Send>(sources: &Sources, closer: &LookCloser<'_, T>) -> (Self, Vec<T>) {
        let mut loader = Loader::new(sources);
        loader.spellings();
        let mut library = loader.without_scenarios();
        let listed = sources::listed(sources, &mut loader.diagnostics);
        let round = Round {
            listed: &listed,
            next: AtomicUsize::new(0),
            known: &loader.known,
            library: &library,
            closer,
        };
        let mut kept = Vec::new();
        for (_, found, one) in round.run() {
            loader.diagnostics.extend(found);
            kept.extend(one);
        }
        library.diagnostics = sorted(loader.diagnostics);
        (library, kept)
    }
}

/// One round over all files.
struct Round<'r, T> {
    listed: &'r [Listed],
    next: AtomicUsize,
    known: &'r Known,
    library: &'r Library,
    closer: &'r LookCloser<'r, T>,
}

/// The number of a file, what is wrong with it, and what is kept of it.
type Seen<T> = (usize, Vec<Diagnostic>, Option<T>);

impl<T: Send> Round<'_, T> {
    /// In the order of the files, whichever thread looked at them.
    fn run(&self) -> Vec<Seen<T>> {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let helpers = self
            .listed
            .len()
            .div_ceil(BATCH * 4)
            .min(cores)
            .saturating_sub(1);
        let mut seen = thread::scope(|scope| {
            let others: Vec<_> = (0..helpers)
                .filter_map(|_| {
                    let work = || self.share();
                    thread::Builder::new().spawn_scoped(scope, work).ok()
                })
                .collect();
            let mut seen = self.share();
            for other in others {
                match other.join() {
                    Ok(more) => seen.extend(more),
                    // Files left out in silence would pass for checked.
                    Err(cause) => std::panic::resume_unwind(cause),
                }
            }
            seen
        });
        seen.sort_by_key(|(number, _, _)| *number);
        seen
    }

    /// Batches as long as there are any.
    fn share(&self) -> Vec<Seen<T>> {
        let mut seen = Vec::new();
        loop {
            let first = self.next.fetch_add(BATCH, Ordering::Relaxed);
            let batch = self.listed.iter().enumerate().skip(first).take(BATCH);
            let before = seen.len();
            seen.extend(batch.map(|(number, listed)| {
                let (found, kept) = self.one(listed);
                (number, found, kept)
            }));
            if seen.len() == before {
                return seen;
            }
        }
    }

    fn one(&self, listed: &Listed) -> (Vec<Diagnostic>, Option<T>) {
        let (found, mut wrong) = listed.read();
        let Some(found) = found else {
            return (wrong, None);
        };
        let parsed = Parsed::new(&found, SCENARIO, &self.known.spellings);
        let mut kept = None;
        let (_, more) = parsed.lower(self.known, |lowering, root| {
            let vary = vary::gather(root, lowering.findings);
            let mut draws = Draw::some(&vary, MOST_DRAWS).into_iter();
            let first = (draws.next().unwrap_or_default(), false);
            let mut table = None;
            let file = (&found, root);
            let (usable, looked) = self.draw(file, &mut table, (&vary, first), lowering.findings);
            let more = usable && (self.closer.every_draw)(&found.file.name);
            kept = looked;
            for draw in draws.filter(|_| more) {
                let mut again = Findings::new(Arc::clone(&found.file));
                self.draw(file, &mut table, (&vary, (draw, true)), &mut again);
                lowering.findings.add(again);
            }
        });
        wrong.extend(more);
        (wrong, kept)
    }

    /// Looks at what one draw makes of a file, if it is whole; whether it is, and what is kept of it. What the draw before
    /// made of the table is made over.
    fn draw<'t>(
        &self,
        (found, root): (&Found, Section<'t>),
        table: &mut Option<DeTable<'t>>,
        (vary, (draw, again)): (&[Vary], (Draw, bool)),
        findings: &mut Findings,
    ) -> (bool, Option<T>) {
        match table {
            Some(table) => vary::redraw(table, root, vary, &draw),
            None => *table = (!vary.is_empty()).then(|| vary::drawn(root, vary, &draw)),
        }
        let root = table
            .as_ref()
            .map_or(root, |table| Section::new(table, root.span));
        let scenario = Lowering {
            file: &found.file,
            known: self.known,
            own: Own::gather(root, findings),
            findings,
        }
        .scenario(root, found.id.clone());
        let scenario = Scenario {
            vary: vary.to_vec(),
            ..scenario
        };
        let usable = !findings.has_errors();
        let look = Look {
            again,
            ..self.look(found, root, &scenario)
        };
        let kept = usable.then(|| (self.closer.look)(&look, findings));
        (usable, kept.flatten())
    }

    fn look<'l>(&'l self, found: &Found, root: Section<'l>, scenario: &'l Scenario) -> Look<'l> {
        let library = self.library;
        Look {
            again: false,
            root,
            built_in: found.origin == Origin::BuiltIn,
            channel: library.channels.get(&scenario.channel).map(AsRef::as_ref),
            scenario,
            company: &library.company,
            personas: &library.personas,
            rubrics: &library.rubrics,
            spellings: &library.spellings,
            library,
        }
    }
}
