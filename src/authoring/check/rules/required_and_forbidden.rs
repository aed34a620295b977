//! `required-and-forbidden`: a sentence that is to be said holds one that must not be said.
//!
//! Why: who says what is required is marked down for it.

use super::{
    Rule, Subject,
    texts::{PARTS, all, clauses},
};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "required-and-forbidden",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let root = on.look.root;
    let forbidden: Vec<_> = all(root, "forbid", "say")
        .into_iter()
        .map(|say| (say, whole_clauses(say.value)))
        .filter(|(_, pieces)| !pieces.is_empty())
        .collect();
    let drawn = forbidden
        .iter()
        .any(|(not, _)| on.may_differ(not, findings));
    if forbidden.is_empty() {
        return;
    }
    let required = all(root, "phrase", "say").into_iter();
    for say in required.chain(all(root, "answer", "say")) {
        if !drawn && !on.may_differ(&say, findings) {
            continue;
        }
        let pieces = whole_clauses(say.value);
        let holds = |(_, not): &&(_, String)| pieces.contains(not);
        if let Some((not, _)) = forbidden.iter().find(holds) {
            let line = findings.file().place(not.span.start).0;
            findings
                .warning(RULE.code, say.span)
                .with("line", &line)
                .with("phrase", not.value);
        }
    }
}

/// The clauses between marks, so that one is found as a whole only: within a clause another word may turn the sense.
fn whole_clauses(text: &str) -> String {
    let mut pieces = clauses(text);
    if !pieces.is_empty() {
        pieces.insert(0, PARTS);
        pieces.push(PARTS);
    }
    pieces
}
