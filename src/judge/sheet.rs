//! The sheet filled in: items that apply, what each earned, faults taken off, fatal errors, pass or fail.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use super::{
    advice::{filled, words},
    course::Course,
    credit::credited,
    earned::earned,
    fault,
    occasion::applies,
    outcome::{Outcome, WHOLE},
    points::apportion,
    rubric::{Earning, Earns, FaultItem, Item, Unscored},
    scorecard::{DimensionScore, Status, StepScore, Unheard},
    source,
};
use crate::{
    engine::{
        Event, Log, Script,
        step::{Dimension, Ending, Mode, Side, Step},
    },
    judge::{Evidence, Finding, Ground, Points, Rubric, Scorecard},
    text::Name,
};

/// An item as it came out; `outcome` is `None` where it does not apply.
pub(crate) struct Line<'r> {
    pub(crate) item: &'r Item,
    pub(crate) outcome: Option<Outcome>,
}

/// Judges a played call, also one that is not over.
pub fn judge(rubric: &Rubric, script: &Script, mode: Mode, log: &Log) -> Scorecard {
    judge_on(rubric, Ground::Played(script), mode, log)
}

/// Judges a call on whatever is known of it.
pub fn judge_on(rubric: &Rubric, ground: Ground<'_>, mode: Mode, log: &Log) -> Scorecard {
    let course = credited(rubric, ground, log);
    let lines = lines(rubric, &course);
    let worth = worths(rubric, &lines);
    let hollow = is_hollow(&course, &lines);
    let mut findings: Vec<Finding> = lines
        .iter()
        .zip(&worth)
        .map(|(line, of)| finding(&course, line, *of, hollow))
        .collect();
    let mut steps = steps(&findings);
    let mut dimensions = dimensions(&findings);
    for item in &rubric.faults {
        let evidence = fault::occurrences(&course, item, hollow);
        findings.push(take_off(
            &course,
            item,
            evidence,
            (&mut steps, &mut dimensions),
        ));
    }
    let total = Points(steps.iter().map(|step| step.got.0).sum());
    let fatal = fault::fatal_errors(rubric, &course);
    let ended = course.ended();
    let pass_mark = match mode {
        Mode::Practice => rubric.pass.practice,
        Mode::Exam => rubric.pass.exam,
    };
    let ending = ended.map(|(ending, _, _)| ending);
    let broken_off = matches!(ending, Some(Ending::Abandoned | Ending::HungUp));
    let passed = total >= pass_mark && !broken_off && fatal.iter().all(|error| error.suspected);
    Scorecard {
        total,
        pass_mark,
        passed,
        ending,
        right_ending: ending.is_some_and(|ending| is_right(ground, ending)),
        satisfaction: ended.map_or(0, |(_, _, satisfaction)| satisfaction),
        steps,
        dimensions,
        fatal,
        findings,
        unscored: unscored(rubric, &course)
            .map(|unscored| unscored.key.clone())
            .collect(),
        unheard: unscored(rubric, &course).filter_map(unheard).collect(),
        rubric: rubric.id.clone(),
        listened: None,
    }
}

/// The items that a script asks for before anything is said, with what each is worth.
pub fn asked(rubric: &Rubric, script: &Script) -> Vec<(Name, Points)> {
    let silence = Log::default();
    let course = credited(rubric, Ground::Played(script), &silence);
    let lines = lines(rubric, &course);
    let worth = worths(rubric, &lines);
    let asked = lines.iter().zip(worth).filter(|(_, of)| *of > Points(0));
    asked.map(|(line, of)| (line.item.id.clone(), of)).collect()
}

fn unscored<'r>(rubric: &'r Rubric, course: &'r Course<'_>) -> impl Iterator<Item = &'r Unscored> {
    let all = rubric.unscored.iter();
    all.filter(|unscored| applies(course, &unscored.scope))
}

fn unheard(unscored: &Unscored) -> Option<Unheard> {
    let by_ear = unscored.by_ear.clone()?;
    Some(Unheard {
        item: by_ear.id,
        key: unscored.key.clone(),
        title: by_ear.title,
        step: by_ear.step,
        dimension: by_ear.dimension,
        of: by_ear.points,
        advice: by_ear.advice,
    })
}

