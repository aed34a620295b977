//! `contradiction`: the same words are a right answer and a wrong one.
//!
//! Why: who says them earns the points and loses them again.

use super::{Rule, Subject, clauses};
use crate::source::{Findings, Placed};

pub(super) const RULE: Rule = Rule {
    code: "contradiction",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let answers = on.look.root.sections("answer");
    let right: Vec<(Placed<&str>, Vec<String>)> = answers
        .iter()
        .flat_map(|answer| answer.placed_texts("say"))
        .map(|say| (say, clauses(say.value)))
        .collect();
    for wrong in answers
        .iter()
        .flat_map(|answer| answer.placed_texts("wrong"))
    {
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
