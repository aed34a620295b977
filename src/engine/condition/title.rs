//! Titles in conditions that have blanks or signs in them: several tokens are one name.

use super::tokens::{Token, is_sign};
use crate::{source::ScenarioSpellings, text::Span};

/// The longest title that begins the `behind` of an atom's colon, and how many tokens it takes.
pub(super) fn title<'a>(
    text: &'a str,
    behind: &[Token<'a>],
    word: &str,
    spellings: ScenarioSpellings<'_>,
) -> Option<(Token<'a>, usize)> {
    let start = behind.first()?.span.start;
    let rest = text.get(start..)?;
    let several = |title: &&str| title.chars().any(|one| one.is_whitespace() || is_sign(one));
    let titles = spellings.of(kind(word)?);
    let longest = titles
        .filter(|title| rest.starts_with(title))
        .filter(several)
        .max_by_key(|title| title.len())?;
    let span = Span::new(start, start + longest.len());
    let count = behind
        .iter()
        .take_while(|token| token.span.start < span.end);
    let count = count.count();
    // Where a word goes on behind it, another name is meant.
    let whole = behind.get(count.checked_sub(1)?)?.span.end == span.end;
    whole.then(|| {
        let title = Token {
            text: span.of(text),
            span,
        };
        (title, count)
    })
}

/// The kind of name that an atom takes, where such a name has a title.
fn kind(word: &str) -> Option<&'static str> {
    match word {
        "did" | "count" => Some("behaviour"),
        "told" | "part" | "wrong" => Some("answer"),
        "asked" | "knows" | "misgiven" => Some("fact"),
        "refused" | "granted" => Some("demand"),
        _ => None,
    }
}
