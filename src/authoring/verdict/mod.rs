//! The outcome of plays as text: what differs like a diff, with the call up to the place where it went otherwise.

mod excerpt;
pub mod json;
pub mod junit;

use std::fmt::{Display, Write};

use super::test::{
    Outcome, Played, Run,
    compare::{Difference, Kind},
    place::{self, Place},
};
use crate::{
    judge::{Finding, Scorecard, scorecard::Status},
    report::{Voice, faults::script_error, line_fault, paint::Paint},
    source::Diagnostic,
    text::clean,
};

/// Items that earned nothing, told with their advice; the rest are counted.
const TOLD: usize = 5;

/// The outcome of a round over plays.
pub struct Tested<'r> {
    pub runs: &'r [Run],
    /// What keeps files from being tested.
    pub faults: &'r [Diagnostic],
    /// The round was broken off.
    pub stopped: bool,
}

/// A line a play, with what differs below it, and a line of summary.
pub fn whole(tested: &Tested<'_>, voice: &Voice<'_>, paint: Paint) -> String {
    let runs = tested.runs;
    let mut text: String = runs.iter().map(|run| one(run, voice, paint)).collect();
    if runs.is_empty() {
        // Plays in a file that cannot be used are there all the same.
        let key = if tested.faults.is_empty() {
            "report.test.none"
        } else {
            "report.test.faulty"
        };
        text.push_str(voice.locale.text(key));
    } else {
        text.push_str(&summary(runs, voice));
    }
    text.push('\n');
    text
}

fn summary(runs: &[Run], voice: &Voice<'_>) -> String {
    let open = runs.iter().filter(|run| run.is_unmeasured()).count();
    let passed = runs.iter().filter(|run| run.is_as_expected()).count();
    let failed = runs.len() - passed - open;
    let args: [(&str, &dyn Display); 3] =
        [("passed", &passed), ("failed", &failed), ("open", &open)];
    let key = if open == 0 {
        "report.test.summary"
    } else {
        "report.test.summary_open"
    };
    voice.locale.format(key, &args)
}

fn one(run: &Run, voice: &Voice<'_>, paint: Paint) -> String {
    let locale = voice.locale;
    let mark = match &run.outcome {
        Outcome::Played(played) if !played.blessed.is_empty() => {
            paint.good(locale.text("report.test.blessed"))
        }
        _ if run.is_as_expected() => paint.good(locale.text("report.test.ok")),
        _ if run.is_unmeasured() => paint.open(locale.text("report.test.open")),
        _ => paint.bad(locale.text("report.test.failed")),
    };
    let name = clean::printable(&run.name()).replace('\n', " ");
    let place = match &run.place {
        Some(place) if !run.is_as_expected() => {
            let place = clean::printable(&place.to_string()).replace('\n', " ");
            format!("  {}", paint.faint(&place))
        }
        _ => String::new(),
    };
    format!("{mark}  {name}{place}\n{}", below(run, voice, paint))
}

/// All that is to be said of a play besides its name.
fn below(run: &Run, voice: &Voice<'_>, paint: Paint) -> String {
    match &run.outcome {
        Outcome::Played(played) => {
            let mut text: String = played.blessed.iter().map(blessed).collect();
            text.push_str(&differences(played, voice, paint));
            text
        }
        Outcome::BadLine(_) | Outcome::NoScript(_) | Outcome::Crashed(_) => {
            format!("    {}\n", trouble(&run.outcome, voice))
        }
    }
}

/// Why there is no call to compare; nothing where there is one.
pub(super) fn trouble(outcome: &Outcome, voice: &Voice<'_>) -> String {
    match outcome {
        Outcome::Played(_) => String::new(),
        Outcome::BadLine(fault) => line_fault(fault.line, &fault.fault, voice.locale),
        Outcome::NoScript(error) => script_error(error, voice.locale),
        Outcome::Crashed(words) => {
            let words = clean::printable(words).replace('\n', " ");
            voice
                .locale
                .format("report.test.crashed", &[("about", &words)])
        }
    }
}

fn blessed((key, value): &(&str, String)) -> String {
    format!("    {key} = {value}\n")
}

/// The differences of one play, with the call and the items that earned nothing.
fn differences(played: &Played, voice: &Voice<'_>, paint: Paint) -> String {
    let Some((sitting, sheet)) = played.call() else {
        return String::new();
    };
    let located: Vec<(&Difference, Place)> = played
        .differences
        .iter()
        .map(|it| (it, place::of(it, &sitting.log, &sheet)))
        .collect();
    let mut text: String = located
        .iter()
        .map(|(it, place)| difference(it, *place, voice, paint))
        .collect();
    let unmet = || located.iter().filter(|(it, _)| !it.is_unmeasured());
    if unmet().next().is_none() {
        return text;
    }
    let places: Vec<Place> = unmet().map(|(_, place)| *place).collect();
    text.push_str(&excerpt::of(sitting, &places, voice, paint));
    if unmet().any(|(it, _)| is_about_points(it)) {
        text.push_str(&unearned(&sheet, voice, paint));
    }
    text
}

fn is_about_points(difference: &Difference) -> bool {
    match (difference.key, &difference.kind) {
        ("score", kind) => *kind == Kind::TooLow,
        ("passed", _) => difference.wanted == "true",
        (key, _) => key == "misses",
    }
}

fn difference(it: &Difference, place: Place, voice: &Voice<'_>, paint: Paint) -> String {
    let locale = voice.locale;
    let one_line = |text: &str| clean::printable(text).replace('\n', " ");
    let (key, wanted, got) = (it.key, one_line(&it.wanted), one_line(&it.got));
    if it.is_unmeasured() {
        let note = locale.format("report.test.unmeasured", &[("key", &key), ("got", &got)]);
        return format!("    {}\n", paint.open(&format!("? {note}")));
    }
    let place = match place {
        Place::Turn(turn) => locale.format("report.test.at_turn", &[("turn", &turn)]),
        Place::End => locale.text("report.test.at_end").to_owned(),
    };
    format!(
        "    {}\n    {}  {}\n",
        paint.bad(&format!("- {key} = {wanted}")),
        paint.good(&format!("+ {key} = {got}")),
        paint.faint(&place)
    )
}

/// Items that earned nothing and faults that cost, the dearest first, with their advice.
fn unearned(sheet: &Scorecard, voice: &Voice<'_>, paint: Paint) -> String {
    let lost = |finding: &Finding| match finding.status {
        Status::Missed => finding.of.0,
        Status::Lost => -finding.got.0,
        Status::Earned | Status::Part | Status::NotApplicable => 0,
    };
    let mut findings: Vec<&Finding> = sheet.findings.iter().filter(|it| lost(it) > 0).collect();
    if findings.is_empty() {
        return String::new();
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(lost(finding)));
    let locale = voice.locale;
    let mut text = format!("    {}\n", locale.text("report.test.unearned"));
    for finding in findings.iter().take(TOLD) {
        let points = match finding.status {
            Status::Lost => finding.got.to_string(),
            _ => format!("0 / {}", finding.of),
        };
        let line = format!("{} ({})  {points}", finding.title, finding.item);
        let _ = writeln!(text, "      {}", clean::printable(&line));
        if !finding.advice.is_empty() {
            let advice = clean::printable(&finding.advice).replace('\n', " ");
            let _ = writeln!(text, "        {}", paint.faint(&advice));
        }
    }
    let more = findings.len().saturating_sub(TOLD);
    if more > 0 {
        let line = locale.format("report.test.more_items", &[("count", &more)]);
        let _ = writeln!(text, "      {}", paint.faint(&line));
    }
    text
}
