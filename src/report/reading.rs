//! What one reply does, as one line of JSON. Written by hand into a buffer that is used again: there may be millions.

use std::{collections::BTreeMap, fmt::Write};

use serde_json::Value;

use crate::{
    reading::{Lexicon, Meaning, Reading, Sign, Spoken},
    text::{Name, Span, clean},
};

/// Faults that are behaviours of the labelled data as well.
const BOTH: [&str; 3] = ["shirk", "impatient", "over_promise"];

/// Writes answers; knows which codes are faults.
pub struct Answers {
    faults: BTreeMap<Name, Kind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Behaviour,
    Fault,
    Both,
}

/// All that is known of one reply.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The row's own, given back as it came.
    pub id: Option<&'a Value>,
    pub reply: &'a str,
    pub reading: &'a Reading,
    pub phrase: Option<&'a Spoken>,
}

/// Why there is no answer to a row.
#[derive(Clone, Copy)]
pub struct Unread<'a> {
    /// The row's own, given back as it came.
    pub id: Option<&'a Value>,
    /// `None`: stdin.
    pub file: Option<&'a str>,
    pub line: u64,
    pub column: usize,
    pub code: &'a str,
    pub text: &'a str,
}

impl Answers {
    pub fn new(lexicon: &Lexicon) -> Self {
        let kind = |name: &str, fault| match fault {
            true if BOTH.contains(&name) => Kind::Both,
            true => Kind::Fault,
            false => Kind::Behaviour,
        };
        let faults = lexicon
            .behaviours()
            .iter()
            .map(|behaviour| {
                let name = behaviour.name.clone();
                let kind = kind(&name, behaviour.fault);
                (name, kind)
            })
            .collect();
        Self { faults }
    }

    /// The answer to one row, added to `line` with its line break.
    pub fn write(&self, answer: &Answer<'_>, line: &mut String) {
        line.push('{');
        id(answer.id, line);
        line.push_str("\"behaviours\":");
        self.list(answer, Kind::Behaviour, line);
        line.push_str(",\"faults\":");
        self.list(answer, Kind::Fault, line);
        if answer.reading.heap {
            line.push_str(",\"heap\":true");
        }
        if answer.reading.unreadable {
            line.push_str(",\"unreadable\":true");
        }
        if let Some(spoken) = answer.phrase {
            phrase(spoken, answer.reply, line);
        }
        line.push_str("}\n");
    }

    fn list(&self, answer: &Answer<'_>, wanted: Kind, line: &mut String) {
        line.push('[');
        let mut counted = Counted::new(answer.reply);
        let mut first = true;
        for sign in &answer.reading.signs {
            let Meaning::Did { name } = &sign.meaning else {
                continue;
            };
            let kind = self.faults.get(name).copied().unwrap_or(Kind::Behaviour);
            if kind != wanted && kind != Kind::Both {
                continue;
            }
            if !std::mem::take(&mut first) {
                line.push(',');
            }
            one(name, sign, &mut counted, line);
        }
        line.push(']');
    }
}

fn one(name: &Name, sign: &Sign, counted: &mut Counted<'_>, line: &mut String) {
    line.push_str("{\"code\":");
    string(name, line);
    line.push_str(",\"span\":");
    counted.write(sign.span, line);
    line.push_str(",\"text\":");
    string(sign.span.of(counted.text), line);
    line.push_str(",\"rule\":");
    string(&sign.rule, line);
    line.push('}');
}

fn phrase(spoken: &Spoken, reply: &str, line: &mut String) {
    line.push_str(",\"phrase\":");
    string(spoken.verdict.as_str(), line);
    line.push_str(",\"found\":[");
    let mut counted = Counted::new(reply);
    for (at, found) in spoken.found.iter().enumerate() {
        line.push_str(if at > 0 { ",{" } else { "{" });
        line.push_str("\"clause\":");
        string(&found.text, line);
        line.push_str(",\"span\":");
        counted.write(found.span, line);
        line.push_str(",\"text\":");
        string(found.span.of(reply), line);
        line.push('}');
    }
    line.push_str("],\"missing\":[");
    for (at, missing) in spoken.missing.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        string(missing, line);
    }
    line.push(']');
}

/// The line for a row that could not be read, added to `line` with its line break.
pub fn unread(row: &Unread<'_>, line: &mut String) {
    line.push('{');
    id(row.id, line);
    line.push_str("\"error\":{\"code\":");
    string(row.code, line);
    if let Some(file) = row.file {
        line.push_str(",\"file\":");
        string(file, line);
    }
    let _ = write!(line, ",\"line\":{},\"column\":{}", row.line, row.column);
    line.push_str(",\"text\":");
    string(row.text, line);
    line.push_str("}}\n");
}

/// Counts characters from the last place asked for, not from the beginning: signs come in their order.
struct Counted<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl<'a> Counted<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            chars: 0,
        }
    }

    fn write(&mut self, span: Span, line: &mut String) {
        if span.start < self.byte {
            (self.byte, self.chars) = (0, 0);
        }
        self.chars += self.between(self.byte, span.start);
        self.byte = span.start;
        let end = self.chars + self.between(span.start, span.end);
        let _ = write!(line, "[{},{end}]", self.chars);
    }

    fn between(&self, start: usize, end: usize) -> usize {
        let part = self.text.get(start..end).unwrap_or_default();
        part.chars().count()
    }
}

/// A JSON string in which no character reaches for a terminal.
fn string(text: &str, line: &mut String) {
    line.push('"');
    for c in text.chars() {
        match c {
            '"' => line.push_str("\\\""),
            '\\' => line.push_str("\\\\"),
            '\n' => line.push_str("\\n"),
            ' '..='~' => line.push(c),
            _ if clean::is_plain(c) => line.push(c),
            _ => escape(c, line),
        }
    }
    line.push('"');
}

fn id(id: Option<&Value>, line: &mut String) {
    match id {
        None => return,
        Some(Value::String(text)) => {
            line.push_str("\"id\":");
            string(text, line);
        }
        Some(other) => {
            line.push_str("\"id\":");
            line.push_str(&super::json::escaped(&other.to_string()));
        }
    }
    line.push(',');
}

fn escape(c: char, line: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        let _ = write!(line, "\\u{unit:04x}");
    }
}
