//! The outcome of plays as `JUnit` XML: a suite for each scenario, a case for each play. Times are 0, so that the same
//! files give the same bytes.

use std::fmt::Write;

use super::{Tested, below, trouble};
use crate::{
    authoring::test::{Outcome, Run},
    report::{Voice, diagnostics, paint::Paint},
    source::Diagnostic,
    text::clean,
};

/// One suite: its cases, and how many of them failed or could not be run.
struct Suite {
    name: String,
    file: String,
    tests: usize,
    failures: usize,
    errors: usize,
    cases: String,
}

/// The whole document, with a line break at its end.
pub fn whole(tested: &Tested<'_>, voice: &Voice<'_>) -> String {
    let mut suites: Vec<Suite> = tested.faults.iter().map(|it| faulty(it, voice)).collect();
    for of_scenario in tested
        .runs
        .chunk_by(|one, other| one.scenario.id == other.scenario.id)
    {
        suites.extend(suite(of_scenario, voice));
    }
    let sum = |of: fn(&Suite) -> usize| suites.iter().map(of).sum::<usize>();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        xml,
        "<testsuites name=\"duilian\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"0\">",
        sum(|suite| suite.tests),
        sum(|suite| suite.failures),
        sum(|suite| suite.errors)
    );
    for suite in &suites {
        let _ = writeln!(
            xml,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"0\"{}>\n{}  </testsuite>",
            attribute(&suite.name),
            suite.tests,
            suite.failures,
            suite.errors,
            optional("file", &suite.file),
            suite.cases
        );
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn suite(runs: &[Run], voice: &Voice<'_>) -> Option<Suite> {
    let first = runs.first()?;
    let is_error = |run: &&Run| run.played().is_none();
    let errors = runs.iter().filter(is_error).count();
    let fine = runs.iter().filter(|run| run.is_as_expected()).count();
    Some(Suite {
        name: first.scenario.id.to_string(),
        file: first
            .place
            .as_ref()
            .map_or_else(String::new, |place| place.file.clone()),
        tests: runs.len(),
        failures: runs.len() - fine - errors,
        errors,
        cases: runs.iter().map(|run| case(run, voice)).collect(),
    })
}

fn case(run: &Run, voice: &Voice<'_>) -> String {
    let class = format!("{}.{}", run.scenario.category.code(), run.scenario.id);
    let name = match &run.persona {
        Some(persona) => format!("{} ({persona})", run.play),
        None => run.play.to_string(),
    };
    let (file, line) = run.place.as_ref().map_or_else(Default::default, |place| {
        let line = place.line.map_or_else(String::new, |line| line.to_string());
        (place.file.clone(), line)
    });
    let head = format!(
        "    <testcase classname=\"{}\" name=\"{}\" time=\"0\"{}{}",
        attribute(&class),
        attribute(&name),
        optional("file", &file),
        optional("line", &line)
    );
    let kind = match &run.outcome {
        Outcome::Played(_) if run.is_as_expected() => return format!("{head}/>\n"),
        Outcome::Played(_) if run.is_unmeasured() => "unmeasured",
        Outcome::Played(_) => "differs",
        Outcome::BadLine(_) => "bad-line",
        Outcome::NoScript(_) => "no-script",
        Outcome::Crashed(_) => "crashed",
    };
    let element = if run.played().is_some() {
        "failure"
    } else {
        "error"
    };
    let told = below(run, voice, Paint::default());
    let message = message(run, voice);
    format!(
        "{head}>\n{}    </testcase>\n",
        wrong(element, kind, &message, &told)
    )
}

/// What is wrong in one line.
fn message(run: &Run, voice: &Voice<'_>) -> String {
    let differences = run.played().map_or(&[][..], |played| &played.differences);
    if differences.is_empty() {
        return trouble(&run.outcome, voice);
    }
    let each = differences.iter().map(|it| {
        let args: [(&str, &dyn std::fmt::Display); 3] =
            [("key", &it.key), ("wanted", &it.wanted), ("got", &it.got)];
        voice.locale.format("report.test.message", &args)
    });
    each.collect::<Vec<_>>().join("; ")
}

/// A file that could not be loaded passes no test.
fn faulty(found: &Diagnostic, voice: &Voice<'_>) -> Suite {
    let (line, _) = found.file.place(found.span.start);
    let message = diagnostics::message(found, voice.locale);
    let told = diagnostics::render(std::slice::from_ref(found), voice.locale, false);
    let head = format!(
        "    <testcase classname=\"{}\" name=\"{}\" time=\"0\"{}{}",
        attribute(&found.file.name),
        attribute(found.code),
        optional("file", &found.file.name),
        optional("line", &line.to_string())
    );
    Suite {
        name: found.file.name.clone(),
        file: found.file.name.clone(),
        tests: 1,
        failures: 0,
        errors: 1,
        cases: format!(
            "{head}>\n{}    </testcase>\n",
            wrong("error", found.code, &message, told.trim_end())
        ),
    }
}

fn wrong(element: &str, kind: &str, message: &str, told: &str) -> String {
    format!(
        "      <{element} type=\"{}\" message=\"{}\">{}</{element}>\n",
        attribute(kind),
        attribute(message),
        escaped(told)
    )
}

fn optional(name: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    format!(" {name}=\"{}\"", attribute(value))
}

/// A value of an attribute: line breaks would be read as blanks.
fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Text that can stand in a document; characters that no document may hold are spelled out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(one),
            '\u{fffe}' | '\u{ffff}' => safe.extend(one.escape_unicode()),
            _ if clean::is_plain(one) => safe.push(one),
            _ => safe.extend(one.escape_unicode()),
        }
    }
    safe
}
