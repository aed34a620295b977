//! Faults of TOML itself, in our own codes: one for each mistake an author made, not one for each the parser stumbled over.

use toml::{
    Spanned,
    de::{DeTable, DeValue, Error},
};

use super::{Spellings, diagnostic::Findings, section::span_of, slip::slip, walk::is_hidden};
use crate::text::Span;

/// What each of the parser's messages begins with, and our code. First match wins.
const CODES: &[(&str, &str)] = &[
    ("invalid basic string", "syntax-unclosed-text"),
    ("invalid multi-line", "syntax-unclosed-text"),
    ("invalid literal string", "syntax-unclosed-text"),
    ("unclosed array table", "syntax-unclosed-header"),
    ("unclosed table", "syntax-unclosed-header"),
    ("unclosed array", "syntax-unclosed-list"),
    ("unclosed inline table", "syntax-unclosed-table"),
    ("duplicate key", "syntax-duplicate"),
    ("cannot extend", "syntax-duplicate"),
    ("string values must be quoted", "syntax-unquoted"),
    ("missing opening quote", "syntax-unquoted"),
    ("invalid unquoted key", "syntax-key"),
    ("unquoted keys", "syntax-key"),
    ("missing escaped value", "syntax-escape"),
    ("too few unicode", "syntax-escape"),
    ("missing comma", "syntax-comma"),
    ("extra comma", "syntax-comma"),
    ("key with no value", "syntax-no-value"),
    ("missing value", "syntax-no-value"),
    ("missing assignment", "syntax-no-value"),
    ("unexpected leading zero", "syntax-number"),
    ("`_` may only go", "syntax-number"),
    ("redundant", "syntax-number"),
    ("radix", "syntax-number"),
    ("invalid boolean", "syntax-unquoted"),
    ("cannot recurse", "syntax-depth"),
    ("recursion limit", "syntax-depth"),
];

struct Fault {
    code: &'static str,
    span: Span,
}

/// Adds the faults that the author made; returns the lists that were not closed and swallowed what follows them.
pub(crate) fn faults(
    errors: &[Error],
    table: &Spanned<DeTable<'_>>,
    spellings: &Spellings,
    findings: &mut Findings,
) -> Vec<Span> {
    if errors.is_empty() {
        return Vec::new();
    }
    let file = std::sync::Arc::clone(findings.file());
    let text = &*file.text;
    let mut values = Vec::new();
    gather(table.get_ref(), &mut values);
    let mut faults: Vec<Fault> = errors
        .iter()
        .filter_map(|error| {
            let range = error.span()?;
            Some(placed(
                code_of(error.message()),
                Span::new(range.start, range.end),
                &values,
            ))
        })
        .collect();
    faults.sort_by_key(|fault| fault.span);
    let swallowing = drop_cascades(&mut faults, &values);
    drop_repeats(&mut faults, text);
    let mut last_line = None;
    for fault in faults {
        let line = file.line(fault.span.start);
        if last_line.replace(line) != Some(line) {
            report(&fault, line, text, spellings, findings);
        }
    }
    swallowing
}

fn code_of(message: &str) -> &'static str {
    CODES
        .iter()
        .find(|(beginning, _)| message.starts_with(beginning))
        .map_or("syntax-unexpected", |(_, code)| code)
}

/// Moves a fault that the parser noticed at the end of a value to where the value begins.
fn placed(code: &'static str, span: Span, values: &[(Span, bool)]) -> Fault {
    let opened = match code {
        "syntax-unclosed-text" if span.is_empty() => values
            .iter()
            .find(|(value, list)| !list && value.end == span.start),
        "syntax-unclosed-list" | "syntax-unclosed-table" => values
            .iter()
            .find(|(value, list)| *list && value.end == span.end),
        _ => None,
    };
    Fault {
        code,
        span: opened.map_or(span, |(value, _)| *value),
    }
}

