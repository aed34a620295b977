//! Listening to the model call of a scenario: line by line, marking what each agent's line does, then the ticket.

use std::sync::Arc;

use super::{
    Sitting, Stage, drive,
    drive::DriveFault,
    line::{LineInput, parse},
};
use crate::{
    engine::{
        Event, Input, Moment, Scenario, Script,
        scenario::Play,
        step::{Mode, Step},
        ticket::{Ticket, TicketFields},
    },
    judge::{Filed, Listened, Mark, MarkedLine, Points, Rubric, Scorecard, mark},
    reading::Reading,
    source::Spellings,
};

/// The whole of a share, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// Where a listener is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    /// Before the next line.
    Hearing,
    /// An agent's line was heard; its marks are being made.
    Marking {
        turn: u16,
    },
    /// The marks of a line were compared with what was recognised.
    Answered {
        turn: u16,
    },
    /// All lines were heard; the ticket is to be filled.
    Ticket,
    Scored,
}

pub struct Listening {
    /// The model call to its end, without its ticket.
    pub call: Sitting,
    /// What the model call files; `None` where it files nothing.
    pub model_ticket: Option<Ticket>,
    pub at: At,
    /// Moments of the log that were heard.
    heard: usize,
    done: Listened,
    /// The marks on the line in question.
    marking: Vec<Mark>,
    /// Present from `At::Scored` on.
    pub scorecard: Option<Scorecard>,
}

/// The model play, where somebody speaks in it.
pub fn audible(scenario: &Scenario) -> Option<&Play> {
    let play = scenario.model_play()?;
    let speaks = |line: &String| !line.starts_with(['/', '#']) && !line.trim().is_empty();
    play.inputs.iter().any(speaks).then_some(play)
}

impl Listening {
    /// The model call of a script, before its first line; `None` where the scenario has none.
    ///
    /// # Errors
    /// A line of the play is no input.
    pub fn new(
        script: &Arc<Script>,
        rubric: &Arc<Rubric>,
        spellings: &Spellings,
    ) -> Result<Option<Self>, DriveFault> {
        let Some(play) = audible(&script.scenario) else {
            return Ok(None);
        };
        let run = |lines: &[String]| {
            let seed = play.seed.unwrap_or_default();
            let mut sitting =
                Sitting::new(Arc::clone(script), Arc::clone(rubric), Mode::Practice, seed);
            drive::run(&mut sitting, lines, spellings).map(|()| sitting)
        };
        let model = run(&play.inputs)?;
        let is_ticket = |line: &String| {
            let input = parse(line, spellings);
            matches!(input, Ok(LineInput::Input(Input::Ticket { .. })))
        };
        let mut spoken = play.inputs.clone();
        spoken.retain(|line| !is_ticket(line));
        let mut call = run(&spoken)?;
        call.scorecard = None;
        call.stage = Stage::Ticket;
        Ok(Some(Self {
            call,
            model_ticket: Some(model.state.ticket).filter(|ticket| !ticket.is_empty()),
            at: At::Hearing,
            heard: 0,
            done: Listened::default(),
            marking: Vec::new(),
            scorecard: None,
        }))
    }

    /// A call that was listened to, as it was kept.
    pub fn past(call: Sitting, done: Listened) -> Self {
        Self {
            at: At::Scored,
            heard: call.log.moments().count(),
            model_ticket: done.ticket.as_ref().map(|filed| filed.model.clone()),
            marking: Vec::new(),
            scorecard: call.scorecard.clone(),
            done,
            call,
        }
    }

    /// What was heard so far, in order.
    pub fn heard(&self) -> impl Iterator<Item = &Moment> {
        let passed = self.call.log.moments().take(self.heard);
        passed.filter(|moment| said(moment).is_some() || is_to_be_heard(&moment.event))
    }

    /// Agent's lines heard, and how many there are.
    pub fn lines(&self) -> (usize, usize) {
        let count = |moments: &mut dyn Iterator<Item = &Moment>| {
            moments.filter(|moment| said(moment).is_some()).count()
        };
        (
            count(&mut self.heard()),
            count(&mut self.call.log.moments()),
        )
    }

    /// Whether anybody says anything yet.
    pub fn speaks_on(&self) -> bool {
        self.heard < self.last_word()
    }

    /// Moments of the log up to the last thing that is said: what comes after it needs no hearing of its own.
    fn last_word(&self) -> usize {
        let is_spoken = |moment: &Moment| {
            said(moment).is_some() || matches!(moment.event, Event::CustomerSaid { .. })
        };
        let moments = self.call.log.moments().enumerate();
        let spoken = moments.filter(|(_, moment)| is_spoken(moment));
        spoken.last().map_or(0, |(at, _)| at + 1)
    }

