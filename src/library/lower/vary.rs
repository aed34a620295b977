//! `[[vary]]`: its lists, and the values of a draw put in the place of their slots before a scenario is lowered.

use std::{borrow::Cow, collections::BTreeSet};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    engine::vary::{Draw, Vary},
    library::keys::scenario::SCENARIO,
    source::{Findings, Key, Section, Shape, section::texts_of},
    text::Name,
};

/// Slots that lines, phrases and patterns fill by themselves.
const FILLED: [&str; 5] = ["company", "agent", "customer", "number", "time"];

/// The lists of a file, with what is wrong with them.
pub(crate) fn gather(root: Section<'_>, findings: &mut Findings) -> Vec<Vary> {
    let mut seen = BTreeSet::new();
    let tables = root.sections("vary").into_iter();
    tables
        .map(|table| one(table, &mut seen, findings))
        .filter(|vary| vary.rows() > 0)
        .collect()
}

fn one<'a>(table: Section<'a>, seen: &mut BTreeSet<&'a str>, findings: &mut Findings) -> Vary {
    let mut slots: Vec<(Name, Vec<String>)> = Vec::new();
    if table.entries().is_empty() {
        findings.error("empty-list", table.span).with("key", "vary");
    }
    for (name, list) in table.entries() {
        if FILLED.contains(&name.value) || name.value.contains(is_no_slot) {
            findings
                .error("vary-name", name.span)
                .with("slot", name.value);
        } else if !seen.insert(name.value) {
            findings
                .error("duplicate-name", name.span)
                .with("name", name.value);
        }
        let values = texts_of(list);
        for value in values.iter().filter(|text| text.value.contains(['{', '}'])) {
            findings
                .error("vary-value", value.span)
                .with("slot", name.value);
        }
        let values: Vec<String> = values.iter().map(|text| text.value.to_owned()).collect();
        let first = slots.first().map(|(name, values)| (name, values.len()));
        if let Some((first, wanted)) = first.filter(|(_, wanted)| *wanted != values.len()) {
            findings
                .error("vary-length", table.place(name.value))
                .with("slot", name.value)
                .with("length", &values.len())
                .with("other", first)
                .with("wanted", &wanted);
        }
        slots.push((name.value.into(), values));
    }
    Vary { slots }
}

/// What cannot stand between the braces of a slot, or makes another kind of slot of it.
fn is_no_slot(one: char) -> bool {
    one.is_whitespace() || matches!(one, '{' | '}' | ':' | '\u{ff1a}')
}

/// The document with the values of a draw in the place of their slots: wherever a text may stand, the title of the scenario
/// excepted. Places stay those of the file.
pub(crate) fn drawn<'a>(root: Section<'a>, vary: &[Vary], draw: &Draw) -> DeTable<'a> {
    let mut table = root.to_table();
    redraw(&mut table, root, vary, draw);
    table
}

/// Makes another draw of what `drawn` has made of the same document.
pub(crate) fn redraw(table: &mut DeTable<'_>, root: Section<'_>, vary: &[Vary], draw: &Draw) {
    let values = Values(draw.values(vary));
    if let Some(root) = root.table() {
        values.table(table, root, |name| {
            SCENARIO
                .iter()
                .find(|key| key.name == name && name != "title")
        });
    }
}

struct Values<'v>(Vec<(&'v str, &'v str)>);

type Value<'a> = Spanned<DeValue<'a>>;

/// Each of them is filled from the same in the file, which has its slots.
impl Values<'_> {
    fn table<'k>(
        &self,
        table: &mut DeTable<'_>,
        from: &DeTable<'_>,
        key: impl Fn(&str) -> Option<&'k Key>,
    ) {
        for ((name, value), (_, from)) in table.iter_mut().zip(from.iter()) {
            if let Some(key) = key(name.get_ref()) {
                self.value(value, from, key.shape);
            }
        }
    }

    fn value(&self, value: &mut Value<'_>, from: &Value<'_>, shape: Shape) {
        match shape {
            Shape::Text
            | Shape::Prose
            | Shape::Texts
            | Shape::Lines
            | Shape::Localised
            | Shape::Condition => self.texts(value, from),
            Shape::Map(shape) => {
                if let (DeValue::Table(table), DeValue::Table(from)) =
                    (value.get_mut(), from.get_ref())
                {
                    for ((_, one), (_, from)) in table.iter_mut().zip(from.iter()) {
                        self.value(one, from, *shape);
                    }
                }
            }
            Shape::Open(shape) => self.value(value, from, *shape),
            Shape::Section(keys) => self.section(value, from, keys),
            Shape::Sections(keys) => {
                if let (DeValue::Array(list), DeValue::Array(from)) =
                    (value.get_mut(), from.get_ref())
                {
                    for (one, from) in list.iter_mut().zip(from.iter()) {
                        self.section(one, from, keys);
                    }
                }
            }
            Shape::Name
            | Shape::Names
            | Shape::Whole(..)
            | Shape::Number(..)
            | Shape::Flag
            | Shape::Length
            | Shape::Marks(_)
            | Shape::Choice(_)
            | Shape::Chosen(_)
            | Shape::Shares
            | Shape::Maps(_)
            | Shape::Anything => {}
        }
    }

    fn section(&self, value: &mut Value<'_>, from: &Value<'_>, keys: &[Key]) {
        if let (DeValue::Table(table), DeValue::Table(from)) = (value.get_mut(), from.get_ref()) {
            self.table(table, from, |name| keys.iter().find(|key| key.name == name));
        }
    }

    /// A text, a list of texts, lists by tone.
    fn texts(&self, value: &mut Value<'_>, from: &Value<'_>) {
        match (value.get_mut(), from.get_ref()) {
            (DeValue::String(text), DeValue::String(from)) => {
                if let Some(filled) = self.filled(from) {
                    *text = Cow::Owned(filled);
                }
            }
            (DeValue::Array(list), DeValue::Array(from)) => {
                for (one, from) in list.iter_mut().zip(from.iter()) {
                    self.texts(one, from);
                }
            }
            (DeValue::Table(table), DeValue::Table(from)) => {
                for ((_, one), (_, from)) in table.iter_mut().zip(from.iter()) {
                    self.texts(one, from);
                }
            }
            _ => {}
        }
    }

    /// The text with its slots filled; none where it has none of them.
    fn filled(&self, text: &str) -> Option<String> {
        // Most have none.
        let first = text.find('{')?;
        let (plain, mut rest) = text.split_at(first);
        let mut filled = plain.to_owned();
        let mut any = false;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            filled.push_str(before);
            let value = self.0.iter().find_map(|(name, value)| {
                let after = from.strip_prefix('{')?.strip_prefix(name)?;
                Some((*value, after.strip_prefix('}')?))
            });
            if let Some((value, after)) = value {
                filled.push_str(value);
                any = true;
                rest = after;
            } else {
                filled.push('{');
                rest = from.get(1..).unwrap_or_default();
            }
        }
        filled.push_str(rest);
        any.then_some(filled)
    }
}
