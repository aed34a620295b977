//! Diagnostics as a terminal shows them: place, source line, a caret under what is meant, and how to put it right.

use std::{
    cmp::Ordering,
    fmt::{Display, Write},
};

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::json;
use crate::{
    locale::Locale,
    source::{Diagnostic, Severity},
};

/// Columns that a terminal surely has.
const WIDTH: usize = 100;
/// Characters from which on what is meant would fill the screen.
const LONG: usize = 100;
/// Characters of it that are marked then, so that what is shown keeps to the width.
const MARKED: usize = 40;

/// All diagnostics in the order of their places, a blank line between them. Nothing of a file reaches the terminal as
/// a control character.
pub fn render(diagnostics: &[Diagnostic], locale: &Locale, colour: bool) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|a, b| place(a, b));
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH);
    let mut text = String::new();
    for diagnostic in sorted {
        text.push_str(&one(diagnostic, locale, &renderer));
        text.push_str("\n\n");
    }
    text
}

/// How many there are of each kind: `2 errors, 1 warnings`.
pub fn summary(diagnostics: &[Diagnostic], locale: &Locale) -> String {
    let errors = diagnostics.iter().filter(|one| one.is_error()).count();
    let warnings = diagnostics.len() - errors;
    locale.format(
        "diagnostic.summary",
        &[("errors", &errors), ("warnings", &warnings)],
    )
}

/// Whether `--fix` puts a finding right.
pub type Fixes<'f> = &'f dyn Fn(&Diagnostic) -> bool;

#[derive(Serialize)]
struct Checked<'a> {
    format: u32,
    /// Scenarios without errors.
    scenarios: usize,
    errors: usize,
    warnings: usize,
    findings: Vec<Row<'a>>,
}

/// Lines and columns count from 1, columns in characters; the end is the first place behind.
#[derive(Serialize)]
struct Row<'a> {
    rule: &'static str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: Vec<String>,
    suggestion: Option<&'a str>,
    fixable: bool,
}

/// The findings as one JSON object.
pub fn as_json(
    scenarios: usize,
    diagnostics: &[Diagnostic],
    locale: &Locale,
    fixes: Fixes<'_>,
) -> String {
    let errors = diagnostics.iter().filter(|one| one.is_error()).count();
    let rows = diagnostics.iter().map(|one| {
        let (line, column) = one.file.place(one.span.start);
        let (end_line, end_column) = one.file.place(one.span.end.max(one.span.start));
        Row {
            rule: one.code,
            severity: severity(one),
            file: &one.file.name,
            line,
            column,
            end_line,
            end_column,
            message: message(one, locale),
            help: helps(one, locale),
            suggestion: one.suggestion.as_deref(),
            fixable: fixes(one),
        }
    });
    json::written(&Checked {
        format: json::FORMAT,
        scenarios,
        errors,
        warnings: diagnostics.len() - errors,
        findings: rows.collect(),
    })
}

/// A workflow command for each finding, as GitHub shows them beside the changed lines.
pub fn as_github(diagnostics: &[Diagnostic], locale: &Locale) -> String {
    let mut text = String::new();
    for one in diagnostics {
        let (line, column) = one.file.place(one.span.start);
        let (end_line, end_column) = one.file.place(one.span.end.max(one.span.start));
        let mut said = message(one, locale);
        for help in helps(one, locale) {
            let _ = write!(said, "\n{help}");
        }
        let _ = write!(
            text,
            "::{} file={},line={line},endLine={end_line},",
            severity(one),
            escaped(&one.file.name, true)
        );
        // Columns are taken for one line only.
        if line == end_line {
            let _ = write!(text, "col={column},endColumn={end_column},");
        }
        let _ = writeln!(text, "title={}::{}", one.code, escaped(&said, false));
    }
    text
}

fn severity(one: &Diagnostic) -> &'static str {
    match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// As workflow commands want it: a value of a property may hold no colon and no comma either.
