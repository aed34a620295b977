//! The other texts of a scenario: what the agent is to say, or not to say.

use crate::source::{Placed, Section};

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

/// The text cut at its punctuation, each piece folded: what two wordings have in common is compared by.
pub(super) fn clauses(text: &str) -> Vec<String> {
    let mut bare = String::with_capacity(text.len());
    let mut depth = 0usize;
    for one in text.chars() {
        match one {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(one),
            _ => {}
        }
    }
    let pieces = bare.split(|one: char| !one.is_alphanumeric());
    pieces
        .map(crate::text::fold::fold)
        .filter(|piece| !piece.is_empty())
        .collect()
}
