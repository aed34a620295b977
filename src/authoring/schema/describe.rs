//! Every key of a kind of file by its path, and what it is for.

use super::Kind;
use crate::{
    locale::Locale,
    source::{
        Key, Shape,
        key::{LANGUAGES, TONES},
    },
};

/// A key in its place.
#[derive(Clone, Debug)]
pub struct Described {
    /// `scenario.beat.until`
    pub path: String,
    pub key: &'static Key,
}

impl Described {
    /// The locale's key of what it is for. A table that stands in several places is described once.
    pub fn text_key(&self) -> String {
        text_key(&self.path)
    }
}

/// Every key of a kind of file, each behind the table that it stands in.
pub fn described(kind: Kind) -> Vec<Described> {
    let mut found = Vec::new();
    gather(kind.code(), kind.keys(), &mut found);
    found
}

fn gather(path: &str, keys: &'static [Key], found: &mut Vec<Described>) {
    for key in keys {
        let path = format!("{path}.{}", key.name);
        found.push(Described {
            path: path.clone(),
            key,
        });
        if let Some(below) = below(key.shape) {
            gather(&path, below, found);
        }
    }
}

/// The keys of the table that a value is or may be.
pub(super) fn below(shape: Shape) -> Option<&'static [Key]> {
    match shape {
        Shape::Section(keys) | Shape::Sections(keys) => Some(keys),
        Shape::Map(one) | Shape::Maps(one) | Shape::Open(one) => below(*one),
        Shape::Lines => Some(TONES),
        Shape::Localised => Some(LANGUAGES),
        Shape::Text
        | Shape::Prose
        | Shape::Name
        | Shape::Whole(..)
        | Shape::Number(..)
        | Shape::Flag
        | Shape::Length
        | Shape::Marks(_)
        | Shape::Choice(_)
        | Shape::Chosen(_)
        | Shape::Texts
        | Shape::Names
        | Shape::Condition
        | Shape::Shares
        | Shape::Anything => None,
    }
}

pub(super) fn text(locale: &Locale, path: &str) -> String {
    locale.text(&text_key(path)).to_owned()
}

/// Where a table stands again, and where it is described.
const AGAIN: &[(&str, &str)] = &[
    ("scenario.beat.on.", "scenario.on."),
    ("scenario.on.mood.", "mood."),
    ("scenario.event.mood.", "mood."),
    ("scenario.customer.mood.", "mood."),
    ("rubric.item.scope", "rubric.scope"),
    ("rubric.unscored.scope.", "rubric.scope."),
];

fn text_key(path: &str) -> String {
    let mut path = path.to_owned();
    for (again, once) in AGAIN {
        if let Some(rest) = path.strip_prefix(again) {
            path = format!("{once}{rest}");
        }
    }
    let (table, name) = path.rsplit_once('.').unwrap_or_default();
    let is_among = |keys: &[Key]| keys.iter().any(|key| key.name == name);
    if name == "format" && !table.contains('.') {
        "format".clone_into(&mut path);
    } else if is_among(TONES) {
        path = format!("lines.{name}");
    } else if is_among(LANGUAGES) {
        path = format!("languages.{name}");
    }
    format!("keys.{path}")
}
