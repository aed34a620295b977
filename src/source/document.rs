//! One TOML document: parsed once, walked over its key table, then read.

use std::sync::Arc;

use toml::{Spanned, de::DeTable};

use super::{
    Spellings,
    diagnostic::Findings,
    extend::EXTENDS,
    file::SourceFile,
    key::{Key, newest_format},
    section::Section,
    syntax,
    walk::Walk,
};
use crate::text::Span;

/// A parsed file with what is wrong with it.
pub struct Document<'a> {
    table: Spanned<DeTable<'a>>,
    /// The file can be read: its syntax is right and its format known.
    pub readable: bool,
}

impl<'a> Document<'a> {
    /// Parses and checks. Everything that is wrong lands in `findings`.
    pub fn check(
        file: &'a SourceFile,
        keys: &'static [Key],
        spellings: &Spellings,
        findings: &mut Findings,
    ) -> Self {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        let root = Section::new(table.get_ref(), Span::default());
        let newest = newest_format(keys);
        if newer_format(root, newest, findings) {
            return Self {
                table,
                readable: false,
            };
        }
        let swallowing = syntax::faults(&errors, &table, spellings, findings);
        let broken = findings.has_errors();
        let of_syntax = findings.spans();
        Walk {
            spellings,
            findings,
            top: keys,
            // Where the number itself is amiss, that is all there is to say of it.
            extends: root.value(EXTENDS).is_some() && keys.iter().any(|key| key.name == EXTENDS),
            format: format_of(root)
                .filter(|format| *format >= 1)
                .unwrap_or(newest),
        }
        .table(table.get_ref(), top(file), keys);
        if broken {
            // A line is faulted once, what is missing may stand in what could not be read, and what an unclosed list
            // swallowed is no part of it.
            let broken_lines: Vec<Span> =
                of_syntax.iter().map(|span| file.line(span.start)).collect();
            let open_header = findings.first("syntax-unclosed-header");
            findings.retain_from(of_syntax.len(), |found| {
                let swallowed =
                    |list: &Span| list.start <= found.span.start && found.span.end <= list.end;
                // The keys below a header that is not closed were read as those of the table above.
                let astray = open_header.is_some_and(|header| header < found.span);
                let follows = match found.code {
                    "missing-key" => true,
                    "unknown-key" | "misplaced-key" => astray,
                    _ => false,
                };
                let noticed = broken_lines.contains(&file.line(found.span.start));
                !follows && !noticed && !swallowing.iter().any(swallowed)
            });
        }
        Self {
            table,
            readable: !broken,
        }
    }

    pub fn root(&'a self) -> Section<'a> {
        Section::new(self.table.get_ref(), Span::default())
    }

    /// The document itself, for those that read it by themselves.
    pub fn into_table(self) -> Spanned<DeTable<'a>> {
        self.table
    }
}

/// A file with nothing to say about: the place of what is missing at its top.
fn top(file: &SourceFile) -> Span {
    let first = file.text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let mut first = first.filter(|(_, line)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    first.next().map_or(Span::default(), |(start, line)| {
        Span::new(start, start + line.trim_end().len())
    })
}

/// The number in the file, whatever it is.
fn format_of(root: Section<'_>) -> Option<i64> {
    root.whole("format")
}

fn newer_format(root: Section<'_>, newest: i64, findings: &mut Findings) -> bool {
    let newer = format_of(root).filter(|format| *format > newest);
    if let Some(format) = newer {
        findings
            .error("newer-format", root.place("format"))
            .with("format", &format)
            .with("known", &newest);
    }
    newer.is_some()
}

/// Reads the bytes of a file; what is no UTF-8 (GBK from an old editor, say) is a finding at its first wrong byte.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Arc<SourceFile>, Findings> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(SourceFile {
            name: name.to_owned(),
            text: text.into(),
        })),
        Err(error) => {
            if let Some(text) = utf_16(error.as_bytes()) {
                let name = name.to_owned();
                let mut findings = Findings::new(Arc::new(SourceFile {
                    name,
                    text: text.into(),
                }));
                findings.error("unreadable-utf-16", Span::default());
                return Err(findings);
            }
            if error.as_bytes().contains(&0) {
                let name = name.to_owned();
                let text = "".into();
                let mut findings = Findings::new(Arc::new(SourceFile { name, text }));
                findings.error("unreadable-binary", Span::default());
                return Err(findings);
            }
            let wrong = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let mut findings = Findings::new(Arc::new(SourceFile {
                name: name.to_owned(),
                text: text.into(),
            }));
            // Up to the first wrong byte the text is what the file holds; there stands the replacement character.
            findings.error(
                "not-utf8",
                Span::new(wrong, wrong + char::REPLACEMENT_CHARACTER.len_utf8()),
            );
            Err(findings)
        }
    }
}

/// The text of a file that Notepad saved as "Unicode", as its first two bytes say.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, _) = bytes.get(2..)?.as_chunks();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    Some(String::from_utf16_lossy(&units))
}
