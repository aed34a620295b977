//! `unknown-name` in `finds` and `misses`: an expectation names a fault or an item that no rubric has.
//!
//! Why: it could never be met, or never fail.

use super::{Rule, Subject};
use crate::source::{Findings, Placed, suggest::nearest};

pub(super) const RULE: Rule = Rule {
    code: "unknown-name",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let rubrics = || on.look.rubrics.values();
    let faults: Vec<&str> = rubrics()
        .flat_map(|rubric| {
            let faults = rubric.faults.iter().map(|item| item.id.as_str());
            faults.chain(rubric.fatals.iter().map(|item| item.fault.as_str()))
        })
        .collect();
    let items: Vec<&str> = rubrics()
        .flat_map(|rubric| rubric.items.iter().map(|item| item.id.as_str()))
        .collect();
    for play in on.look.root.sections("play") {
        let expect = play.section("expect");
        for name in expect.placed_texts("finds") {
            let code = on.look.spellings.code("fault", name.value);
            must_be_known(name, code, ("fault", &faults), findings);
        }
        for name in expect.placed_texts("misses") {
            must_be_known(name, name.value, ("item", &items), findings);
        }
    }
}

fn must_be_known(
    name: Placed<&str>,
    code: &str,
    (kind, known): (&'static str, &[&str]),
    findings: &mut Findings,
) {
    if !known.contains(&code) && !known.is_empty() {
        let meant = nearest(name.value, known.iter().copied()).map(str::to_owned);
        findings
            .error(RULE.code, name.span)
            .with("kind", kind)
            .with("name", name.value)
            .suggest(meant);
    }
}
