//! Behaviour files into a lexicon; every fault of every file is reported.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use super::{
    atoms::{Atom, Gathered},
    edges::EdgeWords,
    features::{self, Classes},
    guard::{self, By, Guard},
    lexicon::{Behaviour, Lexicon, Owner, Place, Rule},
    notation::{self, Choice},
    pattern::{Pattern, Words},
    rules::{RuleEntry, RuleError, RuleErrorKind, RuleFile},
    search::{Search, Sought},
    terms::{self, SAME},
};
use crate::text::Name;

/// The only format so far.
const FORMAT: u32 = 1;

pub(crate) fn compile(files: &[(Name, RuleFile)]) -> Result<Lexicon, Vec<RuleError>> {
    let mut compiler = Compiler::default();
    compiler.lists(files);
    compiler.guards(files);
    compiler.behaviours(files);
    for (file, content) in files {
        compiler.file = file.clone();
        for rule in &content.rules {
            compiler.rule(rule);
        }
    }
    compiler.finish()
}

#[derive(Default)]
struct Compiler {
    lexicon: Lexicon,
    words: Vocables,
    patterns: Vec<Sought>,
    errors: Vec<RuleError>,
    names: BTreeSet<Name>,
    file: Name,
}

/// The words met so far.
#[derive(Default)]
struct Vocables {
    atoms: Gathered,
    /// How common each word is in texts, once all are known.
    commonness: Vec<usize>,
    lists: BTreeMap<String, Vec<Atom>>,
    /// The words of patterns: many patterns have the same.
    sets: HashSet<Arc<[Atom]>>,
}

impl Words for Vocables {
    fn atom(&mut self, word: &str) -> Option<Atom> {
        self.atoms.add(word)
    }

    fn atoms(&mut self, choices: &[Choice<'_>]) -> Result<Arc<[Atom]>, RuleErrorKind> {
        let mut atoms = Vec::with_capacity(choices.len());
        for choice in choices {
            match choice {
                Choice::Word(word) => atoms.extend(self.atoms.add(word)),
                Choice::List(name) => {
                    atoms.extend(self.lists.get(*name).ok_or(RuleErrorKind::UnknownWords)?);
                }
            }
        }
        if atoms.is_empty() {
            return Err(RuleErrorKind::NoWords);
        }
        atoms.sort_unstable();
        atoms.dedup();
        Ok(self.shared(atoms))
    }

    fn shared(&mut self, atoms: Vec<Atom>) -> Arc<[Atom]> {
        if let Some(known) = self.sets.get(atoms.as_slice()) {
            return Arc::clone(known);
        }
        let set: Arc<[Atom]> = atoms.into();
        self.sets.insert(Arc::clone(&set));
        set
    }

    fn lengths(&self, atoms: &[Atom]) -> std::ops::Range<usize> {
        let lengths = || atoms.iter().map(|&atom| self.atoms.length(atom));
        lengths().min().unwrap_or(0)..lengths().max().unwrap_or(0)
    }

    fn commonness(&self, atoms: &[Atom]) -> usize {
        let of = |&atom: &Atom| self.commonness.get(atom as usize);
        atoms.iter().filter_map(of).sum()
    }
}

impl Vocables {
    /// All patterns that a written one stands for.
    fn patterns(&mut self, written: &str) -> Result<Vec<Pattern>, RuleErrorKind> {
        let plain = notation::plain(written)?;
        let patterns = plain
            .iter()
            .map(|plain| Pattern::new(notation::parts(plain)?, self));
        patterns.collect()
    }
}

impl Compiler {
    fn fault(&mut self, rule: &str, pattern: &str, kind: RuleErrorKind) {
        self.errors.push(RuleError {
            file: self.file.clone(),
            rule: rule.into(),
            pattern: pattern.to_owned(),
            kind,
        });
    }

