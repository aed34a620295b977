//! The walk of a document over its key table: every key and value that does not fit, at once.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Spellings,
    diagnostic::Findings,
    key::{Choices, Key, LANGUAGES, Shape, TONES},
    measure,
    section::{Placed, number_of, span_of, text_of, whole_of},
    suggest::nearest,
};
use crate::text::{Span, clean};

pub(crate) struct Walk<'w> {
    pub(crate) spellings: &'w Spellings,
    pub(crate) findings: &'w mut Findings,
    /// The keys at the top of the file: one of them further down was meant for the top.
    pub(crate) top: &'static [Key],
    /// The number that the file gives as its `format`.
    pub(crate) format: i64,
    /// What is missing may stand in the file that this one extends.
    pub(crate) extends: bool,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl Walk<'_> {
    /// Checks a table whose header (or the place where it should be) is `span`.
    pub(crate) fn table(&mut self, table: &DeTable<'_>, span: Span, keys: &'static [Key]) {
        let mut meant = Vec::new();
        for (name, value) in table {
            let placed = Placed {
                value: name.get_ref().as_ref(),
                span: span_of(name),
            };
            match keys.iter().find(|key| key.name == placed.value) {
                Some(key) => {
                    self.since(*key, placed.span);
                    self.value(key.name, value, key.shape, key.required);
                }
                None => meant.extend(self.unknown_key(placed, keys)),
            }
        }
        for key in keys.iter().filter(|key| key.required && !self.extends) {
            let written = table.iter().any(|(name, _)| name.get_ref() == key.name);
            // A key that was misspelt is there.
            if !written && !meant.contains(&key.name) {
                missing(key, span, self.findings);
            }
        }
    }

    /// An older program would not know the key: the file has to say that it takes a newer one.
    fn since(&mut self, key: Key, span: Span) {
        if i64::from(key.since) > self.format {
            self.findings
                .error("newer-key", span)
                .with("key", key.name)
                .with("since", &key.since)
                .with("format", &self.format);
        }
    }

    /// Gives the key that was probably meant.
    fn unknown_key(&mut self, key: Placed<&str>, keys: &'static [Key]) -> Option<&'static str> {
        let spelled = self.spellings.code("key", key.value);
        let known = || keys.iter().map(|key| key.name);
        if !std::ptr::eq(keys, self.top) && self.top.iter().any(|top| top.name == spelled) {
            self.findings
                .error("misplaced-key", key.span)
                .with("key", key.value);
            return None;
        }
        let meant = known()
            .find(|name| *name == spelled)
            .or_else(|| nearest(&key.value.to_lowercase(), known()));
        self.findings
            .error("unknown-key", key.span)
            .with("key", key.value)
            .with("known", &known().collect::<Vec<_>>().join(" "))
            .suggest(meant.map(str::to_owned));
        meant
    }

    fn value(&mut self, key: &str, value: &Value<'_>, shape: Shape, required: bool) {
        match shape {
            Shape::Text => self.text(key, value, |text| !text.trim().is_empty(), "empty-text"),
            Shape::Prose => self.text(key, value, |_| true, ""),
            Shape::Name => self.text(key, value, is_name, "bad-name"),
            Shape::Length => {
                let fits = |text: &str| measure::length(text).is_some();
                self.text(key, value, fits, "bad-length");
            }
            Shape::Marks(most) => {
                let fits = |text: &str| measure::marks(text, most).is_some();
                self.text(key, value, fits, "bad-marks");
            }
            Shape::Open(inner) => {
                if !text_of(value).is_some_and(|text| measure::is_open(text.value)) {
                    self.value(key, value, *inner, required);
                }
            }
            Shape::Whole(least, most) => self.whole(key, value, least, most),
            Shape::Number(least, most) => self.number(key, value, least, most),
            Shape::Flag => {
                if !value.get_ref().is_bool() {
                    self.wrong_type(key, value, "flag");
                }
            }
            Shape::Choice(choices) => self.choice(key, value, choices),
            Shape::Chosen(choices) => {
                self.each(key, value, true, |walk, one| walk.choice(key, one, choices));
            }
            Shape::Texts => self.each(key, value, required, |walk, one| {
                walk.value(key, one, Shape::Text, true);
            }),
            Shape::Names => self.each(key, value, required, |walk, one| {
                walk.value(key, one, Shape::Name, true);
            }),
            Shape::Condition => self.each(key, value, true, |walk, one| {
                walk.value(key, one, Shape::Text, true);
            }),
            Shape::Localised => self.text_or_table(key, value, LANGUAGES),
            Shape::Lines => self.lines(key, value),
            Shape::Shares => self.shares(key, value),
            Shape::Section(keys) => self.section(key, value, keys),
            Shape::Sections(keys) => {
                self.tables(key, value, |walk, one| walk.section(key, one, keys));
            }
            Shape::Map(shape) => self.map(key, value, *shape),
            Shape::Maps(shape) => {
                self.tables(key, value, |walk, one| walk.map(key, one, *shape));
            }
            Shape::Anything => self.clean(value),
        }
    }

    fn text(
        &mut self,
        key: &str,
        value: &Value<'_>,
        fits: impl Fn(&str) -> bool,
        code: &'static str,
    ) {
        let Some(text) = text_of(value) else {
            self.wrong_type(
                key,
                value,
                if code == "bad-length" {
                    "length"
                } else {
                    "text"
                },
            );
            return;
        };
        if !fits(text.value) {
            self.findings
                .error(code, text.span)
                .with("key", key)
                .with("value", text.value);
        }
        self.clean(value);
    }

    /// No control or direction-changing characters: the customer's words go to a terminal.
    fn clean(&mut self, value: &Value<'_>) {
        let Some(text) = text_of(value) else { return };
        if let Some(control) = text.value.chars().find(|one| is_hidden(*one)) {
            self.findings
                .error("control-character", text.span)
                .with("code", &format!("U+{:04X}", u32::from(control)));
        }
    }

    fn whole(&mut self, key: &str, value: &Value<'_>, least: i64, most: i64) {
        if !value.get_ref().is_integer() {
            self.wrong_type(key, value, "whole");
        } else if !whole_of::<i64>(value.get_ref()).is_some_and(|n| (least..=most).contains(&n)) {
            self.findings
                .error("out-of-range", span_of(value))
                .with("key", key)
                .with("least", &least)
                .with("most", &most);
        }
    }

    fn number(&mut self, key: &str, value: &Value<'_>, least: f64, most: f64) {
        match number_of(value.get_ref()) {
            None => self.wrong_type(key, value, "number"),
            Some(number) if number < least || number > most => {
                self.findings
                    .error("out-of-range", span_of(value))
                    .with("key", key)
                    .with("least", &least)
                    .with("most", &most);
            }
            Some(_) => {}
        }
    }

    fn choice(&mut self, key: &str, value: &Value<'_>, choices: Choices) {
        let Some(text) = text_of(value) else {
            self.wrong_type(key, value, "text");
            return;
        };
        let codes = (choices.codes)();
        if codes.contains(&self.spellings.code(choices.kind, text.value)) {
            return;
        }
        let meant = nearest(
            text.value,
            codes.iter().copied().chain(self.spellings.of(choices.kind)),
        );
        self.findings
            .error("unknown-choice", text.span)
            .with("key", key)
            .with("value", text.value)
            .with("known", &codes.join(" "))
            .suggest(meant.map(str::to_owned));
    }

    fn each(
        &mut self,
        key: &str,
        value: &Value<'_>,
        required: bool,
        mut check: impl FnMut(&mut Self, &Value<'_>),
    ) {
        if let DeValue::Array(list) = value.get_ref() {
            if list.is_empty() && required {
                self.empty(key, value);
            }
            list.iter().for_each(|one| check(self, one));
        } else if value.get_ref().is_str() {
            check(self, value);
        } else {
            self.wrong_type(key, value, "list");
        }
    }

    fn empty(&mut self, key: &str, value: &Value<'_>) {
        self.findings
            .error("empty-list", span_of(value))
            .with("key", key);
    }

    fn text_or_table(&mut self, key: &str, value: &Value<'_>, keys: &'static [Key]) {
        if value.get_ref().is_str() {
            self.value(key, value, Shape::Text, true);
        } else {
            self.section(key, value, keys);
        }
    }

    fn lines(&mut self, key: &str, value: &Value<'_>) {
        match value.get_ref().as_table() {
            Some(tones) if tones.is_empty() => self.empty(key, value),
            Some(tones) => self.table(tones, span_of(value), TONES),
            None => self.value(key, value, Shape::Texts, true),
        }
    }

    fn shares(&mut self, key: &str, value: &Value<'_>) {
        match value.get_ref().as_table() {
            Some(shares) if shares.is_empty() => self.empty(key, value),
            Some(_) => self.map(key, value, Shape::Whole(1, 100)),
            None => self.value(key, value, Shape::Name, true),
        }
    }

    fn map(&mut self, key: &str, value: &Value<'_>, shape: Shape) {
        if let Some(table) = value.get_ref().as_table() {
            for (name, one) in table {
                self.value(name.get_ref(), one, shape, true);
            }
        } else {
            self.wrong_type(key, value, "table");
        }
    }

    fn section(&mut self, key: &str, value: &Value<'_>, keys: &'static [Key]) {
        if let Some(table) = value.get_ref().as_table() {
            self.table(table, span_of(value), keys);
        } else {
            self.wrong_type(key, value, "table");
        }
    }

    fn tables(
        &mut self,
        key: &str,
        value: &Value<'_>,
        mut check: impl FnMut(&mut Self, &Value<'_>),
    ) {
        if let Some(list) = value.get_ref().as_array() {
            list.iter().for_each(|one| check(self, one));
        } else if value.get_ref().is_table() {
            // `[beat]` where `[[beat]]` is meant.
            self.findings
                .error("single-bracket", span_of(value))
                .with("key", key)
                .suggest(Some(format!("[[{key}]]")));
        } else {
            self.wrong_type(key, value, "tables");
        }
    }

    fn wrong_type(&mut self, key: &str, value: &Value<'_>, expected: &'static str) {
        self.findings
            .error("wrong-type", span_of(value))
            .with("key", key)
            .with("expected", expected)
            .with("found", type_of(value.get_ref()));
    }
}

/// Says that a required key is not there, and how it is written.
pub(super) fn missing(key: &Key, span: Span, findings: &mut Findings) {
    findings
        .error("missing-key", span)
        .with("key", key.name)
        .with("line", &key.example());
}

fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "whole",
        DeValue::Float(_) => "fraction",
        DeValue::Boolean(_) => "flag",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "list",
        DeValue::Table(_) => "table",
    }
}

fn is_name(text: &str) -> bool {
    let sign = |one: char| {
        one.is_whitespace()
            || matches!(one, '|' | '&' | '(' | ')' | ':' | '<' | '>' | '=')
            || matches!(
                one,
                '\u{ff1a}' | '\u{ff08}' | '\u{ff09}' | '\u{ff5c}' | '\u{ff06}'
            )
            || matches!(one, '\u{ff1c}'..='\u{ff1e}' | '\u{2264}' | '\u{2265}')
    };
    !text.is_empty() && !text.contains(sign)
}

/// Characters that show nothing, steer a terminal, or turn the direction of a text. Those that emoji are joined with are not.
pub fn is_hidden(one: char) -> bool {
    // Nearly every character of a file is one of these: no need to ask further.
    if matches!(one, ' '..='~' | '\u{3001}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
    {
        return false;
    }
    !clean::is_plain(one)
        && !matches!(
            one,
            '\t' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}'
        )
}
