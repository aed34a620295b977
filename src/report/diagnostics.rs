//! Diagnostics as a terminal shows them: place, source line, a caret under what is meant, and how to put it right.

use std::{cmp::Ordering, fmt::Display};

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::{
    locale::Locale,
    source::{Diagnostic, Severity},
};

/// Columns that a terminal surely has.
const WIDTH: usize = 100;

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
    Snippet::source(&file.text)
        .path(name)
        .annotation(AnnotationKind::Primary.span(start..end))
        .into()
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
