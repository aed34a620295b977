//! Rubrics: the judge knows what they mean; here its faults get their places.

use serde::Deserialize;
use toml::{Spanned, de::DeTable};

use super::Known;
use crate::{
    engine::condition::Condition,
    judge::{Rubric, RubricFault, RubricFile, RubricProblem},
    source::{Findings, Section},
    text::{Name, Span},
};

/// A file that the walk found right; what its serde form or the judge still refuse is a finding.
pub(crate) fn rubric(
    table: &Spanned<DeTable<'_>>,
    id: &Name,
    known: &Known,
    findings: &mut Findings,
) -> Option<Rubric> {
    let written = written::<RubricFile>(table.clone(), findings)?;
    let parse = |text: &str| {
        Condition::parse(text, &known.spellings).map_err(|fault| fault.span.of(text).to_owned())
    };
    match Rubric::lower(id, &written, &parse) {
        Ok(rubric) => Some(rubric),
        Err(faults) => {
            let root = Section::new(table.get_ref(), Span::default());
            for fault in faults {
                report(&fault, root, findings);
            }
            None
        }
    }
}

/// The serde form of a checked document.
pub(crate) fn written<'de, T: Deserialize<'de>>(
    table: Spanned<DeTable<'de>>,
    findings: &mut Findings,
) -> Option<T> {
    match T::deserialize(toml::de::Deserializer::from(table)) {
        Ok(written) => Some(written),
        Err(error) => {
            let span = error.span().unwrap_or_default();
            findings
                .error("wrong-shape", Span::new(span.start, span.end))
                .with("problem", error.message());
            None
        }
    }
}

fn report(fault: &RubricFault, root: Section<'_>, findings: &mut Findings) {
    let code = match fault.problem {
        RubricProblem::Unknown => "rubric-unknown",
        RubricProblem::Condition(_) => "rubric-condition",
        RubricProblem::WeightSum => "rubric-weights",
        RubricProblem::NothingEarned => "rubric-nothing-earned",
        RubricProblem::Twice => "rubric-twice",
    };
    let value = match &fault.problem {
        RubricProblem::Condition(words) => words,
        RubricProblem::Unknown
        | RubricProblem::WeightSum
        | RubricProblem::NothingEarned
        | RubricProblem::Twice => &fault.value,
    };
    findings
        .error(code, place(&fault.key, root))
        .with("key", &fault.key)
        .with("value", value);
}

/// The place of `item[3].earn[0].when`, or of the last part of it that is there.
fn place(path: &str, root: Section<'_>) -> Span {
    let mut section = root;
    let mut span = root.span;
    for part in path.split('.') {
        let (key, index) = match part.split_once('[') {
            Some((key, rest)) => (key, rest.trim_end_matches(']').parse::<usize>().ok()),
            None => (part, None),
        };
        if section.value(key).is_none() {
            break;
        }
        span = section.place(key);
        section = match index {
            Some(index) => match section.sections(key).get(index) {
                Some(one) => *one,
                None => break,
            },
            None => section.section(key),
        };
        if !section.is_absent() {
            span = section.span;
        }
    }
    span
}