    /// Goes on to the next thing that is said or done. Does nothing while a line is being marked.
    pub fn next(&mut self) {
        if !matches!(self.at, At::Hearing | At::Answered { .. }) {
            return;
        }
        self.at = At::Hearing;
        let last = self.last_word();
        let rest = self.call.log.moments().skip(self.heard);
        for moment in rest {
            self.heard += 1;
            if let Some((turn, _)) = said(moment) {
                self.at = At::Marking { turn };
                return;
            }
            if is_to_be_heard(&moment.event) && self.heard <= last {
                break;
            }
        }
        if self.heard >= self.call.log.moments().count() {
            self.at = At::Ticket;
            if self.model_ticket.is_none() {
                self.score();
            }
        }
    }

    /// The marks on the line in question.
    pub fn marking(&self) -> &[Mark] {
        &self.marking
    }

    /// Makes a mark on the line in question, or takes it back.
    pub fn toggle(&mut self, mark: Mark) {
        if !matches!(self.at, At::Marking { .. }) {
            return;
        }
        if self.marking.contains(&mark) {
            self.marking.retain(|made| *made != mark);
        } else {
            self.marking.push(mark);
            self.marking.sort_unstable();
        }
    }

    /// Ends the marking of the line in question; from now on its answer is known.
    pub fn confirm(&mut self) {
        if let At::Marking { turn } = self.at {
            let marks = std::mem::take(&mut self.marking);
            self.done.lines.push(MarkedLine { turn, marks });
            self.at = At::Answered { turn };
        }
    }

    /// How the marks on a line came out; empty before it was confirmed.
    pub fn answers(&self, turn: u16) -> Vec<mark::Answer<'_>> {
        let line = self.done.lines.iter().find(|line| line.turn == turn);
        match (line, self.reading(turn)) {
            (Some(line), Some(reading)) => mark::answers(reading, &line.marks),
            _ => Vec::new(),
        }
    }

    /// The text of an agent's line.
    pub fn text(&self, turn: u16) -> Option<&str> {
        let mut lines = self.call.log.moments().filter_map(|moment| {
            let (said, _) = said(moment)?;
            Some((said, &moment.event))
        });
        let (_, event) = lines.find(|(said, _)| *said == turn)?;
        match event {
            Event::AgentSaid { text, .. } => Some(text),
            _ => None,
        }
    }

    fn reading(&self, turn: u16) -> Option<&Reading> {
        let mut lines = self.call.log.moments().filter_map(said);
        let (_, reading) = lines.find(|(said, _)| *said == turn)?;
        Some(reading)
    }

    /// Files the ticket and scores. An empty ticket earns nothing.
    pub fn file(&mut self, fields: TicketFields) {
        let At::Ticket = self.at else {
            return;
        };
        if let Some(model) = &self.model_ticket {
            let of = archived(&self.call, Some(model));
            self.call
                .input(Input::Ticket { fields }, self.call.log.end());
            let got = archived(&self.call, None);
            let ticket = self.call.state.ticket.clone();
            let share = if ticket.is_empty() { 0 } else { share(got, of) };
            self.done.ticket = Some(Filed {
                ticket,
                model: model.clone(),
                share,
            });
        }
        self.score();
    }

    fn score(&mut self) {
        let card = self.done.scorecard(&self.call.rubric, &self.call.log);
        self.scorecard = Some(card.clone());
        self.call.scorecard = Some(card);
        self.call.stage = Stage::Scored;
        self.at = At::Scored;
    }

    /// The marks that were made, and the ticket.
    pub fn done(&self) -> &Listened {
        &self.done
    }
}

/// An agent's line.
fn said(moment: &Moment) -> Option<(u16, &Reading)> {
    match &moment.event {
        Event::AgentSaid { turn, reading, .. } => Some((*turn, reading)),
        _ => None,
    }
}

/// What one who listens in on the line hears or sees; all else goes on inside the customer or the program.
fn is_to_be_heard(event: &Event) -> bool {
    matches!(
        event,
        Event::CustomerSaid { .. }
            | Event::HoldBegan
            | Event::HoldEnded { .. }
            | Event::Transferred { .. }
            | Event::Happened { .. }
            | Event::LookedUp { .. }
            | Event::Noted { .. }
            | Event::Ended { .. }
    )
}

/// What the ticket step earns, with the call's own ticket or with another.
fn archived(call: &Sitting, ticket: Option<&Ticket>) -> Points {
    let earned = |call: &Sitting| {
        let steps = call.standing().steps;
        let archive = steps.iter().find(|score| score.step == Step::Archive);
        archive.map_or(Points(0), |score| score.got)
    };
    let Some(ticket) = ticket else {
        return earned(call);
    };
    let mut other = Sitting::of_log(
        (Arc::clone(&call.script), Arc::clone(&call.rubric)),
        (call.mode, call.seed),
        call.log.clone(),
    );
    let fields = ticket.fields();
    other.input(Input::Ticket { fields }, call.log.end());
    earned(&other)
}

/// How much of what the model's ticket earns another one does; all of it where that earns nothing.
fn share(got: Points, of: Points) -> u16 {
    let share = match of.0 {
        ..=0 => WHOLE,
        of => WHOLE * i64::from(got.0) / i64::from(of),
    };
    u16::try_from(share.clamp(0, WHOLE)).unwrap_or_default()
}
