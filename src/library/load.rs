//! Loading: spellings first, then what scenarios refer to, then scenarios. A wrong file is a diagnostic, and the rest loads.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Arc, OnceLock},
};

use super::{
    BehaviourName, Kept, Library, Shelved,
    family::{Family, Kind, Lower},
    keys,
    lower::{
        Known, Lowering, behaviours::Rules, channel::channel, company::company, names::Own,
        rubric::rubric, spellings::spellings, vary,
    },
    packs::SPELLINGS,
    parsed::Parsed,
    places::Places,
    rule_files,
    side_by_side::side_by_side,
    sources::{self, Found, Origin, Shelf, Sources},
};
use crate::{
    engine::{channel::Channel, company::Company, persona::Persona, vary::Draw},
    judge::Rubric,
    source::{Diagnostic, Key, Section, SourceFile, Spellings},
    text::{Name, Span},
};

const RUBRICS: &str = "rubrics";
/// Scenarios for which a thread is worth its while.
const SHARE: usize = 32;

/// Loads one kind after the other, each with what the earlier ones brought.
pub(super) struct Loader<'s> {
    pub(super) sources: &'s Sources,
    pub(super) known: Known,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// In the place of all files: those of a call that is past.
    pub(super) kept: Option<Kept>,
    own_texts: Vec<(String, Arc<SourceFile>)>,
    /// A rubric that stands in no folder.
    rubric: Option<&'s Path>,
    /// Of the kind loaded last something is missing: names of it that are not known may be its.
    gap: bool,
}

impl Library {
    /// Loads everything that is compiled in and in `sources`. Never fails: what is wrong is in `diagnostics`, in the order
    /// of files and places.
    pub fn load(sources: &Sources) -> Self {
        Loader::new(sources).library()
    }

    /// The same, with a rubric that stands in no folder of assets, under the name of its file.
    pub fn load_with_rubric(sources: &Sources, rubric: &Path) -> Self {
        let mut loader = Loader::new(sources);
        loader.rubric = Some(rubric);
        loader.library()
    }
}

pub(super) fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| (&a.file.name, a.span).cmp(&(&b.file.name, b.span)));
    diagnostics
}

