//! The words and signs of a condition, each with its place; a full-width sign stands for the plain one.

use super::Comparison;
use crate::text::Span;

#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
}

impl Token<'_> {
    /// Whether it is this sign of one character.
    pub(super) fn is(self, sign: &str) -> bool {
        self.text.chars().map(plain).eq(sign.chars())
    }

    pub(super) fn comparison(self) -> Option<Comparison> {
        match self.text {
            "\u{2265}" => Some(Comparison::AtLeast),
            "\u{2264}" => Some(Comparison::AtMost),
            text => Comparison::from_code(&text.chars().map(plain).collect::<String>()),
        }
    }
}

/// Signs that no name may hold.
pub(super) fn is_sign(character: char) -> bool {
    matches!(
        plain(character),
        '|' | '&' | '(' | ')' | ':' | '<' | '>' | '=' | '\u{2264}' | '\u{2265}'
    )
}

/// Full-width signs are what a Chinese keyboard gives.
fn plain(character: char) -> char {
    match character {
        '\u{ff5c}' => '|',
        '\u{ff06}' => '&',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        '\u{ff1a}' => ':',
        '\u{ff1c}' => '<',
        '\u{ff1e}' => '>',
        '\u{ff1d}' => '=',
        other => other,
    }
}

/// Words and signs; `<=` and `>=` are one token.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if is_sign(first) {
            let orders = matches!(plain(first), '<' | '>');
            let equals = rest.next_if(|(_, next)| orders && plain(*next) == '=');
            end += equals.map_or(0, |(_, next)| next.len_utf8());
        } else {
            while let Some((at, next)) =
                rest.next_if(|(_, next)| !next.is_whitespace() && !is_sign(*next))
            {
                end = at + next.len_utf8();
            }
        }
        let span = Span::new(start, end);
        found.push(Token {
            text: span.of(text),
            span,
        });
    }
    found
}
