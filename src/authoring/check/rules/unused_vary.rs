//! `unused-vary`: a slot has values, but stands nowhere in the file.
//!
//! Why: every draw is the same, and the name of the slot is probably misspelt where it should stand.

use super::{Rule, Subject};
use crate::{
    source::{Findings, Section},
    text::Span,
};

pub(super) const RULE: Rule = Rule {
    code: "unused-vary",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    // All draws have the same lists.
    if on.look.again {
        return;
    }
    let root = on.look.root;
    for table in root.sections("vary") {
        for (name, _) in table.entries() {
            if !is_used(name.value, root, findings) {
                findings
                    .warning(RULE.code, name.span)
                    .with("slot", name.value);
            }
        }
    }
}

/// The texts of a draw have values where the slots were: those stand in the file alone. The title is never filled.
fn is_used(slot: &str, root: Section<'_>, findings: &Findings) -> bool {
    let text = &findings.file().text;
    let title = root.place("title");
    let slot = format!("{{{slot}}}");
    text.match_indices(&slot).any(|(at, _)| {
        let line = findings.file().line(at);
        let before = Span::new(line.start, at).of(text).trim_start();
        !(before.starts_with('#') || (title.start..title.end).contains(&at))
    })
}