/// A list that is not closed swallows what follows it: what is noticed there is no fault of its own. A text not closed
/// inside it is why it seems open.
fn drop_cascades(faults: &mut Vec<Fault>, values: &[(Span, bool)]) -> Vec<Span> {
    let unclosed: Vec<Span> = faults
        .iter()
        .filter(|fault| matches!(fault.code, "syntax-unclosed-list" | "syntax-unclosed-table"))
        .filter(|fault| values.iter().any(|(value, _)| *value == fault.span))
        .map(|fault| fault.span)
        .collect();
    for &list in &unclosed {
        let inside =
            |span: Span| span != list && list.start <= span.start && span.start <= list.end;
        let cause = faults
            .iter()
            .find(|fault| inside(fault.span) && fault.code == "syntax-unclosed-text")
            .map(|fault| fault.span);
        faults.retain(|fault| match cause {
            Some(cause) => fault.span == cause || (fault.span != list && !inside(fault.span)),
            None => !inside(fault.span),
        });
    }
    unclosed
}

/// What stands below a header that is there twice is all there twice: the header alone is told.
fn drop_repeats(faults: &mut Vec<Fault>, text: &str) {
    let mut repeated = false;
    let mut last = 0;
    faults.retain(|fault| {
        let between = text.get(last..fault.span.start).unwrap_or_default();
        let line = text.get(..fault.span.start).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default();
        let header = line.trim_start().starts_with('[');
        // Another header in between ends what is repeated.
        repeated &= !between
            .lines()
            .skip(1)
            .any(|line| line.trim_start().starts_with('['));
        last = fault.span.end;
        let is_double = fault.code == "syntax-duplicate";
        let dropped = is_double && !header && repeated;
        repeated |= is_double && header;
        !dropped
    });
}

fn report(fault: &Fault, line: Span, text: &str, spellings: &Spellings, findings: &mut Findings) {
    // Whatever else is amiss, a control character must be named: nobody sees it.
    let stretch = Span::new(
        fault.span.start,
        fault.span.end.max(fault.span.start + 1).min(line.end),
    );
    if let Some(control) = stretch
        .of(text)
        .chars()
        .chain(line.of(text).chars())
        .find(|one| is_hidden(*one) && *one != '\r')
    {
        let at = line.of(text).find(control).unwrap_or_default() + line.start;
        findings
            .error("control-character", Span::new(at, at + control.len_utf8()))
            .with("code", &format!("U+{:04X}", u32::from(control)));
        return;
    }
    if let Some(slip) = slip(fault.code, fault.span, line, text) {
        let found = findings.error(slip.code, slip.span);
        found.with("found", slip.span.of(text));
        found.with("key", fault.span.of(text));
        if let Some(wanted) = slip.wanted {
            found.with("wanted", &wanted);
        }
        return;
    }
    let key = fault.span.of(text);
    let span = first_line(fault.span, text);
    if fault.code == "syntax-key" && !key.is_ascii() {
        let code = spellings.code("key", key);
        let meant = (code != key).then(|| code.to_owned());
        findings
            .error("syntax-chinese-key", span)
            .with("key", key)
            .suggest(meant);
        return;
    }
    findings.error(fault.code, span).with("key", key);
}

/// A caret that runs over many lines hides what it points at.
fn first_line(span: Span, text: &str) -> Span {
    let length = span.of(text).find('\n').unwrap_or(span.end - span.start);
    Span::new(span.start, span.start + length)
}

/// The places of all values; true for lists and inline tables.
fn gather(table: &DeTable<'_>, values: &mut Vec<(Span, bool)>) {
    for (_, value) in table {
        gather_value(value, values);
    }
}

fn gather_value(value: &Spanned<DeValue<'_>>, values: &mut Vec<(Span, bool)>) {
    match value.get_ref() {
        DeValue::Array(list) => {
            values.push((span_of(value), true));
            for one in list {
                gather_value(one, values);
            }
        }
        DeValue::Table(below) => {
            values.push((span_of(value), true));
            gather(below, values);
        }
        DeValue::String(_) => values.push((span_of(value), false)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}