/// An ending that the scenario wants.
fn is_right(ground: Ground<'_>, ending: Ending) -> bool {
    let scenario = ground.scenario();
    scenario.is_some_and(|scenario| scenario.ends.contains(&ending))
}

pub(crate) fn lines<'r>(rubric: &'r Rubric, course: &Course<'_>) -> Vec<Line<'r>> {
    rubric
        .items
        .iter()
        .map(|item| {
            let outcome = applies(course, &item.scope)
                .then(|| match &item.earns {
                    Earns::Parts(parts) => {
                        let can_tell = |part: &Earning| course.ground.can_tell(&part.when);
                        parts.iter().all(can_tell).then(|| earned(course, parts))
                    }
                    Earns::Source(source, at) => source::outcome(course, item, *source, *at),
                })
                .flatten();
            Line { item, outcome }
        })
        .collect()
}

/// What each line is worth: the steps' weights, an empty step left out, shared among the items that apply.
fn worths(rubric: &Rubric, lines: &[Line<'_>]) -> Vec<Points> {
    let relative: Vec<i64> = lines.iter().map(relative_worth).collect();
    let of_step = |step: Step, relative: &[i64]| -> i64 {
        lines
            .iter()
            .zip(relative)
            .filter(|(line, _)| line.item.step == step)
            .map(|(_, r)| r)
            .sum()
    };
    let relative = with_core(lines, relative);
    let weights: Vec<i64> = Step::ALL
        .iter()
        .map(|step| match of_step(*step, &relative) {
            0 => 0,
            _ => i64::from(rubric.weight(*step).0),
        })
        .collect();
    let weights = apportion(Points::whole(100), &weights);
    let mut worths = vec![Points(0); lines.len()];
    for (step, weight) in Step::ALL.iter().zip(weights) {
        let members: Vec<usize> = (0..lines.len())
            .filter(|index| lines[*index].item.step == *step)
            .collect();
        let parts: Vec<i64> = members.iter().map(|index| relative[*index]).collect();
        for (index, worth) in members.iter().zip(apportion(weight, &parts)) {
            worths[*index] = worth;
        }
    }
    worths
}

fn relative_worth(line: &Line<'_>) -> i64 {
    line.outcome.as_ref().map_or(0, |outcome| {
        i64::from(line.item.points.0) * i64::from(outcome.elements.max(1))
    })
}

/// At least two thirds of the respond step hang on what the scenario itself asks for.
fn with_core(lines: &[Line<'_>], mut relative: Vec<i64>) -> Vec<i64> {
    let (mut core, mut rest) = (0, 0);
    for (line, worth) in lines.iter().zip(&relative) {
        if line.item.step == Step::Respond {
            *(if is_core(line.item) {
                &mut core
            } else {
                &mut rest
            }) += worth;
        }
    }
    if core > 0 && core < 2 * rest {
        // Scaled by 2·rest : core, core becomes twice the rest; all parts times a common factor stay whole.
        for (line, worth) in lines.iter().zip(&mut relative) {
            if line.item.step == Step::Respond {
                *worth *= if is_core(line.item) { 2 * rest } else { core };
            }
        }
    }
    relative
}

fn finding(course: &Course<'_>, line: &Line<'_>, of: Points, hollow: bool) -> Finding {
    let item = line.item;
    let mut outcome = line.outcome.clone().unwrap_or_default();
    if hollow && is_form(item) {
        outcome.share /= 3;
    }
    let outcome = &outcome;
    let whole = i64::from(WHOLE);
    let got = (i64::from(of.0) * i64::from(outcome.share) + whole / 2) / whole;
    let (advice, model) = words(course, item, outcome);
    Finding {
        item: item.id.clone(),
        title: item.title.clone(),
        step: item.step,
        dimension: item.dimension,
        got: Points(i32::try_from(got).unwrap_or(of.0)),
        of,
        applies: line.outcome.is_some(),
        status: match (&line.outcome, outcome.share) {
            (None, _) => Status::NotApplicable,
            (_, 0) => Status::Missed,
            (_, share) if share >= WHOLE => Status::Earned,
            _ => Status::Part,
        },
        evidence: outcome.evidence.clone(),
        advice,
        model,
        hinted: outcome.share > 0 && is_hinted(course, item, &outcome.evidence),
    }
}

/// The talk is over and hardly anything that the customer came for was answered. Who hands over rightly leaves the
/// answers to others.
pub(crate) fn is_hollow(course: &Course<'_>, lines: &[Line<'_>]) -> bool {
    let (mut got, mut of) = (0, 0);
    for line in lines.iter().filter(|line| is_core(line.item)) {
        let worth = relative_worth(line);
        let share = line.outcome.as_ref().map_or(0, |outcome| outcome.share);
        got += worth * i64::from(share);
        of += worth * i64::from(WHOLE);
    }
    let right = |(ending, _, _): (Ending, Side, u8)| is_right(course.ground, ending);
    let handed_over = course.transferred().is_some() && course.ended().is_some_and(right);
    course.ended().is_some() && !handed_over && of > 0 && got * 3 < of
}

/// Manners of the talk, which are worth a third without substance; the opening and the ticket stand for themselves.
fn is_form(item: &Item) -> bool {
    !matches!(item.step, Step::Greet | Step::Archive) && !is_core(item)
}

fn is_core(item: &Item) -> bool {
    matches!(&item.earns, Earns::Source(source, _) if source.is_core())
}

/// Its model sentence was shown before it was done.
fn is_hinted(course: &Course<'_>, item: &Item, evidence: &[Evidence]) -> bool {
    let done = evidence
        .iter()
        .filter(|proof| proof.earned)
        .map(|proof| proof.turn)
        .max();
    course.moments.iter().any(|moment| match &moment.event {
        Event::HintShown { turn, item: shown } => {
            *shown == item.id && done.is_none_or(|done| done == 0 || done > *turn)
        }
        _ => false,
    })
}

fn steps(findings: &[Finding]) -> Vec<StepScore> {
    Step::ALL
        .iter()
        .map(|step| {
            let of_step = || findings.iter().filter(|finding| finding.step == *step);
            StepScore {
                step: *step,
                got: Points(of_step().map(|finding| finding.got.0).sum()),
                of: Points(of_step().map(|finding| finding.of.0).sum()),
            }
        })
        .collect()
}

fn dimensions(findings: &[Finding]) -> Vec<DimensionScore> {
    Dimension::ALL
        .iter()
        .map(|dimension| {
            let of_it = || {
                findings
                    .iter()
                    .filter(|finding| finding.dimension == *dimension)
            };
            DimensionScore {
                dimension: *dimension,
                got: Points(of_it().map(|finding| finding.got.0).sum()),
                of: Points(of_it().map(|finding| finding.of.0).sum()),
            }
        })
        .collect()
}

/// Takes a fault's points off its step and dimension, neither below nothing.
fn take_off(
    course: &Course<'_>,
    item: &FaultItem,
    evidence: Vec<Evidence>,
    (steps, dimensions): (&mut [StepScore], &mut [DimensionScore]),
) -> Finding {
    let times = evidence.len().saturating_sub(item.spared.into());
    let times = i32::try_from(times).unwrap_or(i32::MAX);
    let mut cost = item.points.0.saturating_mul(times).min(item.most.0);
    if let Some(step) = steps.iter_mut().find(|step| step.step == item.step) {
        cost = cost.min(step.got.0);
        step.got.0 -= cost;
    }
    if let Some(score) = dimensions
        .iter_mut()
        .find(|score| score.dimension == item.dimension)
    {
        score.got.0 = (score.got.0 - cost).max(0);
    }
    let happened = times > 0;
    Finding {
        item: item.id.clone(),
        title: item.title.clone(),
        step: item.step,
        dimension: item.dimension,
        got: Points(-cost),
        of: Points(0),
        applies: happened,
        status: if happened {
            Status::Lost
        } else {
            Status::NotApplicable
        },
        evidence: if happened { evidence } else { Vec::new() },
        advice: filled(course, &item.advice),
        model: filled(course, &item.model),
        hinted: false,
    }
}
