//! `common-word`: all that a wording of an answer says is one common word.
//!
//! Why: any reply that has the word, or another of the same meaning, counts as the answer.

use super::{Rule, Subject};
use crate::{reading::only_word, source::Findings};

pub(super) const RULE: Rule = Rule {
    code: "common-word",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let lexicon = on.look.lexicon();
    let answers = on.look.root.sections("answer").into_iter();
    for say in answers.flat_map(|answer| answer.placed_texts("say")) {
        if let Some(word) = only_word(&lexicon, say.value) {
            findings.warning(RULE.code, say.span).with("word", word);
        }
    }
}
