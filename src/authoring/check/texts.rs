//! The other texts of a scenario: what the agent is to say, or not to say.

use crate::{
    source::{Placed, Section},
    text::fold::{Letters, letter},
};

/// Of one kind of section, the texts behind one of its keys.
pub(super) fn all<'a>(root: Section<'a>, kind: &str, key: &str) -> Vec<Placed<&'a str>> {
    let sections = root.sections(kind).into_iter();
    sections
        .flat_map(|section| section.placed_texts(key))
        .collect()
}

/// What is heard for in the agent's replies.
pub(super) fn heard(root: Section<'_>) -> Vec<Placed<&str>> {
    const HEARD: [(&str, &str); 8] = [
        ("fact", "ask"),
        ("secret", "say"),
        ("answer", "say"),
        ("answer", "wrong"),
        ("refuse", "demand"),
        ("refuse", "reason"),
        ("refuse", "offer"),
        ("forbid", "say"),
    ];
    let mut found: Vec<_> = HEARD
        .iter()
        .flat_map(|(kind, key)| all(root, kind, key))
        .collect();
    found.extend(all(root, "phrase", "say"));
    found
}

/// What parts two pieces of a text.
pub(super) const PARTS: char = '\n';

/// The letters of a text cut at its punctuation, each piece folded: what two wordings have in common is compared by.
pub(super) fn clauses(text: &str) -> String {
    let mut pieces = String::with_capacity(text.len());
    let (mut depth, mut cut) = (0usize, false);
    let mut said = Letters::default();
    for one in text.chars() {
        match one {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if is_chinese(one) || one.is_alphanumeric() => {
                if let Some(c) = letter(one).filter(|c| said.adds(*c)) {
                    if std::mem::take(&mut cut) {
                        pieces.push(PARTS);
                    }
                    pieces.push(c);
                }
            }
            _ => (cut, said) = (!pieces.is_empty(), Letters::default()),
        }
    }
    pieces
}

/// The commonest letters, told without the tables of all scripts.
fn is_chinese(one: char) -> bool {
    matches!(one, '\u{4e00}'..='\u{9fff}')
}
