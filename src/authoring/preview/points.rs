//! What earns points: the items of the sheet that apply to a scenario, step by step.

use super::Preview;
use crate::{
    engine::step::Mode,
    judge::{Finding, Points, Rubric},
    report::page::{Block, Row, Section},
    session::Sitting,
};

impl Preview<'_> {
    /// The sheet of a call that has not begun: nothing is earned yet, and every item that applies has its points.
    pub(super) fn points(&self) -> Section {
        let rubric = self.voice.library.rubric();
        let sitting = Sitting::new(
            self.script.clone(),
            rubric.clone(),
            Mode::Practice,
            self.seed,
        );
        let sheet = sitting.standing();
        let locale = self.voice.locale;
        let mut rows = Vec::new();
        for score in sheet.steps.iter().filter(|score| score.of.0 > 0) {
            rows.push(Row {
                number: score.of.to_string(),
                name: locale.name("step", score.step.code()).to_owned(),
                remark: String::new(),
                sum: true,
            });
            let of_step = |finding: &&Finding| {
                finding.step == score.step && finding.applies && finding.of.0 > 0
            };
            rows.extend(sheet.findings.iter().filter(of_step).map(|finding| {
                Row {
                    number: hundredths(finding.of),
                    name: finding.title.clone(),
                    remark: locale
                        .name("dimension", finding.dimension.code())
                        .to_owned(),
                    sum: false,
                }
            }));
        }
        let mut section = self.section("preview.points");
        if !rows.is_empty() {
            section.blocks.push(Block::Table(rows));
            section.blocks.push(Block::Words(self.marks(&rubric)));
        }
        section
    }

    fn marks(&self, rubric: &Rubric) -> String {
        let pass = rubric.pass;
        let args: [(&str, &dyn std::fmt::Display); 3] = [
            ("rubric", &rubric.title),
            ("practice", &pass.practice),
            ("exam", &pass.exam),
        ];
        self.voice.locale.format("preview.marks", &args)
    }
}

/// With both decimals, so that a column of them is in line.
fn hundredths(points: Points) -> String {
    format!("{}.{:02}", points.0 / 100, points.0 % 100)
}
