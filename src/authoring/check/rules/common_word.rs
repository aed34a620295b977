//! `common-word`: all that a wording of an answer says is one common word.
//!
//! Why: any reply that has the word, or another of the same meaning, counts as the answer.

use super::{Rule, Subject, texts::all};
use crate::{reading::only_word, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "common-word",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let lexicon = on.look.lexicon();
    for wording in ["say", "wrong"]
        .map(|key| all(on.look.root, "answer", key))
        .concat()
    {
        if !on.may_differ(&wording, findings) {
            continue;
        }
        if let Some(word) = only_word(&lexicon, wording.value) {
            findings.warning(RULE.code, wording.span).with("word", word);
        }
    }
}
