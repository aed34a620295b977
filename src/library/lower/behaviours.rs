//! Behaviour files: names for everybody, rules for the lexicon, and the faults that compiling them shows.

use std::sync::Arc;

use crate::{
    engine::step::Step,
    library::BehaviourName,
    locale::Localised,
    reading::{
        Lexicon,
        rules::{RuleError, RuleErrorKind, RuleFile},
    },
    source::{Diagnostic, Findings, SourceFile},
    text::{Name, Span},
};

/// The behaviour files, ready to be compiled.
#[derive(Default)]
pub(crate) struct Rules {
    /// By file name.
    pub(crate) written: Vec<(Name, RuleFile)>,
    /// Their texts, in the same order.
    pub(crate) files: Vec<Arc<SourceFile>>,
}

impl Rules {
    pub(crate) fn compile(&self) -> Result<Lexicon, Vec<RuleError>> {
        Lexicon::compile(&self.written)
    }

    /// What the compiler finds, each at the words it is about.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.placed(&self.compile().err().unwrap_or_default())
    }

    /// Errors of the compiler as findings.
    pub(crate) fn placed(&self, errors: &[RuleError]) -> Vec<Diagnostic> {
        let at_its_place = |error: &RuleError| {
            let names = self.written.iter().map(|(name, _)| name);
            let (_, file) = names
                .zip(&self.files)
                .find(|(name, _)| **name == error.file)?;
            let mut findings = Findings::new(Arc::clone(file));
            findings
                .error(
                    code(error.kind),
                    place(&error.rule, &error.pattern, &file.text),
                )
                .with("pattern", &error.pattern);
            Some(findings.sorted())
        };
        errors.iter().filter_map(at_its_place).flatten().collect()
    }
}

/// The behaviours that a file defines.
pub(crate) fn names(rules: &RuleFile) -> impl Iterator<Item = (Name, BehaviourName)> {
    rules.behaviours.iter().map(|behaviour| {
        let name = BehaviourName {
            name: Localised {
                zh: behaviour.title.zh.clone(),
                en: behaviour.title.en.clone(),
            },
            step: behaviour.step.as_deref().and_then(Step::from_code),
        };
        (behaviour.name.clone(), name)
    })
}

/// The first place of the words behind the name of their rule; of escaped ones, the name; of word lists, their key.
pub(super) fn place(rule_name: &str, words: &str, text: &str) -> Span {
    let quoted = |word: &str, from: usize| {
        let rest = text.get(from..)?;
        let at = rest.find(&format!("\"{word}\""))?;
        Some(Span::new(from + at + 1, from + at + 1 + word.len()))
    };
    let rule = quoted(rule_name, 0);
    let from = rule.map_or(0, |rule| rule.end);
    let key = || {
        let lines = text.split_inclusive('\n').scan(0, |end, line| {
            let start = *end;
            *end += line.len();
            Some((start, line))
        });
        let mut keys = lines.filter_map(|(start, line)| {
            let rest = line.strip_prefix(rule_name)?.trim_start();
            rest.starts_with('=')
                .then_some(Span::new(start, start + rule_name.len()))
        });
        keys.next()
    };
    quoted(words, from)
        .or(rule)
        .or_else(key)
        .unwrap_or_default()
}

fn code(kind: RuleErrorKind) -> &'static str {
    match kind {
        RuleErrorKind::UnknownFormat => "newer-format",
        RuleErrorKind::UnknownBehaviour => "rule-unknown-behaviour",
        RuleErrorKind::UnknownGuard => "rule-unknown-guard",
        RuleErrorKind::UnknownWords => "rule-unknown-words",
        RuleErrorKind::Malformed => "rule-malformed",
        RuleErrorKind::NoWords => "rule-no-words",
        RuleErrorKind::Twice => "rule-twice",
    }
}
