//! `wrong-language`: a text that is to be said or heard is not Chinese.
//!
//! Why: replies are read as Chinese; what is written in another language is never recognised, and no customer speaks it.

use super::{
    Rule, Subject,
    texts::{all, heard},
};
use crate::source::Findings;

pub(super) const RULE: Rule = Rule {
    code: "wrong-language",
    find,
};

/// Words of the Latin script from which a text without a Chinese character is in another language: fewer may be a name.
const WORDS: usize = 3;
/// Kana or Hangul from which it is no borrowed sign.
const FOREIGN: usize = 2;

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let said = on.lines().iter().copied();
    let seen = all(on.look.root, "event", "notice");
    for text in said.chain(heard(on.look.root)).chain(seen) {
        if on.may_differ(&text, findings) && is_foreign(text.value) {
            findings.warning(RULE.code, text.span);
        }
    }
}

fn is_foreign(text: &str) -> bool {
    let foreign = text.chars().filter(|one| {
        matches!(one, '\u{3040}'..='\u{30ff}' | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}')
    });
    if foreign.count() >= FOREIGN {
        return true;
    }
    let chinese = |one: char| matches!(one, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let words = text.split(|one: char| !one.is_alphabetic());
    let words = words.filter(|word| word.chars().count() >= 2);
    !text.contains(chinese) && words.count() >= WORDS
}
