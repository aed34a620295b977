//! The sheet of a listener: the marks on each line and the ticket, held against the model call.

use serde::{Deserialize, Serialize};

use super::{
    Points, Rubric, Scorecard,
    mark::{Answer, Mark, Tally, Verdict, answers},
    points::apportion,
    scorecard::StepScore,
};
use crate::engine::{
    Event, Log,
    event::Message,
    step::{Ending, Step},
    ticket::Ticket,
};

/// What a listener did in a call: kept with the sheet, so that it can be shown again.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Listened {
    /// The lines that were heard, in order.
    pub lines: Vec<MarkedLine>,
    /// `None` where the model call files none.
    pub ticket: Option<Filed>,
}

/// An agent's line and what it was marked with, in the order of the flow.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarkedLine {
    pub turn: u16,
    pub marks: Vec<Mark>,
}

/// A listener's ticket beside that of the model call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Filed {
    pub ticket: Ticket,
    pub model: Ticket,
    /// Hundredths of what the model's ticket earns, at most 10000.
    pub share: u16,
}

/// What the ticket is worth where there is one; the marks are worth the rest.
const TICKET: i64 = 2_000;
const WHOLE: i64 = 10_000;

impl Listened {
    pub fn marks(&self, turn: u16) -> &[Mark] {
        let line = self.lines.iter().find(|line| line.turn == turn);
        line.map_or(&[], |line| &line.marks)
    }

    /// How the marks on one agent's line came out; nothing for what was not heard.
    pub fn answers<'l>(&self, message: &Message<'l>) -> Vec<Answer<'l>> {
        let heard = self.lines.iter().find(|line| line.turn == message.turn);
        match (message.reading, heard) {
            (Some(reading), Some(line)) => answers(reading, &line.marks),
            _ => Vec::new(),
        }
    }

    /// All marks counted, step by step, in the order of the flow.
    pub fn tallies(&self, log: &Log) -> [Tally; 6] {
        let mut tallies = [Tally::default(); 6];
        for answer in self.all(log) {
            if let Some(tally) = tallies.get_mut(answer.0.step() as usize) {
                tally.count(answer.1);
            }
        }
        tallies
    }

    /// The marks that were most often missed or wrongly made, with how often; the worst first.
    pub fn weakest(&self, log: &Log) -> Vec<(Mark, Tally)> {
        let mut tallies: Vec<(Mark, Tally)> = Mark::ALL
            .iter()
            .map(|mark| (*mark, Tally::default()))
            .collect();
        for (mark, verdict) in self.all(log) {
            if let Some((_, tally)) = tallies.iter_mut().find(|(known, _)| *known == mark) {
                tally.count(verdict);
            }
        }
        let slips = |tally: &Tally| u32::from(tally.missed) + u32::from(tally.wrong);
        tallies.retain(|(_, tally)| slips(tally) > 0);
        // The sort is stable: among equals the flow's order stays.
        tallies.sort_by_key(|(_, tally)| std::cmp::Reverse(slips(tally)));
        tallies
    }

    fn all(&self, log: &Log) -> Vec<(Mark, Verdict)> {
        let messages = log.messages();
        let answers = messages.iter().flat_map(|message| self.answers(message));
        answers
            .map(|answer| (answer.mark, answer.verdict))
            .collect()
    }

    /// What the marks and the ticket are worth together, 0 to 100 points. A wrong mark takes off what a right one earns: who
    /// marks everything earns no more than who marks nothing.
    pub fn scorecard(&self, rubric: &Rubric, log: &Log) -> Scorecard {
        let steps = self.steps(log);
        let total = Points(steps.iter().map(|step| step.got.0).sum());
        let pass_mark = rubric.pass.practice;
        let ended = ended(log);
        Scorecard {
            total,
            pass_mark,
            passed: total >= pass_mark,
            ending: ended.map(|(ending, _)| ending),
            right_ending: true,
            satisfaction: ended.map_or(0, |(_, satisfaction)| satisfaction),
            steps,
            dimensions: Vec::new(),
            fatal: Vec::new(),
            findings: Vec::new(),
            unscored: Vec::new(),
            unheard: Vec::new(),
            rubric: rubric.id.clone(),
            listened: Some(self.clone()),
        }
    }

    fn steps(&self, log: &Log) -> Vec<StepScore> {
        let tallies = self.tallies(log);
        let sum = |of: fn(&Tally) -> u16| tallies.iter().map(|it| i64::from(of(it))).sum::<i64>();
        let (hits, missed, wrong) = (sum(|it| it.hits), sum(|it| it.missed), sum(|it| it.wrong));
        let of_ticket = self.ticket.as_ref().map_or(0, |_| TICKET);
        let got_ticket = self
            .ticket
            .as_ref()
            .map_or(0, |filed| of_ticket * i64::from(filed.share) / WHOLE);
        let of_marks = WHOLE - of_ticket;
        let got_marks = of_marks * (hits - wrong).max(0) / (hits + missed).max(1);
        let parts = |of: fn(Tally) -> u16| tallies.map(|tally| i64::from(of(tally)));
        let of = apportion(points(of_marks), &parts(Tally::wanted));
        let got = apportion(points(got_marks), &parts(|tally| tally.hits));
        let scores = Step::ALL.iter().zip(of).zip(got);
        let mut steps: Vec<StepScore> = scores
            .map(|((step, of), got)| StepScore {
                step: *step,
                // Rounded apart, they may differ by a hundredth.
                got: got.min(of),
                of,
            })
            .collect();
        if let Some(archive) = steps.iter_mut().find(|score| score.step == Step::Archive) {
            (archive.got, archive.of) = (points(got_ticket), points(of_ticket));
        }
        steps
    }
}

fn points(hundredths: i64) -> Points {
    Points(i32::try_from(hundredths).unwrap_or_default())
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]
fn ended(log: &Log) -> Option<(Ending, u8)> {
    log.moments().find_map(|moment| match &moment.event {
        Event::Ended {
            ending,
            satisfaction,
            ..
        } => Some((*ending, *satisfaction)),
        _ => None,
    })
}
