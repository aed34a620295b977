//! What is wrong with an input line, a script or the records, in words.

use crate::{
    library::ScriptError,
    locale::Locale,
    session::line::{COMMANDS, LineFault},
    store::StoreFault,
    text::clean,
};

/// A sentence about the fault, with the line's number and, for a command nobody knows, the nearest.
pub fn line_fault(line: usize, fault: &LineFault, locale: &Locale) -> String {
    let (key, about, value) = match fault {
        LineFault::UnknownCommand(word) => ("unknown_command", word.as_str(), ""),
        LineFault::SecondsExpected(word) => ("seconds_expected", word.as_str(), ""),
        LineFault::DeskExpected(word) => ("desk_expected", word.as_str(), ""),
        LineFault::ReasonMissing => ("reason_missing", "", ""),
        LineFault::ArticleMissing => ("article_missing", "", ""),
        LineFault::FieldExpected(word) => ("field_expected", word.as_str(), ""),
        LineFault::UnknownField(word) => ("unknown_field", word.as_str(), ""),
        LineFault::UnknownValue(field, value) => ("unknown_value", field.as_str(), value.as_str()),
        LineFault::QuoteOpen => ("quote_open", "", ""),
    };
    let (about, value) = (one_line(about), one_line(value));
    let what = locale.format(
        &format!("report.line.{key}"),
        &[("about", &about), ("value", &value)],
    );
    let mut sentence = if line == 0 {
        what
    } else {
        locale.format("report.line.at", &[("line", &line), ("fault", &what)])
    };
    if let LineFault::UnknownCommand(word) = fault
        && let Some(near) = nearest(word, COMMANDS.iter().copied())
    {
        sentence.push_str(&locale.format("report.did_you_mean", &[("name", &near)]));
    }
    sentence
}

/// Why no call can be made of a scenario, with what was probably meant.
pub fn script_error(error: &ScriptError, locale: &Locale) -> String {
    let (key, about, near) = match error {
        ScriptError::UnknownPersona { name, suggestion } => {
            ("unknown_persona", name.as_str(), suggestion.as_deref())
        }
        ScriptError::BadMix { text } => ("bad_share", text.as_str(), None),
        ScriptError::UnknownChannel { name } => ("unknown_channel", name.as_str(), None),
    };
    let mut sentence = locale.format(&format!("report.{key}"), &[("about", &one_line(about))]);
    if let Some(near) = near {
        sentence.push_str(&locale.format("report.did_you_mean", &[("name", &near)]));
    }
    sentence
}

/// Why records cannot be opened, read or written, and what to do about it.
pub fn store_fault(fault: &StoreFault, locale: &Locale) -> String {
    match fault {
        StoreFault::Newer { found, known } => {
            locale.format("report.store.newer", &[("found", found), ("known", known)])
        }
        StoreFault::Foreign => locale.text("report.store.foreign").to_owned(),
        StoreFault::Damaged(what) => {
            locale.format("report.store.damaged", &[("about", &one_line(what))])
        }
        StoreFault::Refused(why) if why.is_empty() => locale.text("report.store.closed").to_owned(),
        StoreFault::Refused(why) => {
            locale.format("report.store.refused", &[("about", &one_line(why))])
        }
        StoreFault::Unfinished(why) => {
            locale.format("report.store.unfinished", &[("about", &one_line(why))])
        }
        StoreFault::Files(error) => {
            locale.format("report.store.refused", &[("about", &locale.trouble(error))])
        }
        StoreFault::NoCall(id) => {
            locale.format("report.store.no_call", &[("about", &one_line(id))])
        }
    }
}

/// The known name that a misspelt one most likely means.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::osa_distance(word, name), name))
        .filter(|(distance, name)| *distance <= 2.max(name.chars().count() / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// At most 60 characters of a foreign text, on one line.
fn one_line(text: &str) -> String {
    let text = clean::printable(text).replace('\n', " ");
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}
