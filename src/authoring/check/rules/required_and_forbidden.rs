//! `required-and-forbidden`: a sentence that is to be said holds one that must not be said.
//!
//! Why: who says what is required is marked down for it.

use super::{Rule, Subject, clauses, texts::all};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "required-and-forbidden",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let root = on.look.root;
    let forbidden: Vec<_> = all(root, "forbid", "say")
        .into_iter()
        .map(|say| (say, clauses(say.value)))
        .filter(|(_, pieces)| !pieces.is_empty())
        .collect();
    if forbidden.is_empty() {
        return;
    }
    let required = all(root, "phrase", "say").into_iter();
    for say in required.chain(all(root, "answer", "say")) {
        let pieces = clauses(say.value);
        // Whole clauses only: within one, another word may turn the sense.
        let holds = |(_, not): &&(_, Vec<String>)| {
            pieces.windows(not.len()).any(|some| some == not.as_slice())
        };
        if let Some((not, _)) = forbidden.iter().find(holds) {
            let line = findings.file().place(not.span.start).0;
            findings
                .warning(RULE.code, say.span)
                .with("line", &line)
                .with("phrase", not.value);
        }
    }
}
