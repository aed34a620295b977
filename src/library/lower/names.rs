//! The names that one scenario defines, and references to them.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use super::Lowering;
use crate::{
    engine::condition::{Atom, Condition},
    source::{Findings, Placed, ScenarioSpellings, Section, Spellings, suggest::nearest},
    text::{Name, Span},
};

/// What a scenario's own references can lead to.
#[derive(Default)]
pub(crate) struct Own {
    pub(crate) facts: BTreeSet<Name>,
    pub(crate) answers: BTreeSet<Name>,
    /// Alternatives by their group.
    pub(crate) groups: BTreeMap<Name, Vec<Name>>,
    pub(crate) sensitives: BTreeSet<Name>,
    pub(crate) demands: BTreeSet<Name>,
    pub(crate) phrases: BTreeSet<Name>,
    pub(crate) forbids: BTreeSet<Name>,
    pub(crate) events: BTreeSet<Name>,
    /// In the order of the file.
    pub(crate) beats: Vec<Name>,
    /// Titles, by which conditions may refer too.
    titles: Vec<(&'static str, String, String)>,
    /// Answers and groups, gathered for the first condition.
    told: OnceCell<BTreeSet<Name>>,
    /// Made for the first condition that is not plain.
    spelled: OnceCell<Spellings>,
}

impl Own {
    pub(crate) fn gather(root: Section<'_>, findings: &mut Findings) -> Self {
        let mut own = Self::default();
        own.facts = own.kind(root, "fact", "fact", findings);
        own.answers = own.kind(root, "answer", "answer", findings);
        own.group(root, findings);
        own.sensitives = own.kind(root, "sensitive", "sensitive", findings);
        own.demands = own.kind(root, "refuse", "demand", findings);
        own.phrases = own.kind(root, "phrase", "phrase", findings);
        own.forbids = own.kind(root, "forbid", "forbid", findings);
        own.events = own.kind(root, "event", "event", findings);
        own.kind(root, "secret", "secret", findings);
        own.kind(root, "play", "play", findings);
        own.kind(root, "beat", "beat", findings);
        let beats = root.sections("beat");
        own.beats = beats.iter().map(|beat| beat.text("name").into()).collect();
        own
    }

    fn kind(
        &mut self,
        root: Section<'_>,
        key: &str,
        kind: &'static str,
        findings: &mut Findings,
    ) -> BTreeSet<Name> {
        let mut names = BTreeSet::new();
        for section in root.sections(key) {
            let Some(name) = section.placed("name") else {
                continue;
            };
            if !names.insert(Name::from(name.value)) {
                findings
                    .error("duplicate-name", name.span)
                    .with("name", name.value);
            }
            if let Some(title) = section.placed("title") {
                let title = title.value.to_owned();
                self.titles.push((kind, title, name.value.to_owned()));
            }
        }
        names
    }

    /// Groups of alternatives; a group is called like none of the answers, since conditions name both alike.
    fn group(&mut self, root: Section<'_>, findings: &mut Findings) {
        for answer in root.sections("answer") {
            let Some(group) = answer.placed("any_of") else {
                continue;
            };
            if self.answers.contains(group.value) {
                findings
                    .error("duplicate-name", group.span)
                    .with("name", group.value);
            }
            let members = self.groups.entry(group.value.into()).or_default();
            members.push(answer.text("name").into());
        }
    }

    /// What can be told: answers and groups of alternatives.
    pub(crate) fn told(&self) -> &BTreeSet<Name> {
        self.told.get_or_init(|| {
            let told = self.answers.iter().chain(self.groups.keys());
            told.cloned().collect()
        })
    }

    /// A group stands for any one of its alternatives.
    pub(crate) fn unfold(&self, atom: Atom) -> Condition {
        let (name, of): (_, fn(Name) -> Atom) = match &atom {
            Atom::Told(name) => (name, Atom::Told),
            Atom::Part(name) => (name, Atom::Part),
            Atom::Wrong(name) => (name, Atom::Wrong),
            _ => return Condition::Atom(atom),
        };
        let Some(members) = self.groups.get(name) else {
            return Condition::Atom(atom);
        };
        let members = members.iter().cloned();
        Condition::Any(members.map(|name| Condition::Atom(of(name))).collect())
    }

    /// The titles of a kind.
    pub(crate) fn titles<'o>(&'o self, kind: &'static str) -> impl Iterator<Item = &'o str> {
        let of_kind = self.titles.iter().filter(move |(of, _, _)| *of == kind);
        of_kind.map(|(_, title, _)| title.as_str())
    }

    /// Whether a title could stand in a text of plain letters.
    pub(crate) fn has_plain_title(&self) -> bool {
        self.titles.iter().any(|(_, title, _)| title.is_ascii())
    }

    /// The names of a kind.
    pub(crate) fn names(&self, kind: &str) -> &BTreeSet<Name> {
        match kind {
            "fact" => &self.facts,
            "answer" => &self.answers,
            "demand" => &self.demands,
            "phrase" => &self.phrases,
            _ => &self.forbids,
        }
    }

    /// The spellings of all scenarios with the titles of this one.
    pub(crate) fn spoken<'s>(&'s self, all: &'s Spellings) -> ScenarioSpellings<'s> {
        let own = self.spelled.get_or_init(|| {
            let mut own = Spellings::default();
            for (kind, title, name) in &self.titles {
                own.add(kind, title, name);
            }
            own
        });
        let own = Some(own);
        ScenarioSpellings { all, own }
    }
}

impl Lowering<'_> {
    /// The index of the beat that a key names; `close` is no beat and leads past the last one.
    pub(crate) fn beat(&mut self, section: Section<'_>, key: &str) -> Option<usize> {
        let name = section.placed(key)?;
        let beats = &self.own.beats;
        let found = beats.iter().position(|beat| *beat == *name.value);
        if found.is_none() {
            let meant = nearest(name.value, beats.iter().map(Name::as_str));
            let meant = meant.map(str::to_owned);
            unknown(self.findings, "beat", name.value, name.span).suggest(meant);
        }
        found
    }

    /// What a name or a title leads to; it must be one that the scenario has. A group of answers is named like an answer.
    pub(crate) fn refer(&mut self, kind: &'static str, name: Placed<&str>) -> Name {
        let is_group = |name: &str| kind == "answer" && self.own.groups.contains_key(name);
        let known = self.own.names(kind);
        if known.contains(name.value) || is_group(name.value) {
            return name.value.into();
        }
        let spoken = self.own.spoken(&self.known.spellings);
        let code = Name::from(spoken.code(kind, name.value));
        if !known.contains(&code) {
            let groups = self.own.groups.keys().filter(|group| is_group(group));
            let names = known.iter().chain(groups).map(Name::as_str);
            let meant = nearest(name.value, names.chain(self.own.titles(kind)));
            let meant = meant.map(str::to_owned);
            unknown(self.findings, kind, name.value, name.span).suggest(meant);
        }
        code
    }
}

/// `kind` is worded by the locale's `diagnostic.kind.KIND`.
pub(crate) fn unknown<'f>(
    findings: &'f mut Findings,
    kind: &'static str,
    name: &str,
    span: Span,
) -> &'f mut crate::source::Diagnostic {
    findings
        .error("unknown-name", span)
        .with("kind", kind)
        .with("name", name)
}
