//! How often trainers overrule the program, on which items, in which direction, and on which rules it had relied.

use std::collections::BTreeMap;

use crate::{
    judge::{Finding, Points, Scorecard},
    record::{
        Instant, Judgement, Ruling, Settled, Subject, Summary, TrainerWord, WaitCause, Waiting,
        bounds,
    },
    text::Name,
};

/// Reasons that are shown of each item: the latest.
const REASONS: usize = 3;

/// Rules of a scenario belong to its file.
const SCENARIO: &str = "scenario/";

/// A call of which a trainer has spoken.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    pub scenario: &'a Name,
    /// As the program made it.
    pub sheet: &'a Scorecard,
    /// In the order in which they were said.
    pub words: &'a [TrainerWord],
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calibration {
    /// Scored calls.
    pub calls: u32,
    /// Those with a ruling of a trainer.
    pub looked: u32,
    /// Those overruled most often first.
    pub items: Vec<ItemCalibration>,
    /// By name.
    pub fatals: Vec<FatalCalibration>,
}

/// What trainers made of an item or a fault.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ItemCalibration {
    pub item: Name,
    pub title: String,
    /// Calls in which it applied.
    pub calls: u32,
    pub raised: u32,
    pub lowered: u32,
    /// Of an item that earns: it was not to be counted at all.
    pub dropped: u32,
    /// The trainer looked and agreed.
    pub stood: u32,
    /// The trainer's points less the program's, of what was raised or lowered.
    pub mean: Points,
    pub basis: Basis,
}

impl ItemCalibration {
    pub fn overruled(&self) -> u32 {
        self.raised + self.lowered + self.dropped
    }
}

/// What trainers made of a fatal error.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FatalCalibration {
    pub fault: Name,
    /// Suspected, and a trainer says that it is one.
    pub confirmed: u32,
    /// Suspected, and it is none.
    pub cleared: u32,
    /// Suspected, and nobody has looked.
    pub waiting: u32,
    /// The program was sure, and it is none.
    pub overturned: u32,
    pub basis: Basis,
}

/// What the program had relied on where it was overruled, and what trainers said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Basis {
    /// The most frequent first.
    pub rules: Vec<RuleUse>,
    /// The latest first.
    pub reasons: Vec<Reason>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RuleUse {
    pub rule: Name,
    /// Of a rule that a scenario has; else empty.
    pub scenario: Name,
    pub times: u32,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    pub reason: String,
    pub by: String,
    pub at: Instant,
}

#[derive(Default)]
struct Tally {
    title: String,
    raised: u32,
    lowered: u32,
    dropped: u32,
    stood: u32,
    /// Calls in which only the trainer saw it.
    unseen: u32,
    sum: i64,
    rules: BTreeMap<(Name, Name), u32>,
    reasons: Vec<Reason>,
}

/// What trainers said, by item and by fatal error.
#[derive(Default)]
struct Tallies {
    items: BTreeMap<Name, Tally>,
    fatals: BTreeMap<Name, (FatalCalibration, Tally)>,
    /// Calls with a ruling.
    looked: u32,
}

impl Tallies {
    fn take(&mut self, call: &Looked<'_>) {
        let settled = Settled::of(call.sheet, call.words);
        self.looked += u32::from(!settled.rulings.is_empty());
        for ruling in &settled.rulings {
            match &ruling.subject {
                Subject::Finding(item) => {
                    let tally = self.items.entry(item.clone()).or_default();
                    tally.take(ruling, call);
                }
                Subject::Fatal(fault, turn) => {
                    let (fatal, tally) = self.fatals.entry(fault.clone()).or_default();
                    fatal.take(ruling, *turn, call);
                    tally.rely(fatal_evidence(call, fault, *turn), call);
                    tally.hear(&ruling.word);
                }
                Subject::Unheard(_) => {}
            }
        }
    }
}

/// From the summaries of all scored calls, the calls that trainers spoke of, and what waits for them.
pub fn calibration<'a>(
    summaries: impl Iterator<Item = &'a Summary>,
    looked: &[Looked<'_>],
    waiting: &[Waiting],
) -> Calibration {
    let mut tallies = Tallies::default();
    for call in looked {
        tallies.take(call);
    }
    let suspected = |one: &&Waiting| one.cause == WaitCause::Suspected;
    for one in waiting.iter().filter(suspected) {
        let (fatal, _) = tallies.fatals.entry(one.item.clone()).or_default();
        fatal.waiting += 1;
    }
    let (calls, applied) = applied(summaries, &tallies.items);
    let items = tallies.items.into_iter().map(|(item, tally)| {
        let calls = applied.get(&item).copied().unwrap_or_default();
        tally.item(item, calls)
    });
    let mut items: Vec<ItemCalibration> = items.collect();
    items.sort_by_key(|item| std::cmp::Reverse(item.overruled()));
    let fatals = tallies.fatals.into_iter();
    let fatals = fatals.map(|(fault, (fatal, tally))| FatalCalibration {
        fault,
        basis: tally.basis(),
        ..fatal
    });
    Calibration {
        calls,
        looked: tallies.looked,
        items,
        fatals: fatals.collect(),
    }
}

