//! Personas and rubrics: a file of these may extend another of its kind, so each is loaded after its base.

use std::{collections::BTreeMap, sync::Arc};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    lower::{Known, names::unknown},
    parsed::Parsed,
    sources::{Found, Shelf},
};
use crate::{
    source::{
        Diagnostic, Findings, Key, Placed, Section, Shape,
        extend::{EXTENDS, extended, identity, missing},
        suggest::nearest,
    },
    text::{Name, Span},
};

/// The key by which a file leaves out what its base has.
const DROP: &str = "drop";

/// One kind of file.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// In the spellings, and in the wording of what is not known.
    pub(super) name: &'static str,
    pub(super) keys: &'static [Key],
}

/// Makes a value of a file that is whole.
pub(super) type Lower<'l, T> =
    &'l dyn Fn(&Spanned<DeTable<'_>>, &Found, &Known, &mut Findings) -> Option<T>;

/// A file by its id and its number on the shelf.
type File = (Name, usize);

/// A file with what it has from its base, and the value made of it.
type Member<'f, T> = (DeTable<'f>, Arc<T>);

pub(super) struct Family<'f, T> {
    kind: Kind,
    shelf: &'f Shelf,
    known: &'f Known,
    lower: Lower<'f, T>,
    done: BTreeMap<File, Option<Member<'f, T>>>,
    /// Files on the way to their base.
    open: Vec<File>,
    /// Files that were found to extend themselves, with the way round.
    circles: BTreeMap<File, String>,
    diagnostics: Vec<Diagnostic>,
}

/// What was loaded, whether anything is missing of it, and what is wrong.
pub(super) struct Loaded<T> {
    pub(super) values: BTreeMap<Name, Arc<T>>,
    pub(super) gap: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'f, T> Family<'f, T> {
    pub(super) fn new(kind: Kind, shelf: &'f Shelf, known: &'f Known, lower: Lower<'f, T>) -> Self {
        Self {
            kind,
            shelf,
            known,
            lower,
            done: BTreeMap::new(),
            open: Vec::new(),
            circles: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Of each id the newest file that is right.
    pub(super) fn load(mut self) -> Loaded<T> {
        let mut values = BTreeMap::new();
        let mut gap = false;
        for id in self.shelf.keys() {
            let newest = self.newest(id);
            let member = newest.and_then(|file| self.done.get(&file)?.as_ref());
            gap |= member.is_none();
            values.extend(member.map(|(_, value)| (id.clone(), Arc::clone(value))));
        }
        Loaded {
            values,
            gap,
            diagnostics: self.diagnostics,
        }
    }

    /// The newest file of an id that can be used.
    fn newest(&mut self, id: &Name) -> Option<File> {
        let files = self.shelf.get(id)?;
        let mut numbers = (0..files.len()).rev();
        numbers.find_map(|number| {
            let file = (id.clone(), number);
            self.is_usable(&file).then_some(file)
        })
    }

    /// Whether a file can be used; it is done then.
    fn is_usable(&mut self, file: &File) -> bool {
        if let Some(done) = self.done.get(file) {
            return done.is_some();
        }
        let Some(found) = self.shelf.get(&file.0).and_then(|files| files.get(file.1)) else {
            return false;
        };
        let parsed = Parsed::new(found, self.kind.keys, &self.known.spellings);
        let mut findings = parsed.findings;
        self.open.push(file.clone());
        let member = parsed
            .document
            .readable
            .then(|| self.member(found, parsed.document.into_table(), &mut findings))
            .flatten()
            .filter(|_| !findings.has_errors());
        self.open.pop();
        self.diagnostics.extend(findings.sorted());
        let usable = member.is_some();
        self.done.insert(file.clone(), member);
        usable
    }

    fn member(
        &mut self,
        found: &Found,
        own: Spanned<DeTable<'f>>,
        findings: &mut Findings,
    ) -> Option<Member<'f, T>> {
        let place = own.span();
        let mut table = own.into_inner();
        let root = Section::new(&table, Span::default());
        let dropped = root.placed_texts(DROP);
        if let Some(name) = root.placed(EXTENDS) {
            let base = self.base(name, findings)?;
            let mut base = self.done.get(&base)?.as_ref()?.0.clone();
            self.leave_out(&mut base, &dropped, findings);
            let whole = extended(&base, &table, self.kind.keys, name.span);
            let keys = self.kind.keys;
            missing(Section::new(&whole, name.span), keys, &base, findings);
            if findings.has_errors() {
                return None;
            }
            table = whole;
        } else {
            self.leave_out(&mut DeTable::new(), &dropped, findings);
        }
        table.remove(EXTENDS);
        table.remove(DROP);
        let whole = Spanned::new(place, table);
        let value = (self.lower)(&whole, found, self.known, findings)?;
        Some((whole.into_inner(), Arc::new(value)))
    }

    /// The file that `extends` names, done.
    fn base(&mut self, name: Placed<&str>, findings: &mut Findings) -> Option<File> {
        let id = Name::from(self.known.spellings.code(self.kind.name, name.value));
        let this = self.open.last()?.clone();
        if !self.shelf.contains_key(&id) {
            let known = self.shelf.keys().map(Name::as_str);
            let known = known.chain(self.known.spellings.of(self.kind.name));
            let meant = nearest(name.value, known).map(str::to_owned);
            unknown(findings, self.kind.name, name.value, name.span).suggest(meant);
            return None;
        }
        let base = if id == this.0 {
            self.older(&this)
        } else if let Some(from) = self.open.iter().position(|(open, _)| *open == id) {
            self.close_circle(from);
            None
        } else {
            self.newest(&id)
        };
        if base.is_none() {
            let way = self.circles.get(&this).cloned();
            let code = match way {
                Some(_) => "extends-circle",
                None => "broken-base",
            };
            findings
                .error(code, name.span)
                .with("name", name.value)
                .with("way", &way.unwrap_or_default());
        }
        base
    }

    /// The file whose place another takes, which may extend it under its own name.
    fn older(&mut self, this: &File) -> Option<File> {
        if this.1 == 0 {
            self.close_circle(self.open.len() - 1);
        }
        let mut older = (0..this.1).rev().map(|number| (this.0.clone(), number));
        older.find(|file| self.is_usable(file))
    }

    /// All from `from` on are on a way that leads back to it.
    fn close_circle(&mut self, from: usize) {
        let round = self.open.get(from..).unwrap_or_default();
        let names = round.iter().chain(round.first());
        let names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
        let way = names.join(" > ");
        for file in round {
            self.circles.insert(file.clone(), way.clone());
        }
    }

    /// Takes everything of these names out of the lists of a base.
    fn leave_out(&self, base: &mut DeTable<'f>, names: &[Placed<&str>], findings: &mut Findings) {
        let mut known: Vec<String> = Vec::new();
        for key in self.kind.keys {
            let (Shape::Sections(keys), Some(list)) = (key.shape, base.get_mut(key.name)) else {
                continue;
            };
            let DeValue::Array(list) = list.get_mut() else {
                continue;
            };
            let ids = list.iter().filter_map(|one| identity(one, keys));
            known.extend(ids.map(str::to_owned));
            let kept = list.iter().filter(|one| {
                let id = identity(one, keys);
                !names.iter().any(|name| Some(name.value) == id)
            });
            *list = kept.cloned().collect();
        }
        for name in names
            .iter()
            .filter(|name| !known.iter().any(|id| id == name.value))
        {
            let meant = nearest(name.value, known.iter().map(String::as_str));
            let meant = meant.map(str::to_owned);
            unknown(findings, "item", name.value, name.span).suggest(meant);
        }
    }
}
