//! Reading what stands in a table, once the walk has seen it: absent or ill-typed keys read as nothing.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::measure;
use crate::text::Span;

/// A value with its place in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed<T> {
    pub value: T,
    pub span: Span,
}

/// A table of a file, or the lack of one.
#[derive(Clone, Copy)]
pub struct Section<'a> {
    table: Option<&'a DeTable<'a>>,
    /// The table's header.
    pub span: Span,
}

pub(crate) fn span_of<T>(spanned: &Spanned<T>) -> Span {
    let range = spanned.span();
    Span::new(range.start, range.end)
}

impl<'a> Section<'a> {
    pub fn new(table: &'a DeTable<'a>, span: Span) -> Self {
        Self {
            table: Some(table),
            span,
        }
    }

    pub fn absent() -> Self {
        Self {
            table: None,
            span: Span::default(),
        }
    }

    pub fn is_absent(&self) -> bool {
        self.table.is_none()
    }

    pub fn table(&self) -> Option<&'a DeTable<'a>> {
        self.table
    }

    /// A copy of the table, to be changed.
    pub fn to_table(&self) -> DeTable<'a> {
        self.table.cloned().unwrap_or_default()
    }

    pub fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table?
            .iter()
            .find(|(name, _)| name.get_ref() == key)
            .map(|(_, value)| value)
    }

    /// The place of a key's value; of an absent one, the table's.
    pub fn place(&self, key: &str) -> Span {
        self.value(key).map_or(self.span, span_of)
    }

    pub fn placed(&self, key: &str) -> Option<Placed<&'a str>> {
        text_of(self.value(key)?)
    }

    pub fn text(&self, key: &str) -> &'a str {
        self.placed(key).map_or("", |placed| placed.value)
    }

    pub fn whole<N: TryFrom<i64>>(&self, key: &str) -> Option<N> {
        whole_of(self.value(key)?.get_ref())
    }

    pub fn flag(&self, key: &str) -> Option<bool> {
        self.value(key)?.get_ref().as_bool()
    }

    /// Whether the value is left to be measured.
    pub fn is_open(&self, key: &str) -> bool {
        self.placed(key)
            .is_some_and(|placed| measure::is_open(placed.value))
    }

    /// Milliseconds.
    pub fn length(&self, key: &str) -> Option<u64> {
        measure::length(self.placed(key)?.value)
    }

    /// A list of texts; a text alone is a list of one.
    pub fn placed_texts(&self, key: &str) -> Vec<Placed<&'a str>> {
        self.value(key).map(texts_of).unwrap_or_default()
    }

    pub fn texts(&self, key: &str) -> Vec<String> {
        let texts = self.placed_texts(key).into_iter();
        texts.map(|placed| placed.value.to_owned()).collect()
    }

    #[must_use]
    pub fn section(&self, key: &str) -> Self {
        self.value(key).map_or(Self::absent(), section_of)
    }

    pub fn sections(&self, key: &str) -> Vec<Self> {
        let list = self.value(key).and_then(|value| value.get_ref().as_array());
        list.into_iter()
            .flat_map(|list| list.iter().map(section_of))
            .filter(|section| !section.is_absent())
            .collect()
    }

    /// Key and value, in the order of the file.
    pub fn entries(&self) -> Vec<(Placed<&'a str>, &'a Spanned<DeValue<'a>>)> {
        let Some(table) = self.table else {
            return Vec::new();
        };
        table
            .iter()
            .map(|(key, value)| {
                let name = Placed {
                    value: key.get_ref().as_ref(),
                    span: span_of(key),
                };
                (name, value)
            })
            .collect()
    }
}

pub fn section_of<'a>(value: &'a Spanned<DeValue<'a>>) -> Section<'a> {
    Section {
        table: value.get_ref().as_table(),
        span: span_of(value),
    }
}

pub fn text_of<'a>(value: &'a Spanned<DeValue<'a>>) -> Option<Placed<&'a str>> {
    Some(Placed {
        value: value.get_ref().as_str()?,
        span: span_of(value),
    })
}

pub fn texts_of<'a>(value: &'a Spanned<DeValue<'a>>) -> Vec<Placed<&'a str>> {
    match value.get_ref().as_array() {
        Some(list) => list.iter().filter_map(text_of).collect(),
        None => text_of(value).into_iter().collect(),
    }
}

/// Every text of a table and of all below it, in the order of the file.
pub fn strings(section: Section<'_>) -> Vec<Placed<&str>> {
    let mut found = Vec::new();
    for (_, value) in section.entries() {
        strings_of(value, &mut found);
    }
    found
}

fn strings_of<'a>(value: &'a Spanned<DeValue<'a>>, found: &mut Vec<Placed<&'a str>>) {
    found.extend(text_of(value));
    if let Some(list) = value.get_ref().as_array() {
        list.iter().for_each(|one| strings_of(one, found));
    }
    if let Some(table) = value.get_ref().as_table() {
        table.iter().for_each(|(_, one)| strings_of(one, found));
    }
}

pub fn whole_of<N: TryFrom<i64>>(value: &DeValue<'_>) -> Option<N> {
    let number = value.as_integer()?;
    let number = i64::from_str_radix(number.as_str(), number.radix()).ok()?;
    N::try_from(number).ok()
}

/// A number, whole or not.
pub fn number_of(value: &DeValue<'_>) -> Option<f64> {
    if let Some(number) = value.as_float() {
        return number.as_str().parse().ok();
    }
    whole_of::<i32>(value).map(f64::from)
}

/// Where a stretch of a string's value stands in the file. Escapes shift what follows them: then it is the whole string.
pub fn within(file: &str, string: Placed<&str>, part: Span) -> Span {
    let raw = string.span.of(file);
    for quote in ["\"\"\"", "'''", "\"", "'"] {
        let inner = raw
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if inner == Some(string.value) {
            let start = string.span.start + quote.len();
            return Span::new(start + part.start, start + part.end);
        }
    }
    string.span
}
