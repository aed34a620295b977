//! The examples of behaviour files: what they must show, and what they must not.

use std::sync::Arc;

use super::behaviours::{Rules, place};
use crate::{
    reading::{Lexicon, Meaning, Reading},
    source::{Diagnostic, Findings},
    text::{Name, Span},
};

/// Examples that were read, and those that came out otherwise than their author says.
#[derive(Default)]
pub struct Tried {
    pub examples: usize,
    pub diagnostics: Vec<Diagnostic>,
}

impl Rules {
    /// Reads the examples of the files that `wanted` names.
    pub(crate) fn try_examples(&self, lexicon: &Lexicon, wanted: impl Fn(&str) -> bool) -> Tried {
        let mut tried = Tried::default();
        let written = self.written();
        let files = written.iter().zip(self.files());
        for ((_, written), file) in files.filter(|(_, file)| wanted(&file.name)) {
            let mut findings = Findings::new(Arc::clone(file));
            for rule in &written.rules {
                let yes = rule.yes.iter().map(|example| (example, true));
                for (example, must) in yes.chain(rule.no.iter().map(|example| (example, false))) {
                    let (customer, reply) = example.turn();
                    let reading = lexicon.read(customer, reply);
                    tried.examples += 1;
                    let at = || place(&rule.id, reply, &file.text);
                    for behaviour in rule.does.names() {
                        if reading.has(behaviour) != must {
                            tell(&mut findings, at(), behaviour, &reading);
                        }
                    }
                }
            }
            tried.diagnostics.extend(findings.sorted());
        }
        tried
    }
}

/// Says what the example shows instead, and by which rule.
fn tell(findings: &mut Findings, at: Span, behaviour: &Name, reading: &Reading) {
    let by = reading.did(behaviour).next();
    match by {
        Some(sign) => findings
            .warning("example-read", at)
            .with("behaviour", behaviour)
            .with("rule", &sign.rule),
        None => findings
            .warning("example-missed", at)
            .with("behaviour", behaviour)
            .with("found", &found(reading)),
    };
}

/// The behaviours that are read, each with its rule.
fn found(reading: &Reading) -> String {
    let signs = reading.signs.iter().filter_map(|sign| match &sign.meaning {
        Meaning::Did { name } => Some(format!("{name} ({})", sign.rule)),
        _ => None,
    });
    let found: Vec<String> = signs.collect();
    if found.is_empty() {
        return "-".to_owned();
    }
    found.join(", ")
}
