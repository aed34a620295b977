//! `--fix`: puts right what can be put right in one way only, and proves that it has become better.
//!
//! A fix is kept only if the file, checked again, has fewer findings than before and none that it had not.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::check;
use crate::{
    library::Sources,
    source::{Diagnostic, Patch, in_ascii, is_hidden, patched},
    text::Span,
};

/// A file put right.
pub struct Fixed {
    pub path: PathBuf,
    pub text: String,
    /// How many findings it had fewer after it.
    pub count: usize,
}

/// Puts a text in place of a file: all of it or nothing.
pub type Write<'w> = &'w mut dyn FnMut(&Path, &str) -> std::io::Result<()>;

/// The certain way to put a finding right, if there is one.
pub fn patch(found: &Diagnostic) -> Option<Patch> {
    let text = &found.file.text;
    let raw = found.span.of(text);
    let in_place = |text: String| {
        Some(Patch {
            span: found.span,
            text,
        })
    };
    match found.code {
        "unknown-key"
        | "unknown-choice"
        | "unknown-name"
        | "condition-unknown-atom"
        | "condition-unknown-desk" => {
            let meant = found.suggestion.as_deref()?;
            let written = raw.trim_matches(['"', '\'']);
            (is_slip(written, meant) && is_alone(written, text))
                .then(|| in_place(raw.replacen(written, meant, 1)))?
        }
        "single-bracket" => {
            let header = text.get(..found.span.end)?;
            let inner = raw.trim().strip_prefix('[')?.strip_suffix(']')?;
            (header.ends_with(raw.trim_end()) && !inner.starts_with('['))
                .then(|| in_place(format!("[[{inner}]]")))?
        }
        "newer-key" => {
            let since = found.args.iter().find(|(name, _)| *name == "since");
            Some(Patch {
                span: format_value(text)?,
                text: since?.1.clone(),
            })
        }
        "syntax-full-width" | "syntax-wide-space" => rest_of_line(text, found.span),
        "syntax-colon" | "syntax-comment" | "syntax-end-sign" | "syntax-truth" => {
            let wanted = found.args.iter().find(|(name, _)| *name == "wanted");
            in_place(wanted?.1.clone())
        }
        "control-character" => {
            let clean = without_hidden(raw);
            (clean != raw).then(|| in_place(clean))?
        }
        "repeated-line" => element(text, found.span).map(|span| Patch {
            span,
            text: String::new(),
        }),
        _ => None,
    }
}

/// One sign of a Chinese keyboard seldom comes alone, a quote never: the rest of its line goes with it.
fn rest_of_line(text: &str, span: Span) -> Option<Patch> {
    let rest = text.get(span.start..)?.lines().next()?;
    Some(Patch {
        span: Span::new(span.start, span.start + rest.len()),
        text: in_ascii(rest),
    })
}

/// The number behind `format`, which stands above every table.
fn format_value(text: &str) -> Option<Span> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start();
        if rest.starts_with('[') {
            return None;
        }
        let value = rest.strip_prefix("format").map(str::trim_start);
        if let Some(value) = value.and_then(|value| value.strip_prefix('=')) {
            let value = value.trim_start();
            let from = start + line.len() - value.len();
            let digits = value.bytes().take_while(u8::is_ascii_digit).count();
            return (digits > 0).then(|| Span::new(from, from + digits));
        }
        start += line.len();
    }
    None
}

/// Letters of a word from which one wrong letter does not make another word of it.
const LONG: usize = 4;

/// Whether only a slip of the fingers lies between: one letter wrong, missing, too many, or two swapped.
fn is_slip(written: &str, meant: &str) -> bool {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|one| !one.is_ascii_digit());
        kept.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(written), letters(meant));
    let slip = strsim::osa_distance(&one, &other) <= 1 && one.chars().count() >= LONG;
    // Numbers tell names apart: another number is no slip.
    let numbers = one != other || written.eq_ignore_ascii_case(meant);
    // A Chinese word for an English code is certain by itself: it is in the list of spellings.
    (slip && numbers) || (!written.is_ascii() && meant.is_ascii())
}