/// How many calls there are, and in how many of them each of the items applied.
fn applied<'a>(
    summaries: impl Iterator<Item = &'a Summary>,
    items: &BTreeMap<Name, Tally>,
) -> (u32, BTreeMap<Name, u32>) {
    let mut calls = 0;
    let mut applied: BTreeMap<Name, u32> = BTreeMap::new();
    for summary in summaries {
        calls += 1;
        let practised = summary.practised.iter().map(|it| &it.item);
        for item in practised.filter(|item| items.contains_key(*item)) {
            *applied.entry(item.clone()).or_default() += 1;
        }
    }
    (calls, applied)
}

fn fatal_evidence<'a>(
    call: &Looked<'a>,
    fault: &'a Name,
    turn: u16,
) -> impl Iterator<Item = &'a Name> {
    let errors = call.sheet.fatal.iter();
    let meant = errors.filter(move |it| it.fault == *fault && it.evidence.turn == turn);
    meant.map(|it| &it.evidence.rule)
}

impl FatalCalibration {
    fn take(&mut self, ruling: &Ruling, turn: u16, call: &Looked<'_>) {
        let Subject::Fatal(fault, _) = &ruling.subject else {
            return;
        };
        let mut errors = call.sheet.fatal.iter();
        let error = errors.find(|it| it.fault == *fault && it.evidence.turn == turn);
        let suspected = error.is_some_and(|error| error.suspected);
        match (suspected, ruling.word.judgement) {
            (true, Some(Judgement::Stands)) => self.confirmed += 1,
            (true, Some(Judgement::Dropped)) => self.cleared += 1,
            (false, Some(Judgement::Dropped)) => self.overturned += 1,
            _ => {}
        }
    }
}

impl Tally {
    fn take(&mut self, ruling: &Ruling, call: &Looked<'_>) {
        let Subject::Finding(item) = &ruling.subject else {
            return;
        };
        let Some(finding) = call.sheet.finding(item) else {
            return;
        };
        self.title.clone_from(&finding.title);
        self.unseen += u32::from(!finding.applies);
        let Some(judgement) = ruling.word.judgement else {
            return;
        };
        match difference(finding, judgement, ruling.word.points) {
            None => self.dropped += 1,
            Some(0) => {
                self.stood += 1;
                return;
            }
            Some(difference) => {
                self.sum += i64::from(difference);
                *(if difference > 0 {
                    &mut self.raised
                } else {
                    &mut self.lowered
                }) += 1;
            }
        }
        let rules = finding.evidence.iter().map(|evidence| &evidence.rule);
        self.rely(rules, call);
        self.hear(&ruling.word);
    }

    /// Each rule once a call.
    fn rely<'a>(&mut self, rules: impl Iterator<Item = &'a Name>, call: &Looked<'_>) {
        let mut rules: Vec<&Name> = rules.collect();
        rules.sort();
        rules.dedup();
        for rule in rules {
            let scenario = if rule.starts_with(SCENARIO) {
                call.scenario.clone()
            } else {
                Name::default()
            };
            *self.rules.entry((rule.clone(), scenario)).or_default() += 1;
        }
    }

    fn hear(&mut self, word: &TrainerWord) {
        self.reasons.push(Reason {
            reason: word.reason.clone(),
            by: word.by.clone(),
            at: word.at,
        });
    }

    fn item(self, item: Name, calls: u32) -> ItemCalibration {
        let moved = i64::from(self.raised + self.lowered);
        let mean = if moved == 0 {
            0
        } else {
            // Halves go away from nothing.
            (2 * self.sum + self.sum.signum() * moved) / (2 * moved)
        };
        ItemCalibration {
            item,
            calls: calls + self.unseen,
            raised: self.raised,
            lowered: self.lowered,
            dropped: self.dropped,
            stood: self.stood,
            mean: Points(i32::try_from(mean).unwrap_or_default()),
            title: self.title.clone(),
            basis: self.basis(),
        }
    }

    fn basis(self) -> Basis {
        let rules = self.rules.into_iter();
        let mut rules: Vec<RuleUse> = rules
            .map(|((rule, scenario), times)| RuleUse {
                rule,
                scenario,
                times,
            })
            .collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.times));
        let mut reasons = self.reasons;
        reasons.retain(|reason| !reason.reason.trim().is_empty());
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.at));
        reasons.truncate(REASONS);
        Basis { rules, reasons }
    }
}

/// Trainer's points less the program's; `None` where an item that earns was dropped.
fn difference(finding: &Finding, judgement: Judgement, points: Option<Points>) -> Option<i32> {
    let (least, most) = bounds(finding);
    match (judgement, points) {
        (Judgement::Dropped, _) if finding.of.0 > 0 => None,
        (Judgement::Dropped, _) => Some(-finding.got.0),
        (Judgement::Changed, Some(points)) => Some(points.clamp(least, most).0 - finding.got.0),
        (Judgement::Changed, None) | (Judgement::Stands, _) => Some(0),
    }
}
