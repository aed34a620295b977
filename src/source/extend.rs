//! A file that writes only what differs from another of its kind: both put together, and what neither of them has.
//!
//! Tables are put together key by key, lists of tables by the first key of their tables and then key by key. Everything
//! else, and an entry of a table whose keys are the author's own, stands in place of what the base has.

use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

use super::{
    diagnostic::Findings,
    key::{Key, Shape},
    section::{Section, section_of},
    suggest::nearest,
    walk,
};
use crate::text::Span;

/// The key by which a file names its base.
pub const EXTENDS: &str = "extends";

/// Keys that are written instead of others: what the base has of those is left out.
const INSTEAD: &[(&str, &[&str])] = &[("earn", &["source", "at"]), ("source", &["earn"])];

/// `own` with everything that only `base` has; that gets the place `at`, for it stands in another file.
pub fn extended<'a>(
    base: &DeTable<'a>,
    own: &DeTable<'a>,
    keys: &'static [Key],
    at: Span,
) -> DeTable<'a> {
    let mut whole = moved(base, at);
    for (name, others) in INSTEAD {
        if own.contains_key(*name) {
            for other in *others {
                whole.remove(*other);
            }
        }
    }
    for (name, value) in own {
        let shape = keys.iter().find(|key| key.name == *name.get_ref());
        let based = base.get(name.get_ref().as_ref());
        let value = match (shape.map(|key| key.shape), based) {
            (Some(shape), Some(based)) => together(based, value, shape, at),
            _ => value.clone(),
        };
        whole.insert(name.clone(), value);
    }
    whole
}

type Value<'a> = Spanned<DeValue<'a>>;

fn together<'a>(base: &Value<'a>, own: &Value<'a>, shape: Shape, at: Span) -> Value<'a> {
    let value = match (shape, base.get_ref(), own.get_ref()) {
        (Shape::Section(keys), DeValue::Table(base), DeValue::Table(own)) => {
            DeValue::Table(extended(base, own, keys, at))
        }
        (Shape::Map(_), DeValue::Table(base), DeValue::Table(own)) => {
            DeValue::Table(extended(base, own, &[], at))
        }
        (Shape::Sections(keys), DeValue::Array(base), DeValue::Array(own)) => {
            DeValue::Array(list(base, own, keys, at))
        }
        _ => return own.clone(),
    };
    Spanned::new(own.span(), value)
}

/// In the order of the base; what is new comes after it.
fn list<'a>(base: &DeArray<'a>, own: &DeArray<'a>, keys: &'static [Key], at: Span) -> DeArray<'a> {
    let mut own: Vec<Option<&Value<'a>>> = own.iter().map(Some).collect();
    let mut whole = DeArray::default();
    for based in base {
        let same = |one: &&mut Option<&Value<'a>>| {
            one.is_some_and(|one| identity(one, keys) == identity(based, keys))
        };
        match own.iter_mut().find(same).and_then(Option::take) {
            Some(own) => whole.push(together(based, own, Shape::Section(keys), at)),
            None => whole.push(value_at(based, at)),
        }
    }
    own.into_iter()
        .flatten()
        .for_each(|one| whole.push(one.clone()));
    whole
}

/// What a table of a list is told apart by: what stands behind its first key.
pub fn identity<'v>(value: &'v Spanned<DeValue<'_>>, keys: &[Key]) -> Option<&'v str> {
    let table = value.get_ref().as_table()?;
    table.get(keys.first()?.name)?.get_ref().as_str()
}

fn moved<'a>(table: &DeTable<'a>, at: Span) -> DeTable<'a> {
    let entries = table.iter();
    entries
        .map(|(name, value)| {
            let name = Spanned::new(at.start..at.end, name.get_ref().clone());
            (name, value_at(value, at))
        })
        .collect()
}

fn value_at<'a>(value: &Value<'a>, at: Span) -> Value<'a> {
    let value = match value.get_ref() {
        DeValue::Table(table) => DeValue::Table(moved(table, at)),
        DeValue::Array(list) => DeValue::Array(list.iter().map(|one| value_at(one, at)).collect()),
        other => other.clone(),
    };
    Spanned::new(at.start..at.end, value)
}

/// Says which required keys a table has not, nor those below it. `base` is what it was put together with.
pub fn missing(table: Section<'_>, keys: &[Key], base: &DeTable<'_>, findings: &mut Findings) {
    let none = DeTable::new();
    for key in keys {
        let Some(value) = table.value(key.name) else {
            if key.required {
                walk::missing(key, table.span, findings);
            }
            continue;
        };
        match key.shape {
            Shape::Section(keys) => {
                let base = base
                    .get(key.name)
                    .and_then(|base| base.get_ref().as_table());
                missing(section_of(value), keys, base.unwrap_or(&none), findings);
            }
            Shape::Sections(keys) => {
                let based = base
                    .get(key.name)
                    .and_then(|base| base.get_ref().as_array());
                let based = based.into_iter().flatten();
                let known: Vec<&str> = based.filter_map(|one| identity(one, keys)).collect();
                for one in table.sections(key.name) {
                    if !is_misnamed(one, keys, &known, findings) {
                        missing(one, keys, &none, findings);
                    }
                }
            }
            _ => {}
        }
    }
}

/// An entry that was to change one of the base, but has no name or one that the base has not: what else it lacks stands there.
fn is_misnamed(entry: Section<'_>, keys: &[Key], known: &[&str], findings: &mut Findings) -> bool {
    let Some(first) = keys.first() else {
        return false;
    };
    let lacks = |key: &Key| key.required && entry.value(key.name).is_none();
    if known.is_empty() || !keys.iter().any(lacks) {
        return false;
    }
    let Some(name) = entry.placed(first.name) else {
        if !findings.has_meant(first.name) {
            walk::missing(first, entry.span, findings);
        }
        return true;
    };
    let meant = nearest(name.value, known.iter().copied());
    let Some(meant) = meant.filter(|_| !known.contains(&name.value)) else {
        return false;
    };
    findings
        .error("unknown-name", name.span)
        .with("kind", "item")
        .with("name", name.value)
        .suggest(Some(meant.to_owned()));
    true
}
