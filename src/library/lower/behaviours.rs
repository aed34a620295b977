//! Behaviour files: names for everybody, rules for the lexicon, and the faults that compiling them shows.
//! The rules are read when a lexicon is made of them and not kept: they are half of all that is compiled in.

use std::sync::Arc;

use crate::{
    engine::step::Step,
    library::BehaviourName,
    locale::Localised,
    reading::{
        Lexicon,
        rules::{RuleError, RuleErrorKind, RuleFile},
    },
    source::{Diagnostic, Findings, SourceFile, built_in},
    text::{Name, Span},
};

/// The behaviour files, all of them right as files, with the names that findings quote.
#[derive(Default, PartialEq, Eq)]
pub(crate) struct Rules(pub(crate) Vec<(Name, Arc<SourceFile>)>);

impl Rules {
    pub(crate) fn compile(&self) -> Result<Lexicon, Vec<RuleError>> {
        let ready = self.are_built_in().then(built_in::lexicon);
        let ready = ready.and_then(Lexicon::of_bytes);
        ready.map_or_else(|| Lexicon::compile(&self.written()), Ok)
    }

    /// Whether they are the compiled-in files, all of them and no other: these were compiled with the program.
    fn are_built_in(&self) -> bool {
        let built_in = built_in::assets("behaviours");
        let mut pairs = self.0.iter().zip(&built_in);
        self.0.len() == built_in.len()
            && pairs.all(|((_, file), built_in)| file.text == built_in.text)
    }

    /// What stands in the files, in their order.
    pub(crate) fn written(&self) -> Vec<(Name, RuleFile)> {
        let files = self.0.iter();
        let written = files.map(|(name, file)| {
            let written = toml::from_str(&file.text).unwrap_or_default();
            (name.clone(), written)
        });
        written.collect()
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.0.iter().map(|(_, file)| file)
    }

    /// The file of a name.
    pub(crate) fn file(&self, name: &str) -> Option<&Arc<SourceFile>> {
        let (_, file) = self.0.iter().find(|(known, _)| **known == *name)?;
        Some(file)
    }

    /// What the compiler finds, each at the words it is about.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.placed(&self.compile().err().unwrap_or_default())
    }

    /// Errors of the compiler as findings.
    pub(crate) fn placed(&self, errors: &[RuleError]) -> Vec<Diagnostic> {
        let at_its_place = |error: &RuleError| {
            let file = self.file(&error.file)?;
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

/// The behaviours that a compiled-in file defines.
pub(crate) fn names_compiled_in(file: &str) -> impl Iterator<Item = (Name, BehaviourName)> {
    let lines = include_str!(concat!(env!("OUT_DIR"), "/behaviours.txt")).lines();
    lines.filter_map(move |line| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        (next() == file).then(|| {
            let name = next().into();
            let (zh, en) = (next().to_owned(), next().to_owned());
            let step = Step::from_code(next());
            let name_and_step = BehaviourName {
                name: Localised { zh, en },
                step,
            };
            (name, name_and_step)
        })
    })
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
