//! The outcome of plays as text: what differs like a diff, with the end of the call.

use std::fmt::Display;

use super::test::{Difference, Outcome, Run};
use crate::{
    report::{Voice, faults::script_error, line_fault, transcript},
    session::Sitting,
    text::clean,
};

/// Messages shown of a call that came out differently.
const LAST: usize = 6;

/// A line a play, with what differs below it, and a line of summary.
pub fn whole(runs: &[Run], voice: &Voice<'_>) -> String {
    let mut text: String = runs.iter().map(|run| one(run, voice)).collect();
    let failed = runs.iter().filter(|run| !run.is_as_expected()).count();
    let passed = runs.len() - failed;
    let args: [(&str, &dyn Display); 2] = [("passed", &passed), ("failed", &failed)];
    text.push_str(&voice.locale.format("report.test.summary", &args));
    text.push('\n');
    text
}

fn one(run: &Run, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let persona = run
        .persona
        .as_ref()
        .map_or_else(String::new, |persona| format!(" ({persona})"));
    let name = format!("{} / {}{persona}", run.scenario.id, run.play);
    let name = clean::printable(&name);
    match &run.outcome {
        Outcome::AsExpected => format!("{}  {name}\n", locale.text("report.test.ok")),
        Outcome::Differs {
            differences,
            sitting,
        } => {
            let mut text = format!("{}  {name}\n", locale.text("report.test.failed"));
            text.extend(differences.iter().map(difference));
            text.push_str(&tail(sitting, voice));
            text
        }
        Outcome::BadLine(fault) => {
            let line = line_fault(fault.line, &fault.fault, locale);
            format!(
                "{}  {name}\n    {line}\n",
                locale.text("report.test.failed")
            )
        }
        Outcome::NoScript(error) => {
            format!(
                "{}  {name}\n    {}\n",
                locale.text("report.test.failed"),
                script_error(error, locale)
            )
        }
    }
}

fn difference(difference: &Difference) -> String {
    let Difference { key, wanted, got } = difference;
    format!(
        "    - {key} = {}\n    + {key} = {}\n",
        clean::printable(wanted),
        clean::printable(got)
    )
}

/// The last messages, indented.
fn tail(sitting: &Sitting, voice: &Voice<'_>) -> String {
    let whole = transcript::whole(sitting, voice);
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in whole.split_inclusive('\n') {
        if !line.starts_with(' ') {
            starts.push(at);
        }
        at += line.len();
    }
    let from = starts
        .len()
        .checked_sub(LAST)
        .map_or(0, |first| starts[first]);
    let mut text = String::new();
    if from > 0 {
        text.push_str("      ...\n");
    }
    for line in whole[from..].lines() {
        text.push_str("      ");
        text.push_str(line);
        text.push('\n');
    }
    text
}