    /// Word lists first: every pattern may name them. A list may hold other lists, `<name>`, defined anywhere.
    fn lists(&mut self, files: &[(Name, RuleFile)]) {
        let mut written: BTreeMap<&str, (&Name, &Vec<String>)> = BTreeMap::new();
        for (file, content) in files {
            self.file = file.clone();
            if content.format != FORMAT {
                self.fault(
                    "format",
                    &content.format.to_string(),
                    RuleErrorKind::UnknownFormat,
                );
            }
            for (name, words) in &content.words {
                if written.insert(name, (file, words)).is_some() {
                    self.fault(name, name, RuleErrorKind::Twice);
                }
            }
        }
        for (name, (file, words)) in &written {
            self.file = (*file).clone();
            let mut all = Vec::new();
            for word in *words {
                self.list_word(name, word, &written, &mut all);
            }
            all.sort_unstable();
            all.dedup();
            self.words.lists.insert((*name).to_owned(), all);
        }
    }

    fn list_word(
        &mut self,
        name: &str,
        word: &str,
        written: &BTreeMap<&str, (&Name, &Vec<String>)>,
        all: &mut Vec<Atom>,
    ) {
        let inner = word
            .strip_prefix('<')
            .and_then(|word| word.strip_suffix('>'));
        let single = [word.to_owned()];
        let words: &[String] = match inner {
            None => &single,
            Some(inner) => match written.get(inner) {
                Some((_, words)) => words,
                None => return self.fault(name, word, RuleErrorKind::UnknownWords),
            },
        };
        all.extend(words.iter().filter_map(|word| self.words.atoms.add(word)));
    }

    fn guards(&mut self, files: &[(Name, RuleFile)]) {
        for name in [guard::QUOTED, guard::COPIED] {
            self.lexicon.guards.push(Guard {
                name: name.into(),
                by: By::of(name),
                reach: 0,
            });
        }
        for (file, content) in files {
            self.file = file.clone();
            for entry in &content.guards {
                let index = self.lexicon.guards.len();
                if self.guard_index(&entry.name).is_some() {
                    self.fault(&entry.name, &entry.name, RuleErrorKind::Twice);
                }
                self.lexicon.guards.push(Guard {
                    name: entry.name.clone(),
                    by: By::of(&entry.name),
                    reach: entry.reach,
                });
                let places = [
                    (Place::Before, &entry.before),
                    (Place::After, &entry.after),
                    (Place::Within, &entry.within),
                    (Place::Around, &entry.around),
                    (Place::Except, &entry.except),
                ];
                for (place, patterns) in places {
                    self.patterns(&entry.name, patterns, Owner::Guard(index, place));
                }
            }
        }
    }

    fn guard_index(&self, name: &str) -> Option<usize> {
        self.lexicon
            .guards
            .iter()
            .position(|guard| guard.name == *name)
    }

    fn behaviour_index(&self, name: &str) -> Option<usize> {
        self.lexicon
            .behaviours
            .iter()
            .position(|behaviour| behaviour.name == *name)
    }

    fn behaviours(&mut self, files: &[(Name, RuleFile)]) {
        for (file, content) in files {
            self.file = file.clone();
            for entry in &content.behaviours {
                if self.behaviour_index(&entry.name).is_some() {
                    self.fault(&entry.name, &entry.name, RuleErrorKind::Twice);
                }
                let guards = self.guard_indices(&entry.name, &entry.guards);
                self.lexicon.behaviours.push(Behaviour {
                    name: entry.name.clone(),
                    title: entry.title.clone(),
                    step: entry.step.clone(),
                    fault: entry.fault,
                    guards,
                });
            }
        }
    }

    fn guard_indices(&mut self, rule: &str, names: &[Name]) -> Vec<usize> {
        let mut indices = Vec::new();
        for name in names {
            match self.guard_index(name) {
                Some(index) => indices.push(index),
                None => self.fault(rule, name, RuleErrorKind::UnknownGuard),
            }
        }
        indices
    }

