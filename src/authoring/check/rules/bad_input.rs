//! `bad-input`: an input line of a play is no reply and no command.
//!
//! Why: the play would stop there.

use super::{Rule, Subject};
use crate::{
    session::line::{self, COMMANDS, LineFault},
    source::{Findings, suggest::nearest},
};

pub(super) const RULE: Rule = Rule {
    code: "bad-input",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    for play in on.look.root.sections("play") {
        for input in play.placed_texts("inputs") {
            if !on.may_differ(&input, findings) {
                continue;
            }
            if let Err(fault) = line::parse(input.value, on.look.spellings) {
                let (about, meant) = told(&fault);
                findings
                    .error(RULE.code, input.span)
                    .with("word", about)
                    .suggest(meant.map(str::to_owned));
            }
        }
    }
}

/// The word that is wrong, and the command that was meant.
fn told(fault: &LineFault) -> (&str, Option<&'static str>) {
    match fault {
        LineFault::UnknownCommand(word) => (word, nearest(word, COMMANDS.iter().copied())),
        LineFault::UnknownValue(_, word)
        | LineFault::SecondsExpected(word)
        | LineFault::DeskExpected(word)
        | LineFault::FieldExpected(word)
        | LineFault::UnknownField(word) => (word, None),
        LineFault::ReasonMissing => ("/transfer", None),
        LineFault::ArticleMissing => ("/lookup", None),
        LineFault::QuoteOpen => ("\"", None),
    }
}