/// Whether no more than one other word of the file is as near: else any of them may be meant.
fn is_alone(written: &str, text: &str) -> bool {
    let words = text.split(|one: char| !one.is_alphanumeric() && one != '-' && one != '_');
    let near = words.filter(|word| *word != written && is_slip(written, word));
    near.collect::<BTreeSet<&str>>().len() <= 1
}

/// The text without what nobody sees, written out or as an escape.
fn without_hidden(raw: &str) -> String {
    let mut clean: String = raw.chars().filter(|one| !is_hidden(*one)).collect();
    while let Some((at, length)) = hidden_escape(&clean) {
        clean.replace_range(at..at + length, "");
    }
    clean
}

fn hidden_escape(raw: &str) -> Option<(usize, usize)> {
    let escapes = raw.match_indices("\\u").map(|(at, _)| at);
    escapes
        .filter(|at| !raw.get(..*at).unwrap_or_default().ends_with('\\'))
        .find_map(|at| {
            let code = raw.get(at + 2..at + 6)?;
            let one = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
            is_hidden(one).then_some((at, 6))
        })
}

/// An element of a list in which the same stands before, with the comma that parts the two.
fn element(text: &str, span: Span) -> Option<Span> {
    let before = text
        .get(..span.start)?
        .trim_end_matches([' ', '\t', '\n', '\r']);
    let comma = before.strip_suffix(',')?;
    let list = comma.get(comma.rfind('[')?..)?;
    list.contains(span.of(text))
        .then(|| Span::new(comma.len(), span.end))
}

/// Fixes the files that the findings are in, as far as it is certain, and writes them.
///
/// # Errors
/// What kept a file from being written, with its path; the files before it are written.
pub fn fix(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    write: Write<'_>,
) -> Result<Vec<Fixed>, (PathBuf, std::io::Error)> {
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for found in diagnostics {
        by_file.entry(&found.file.name).or_default().push(found);
    }
    let mut fixed = Vec::new();
    for (name, found) in by_file {
        let path = PathBuf::from(name);
        let Some(before) = found.first().map(|found| found.file.text.clone()) else {
            continue;
        };
        let text = with_patches(&before, &found);
        // A head of a file, or one that is not on the disk, is nothing to write back.
        if text == *before || std::fs::read_to_string(&path).ok().as_deref() != Some(&*before) {
            continue;
        }
        write(&path, &text).map_err(|error| (path.clone(), error))?;
        let after = check(std::slice::from_ref(&path), sources).diagnostics;
        match put_right(&found, &after) {
            0 => write(&path, &before).map_err(|error| (path.clone(), error))?,
            count => fixed.push(Fixed { path, text, count }),
        }
    }
    Ok(fixed)
}

/// The text with every certain patch.
pub fn with_patches(text: &str, found: &[&Diagnostic]) -> String {
    patched(
        text,
        found.iter().filter_map(|found| patch(found)).collect(),
    )
}

/// How many findings there are no more; none where the file is no better. What hangs on other files is left out: the file
/// is checked alone.
fn put_right(before: &[&Diagnostic], after: &[Diagnostic]) -> usize {
    let of_file = |found: &Diagnostic| !matches!(found.code, "near-duplicate" | "duplicate-id");
    let before: Vec<_> = before.iter().filter(|found| of_file(found)).collect();
    let after: Vec<_> = after.iter().filter(|found| of_file(found)).collect();
    let count = |code: &str| before.iter().filter(|found| found.code == code).count();
    let of = |code: &str| after.iter().filter(|found| found.code == code).count();
    // What a fault of the syntax hid may come to light, be it more than there was.
    let hiding = before
        .iter()
        .filter(|found| found.code.starts_with("syntax-"));
    let hiding = hiding.count();
    if hiding > 0 {
        let left = after
            .iter()
            .filter(|found| found.code.starts_with("syntax-"));
        return hiding.saturating_sub(left.count());
    }
    let worse = after.iter().any(|found| of(found.code) > count(found.code));
    if worse {
        return 0;
    }
    before.len().saturating_sub(after.len())
}
