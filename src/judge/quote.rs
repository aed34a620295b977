//! The words that are shown for a stretch of a reply: whole clauses, so that no word is cut and no "not" is left out.

use crate::text::Span;

/// So many characters a quotation has, unless the stretch itself is longer.
const MOST: usize = 24;
/// So many are added at an edge in any case: what stands so near may turn the sense round.
const NEAR: usize = 8;

/// Signs that end a clause wherever they stand. An enumeration is one clause: what is denied of its first part is of all.
const BREAKS: [char; 12] = [
    '!', '?', ';', '\n', '\u{2026}', '\u{2014}', '\u{ff0c}', '\u{3002}', '\u{ff01}', '\u{ff1f}',
    '\u{ff1b}', '\u{ff1a}',
];

/// The stretch with the rest of its first and last clause, as far as these are not long.
pub fn quoted(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    if whole.is_empty() {
        return span;
    }
    let characters = |from: usize, to: usize| Span::new(from, to).of(text).chars().count();
    let room = MOST.saturating_sub(whole.chars().count());
    let first = clause_start(text, span.start);
    let before = characters(first, span.start);
    let (start, room) = if before <= room.max(NEAR) {
        (first, room.saturating_sub(before))
    } else {
        (span.start, room)
    };
    let last = clause_end(text, span.end);
    let end = if characters(span.end, last) <= room.max(NEAR) {
        last
    } else {
        span.end
    };
    Span::new(start, end)
}

/// Where the clause begins in which a stretch begins.
fn clause_start(text: &str, at: usize) -> usize {
    let Some((before, _)) = text.split_at_checked(at) else {
        return at;
    };
    if breaks_at(text, at) {
        return at;
    }
    let mut places = before.char_indices();
    let last = places.rfind(|(place, _)| breaks_at(text, *place));
    let start = last.map_or(0, |(place, c)| place + c.len_utf8());
    at - before
        .get(start..)
        .map_or(0, |words| words.trim_start().len())
}

/// Where the clause ends in which a stretch ends, without the sign that ends it.
pub fn clause_end(text: &str, at: usize) -> usize {
    let Some((before, after)) = text.split_at_checked(at) else {
        return at;
    };
    let last = before.char_indices().next_back();
    if last.is_none_or(|(place, _)| breaks_at(text, place)) {
        return at;
    }
    let mut places = after.char_indices().map(|(place, _)| at + place);
    let end = places.find(|place| breaks_at(text, *place));
    let end = end.unwrap_or(text.len());
    at + text.get(at..end).map_or(0, |rest| rest.trim_end().len())
}

/// Whether the character at a place ends a clause: a point, comma or colon within a number does not.
fn breaks_at(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    let mut next = after.chars();
    match next.next() {
        Some('.' | ',' | ':') => {
            let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            !(is_digit(before.chars().next_back()) && is_digit(next.next()))
        }
        Some(sign) => BREAKS.contains(&sign),
        None => false,
    }
}