    fn behaviour_indices(&mut self, rule: &str, names: &[Name]) -> Vec<usize> {
        let mut indices = Vec::new();
        for name in names {
            match self.behaviour_index(name) {
                Some(index) => indices.push(index),
                None => self.fault(rule, name, RuleErrorKind::UnknownBehaviour),
            }
        }
        indices
    }

    fn rule(&mut self, entry: &RuleEntry) {
        let name: Name = format!("{}/{}", self.file, entry.id).into();
        if !self.names.insert(name.clone()) {
            self.fault(&entry.id, &entry.id, RuleErrorKind::Twice);
        }
        let rule = Rule {
            name,
            does: self.behaviour_indices(&entry.id, entry.does.names()),
            form: entry.form,
            even: self.guard_indices(&entry.id, &entry.even),
            unless: self.behaviour_indices(&entry.id, &entry.unless),
            forgiven: self.behaviour_indices(&entry.id, &entry.forgiven),
            rest: entry.rest,
            unanswered: entry.unanswered,
            beside: entry
                .beside
                .as_deref()
                .map(|names| self.behaviour_indices(&entry.id, names)),
            has_after: !entry.after.is_empty(),
            takes_up: entry.takes_up,
            exact: false,
        };
        let index = self.lexicon.rules.len();
        let is_fault = |&does: &usize| self.lexicon.behaviours.get(does).is_some_and(|b| b.fault);
        let exact = rule.does.iter().any(is_fault);
        self.lexicon.rules.push(Rule { exact, ..rule });
        self.patterns(&entry.id, &entry.say, Owner::Say(index));
        self.patterns(&entry.id, &entry.not, Owner::Not(index));
        self.patterns(&entry.id, &entry.after, Owner::After(index));
    }

    fn patterns(&mut self, rule: &str, patterns: &[String], owner: Owner) {
        for written in patterns {
            match self.words.patterns(written) {
                Ok(patterns) => {
                    let exact = self.is_exact(owner);
                    let sought = |pattern| Sought {
                        owner,
                        pattern,
                        exact,
                    };
                    self.patterns.extend(patterns.into_iter().map(sought));
                }
                Err(kind) => self.fault(rule, written, kind),
            }
        }
    }

    /// What is held against the agent must be said in just these words.
    fn is_exact(&self, owner: Owner) -> bool {
        matches!(owner, Owner::Say(rule) if self.lexicon.rules.get(rule).is_some_and(|rule| rule.exact))
    }

    fn finish(mut self) -> Result<Lexicon, Vec<RuleError>> {
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        self.words.commonness = self.words.atoms.commonness();
        for sought in &mut self.patterns {
            sought.pattern.settle(&self.words);
        }
        let list = |name: &str| self.words.lists.get(name).map_or(&[][..], Vec::as_slice);
        self.lexicon.atoms = self.words.atoms.finish(list("loose"));
        let count = self.lexicon.atoms.count();
        self.lexicon.edge_words = EdgeWords::new(count, list("head"), list("tail"));
        let of_turn = |sought: &Sought| matches!(sought.owner, Owner::After(_));
        let (in_turn, in_reply) = self.patterns.into_iter().partition(of_turn);
        self.lexicon.in_turn = Search::new(in_turn, count);
        self.lexicon.in_reply = Search::new(in_reply, count);
        let same = self
            .words
            .lists
            .iter()
            .filter(|(name, _)| name.starts_with(SAME));
        for (number, (_, words)) in (0..).zip(same) {
            self.lexicon
                .meanings
                .extend(words.iter().map(|&word| (word, number)));
        }
        let meaning = |word| self.lexicon.meanings.get(word).copied();
        self.lexicon.faint = list("faint").iter().filter_map(meaning).collect();
        let lists = self.words.lists.iter();
        let lists = lists.map(|(name, words)| (features::class(name), words.as_slice()));
        self.lexicon.classes = Classes::new(count, lists);
        self.lexicon.lists = self.words.lists;
        self.lexicon.kinds = terms::kinds(&self.lexicon);
        Ok(self.lexicon)
    }
}
