//! `contradiction`: the same words are a right answer and a wrong one.
//!
//! Why: who says them earns the points and loses them again.

use super::{
    Rule, Subject,
    texts::{all, clauses},
};
use crate::source::{Findings, Placed};

pub(super) const RULE: Rule = Rule {
    code: "contradiction",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let root = on.look.root;
    let wrong: Vec<_> = all(root, "answer", "wrong")
        .into_iter()
        .map(|wrong| (wrong, on.may_differ(&wrong, findings)))
        .collect();
    let drawn = wrong.iter().any(|(_, drawn)| *drawn);
    let right: Vec<(Placed<&str>, String)> = all(root, "answer", "say")
        .into_iter()
        .filter(|say| drawn || on.may_differ(say, findings))
        .map(|say| (say, clauses(say.value)))
        .collect();
    if right.is_empty() {
        return;
    }
    for (wrong, _) in wrong {
        let pieces = clauses(wrong.value);
        let same = right
            .iter()
            .find(|(_, right)| !pieces.is_empty() && *right == pieces);
        if let Some((right, _)) = same {
            let line = findings.file().place(right.span.start).0;
            findings.warning(RULE.code, wrong.span).with("line", &line);
        }
    }
}
