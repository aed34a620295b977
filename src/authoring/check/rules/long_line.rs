//! `long-line`: a line is longer than anybody says or types at once on its channel.
//!
//! Why: it does not fit the screen, and it tells the trainee everything before they asked.

use super::{Rule, Subject};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "long-line",
    find,
};

/// Characters: spoken, in a chat with its limit for replies, in a letter.
const SPOKEN: usize = 120;
const LETTER: usize = 600;

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let Some(channel) = on.look.channel else {
        return;
    };
    let most = match channel.limit {
        _ if channel.spoken => SPOKEN,
        0 => LETTER,
        limit => usize::from(limit),
    };
    for line in on.lines() {
        if !on.may_differ(line, findings) {
            continue;
        }
        let length = line.value.chars().count();
        if length > most {
            findings
                .warning(RULE.code, line.span)
                .with("length", &length)
                .with("most", &most);
        }
    }
}
