//! Changes to a text, each in its place; all else stays as its author wrote it.

use crate::text::Span;

/// A stretch of a text and what is to stand there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Patch {
    pub span: Span,
    pub text: String,
}

/// The text with the patches put in; of two that overlap the earlier stays.
pub fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| patch.span);
    patches.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    let mut text = text.to_owned();
    // From the end, so that the places before stay true.
    for patch in patches.iter().rev() {
        let range = patch.span.start..patch.span.end;
        if text.get(range.clone()).is_some() {
            text.replace_range(range, &patch.text);
        }
    }
    text
}
