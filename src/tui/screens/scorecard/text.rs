//! The sheet in words: fatal errors, strengths, what to improve with evidence and a model sentence, what is not scored.

use std::fmt::Display;

use ratatui::text::Line;

use crate::{
    judge::{Evidence, FatalError, Finding, Remark, Scorecard, scorecard::Status},
    report::remark::{choice, remark},
    tui::{model::Model, rulings, running::Running, signs, widgets::Prose},
};

/// Strengths that are named; more would bury what to improve.
const STRENGTHS: usize = 6;

pub(super) fn lines(
    model: &Model,
    running: &Running,
    sheet: &Scorecard,
    columns: usize,
) -> Vec<Line<'static>> {
    let mut page = Page {
        model,
        running,
        columns,
        lines: Vec::new(),
    };
    page.words();
    page.fatal(sheet);
    page.strengths(sheet);
    page.improve(sheet);
    page.unscored(sheet);
    page.lines
}

struct Page<'a> {
    model: &'a Model,
    running: &'a Running,
    columns: usize,
    lines: Vec<Line<'static>>,
}

impl Page<'_> {
    fn heading(&mut self, key: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        let title = Prose::of(self.model.text(key), self.model.theme.accent);
        self.lines.push(title.clip(self.columns, ""));
    }

    fn add(&mut self, prose: &Prose, indent: usize) {
        self.lines.extend(prose.wrap(self.columns, indent));
    }

    /// What a trainer said comes before what the program found.
    fn words(&mut self) {
        let lines = rulings::all(self.model, self.running, self.columns);
        if !lines.is_empty() {
            self.heading("report.words");
            self.lines.extend(lines);
        }
    }

    fn fatal(&mut self, sheet: &Scorecard) {
        if sheet.fatal.is_empty() {
            return;
        }
        self.heading("scorecard.fatal");
        for error in &sheet.fatal {
            self.fatal_error(error);
        }
    }

    fn fatal_error(&mut self, error: &FatalError) {
        let theme = &self.model.theme;
        let name = signs::fault_name(self.model, &error.fault);
        let mut line = Prose::of(format!("{} {name}", theme.glyphs.fault), theme.bad);
        if error.suspected {
            line.push(
                format!("  {}", self.model.text("scorecard.suspected")),
                theme.warning,
            );
        }
        self.add(&line, 2);
        self.evidence(&error.evidence);
        self.add(&Prose::of(format!("  {}", error.advice), theme.plain), 2);
    }

    fn strengths(&mut self, sheet: &Scorecard) {
        let mut earned: Vec<&Finding> = sheet
            .findings
            .iter()
            .filter(|finding| finding.status == Status::Earned && finding.of.0 > 0)
            .collect();
        if earned.is_empty() {
            return;
        }
        earned.sort_by_key(|finding| std::cmp::Reverse(finding.got));
        self.heading("scorecard.strengths");
        let theme = &self.model.theme;
        for finding in earned.into_iter().take(STRENGTHS) {
            let mut line = Prose::of(format!("{} ", theme.glyphs.done), theme.good)
                .then(&finding.title, theme.step(finding.step))
                .then(format!("  +{}", finding.got), theme.faint);
            if finding.hinted {
                line.push(
                    format!("  {}", self.model.text("scorecard.hinted")),
                    theme.faint,
                );
            }
            self.add(&line, 2);
            if let Some(evidence) = finding.evidence.iter().find(|evidence| evidence.earned) {
                self.evidence(evidence);
            }
        }
    }

    /// What cost most comes first.
    fn improve(&mut self, sheet: &Scorecard) {
        let mut missed: Vec<&Finding> = sheet
            .findings
            .iter()
            .filter(|finding| {
                matches!(finding.status, Status::Missed | Status::Part | Status::Lost)
                    && finding.applies
            })
            .collect();
        if missed.is_empty() {
            return;
        }
        missed.sort_by_key(|finding| finding.got.0 - finding.of.0);
        self.heading("scorecard.improve");
        for finding in missed {
            self.missed(finding);
        }
    }

    fn missed(&mut self, finding: &Finding) {
        let theme = &self.model.theme;
        let (mark, style) = match finding.status {
            Status::Part => (theme.glyphs.part, theme.warning),
            Status::Lost => (theme.glyphs.fault, theme.bad),
            Status::Missed | Status::Earned | Status::NotApplicable => {
                (theme.glyphs.undone, theme.plain)
            }
        };
        let points = match finding.status {
            Status::Lost if finding.got.0 == 0 => String::new(),
            Status::Lost => finding.got.to_string(),
            _ => format!("{}/{}", finding.got, finding.of),
        };
        let step = self.model.locale.name("step", finding.step.code());
        let line = Prose::of(format!("{mark} "), style)
            .then(&finding.title, theme.strong)
            .then(format!("  {points}"), style)
            .then(format!("  {step}"), theme.step(finding.step));
        self.add(&line, 2);
        let mut shown: Vec<(u16, &str)> = Vec::new();
        for evidence in &finding.evidence {
            // Of what several rules found in one clause the words are shown once.
            let words = (evidence.turn, evidence.text.as_str());
            if evidence.turn > 0 && shown.contains(&words) {
                continue;
            }
            shown.push(words);
            self.evidence(evidence);
        }
        if !finding.advice.is_empty() {
            self.add(&Prose::of(format!("  {}", finding.advice), theme.plain), 2);
        }
        if !finding.model.is_empty() {
            let line = Prose::of(format!("  {}", self.model.text("call.model")), theme.good)
                .then(&finding.model, theme.plain);
            self.add(&line, 4);
        }
    }

    /// The words it rests on, with the turn in which they were said.
    fn evidence(&mut self, evidence: &Evidence) {
        let chosen = choice(evidence, &self.model.locale);
        if evidence.text.is_empty() && chosen.is_none() {
            return;
        }
        let theme = &self.model.theme;
        let locale = &self.model.locale;
        if evidence.remark == Some(Remark::Customer) {
            let key = if evidence.turn == 0 {
                "scorecard.customer_first"
            } else {
                "scorecard.customer"
            };
            let said = [
                ("turn", &evidence.turn as &dyn Display),
                ("text", &evidence.text),
            ];
            let line = format!("  {}", locale.format(key, &said));
            self.add(&Prose::of(line, theme.warning), 4);
            return;
        }
        let place = if evidence.turn == 0 {
            self.model.text("scorecard.not_said").to_owned()
        } else {
            self.model
                .locale
                .format("scorecard.turn", &[("turn", &evidence.turn)])
        };
        let line = Prose::of(format!("  {place} "), theme.faint).then(
            // What an act was is told, what was said is quoted.
            if let Some(chosen) = chosen {
                chosen
            } else if evidence.span.start == evidence.span.end {
                evidence.text.clone()
            } else {
                let quoted: [(&str, &dyn std::fmt::Display); 1] = [("text", &evidence.text)];
                self.model.locale.format("scorecard.quote", &quoted)
            },
            if evidence.earned {
                theme.plain
            } else {
                theme.warning
            },
        );
        let line = line.then(remark(evidence, locale), theme.faint);
        self.add(&line, 4);
    }

    fn unscored(&mut self, sheet: &Scorecard) {
        let hinted = sheet.findings.iter().any(|finding| finding.hinted);
        if sheet.unscored.is_empty() && !hinted {
            return;
        }
        self.heading("scorecard.unscored");
        let theme = &self.model.theme;
        let names: Vec<&str> = sheet
            .unscored
            .iter()
            .map(|key| self.model.text(key))
            .collect();
        let seed = self.running.sitting.seed.0;
        self.add(
            &Prose::of(names.join(self.model.text("brief.and")), theme.faint),
            0,
        );
        self.lines.push(Line::default());
        self.add(
            &Prose::of(
                self.model
                    .locale
                    .format("scorecard.seed", &[("seed", &seed)]),
                theme.faint,
            ),
            0,
        );
    }
}
