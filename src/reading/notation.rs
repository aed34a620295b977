//! The notation of patterns: words, `(a|b)` alternatives, `[a|b]` or `(a)?` optional, gaps, `<list>`, `{number}` `{time}`, `^` `$` edges, a comma that crosses clauses.

use std::borrow::Cow;

use super::rules::RuleErrorKind;

/// A part of a plain pattern as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Part<'p> {
    /// This must stand here, if it is a word at all.
    Word(&'p str),
    /// One of these must stand here.
    Words(Vec<Choice<'p>>),
    Optional(Vec<Choice<'p>>),
    /// Up to so many characters; `over` lets it run over one end of a clause.
    Gap {
        most: usize,
        over: bool,
    },
    Number,
    Time,
    ClauseStart,
    ClauseEnd,
    ReplyStart,
    ReplyEnd,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Choice<'p> {
    Word(&'p str),
    List(&'p str),
}

/// Characters between the parts of a pattern when `…` names no limit.
const USUAL_GAP: usize = 8;

/// The plain patterns that a written one stands for: alternatives with gaps, edges or brackets inside become patterns of
/// their own.
pub(crate) fn plain(pattern: &str) -> Result<Vec<Cow<'_, str>>, RuleErrorKind> {
    let mut plain = Vec::new();
    let mut open = vec![Cow::Borrowed(pattern)];
    while let Some(next) = open.pop() {
        if plain.len() + open.len() > MOST_PATTERNS {
            return Err(RuleErrorKind::Malformed);
        }
        match unfold(&next)? {
            Some(more) => open.extend(more.into_iter().map(Cow::Owned)),
            None => plain.push(next),
        }
    }
    Ok(plain)
}

/// More than a trainer would write on purpose.
const MOST_PATTERNS: usize = 400;

/// The pattern once for each alternative of its first bracket that holds more than words.
fn unfold(pattern: &str) -> Result<Option<Vec<String>>, RuleErrorKind> {
    let mut at = 0;
    while let Some(found) = pattern[at..].find(['(', '[']) {
        let start = at + found;
        let (inner, end) = group(pattern, start)?;
        let (before, after) = (&pattern[..start], &pattern[end..]);
        let optional = pattern[start..].starts_with('[') || after.starts_with('?');
        let is_plain = !inner.contains(is_rich_mark);
        if is_plain && !(optional && pattern[start..].starts_with('(')) {
            at = end;
            continue;
        }
        let after = after.strip_prefix('?').unwrap_or(after);
        let (plain, rich): (Vec<&str>, Vec<&str>) =
            choices_of(inner).partition(|choice| !is_rich(choice));
        if rich.is_empty() && !(optional && pattern[start..].starts_with('(')) {
            at = end;
            continue;
        }
        let mut more: Vec<String> = rich
            .iter()
            .map(|choice| format!("{before}{choice}{after}"))
            .collect();
        if !plain.is_empty() {
            let (open, close) = if optional { ('[', ']') } else { ('(', ')') };
            more.push(format!("{before}{open}{}{close}{after}", plain.join("|")));
        } else if optional {
            more.push(format!("{before}{after}"));
        }
        return Ok(Some(more));
    }
    Ok(None)
}

/// Whether an alternative is more than a word or a list.
fn is_rich(choice: &str) -> bool {
    let list = choice.strip_prefix('<');
    let list = list.and_then(|list| list.strip_suffix('>'));
    list.unwrap_or(choice).contains(is_rich_mark)
}

/// What makes more than a word or a list of an alternative.
fn is_rich_mark(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '<' | '\u{2026}' | '^' | '$' | ',' | '\u{ff0c}' | '{' | '?'
    )
}

/// What stands inside the bracket that opens at `start`, and where the pattern goes on behind it.
fn group(pattern: &str, start: usize) -> Result<(&str, usize), RuleErrorKind> {
    let mut depth = 0;
    for (at, c) in pattern.bytes().enumerate().skip(start) {
        match c {
            b'(' | b'[' => depth += 1,
            b')' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Ok((&pattern[start + 1..at], at + 1));
                }
            }
            _ => {}
        }
    }
    Err(RuleErrorKind::Malformed)
}

