//! `repeated-line`: a line of the customer stands in the file twice.
//!
//! Why: lines are not repeated while others are left; two of the same defeat that.

use std::collections::BTreeSet;

use super::{Rule, lines::customer_lines};
use crate::{library::Look, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "repeated-line",
    find,
};

fn find(look: &Look<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for line in customer_lines(look.root) {
        if !seen.insert(line.value) {
            findings.warning(RULE.code, line.span);
        }
    }
}
