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
    let right = all(root, "answer", "say");
    let drawn: Vec<_> = right
        .iter()
        .filter(|say| on.may_differ(say, findings))
        .collect();
    for wrong in all(root, "answer", "wrong") {
        let same = |say: &&Placed<&str>| clauses(say.value).eq(clauses(wrong.value));
        let said = clauses(wrong.value).next().is_some();
        let right = if on.may_differ(&wrong, findings) {
            right.iter().find(same)
        } else {
            drawn.iter().copied().find(same)
        };
        if let Some(right) = right.filter(|_| said) {
            let line = findings.file().place(right.span.start).0;
            findings.warning(RULE.code, wrong.span).with("line", &line);
        }
    }
}
