//! Fills the slots of a template: `<<name>>` is a value or words of the template, `<<#name>>` a comment of the locale.

use super::words::Words;
use crate::locale::Locale;

/// What stands for a slot.
pub(super) enum Value {
    /// Part of a basic string of TOML.
    Text(String),
    /// TOML as it is.
    Toml(String),
}

pub(super) struct Filler<'a> {
    pub(super) words: &'a Words,
    pub(super) locale: &'a Locale,
    /// Where words are looked for, first to last.
    pub(super) tables: &'a [String],
    /// What is known beside the words of the template.
    pub(super) value: &'a dyn Fn(&str) -> Option<Value>,
}

/// Words in words in words: no template goes deeper.
const DEEPEST: usize = 8;

impl Filler<'_> {
    /// A whole file.
    pub(super) fn file(&self, skeleton: &str) -> String {
        let mut text = String::with_capacity(8 << 10);
        self.fill(skeleton, &mut text, 0);
        // A section that is left out leaves its blank line.
        while let Some(at) = text.find("\n\n\n") {
            text.remove(at);
        }
        text
    }

    /// The words of a name, filled.
    pub(super) fn piece(&self, name: &str) -> String {
        let mut text = String::new();
        self.slot(name, &mut text, 0);
        text
    }

    /// The words of a slot may have slots of their own.
    fn fill(&self, piece: &str, text: &mut String, depth: usize) {
        let mut rest = piece;
        while let Some((before, after)) = rest.split_once("<<") {
            text.push_str(before);
            let Some((slot, behind)) = after.split_once(">>") else {
                break;
            };
            rest = behind;
            match slot.strip_prefix('#') {
                Some(note) => self.note(note, text),
                None => self.slot(slot, text, depth),
            }
        }
        text.push_str(rest);
    }

    fn slot(&self, slot: &str, text: &mut String, depth: usize) {
        match (self.value)(slot) {
            Some(Value::Text(value)) => escape(&value, text),
            Some(Value::Toml(value)) => text.push_str(&value),
            None => {
                let words = self.words.find(self.tables, slot);
                if let Some(words) = words.filter(|_| depth < DEEPEST) {
                    let words = words.strip_prefix('\n').unwrap_or(words);
                    self.fill(words, text, depth + 1);
                }
            }
        }
    }

    /// A comment in the language of the program, each line of it; `{about}` in it is the value of that name.
    fn note(&self, note: &str, text: &mut String) {
        let about = match (self.value)("about") {
            Some(Value::Text(about) | Value::Toml(about)) => about,
            None => String::new(),
        };
        let key = format!("new.note.{note}");
        let comment = match about.as_str() {
            "" => self.locale.text(&key).to_owned(),
            about => self.locale.format(&key, &[("about", &about)]),
        };
        for (number, line) in comment.lines().enumerate() {
            if number > 0 {
                text.push('\n');
            }
            text.push_str("# ");
            text.push_str(line);
        }
    }
}

/// Within a basic string of TOML.
pub(super) fn escape(value: &str, text: &mut String) {
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c => text.push(c),
        }
    }
}

/// A list of texts on one line, without its brackets.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut list = String::new();
    for text in texts {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push('"');
        escape(text, &mut list);
        list.push('"');
    }
    list
}

/// The same, each on a line of its own.
pub(super) fn lines<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let each = texts
        .into_iter()
        .map(|text| format!("  {},\n", list([text])));
    each.collect()
}