impl<'s> Loader<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            known: Known::default(),
            diagnostics: Vec::new(),
            kept: None,
            own_texts: Vec::new(),
            rubric: None,
            gap: false,
        }
    }

    /// What scenarios refer to, then the scenarios.
    pub(super) fn library(mut self) -> Library {
        self.spellings();
        let files = match &self.kept {
            Some(kept) => kept.scenarios(),
            None => sources::scenarios(self.sources, &mut self.diagnostics),
        };
        let mut library = self.without_scenarios();
        library.scenarios = self.scenarios(&files);
        library.diagnostics = sorted(self.diagnostics);
        library.is_kept = self.kept.is_some();
        library.own_texts = self.own_texts;
        library.known = self.known;
        library
    }

    /// Everything that scenarios refer to; the spellings are there.
    pub(super) fn without_scenarios(&mut self) -> Library {
        let channels = self.channels();
        let company = self.company();
        let (behaviours, rules) = self.behaviours();
        let personas = self.personas();
        let rubrics = self.rubrics();
        self.known.faults = faults(&rubrics, &self.known.behaviours);
        Library {
            scenarios: Vec::new(),
            personas,
            channels,
            company,
            rubrics,
            behaviours,
            rules,
            own_texts: Vec::new(),
            is_kept: false,
            lexicon: OnceLock::new(),
            spellings: self.known.spellings.clone(),
            homes: Vec::new(),
            diagnostics: Vec::new(),
            known: Known::default(),
        }
    }

    pub(super) fn spellings(&mut self) {
        let mut all = Spellings::default();
        let files = match &self.kept {
            Some(kept) => kept.assets(SPELLINGS).collect(),
            None => sources::single(SPELLINGS, self.sources, &mut self.diagnostics),
        };
        self.remember("", &files);
        for found in files {
            self.take(&found, keys::asset::SPELLINGS, |_, root| {
                spellings(root, &mut all);
            });
        }
        self.known.spellings = all;
    }

    pub(super) fn channels(&mut self) -> BTreeMap<Name, Arc<Channel>> {
        let channels = self.each("channels", |loader, found| {
            loader.take(found, keys::asset::CHANNEL, |_, root| {
                channel(root, found.id.clone())
            })
        });
        for (id, channel) in &channels {
            if !self.gap {
                self.known.channels.insert(id.clone());
            }
            if channel.spoken {
                self.known.spoken.insert(id.clone());
            }
        }
        channels
    }

    /// One company: an own one in place of the built-in one, the last by name of several.
    fn company(&mut self) -> Arc<Company> {
        let files = self.shelf("company");
        let mut own_last: Vec<&Found> = files.values().flatten().collect();
        own_last.sort_by_key(|found| found.origin.clone());
        let mut chosen = Company::default();
        for found in own_last {
            let lowered = self.take(found, keys::asset::COMPANY, |lowering, root| {
                company(root, lowering.findings)
            });
            chosen = lowered.unwrap_or(chosen);
        }
        let articles = chosen.articles.iter();
        self.known.articles = articles.map(|article| article.name.clone()).collect();
        Arc::new(chosen)
    }

    fn behaviours(&mut self) -> (BTreeMap<Name, BehaviourName>, Rules) {
        let files = self.shelf("behaviours");
        let mut named: BTreeMap<Name, BehaviourName> = BTreeMap::new();
        let mut rules = Rules::default();
        self.gap = false;
        for written in rule_files::read(&files, &self.known) {
            self.diagnostics.extend(written.diagnostics);
            self.gap |= written.rules.is_none();
            if let Some((names, file)) = written.rules {
                named.extend(names);
                rules.0.push((written.name, file));
            }
        }
        // Conditions name a behaviour as its author has titled it.
        for (name, behaviour) in &named {
            let spellings = &mut self.known.spellings;
            spellings.add("behaviour", &behaviour.name.zh, name);
        }
        if !self.gap {
            self.known.behaviours = named.keys().cloned().collect();
        }
        (named, rules)
    }

    fn personas(&mut self) -> BTreeMap<Name, Arc<Persona>> {
        let kind = Kind {
            name: "persona",
            keys: keys::persona::PERSONA,
        };
        let personas = self.family("personas", kind, &|table, found, known, findings| {
            let mut lowering = Lowering {
                file: &found.file,
                known,
                own: Own::default(),
                findings,
            };
            let root = Section::new(table.get_ref(), Span::default());
            Some(lowering.persona(root, found.id.clone()))
        });
        if !self.gap {
            self.known.personas = personas.keys().cloned().collect();
        }
        personas
    }

    fn rubrics(&mut self) -> BTreeMap<Name, Arc<Rubric>> {
        let kind = Kind {
            name: "rubric",
            keys: keys::rubric::RUBRIC,
        };
        self.family(RUBRICS, kind, &|table, found, known, findings| {
            rubric(table, &found.id, known, findings)
        })
    }

    /// The same of a kind whose files may extend one another.
    fn family<T>(
        &mut self,
        folder: &str,
        kind: Kind,
        lower: Lower<'_, T>,
    ) -> BTreeMap<Name, Arc<T>> {
        let files = self.shelf(folder);
        let loaded = Family::new(kind, &files, &self.known, lower).load();
        self.gap = loaded.gap;
        self.diagnostics.extend(loaded.diagnostics);
        loaded.values
    }

    /// Everything of one kind: of each id the newest file that is right.
    fn each<T>(
        &mut self,
        folder: &str,
        mut load: impl FnMut(&mut Self, &Found) -> Option<T>,
    ) -> BTreeMap<Name, Arc<T>> {
        let mut loaded = BTreeMap::new();
        self.gap = false;
        for (id, files) in self.shelf(folder) {
            let newest = files.iter().rev().find_map(|found| load(self, found));
            self.gap |= newest.is_none();
            loaded.extend(newest.map(|one| (id, Arc::new(one))));
        }
        loaded
    }

    /// Of each id the newest file that is right. What a file was parsed to is gone before the next is read.
    fn scenarios(&mut self, files: &Shelf) -> Vec<Shelved> {
        let ids: Vec<&Vec<Found>> = files.values().collect();
        let (known, is_kept) = (&self.known, self.kept.is_some());
        let newest = |files: &&Vec<Found>| {
            let mut wrong = Vec::new();
            let shelved = (0..files.len()).rev().find_map(|at| {
                let (before, found) = (files.get(..at)?, files.get(at)?);
                let (shelved, more) = shelved(found, before, known, is_kept);
                wrong.extend(more);
                shelved
            });
            (shelved, wrong)
        };
        let mut scenarios = Vec::with_capacity(ids.len());
        for (shelved, wrong) in side_by_side(&ids, SHARE, newest) {
            self.diagnostics.extend(wrong);
            scenarios.extend(shelved);
        }
        scenarios.sort_by(|a, b| a.place().cmp(&b.place()));
        scenarios
    }

    pub(super) fn shelf(&mut self, folder: &str) -> Shelf {
        let mut files = match &self.kept {
            Some(kept) => kept.shelf(folder),
            None => sources::assets(folder, self.sources, &mut self.diagnostics),
        };
        if let Some(path) = self.rubric.filter(|_| folder == RUBRICS) {
            sources::add(path, &mut files, &mut self.diagnostics);
        }
        self.remember(folder, files.values().flatten());
        files
    }

    /// What of the files cannot be had from the program itself.
    fn remember<'f>(&mut self, folder: &str, files: impl IntoIterator<Item = &'f Found>) {
        let is_kept = self.kept.is_some();
        let own = files
            .into_iter()
            .filter(|found| is_kept || found.origin != Origin::BuiltIn);
        self.own_texts.extend(own.map(|found| {
            let path = found.path(folder, is_kept);
            (path, Arc::clone(&found.file))
        }));
    }

    /// Checks and lowers one file; nothing of one with errors.
    fn take<T>(
        &mut self,
        found: &Found,
        keys: &'static [Key],
        lower: impl FnOnce(&mut Lowering<'_>, Section<'_>) -> T,
    ) -> Option<T> {
        let parsed = Parsed::new(found, keys, &self.known.spellings);
        self.lower(parsed, lower)
    }

    fn lower<T>(
        &mut self,
        parsed: Parsed<'_>,
        lower: impl FnOnce(&mut Lowering<'_>, Section<'_>) -> T,
    ) -> Option<T> {
        let (value, found) = parsed.lower(&self.known, lower);
        self.diagnostics.extend(found);
        value
    }
}

