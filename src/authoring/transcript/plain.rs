//! Plain lines: who speaks, a colon, what they say; a time before or behind the name.

use std::borrow::Cow;

use super::{
    Utterance, clock,
    speaker::{People, Speaker},
};

/// Two in a time of hours, minutes and seconds, and the one behind it.
const COLONS: usize = 3;

/// What a line is.
pub(super) enum Line {
    Said(Utterance),
    /// Goes on with what was said before: the words without a time.
    More(String),
}

pub(super) fn line(line: &str, people: &People<'_>) -> Line {
    let line = narrow_time(line);
    let stamp = clock::leading(&line);
    let (time, sure, rest) = match &stamp {
        Some(stamp) => (Some(stamp.time), stamp.sure, stamp.rest),
        None => (None, false, &*line),
    };
    let rest = rest.trim();
    match utterance(rest, sure, people) {
        Some((speaker, behind, text)) => Line::Said(Utterance {
            speaker,
            text: text.trim().to_owned(),
            time: time.or(behind),
        }),
        None if sure => Line::More(rest.to_owned()),
        None => Line::More(line.trim().to_owned()),
    }
}

/// Who says what, and the time behind the name. `timed`: a full time stands before.
fn utterance<'a>(
    rest: &'a str,
    timed: bool,
    people: &People<'_>,
) -> Option<(Speaker, Option<u64>, &'a str)> {
    let named = |name: &str, timed: bool| {
        if timed {
            people.timed(name)
        } else {
            people.plain(name)
        }
    };
    // A name with its time alone: the words stand on the lines below.
    let alone = || match clock::trailing(rest) {
        Some((name, stamp)) => Some((named(name, stamp.sure)?, Some(stamp.time), "")),
        None if timed => Some((people.plain(rest)?, None, "")),
        None => None,
    };
    // Of `09:31` and `09:31:05` the longer is the time.
    let with_time = || {
        let all = heads(rest).filter_map(|(head, text)| {
            let (name, stamp) = clock::trailing(head)?;
            Some((named(name, stamp.sure)?, Some(stamp.time), text))
        });
        all.last()
    };
    // A time has colons of its own, so that a bare name comes last.
    let plainly = || {
        let (head, text) = heads(rest).next()?;
        Some((named(head, timed)?, None, text))
    };
    let in_brackets = || {
        let (name, text) = brackets(rest)?;
        let spoken = !text.trim().is_empty();
        Some((spoken.then(|| people.bracketed(name))??, None, text))
    };
    alone()
        .or_else(with_time)
        .or_else(plainly)
        .or_else(in_brackets)
}

/// What may be a name, before each of the first colons, and what stands behind it.
fn heads(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let colons = line.match_indices([':', '\u{ff1a}']).take(COLONS);
    colons.map(|(at, colon)| (&line[..at], &line[at + colon.len()..]))
}

/// What stands in brackets at the beginning, and the rest.
fn brackets(line: &str) -> Option<(&str, &str)> {
    let inside = line.strip_prefix(['[', '\u{3010}', '\u{ff3b}'])?;
    inside.split_once([']', '\u{3011}', '\u{ff3d}'])
}

/// The line with the time that it begins with in narrow characters, where some of it is wide.
fn narrow_time(line: &str) -> Cow<'_, str> {
    let is_wide = |c: char| {
        matches!(
            c,
            '\u{ff0d}'..='\u{ff1a}' | '\u{ff3b}' | '\u{ff3d}' | '\u{3000}'
        )
    };
    let is_narrow =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '.' | ':' | '[' | ']');
    let end = line.find(|c| !is_wide(c) && !is_narrow(c));
    let (time, rest) = line.split_at(end.unwrap_or(line.len()));
    if !time.contains(|c| matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff3b}')) {
        return Cow::Borrowed(line);
    }
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        wide if is_wide(wide) => {
            char::from_u32(u32::from(wide) - 0xff01 + u32::from('!')).unwrap_or(wide)
        }
        other => other,
    };
    let time: String = time.chars().map(narrow).collect();
    Cow::Owned(time + rest)
}

/// Nothing but a line drawn between parts.
pub(super) fn is_rule(text: &str) -> bool {
    let marks = |c: char| {
        matches!(
            c,
            '-' | '=' | '_' | '*' | '~' | '\u{2014}' | '\u{2500}' | '\u{2550}'
        )
    };
    text.chars().count() > 2 && text.chars().all(marks)
}

/// Not what anybody says: a line set off as a heading.
pub(super) fn is_heading(text: &str) -> bool {
    text.starts_with(['#', '=', '-'])
}
