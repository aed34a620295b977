//! What each item is worth when one more or one less applies, and what a sheet comes to: as the judge does it.

use crate::{
    engine::step::Step,
    judge::{Finding, Points, Scorecard, apportion},
};

/// Shares the hundred points out again: a step keeps its weight while anything in it applies, an added item takes its
/// points from its step, and the others share the rest in their old proportions.
pub(super) fn again(program: &Scorecard, sheet: &mut Scorecard) {
    let is_added = |finding: &Finding| program.finding(&finding.item).is_none();
    let worth = |step: Step, added: bool| -> i64 {
        let of_step = sheet.findings.iter().filter(|it| it.step == step);
        let of_kind = of_step.filter(|it| is_added(it) == added);
        of_kind.map(|it| i64::from(it.of.0)).sum()
    };
    let weights: Vec<i64> = Step::ALL
        .iter()
        .map(|step| {
            let had: i64 = old_weight(program, *step);
            match (worth(*step, false), worth(*step, true)) {
                (0, 0) => 0,
                (_, added) if had == 0 => added,
                _ => had,
            }
        })
        .collect();
    let weights = apportion(Points::whole(100), &weights);
    let mut worths: Vec<Points> = sheet.findings.iter().map(|it| it.of).collect();
    for (step, weight) in Step::ALL.iter().zip(weights) {
        let (kept, added) = (worth(*step, false), worth(*step, true));
        let had = old_weight(program, *step);
        let members: Vec<usize> = (0..worths.len())
            .filter(|index| sheet.findings[*index].step == *step)
            .collect();
        let part = |finding: &Finding| {
            let of = i64::from(finding.of.0);
            match (is_added(finding), kept > 0 && added < had) {
                (_, false) => of,
                (true, true) => of * kept,
                (false, true) => of * (had - added),
            }
        };
        let parts: Vec<i64> = members
            .iter()
            .map(|index| part(&sheet.findings[*index]))
            .collect();
        for (index, worth) in members.iter().zip(apportion(weight, &parts)) {
            worths[*index] = worth;
        }
    }
    for (finding, of) in sheet.findings.iter_mut().zip(worths) {
        resize(finding, of);
    }
}

fn old_weight(program: &Scorecard, step: Step) -> i64 {
    let of_step = program.findings.iter().filter(|it| it.step == step);
    of_step.map(|it| i64::from(it.of.0)).sum()
}

/// The same share of other points.
fn resize(finding: &mut Finding, of: Points) {
    let had = i64::from(finding.of.0);
    if had > 0 && finding.of != of {
        let got = (i64::from(finding.got.0) * i64::from(of.0) + had / 2) / had;
        finding.got = Points(i32::try_from(got).unwrap_or(of.0));
        finding.of = of;
    }
}

/// Steps, dimensions and total of the findings: faults are taken off last, and nothing falls below nothing.
pub(super) fn sum_up(sheet: &mut Scorecard) {
    let earns = |finding: &&Finding| finding.got.0 >= 0;
    for step in &mut sheet.steps {
        let of_step = || sheet.findings.iter().filter(|it| it.step == step.step);
        step.of = sum(of_step().map(|it| it.of));
        step.got = sum(of_step().filter(earns).map(|it| it.got));
    }
    for score in &mut sheet.dimensions {
        let of_it = || {
            let findings = sheet.findings.iter();
            findings.filter(|it| it.dimension == score.dimension)
        };
        score.of = sum(of_it().map(|it| it.of));
        score.got = sum(of_it().filter(earns).map(|it| it.got));
    }
    for finding in sheet.findings.iter_mut().filter(|it| it.got.0 < 0) {
        let mut cost = -finding.got.0;
        if let Some(step) = sheet.steps.iter_mut().find(|it| it.step == finding.step) {
            cost = cost.min(step.got.0);
            step.got.0 -= cost;
        }
        let mut dimensions = sheet.dimensions.iter_mut();
        if let Some(score) = dimensions.find(|it| it.dimension == finding.dimension) {
            score.got.0 = (score.got.0 - cost).max(0);
        }
        finding.got = Points(-cost);
    }
    sheet.total = sum(sheet.steps.iter().map(|step| step.got));
}

fn sum(points: impl Iterator<Item = Points>) -> Points {
    Points(points.map(|points| points.0).sum())
}
