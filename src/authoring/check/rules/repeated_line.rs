//! `repeated-line`: a line of the customer stands in the file twice.
//!
//! Why: lines are not repeated while others are left; two of the same defeat that.

use std::collections::BTreeSet;

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "repeated-line",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for line in on.lines() {
        if !seen.insert(line.value) {
            findings.warning(RULE.code, line.span);
        }
    }
}
