//! `unmeasured-expectation`: an outcome of a play is left open with `"?"`.
//!
//! Why: nothing is compared there until the figure is filled in.

use super::{Rule, Subject};
use crate::source::{Findings, Section};

pub(super) const RULE: Rule = Rule {
    code: "unmeasured-expectation",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    for play in on.look.root.sections("play") {
        let expect = play.section("expect");
        open_ones(expect, findings);
        open_ones(expect.section("mood"), findings);
    }
}

fn open_ones(section: Section<'_>, findings: &mut Findings) {
    for (key, _) in section.entries() {
        if section.is_open(key.value) {
            findings
                .warning(RULE.code, section.place(key.value))
                .with("key", key.value);
        }
    }
}
