//! Loading: spellings first, then what scenarios refer to, then scenarios. A wrong file is a diagnostic, and the rest loads.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use super::{
    BehaviourName, Library, Shelved, keys,
    lower::{
        Known, Lowering, channel::channel, company::company, names::Own, spellings::spellings,
    },
    sources::{self, Found, Shelf, Sources},
};
use crate::{
    engine::{Scenario, channel::Channel, company::Company, persona::Persona, step::Step},
    locale::Localised,
    reading::rules::RuleFile,
    source::{Diagnostic, Document, Findings, Key, Section, Spellings},
    text::Name,
};

/// Loads one kind after the other, each with what the earlier ones brought.
pub(super) struct Loader<'s> {
    pub(super) sources: &'s Sources,
    pub(super) known: Known,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Library {
    /// Loads everything that is compiled in and in `sources`. Never fails: what is wrong is in `diagnostics`, in the order
    /// of files and places.
    pub fn load(sources: &Sources) -> Self {
        let mut loader = Loader {
            sources,
            known: Known::default(),
            diagnostics: Vec::new(),
        };
        loader.spellings();
        let channels = loader.channels();
        let company = loader.company();
        let personas = loader.personas();
        let rubrics = loader.rubrics();
        let rule_files = loader.rule_files();
        let behaviours = behaviour_names(&rule_files);
        let scenarios = loader.scenarios();
        Self {
            scenarios,
            rubrics,
            behaviours,
            lexicon: OnceLock::new(),
            rule_files,
            personas,
            channels,
            company,
            spellings: loader.known.spellings,
            diagnostics: sorted(loader.diagnostics),
        }
    }
}

fn behaviour_names(files: &[(Name, RuleFile)]) -> BTreeMap<Name, BehaviourName> {
    let entries = files.iter().flat_map(|(_, file)| &file.behaviours);
    entries
        .map(|entry| {
            let name = Localised {
                zh: entry.title.zh.clone(),
                en: entry.title.en.clone(),
            };
            let step = entry.step.as_ref().and_then(|step| Step::from_code(step));
            (entry.name.clone(), BehaviourName { name, step })
        })
        .collect()
}

pub(super) fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| (&a.file.name, a.span).cmp(&(&b.file.name, b.span)));
    diagnostics
}

impl Loader<'_> {
    fn spellings(&mut self) {
        let mut all = Spellings::default();
        for found in sources::single("spellings.toml", self.sources, &mut self.diagnostics) {
            self.take(&found, keys::asset::SPELLINGS, |_, root| {
                spellings(root, &mut all);
            });
        }
        self.known.spellings = all;
    }

    fn channels(&mut self) -> BTreeMap<Name, Arc<Channel>> {
        let mut channels = BTreeMap::new();
        for (id, found) in self.shelf("channels") {
            let lowered = self.take(&found, keys::asset::CHANNEL, |_, root| {
                channel(root, found.id.clone())
            });
            if let Some(channel) = lowered {
                self.known.channels.insert(id.clone());
                if channel.spoken {
                    self.known.spoken.insert(id.clone());
                }
                channels.insert(id, Arc::new(channel));
            }
        }
        channels
    }

    /// One company: an own one in place of the built-in one, the last by name of several.
    fn company(&mut self) -> Arc<Company> {
        let files = self.shelf("company");
        let mut own_last: Vec<&Found> = files.values().collect();
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

    fn personas(&mut self) -> BTreeMap<Name, Arc<Persona>> {
        let mut personas = BTreeMap::new();
        for (id, found) in self.shelf("personas") {
            let lowered = self.take(&found, keys::persona::PERSONA, |lowering, root| {
                lowering.persona(root, found.id.clone())
            });
            if let Some(persona) = lowered {
                self.known.personas.insert(id.clone());
                personas.insert(id, Arc::new(persona));
            }
        }
        personas
    }

    fn scenarios(&mut self) -> Vec<Shelved> {
        let mut files = sources::scenarios(self.sources, &mut self.diagnostics);
        let mut scenarios = Vec::with_capacity(files.len());
        while let Some((_, found)) = files.pop_first() {
            if let Some(scenario) = self.scenario(&found) {
                scenarios.push(Shelved {
                    scenario: Arc::new(scenario),
                    origin: found.origin,
                });
            }
        }
        scenarios.sort_by(|a, b| a.place().cmp(&b.place()));
        scenarios
    }

    pub(super) fn scenario(&mut self, found: &Found) -> Option<Scenario> {
        self.take(found, keys::scenario::SCENARIO, |lowering, root| {
            lowering.own = Own::gather(root, lowering.findings);
            lowering.scenario(root, found.id.clone())
        })
    }

    pub(super) fn shelf(&mut self, folder: &str) -> Shelf {
        sources::assets(folder, self.sources, &mut self.diagnostics)
    }

    /// Checks and lowers one file; nothing of one with errors.
    pub(super) fn take<T>(
        &mut self,
        found: &Found,
        keys: &'static [Key],
        lower: impl FnOnce(&mut Lowering<'_>, Section<'_>) -> T,
    ) -> Option<T> {
        let mut findings = Findings::new(Arc::clone(&found.file));
        let document = Document::check(&found.file, keys, &self.known.spellings, &mut findings);
        let lowered = document.readable.then(|| {
            let mut lowering = Lowering {
                file: &found.file,
                known: &self.known,
                own: Own::default(),
                findings: &mut findings,
            };
            lower(&mut lowering, document.root())
        });
        let usable = !findings.has_errors();
        self.diagnostics.extend(findings.sorted());
        lowered.filter(|_| usable)
    }
}