/// The alternatives inside a bracket; those of brackets inside of it stay together.
fn choices_of(inner: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    inner.split(move |c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        c == '|' && depth == 0
    })
}

/// The parts of a plain pattern.
pub(crate) fn parts(pattern: &str) -> Result<Vec<Part<'_>>, RuleErrorKind> {
    let mut parser = Parser {
        rest: pattern,
        parts: Vec::with_capacity(8),
    };
    while let Some(next) = parser.rest.chars().next() {
        parser.part(next)?;
    }
    Ok(parser.parts)
}

struct Parser<'a> {
    rest: &'a str,
    parts: Vec<Part<'a>>,
}

impl<'a> Parser<'a> {
    fn part(&mut self, next: char) -> Result<(), RuleErrorKind> {
        match next {
            '(' => {
                let inner = self.bracket(')')?;
                self.parts.push(Part::Words(choices(inner)?));
            }
            '[' => {
                let inner = self.bracket(']')?;
                self.parts.push(Part::Optional(choices(inner)?));
            }
            '<' => {
                let list = self.bracket('>')?;
                self.parts.push(Part::Words(vec![Choice::List(list)]));
            }
            '{' => {
                let part = match self.bracket('}')? {
                    "number" => Part::Number,
                    "time" => Part::Time,
                    _ => return Err(RuleErrorKind::Malformed),
                };
                self.parts.push(part);
            }
            '\u{2026}' => {
                let gap = self.gap();
                self.parts.push(gap);
            }
            ',' | '\u{ff0c}' => {
                self.rest = &self.rest[next.len_utf8()..];
                self.parts.push(Part::Gap {
                    most: 3,
                    over: true,
                });
            }
            '^' | '$' => {
                let edge = self.edge(next);
                self.parts.push(edge);
            }
            ')' | ']' | '>' | '}' | '|' => return Err(RuleErrorKind::Malformed),
            _ => {
                let end = self.rest.find(is_mark).unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at(end);
                self.rest = rest;
                self.parts.push(Part::Word(word));
            }
        }
        Ok(())
    }

    /// A gap with the limit that is written behind it.
    fn gap(&mut self) -> Part<'a> {
        let rest = self.rest.trim_start_matches('\u{2026}');
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let most = rest[..rest.len() - after.len()]
            .parse()
            .unwrap_or(USUAL_GAP);
        self.rest = after;
        Part::Gap { most, over: false }
    }

    /// An edge of the clause, or of the reply if the mark stands twice.
    fn edge(&mut self, mark: char) -> Part<'a> {
        let after = &self.rest[1..];
        let twice = after.starts_with(mark);
        self.rest = after.strip_prefix(mark).unwrap_or(after);
        match (mark, twice) {
            ('^', false) => Part::ClauseStart,
            ('^', true) => Part::ReplyStart,
            (_, false) => Part::ClauseEnd,
            (_, true) => Part::ReplyEnd,
        }
    }

    /// What stands inside a bracket that opens here.
    fn bracket(&mut self, close: char) -> Result<&'a str, RuleErrorKind> {
        let rest: &'a str = &self.rest[1..];
        let end = rest.find(close).ok_or(RuleErrorKind::Malformed)?;
        self.rest = &rest[end + 1..];
        Ok(&rest[..end])
    }
}

/// What ends a word and begins another part.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '['
            | ']'
            | '<'
            | '>'
            | '{'
            | '}'
            | '|'
            | '\u{2026}'
            | ','
            | '\u{ff0c}'
            | '^'
            | '$'
    )
}

/// The alternatives of a plain bracket; one left empty is a fault.
fn choices(inner: &str) -> Result<Vec<Choice<'_>>, RuleErrorKind> {
    let mut choices = Vec::with_capacity(8);
    for choice in inner.split('|') {
        let list = choice.strip_prefix('<');
        choices.push(match list.and_then(|list| list.strip_suffix('>')) {
            Some(list) => Choice::List(list),
            None if choice.is_empty() => return Err(RuleErrorKind::Malformed),
            None => Choice::Word(choice),
        });
    }
    Ok(choices)
}