/// A scenario of its file, which stands in for the older ones, and what is wrong with the file.
fn shelved(
    found: &Found,
    older: &[Found],
    known: &Known,
    is_kept: bool,
) -> (Option<Shelved>, Vec<Diagnostic>) {
    let parsed = Parsed::new(found, keys::scenario::SCENARIO, &known.spellings);
    let mut places = Places::default();
    let (scenario, wrong) = parsed.lower(known, |lowering, root| {
        places = Places::of_scenario(&root, &found.file);
        let vary = vary::gather(root, lowering.findings);
        let first = Draw::first(&vary);
        lowering.drawn_scenario(root, found.id.clone(), (vary, &first))
    });
    let shelved = scenario.map(|scenario| Shelved {
        file: (!scenario.vary.is_empty() || !found.file.is_compiled_in() || is_kept)
            .then(|| Arc::clone(&found.file)),
        scenario: Arc::new(scenario),
        origin: found.origin.clone(),
        shadows: older.iter().map(|one| one.origin.clone()).collect(),
        places,
    });
    (shelved, wrong)
}

/// What a scenario can name as a fault: behaviours, and what the rubrics take off for.
fn faults(rubrics: &BTreeMap<Name, Arc<Rubric>>, behaviours: &BTreeSet<Name>) -> BTreeSet<Name> {
    let mut faults = behaviours.clone();
    for rubric in rubrics.values() {
        faults.extend(rubric.faults.iter().map(|item| item.id.clone()));
        faults.extend(rubric.fatals.iter().map(|item| item.fault.clone()));
    }
    faults
}

/// The behaviour files as they are compiled in.
pub(super) fn built_in_rules() -> Rules {
    Loader::new(&Sources::default()).behaviours().1
}
