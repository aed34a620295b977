//! Chinese (and other) spellings of codes.

use crate::source::{Section, Spellings, section::text_of};

/// Adds a file's spellings to those known; a spelling given again gets the new code.
pub(crate) fn spellings(root: Section<'_>, known: &mut Spellings) {
    for (kind, _) in root.entries() {
        for (spelling, code) in root.section(kind.value).entries() {
            if let Some(code) = text_of(code) {
                known.add(kind.value, spelling.value, code.value);
            }
        }
    }
}