fn escaped(text: &str, property: bool) -> String {
    let mut safe = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '%' => safe.push_str("%25"),
            '\r' => safe.push_str("%0D"),
            '\n' => safe.push_str("%0A"),
            ':' if property => safe.push_str("%3A"),
            ',' if property => safe.push_str("%2C"),
            _ if one.is_control() => safe.extend(one.escape_unicode()),
            _ => safe.push(one),
        }
    }
    safe
}

/// The wording alone, without place and source.
pub fn message(diagnostic: &Diagnostic, locale: &Locale) -> String {
    worded(
        diagnostic,
        locale,
        &format!("diagnostic.{}", diagnostic.code),
    )
}

/// How to put it right, where there is something to say: "did you mean", and the code's own help.
pub fn helps(diagnostic: &Diagnostic, locale: &Locale) -> Vec<String> {
    let mut helps = Vec::new();
    if let Some(suggestion) = &diagnostic.suggestion {
        let suggestion = harmless(suggestion);
        helps.push(locale.format("diagnostic.did-you-mean", &[("suggestion", &suggestion)]));
    }
    let key = format!("diagnostic.{}.help", diagnostic.code);
    if locale.has(&key) {
        helps.push(worded(diagnostic, locale, &key));
    }
    helps
}

fn place(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    (&a.file.name, a.span, a.code).cmp(&(&b.file.name, b.span, b.code))
}

fn one(diagnostic: &Diagnostic, locale: &Locale, renderer: &Renderer) -> String {
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, locale.text("diagnostic.error")),
        Severity::Warning => (Level::WARNING, locale.text("diagnostic.warning")),
    };
    let title = level
        .with_name(name)
        .primary_title(message(diagnostic, locale))
        .id(diagnostic.code);
    let help = Level::HELP.with_name(locale.text("diagnostic.help"));
    let helps = helps(diagnostic, locale).into_iter();
    let report = [Group::with_title(title)
        .element(shown(diagnostic))
        .elements(helps.map(|text| help.clone().message(text)))];
    renderer.render(&report)
}

/// The line with its caret; of a file without text, its name.
fn shown(diagnostic: &Diagnostic) -> Element<'_> {
    let file = &diagnostic.file;
    let name = harmless(&file.name);
    if file.text.is_empty() {
        return Origin::path(name).into();
    }
    let end = diagnostic
        .span
        .end
        .clamp(diagnostic.span.start, file.text.len());
    let start = diagnostic.span.start.min(end);
    let end = start + shortened(file.text.get(start..end).unwrap_or_default());
    // The end of a line as Windows writes it is no sign of its own; a blank keeps the places.
    Snippet::source(file.text.replace("\r\n", " \n"))
        .path(name)
        .annotation(AnnotationKind::Primary.span(start..end))
        .into()
}

/// Bytes of what is meant that are marked: of a line that fills the screen its beginning.
fn shortened(meant: &str) -> usize {
    let length = meant.chars().count();
    let end = meant.char_indices().nth(MARKED).filter(|_| length > LONG);
    end.map_or(meant.len(), |(at, _)| at)
}

fn worded(diagnostic: &Diagnostic, locale: &Locale, key: &str) -> String {
    let args: Vec<(&str, String)> = diagnostic
        .args
        .iter()
        .map(|(name, value)| (*name, word(name, value, locale)))
        .collect();
    let args: Vec<(&str, &dyn Display)> = args
        .iter()
        .map(|(name, value)| (*name, value as &dyn Display))
        .collect();
    locale.format(key, &args)
}

/// Types and kinds have names of their own; all else is shown as the file has it.
fn word(name: &str, value: &str, locale: &Locale) -> String {
    match name {
        "expected" | "found" => locale.name("diagnostic.type", value).to_owned(),
        "kind" => locale.name("diagnostic.kind", value).to_owned(),
        "reason" => harmless(locale.name("trouble", value)),
        "trigger" => format!("{value}({})", locale.name("trigger", value)),
        _ => harmless(value),
    }
}

/// The text with every character that would steer a terminal or turn the direction of writing spelled out.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for one in text.chars() {
        if one.is_control() || crate::source::is_hidden(one) {
            shown.extend(one.escape_unicode());
        } else {
            shown.push(one);
        }
    }
    shown
}
