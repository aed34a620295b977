//! The notation of patterns: words, `(a|b)` alternatives, `[a|b]` or `(a)?` optional, gaps, `<list>`, `{number}` `{time}`, `^` `$` edges, a comma that crosses clauses.

use super::rules::RuleErrorKind;
use crate::text::fold::fold;

/// A part of a pattern as written; words are folded like replies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// One of these must stand here.
    Words(Vec<Choice>),
    Optional(Vec<Choice>),
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

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Choice {
    Word(String),
    List(String),
}

/// Characters between the parts of a pattern when `…` names no limit.
const USUAL_GAP: usize = 8;

/// All that a written pattern stands for: alternatives with gaps, edges or brackets inside become patterns of their own.
pub(crate) fn parse(pattern: &str) -> Result<Vec<Vec<Part>>, RuleErrorKind> {
    let mut plain = Vec::new();
    let mut open = vec![pattern.to_owned()];
    while let Some(next) = open.pop() {
        if plain.len() + open.len() > MOST_PATTERNS {
            return Err(RuleErrorKind::Malformed);
        }
        match unfold(&next)? {
            Some(more) => open.extend(more),
            None => plain.push(parse_plain(&next)?),
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
        let (choices, end) = group(&pattern[start..])?;
        let end = start + end;
        let (before, after) = (&pattern[..start], &pattern[end..]);
        let optional = pattern[start..].starts_with('[') || after.starts_with('?');
        let after = after.strip_prefix('?').unwrap_or(after);
        let (plain, rich): (Vec<&str>, Vec<&str>) =
            choices.iter().partition(|choice| !is_rich(choice));
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
    choice.contains(RICH)
        || choice
            .match_indices('<')
            .any(|(at, _)| at > 0 || !choice.ends_with('>'))
}

const RICH: [char; 9] = ['(', '[', '\u{2026}', '^', '$', ',', '\u{ff0c}', '{', '?'];

/// The alternatives of the bracket that `text` begins with, and where it ends.
fn group(text: &str) -> Result<(Vec<&str>, usize), RuleErrorKind> {
    let (mut depth, mut from, mut choices) = (0, 1, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            '|' if depth == 1 => {
                choices.push(&text[from..at]);
                from = at + 1;
            }
            ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    choices.push(&text[from..at]);
                    return Ok((choices, at + 1));
                }
            }
            _ => {}
        }
    }
    Err(RuleErrorKind::Malformed)
}

fn parse_plain(pattern: &str) -> Result<Vec<Part>, RuleErrorKind> {
    let mut parser = Parser {
        rest: pattern,
        word: String::new(),
        parts: Vec::new(),
    };
    while let Some(next) = parser.rest.chars().next() {
        parser.part(next)?;
    }
    parser.end_word();
    let anchored = parser
        .parts
        .iter()
        .any(|part| matches!(part, Part::Words(_) | Part::Number | Part::Time));
    if anchored {
        Ok(parser.parts)
    } else {
        Err(RuleErrorKind::NoWords)
    }
}

struct Parser<'a> {
    rest: &'a str,
    word: String,
    parts: Vec<Part>,
}

impl<'a> Parser<'a> {
    fn part(&mut self, next: char) -> Result<(), RuleErrorKind> {
        match next {
            '(' => {
                let inner = self.bracket(')')?;
                self.push(Part::Words(choices(inner)?));
            }
            '[' => {
                let inner = self.bracket(']')?;
                self.push(Part::Optional(choices(inner)?));
            }
            '<' => {
                let list = self.bracket('>')?.to_owned();
                self.push(Part::Words(vec![Choice::List(list)]));
            }
            '{' => {
                let part = match self.bracket('}')? {
                    "number" => Part::Number,
                    "time" => Part::Time,
                    _ => return Err(RuleErrorKind::Malformed),
                };
                self.push(part);
            }
            '\u{2026}' => {
                let gap = self.gap();
                self.push(gap);
            }
            ',' | '\u{ff0c}' => {
                self.rest = &self.rest[next.len_utf8()..];
                self.push(Part::Gap {
                    most: 3,
                    over: true,
                });
            }
            '^' | '$' => {
                let edge = self.edge(next);
                self.push(edge);
            }
            ')' | ']' | '>' | '}' | '|' => return Err(RuleErrorKind::Malformed),
            _ => {
                self.word.push(next);
                self.rest = &self.rest[next.len_utf8()..];
            }
        }
        Ok(())
    }

    /// A gap with the limit that is written behind it.
    fn gap(&mut self) -> Part {
        let rest = self.rest.trim_start_matches('\u{2026}');
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let most = rest[..rest.len() - after.len()]
            .parse()
            .unwrap_or(USUAL_GAP);
        self.rest = after;
        Part::Gap { most, over: false }
    }

    /// An edge of the clause, or of the reply if the mark stands twice.
    fn edge(&mut self, mark: char) -> Part {
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

    fn push(&mut self, part: Part) {
        self.end_word();
        self.parts.push(part);
    }

    fn end_word(&mut self) {
        let word = fold(&std::mem::take(&mut self.word));
        if !word.is_empty() {
            // Written words come before the part that is being pushed.
            self.parts.push(Part::Words(vec![Choice::Word(word)]));
        }
    }
}

/// Words that fold to nothing (a sigh) are left out; an alternative left empty is a fault.
fn choices(inner: &str) -> Result<Vec<Choice>, RuleErrorKind> {
    let mut choices = Vec::new();
    for choice in inner.split('|') {
        match choice
            .strip_prefix('<')
            .and_then(|list| list.strip_suffix('>'))
        {
            Some(list) => choices.push(Choice::List(list.to_owned())),
            None if choice.is_empty() => return Err(RuleErrorKind::Malformed),
            None => {
                let word = fold(choice);
                if !word.is_empty() {
                    choices.push(Choice::Word(word));
                }
            }
        }
    }
    if choices.is_empty() {
        Err(RuleErrorKind::NoWords)
    } else {
        Ok(choices)
    }
}
