//! A real call that was kept, scored without a scenario: as text, and several in one line.

use std::fmt::Display;

use super::{Voice, hang, sheet, transcript};
use crate::{
    engine::{Log, channel::Channel, step::Category},
    judge::{Finding, Points, Rubric, Scorecard},
    text::clean,
};

/// What is known of the call beside what was said.
#[derive(Clone, Copy)]
pub struct KeptCall<'a> {
    pub name: &'a str,
    /// `None`: stdin.
    pub file: Option<&'a str>,
    /// The line on which it begins.
    pub line: u64,
    pub channel: &'a Channel,
    pub category: Option<Category>,
    pub log: &'a Log,
    /// What it was scored by.
    pub rubric: &'a Rubric,
    /// Its times are known.
    pub timed: bool,
}

/// Heading, transcript and sheet.
pub fn whole(call: &KeptCall<'_>, scorecard: &Scorecard, voice: &Voice<'_>) -> String {
    let mut text = [
        heading(call, voice),
        transcript::kept(call.log, call.timed, voice),
        sheet::whole(scorecard, voice),
    ]
    .join("\n");
    text.push_str(&not_applicable(call, scorecard, voice));
    text
}

/// The items that a transcript cannot tell of.
fn not_applicable(call: &KeptCall<'_>, scorecard: &Scorecard, voice: &Voice<'_>) -> String {
    // A fault that did not happen is no gap.
    let is_item = |finding: &&Finding| call.rubric.item(&finding.item).is_some();
    let titles: Vec<&str> = scorecard
        .findings
        .iter()
        .filter(|finding| !finding.applies)
        .filter(is_item)
        .map(|finding| finding.title.as_str())
        .collect();
    if titles.is_empty() {
        return String::new();
    }
    let label = format!("{}  ", voice.locale.text("report.status.not_applicable"));
    hang(&label, &titles.join(" \u{b7} "), voice.width)
}

fn heading(call: &KeptCall<'_>, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let file = call.file.unwrap_or_else(|| locale.text("cli.stdin"));
    let replies = call.log.messages();
    let replies = replies.iter().filter(|message| message.reading.is_some());
    let facts = [
        call.category
            .map_or("", |category| locale.name("category", category.code())),
        call.channel.name.get(locale.language()),
        &locale.format("report.kept.replies", &[("count", &replies.count())]),
    ];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let name = locale.format("report.kept.call", &[("name", &call.name)]);
    let name = clean::printable(&name).replace('\n', " ");
    format!(
        "{} ({}:{})\n{}\n",
        name.trim_end(),
        clean::printable(file),
        call.line,
        facts.join(" · ")
    )
}

/// What several calls came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    pub calls: u32,
    pub passed: u32,
    pub fatal: u32,
    pub suspected: u32,
    sum: i64,
    least: Option<Points>,
    most: Option<Points>,
}

impl Tally {
    pub fn add(&mut self, scorecard: &Scorecard) {
        self.calls += 1;
        self.passed += u32::from(scorecard.passed);
        self.fatal += u32::from(scorecard.failed_fatally());
        let suspected = scorecard.fatal.iter().any(|error| error.suspected);
        self.suspected += u32::from(suspected);
        self.sum += i64::from(scorecard.total.0);
        let total = scorecard.total;
        self.least = Some(self.least.map_or(total, |least| least.min(total)));
        self.most = Some(self.most.map_or(total, |most| most.max(total)));
    }

    fn mean(&self) -> Points {
        let calls = i64::from(self.calls.max(1));
        Points(i32::try_from((self.sum + calls / 2) / calls).unwrap_or_default())
    }

    /// One line.
    pub fn line(&self, voice: &Voice<'_>) -> String {
        let args: [(&str, &dyn Display); 7] = [
            ("calls", &self.calls),
            ("passed", &self.passed),
            ("mean", &self.mean()),
            ("least", &self.least.unwrap_or_default()),
            ("most", &self.most.unwrap_or_default()),
            ("fatal", &self.fatal),
            ("suspected", &self.suspected),
        ];
        format!("{}\n", voice.locale.format("report.kept.summary", &args))
    }
}
