//! What each event makes of the state.

use super::{
    chance::Seed,
    customer::NUDGE_WEIGHT,
    event::{Event, Moment, SpokenLine, spoken},
    scenario::Scenario,
    script::Script,
    state::{InBeat, Phase, State},
    telling::{let_pass, missing_before},
};
use crate::{
    reading::{Meaning, Reading},
    text::Name,
};

impl State {
    /// The state before anything has happened.
    pub fn begin(script: &Script, seed: Seed) -> Self {
        Self {
            seed,
            mood: script.start(),
            ..Self::default()
        }
    }

    /// Takes one event in.
    pub fn evolve(&mut self, scenario: &Scenario, moment: &Moment) {
        self.clock = self.clock.max(moment.at);
        match &moment.event {
            Event::Answered | Event::FirstKey | Event::NoReply | Event::Bubble { .. } => {
                self.paced(moment);
            }
            Event::AgentSaid {
                turn,
                text,
                reading,
            } => self.agent_said(scenario, (*turn, text), reading),
            Event::Fault { fault, turn, .. } => {
                self.faults.insert(fault.clone());
                self.fault_turns
                    .entry(fault.clone())
                    .or_default()
                    .insert(*turn);
            }
            Event::MoodMoved { cause, mood, .. } => {
                *self.causes.entry(cause.clone()).or_default() += 1;
                self.mood = *mood;
            }
            Event::CustomerSaid { .. }
            | Event::FactTold { .. }
            | Event::FactMisgiven { .. }
            | Event::Sensitive { .. }
            | Event::Verified { .. } => self.customer_acted(scenario, moment),
            Event::ReadBack { fact, .. } => {
                self.read_back.insert(fact.clone());
            }
            Event::ToldEarly { .. } => {}
            Event::BeatBegan { .. }
            | Event::BeatDone { .. }
            | Event::BeatMissed { .. }
            | Event::Branched { .. }
            | Event::CloseCued
            | Event::Happened { .. }
            | Event::TakenUp { .. } => self.agenda_moved(scenario, moment),
            Event::HoldBegan
            | Event::HoldEnded { .. }
            | Event::LookedUp { .. }
            | Event::Noted { .. }
            | Event::HintShown { .. }
            | Event::Paused
            | Event::Unpaused
            | Event::TicketFiled { .. }
            | Event::Transferred { .. }
            | Event::Ended { .. } => self.desk_acted(moment),
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`evolve` names the events that come here"
    )]
    fn paced(&mut self, moment: &Moment) {
        match &moment.event {
            Event::Answered => {
                self.phase = Phase::Talking;
                self.answered_at = Some(moment.at);
                self.pace.quiet_since = Some(moment.at);
            }
            Event::FirstKey => self.pace.composing = true,
            Event::NoReply => {
                self.pace.composing = false;
                self.pace.quiet_since = Some(moment.at);
            }
            Event::Bubble { text } => {
                self.pace.bubbles.push(text.clone());
                self.pace.bubble_at = moment.at;
                self.pace.composing = false;
                self.pace.quiet_since = None;
            }
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`evolve` names the events that come here"
    )]
    fn customer_acted(&mut self, scenario: &Scenario, moment: &Moment) {
        match &moment.event {
            Event::CustomerSaid { lines, .. } => {
                self.speech.heard = spoken(lines);
                self.hear_demands(scenario);
                self.speech
                    .used_lines
                    .extend(lines.iter().map(|line| line.id.clone()));
                self.speech.tells += lines.iter().filter(|line| line.why == "tells").count();
                if let Some(line) = lines.iter().rev().find(|line| carries_matter(&line.why)) {
                    self.speech.matter = Some(line.clone());
                }
                let threats = lines.iter().filter(|line| is_threat(&line.why));
                self.speech
                    .threats
                    .extend(threats.map(|line| line.why.clone()));
                let remarks = lines.iter().filter(|line| is_remark(&line.why)).count();
                self.in_beat.idle += idleness(lines);
                self.pace.remarks += u16::try_from(remarks).unwrap_or(0);
                self.pace.quiet_since = Some(moment.at);
            }
            Event::FactTold { fact, .. } => {
                self.known_facts.insert(fact.clone());
            }
            Event::FactMisgiven { fact, .. } => {
                self.misgiven.insert(fact.clone());
            }
            Event::Sensitive { name, .. } => {
                self.sensitive.insert(name.clone());
            }
            Event::Verified { .. } => self.verified = true,
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`evolve` names the events that come here"
    )]
    fn agenda_moved(&mut self, scenario: &Scenario, moment: &Moment) {
        match &moment.event {
            Event::BeatBegan { beat } => {
                self.begun = true;
                self.closing = false;
                self.turns_closing = 0;
                self.beat = scenario.beat(beat);
                self.began.insert(beat.clone());
                self.in_beat = InBeat {
                    began: moment.at,
                    ..InBeat::default()
                };
                self.pace.beats += 1;
            }
            Event::BeatMissed { beat } => {
                self.missed_beats.insert(beat.clone());
                self.beat = None;
            }
            Event::BeatDone { beat } => {
                self.passed.extend(let_pass(scenario, beat, &self.near));
                self.beat = None;
            }
            Event::Branched { branch } => {
                self.branched.insert(branch.clone());
                self.in_beat.branched.insert(branch.clone());
            }
            Event::CloseCued => {
                self.closing = true;
                self.beat = None;
            }
            Event::Happened { incident, .. } => {
                self.happened.push(incident.clone());
                self.waiting.push(incident.clone());
            }
            Event::TakenUp { incident, .. } => {
                self.waiting.retain(|waiting| waiting != incident);
            }
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`evolve` names the events that come here"
    )]
    fn desk_acted(&mut self, moment: &Moment) {
        match &moment.event {
            Event::HoldBegan => {
                self.phase = Phase::OnHold { since: moment.at };
                self.held = true;
                self.pace.quiet_since = None;
            }
            Event::HoldEnded { .. } => {
                self.phase = Phase::Talking;
                self.resumed = true;
                self.pace.quiet_since = Some(moment.at);
            }
            Event::LookedUp { article } => {
                self.looked_up.insert(article.clone());
            }
            Event::Paused => self.paused = true,
            Event::Unpaused => self.paused = false,
            Event::TicketFiled { ticket, .. } => {
                self.ticket = ticket.clone();
                self.ticket_filed = true;
            }
            Event::Transferred { to, .. } => self.transferred = Some(*to),
            Event::Ended {
                ending,
                by,
                satisfaction,
            } => {
                self.phase = Phase::Ended {
                    ending: *ending,
                    by: *by,
                };
                self.satisfaction = *satisfaction;
                self.pace = super::state::Pace::default();
            }
            _ => {}
        }
    }

    fn agent_said(&mut self, scenario: &Scenario, (turn, text): (u16, &str), reading: &Reading) {
        self.turn = turn;
        self.in_beat.turns += 1;
        self.turns_closing += u16::from(self.closing);
        // Merged bubbles were sent earlier: the next may be in the making.
        if self.pace.bubbles.is_empty() {
            self.pace.composing = false;
        }
        self.pace.bubbles.clear();
        self.pace.remarks = 0;
        self.pace.beats = 0;
        self.pace.quiet_since = None;
        let mut did: Vec<&Name> = Vec::new();
        for sign in &reading.signs {
            self.take_in(scenario, text, &sign.meaning);
            if let Meaning::Did { name } = &sign.meaning
                && !did.contains(&name)
            {
                did.push(name);
            }
        }
        for name in did {
            *self.counts.entry(name.clone()).or_default() += 1;
            self.in_beat.did.insert(name.clone());
        }
        self.speech.replies.insert(bare(text));
    }

    fn take_in(&mut self, scenario: &Scenario, text: &str, meaning: &Meaning) {
        // Before the customer has brought anything up, nothing can have been answered.
        let asked_for = self.begun;
        match meaning {
            Meaning::Told { name, .. }
                if missing_before(scenario, &self.settled(), name).is_some() => {}
            Meaning::Told { name, full: true } if asked_for => {
                self.told.insert(name.clone());
                self.wrong.remove(name);
            }
            Meaning::Told { name, full: false } if asked_for => {
                self.near.insert(name.clone());
            }
            Meaning::Wrong { name } => {
                self.told.remove(name);
                self.wrong.insert(name.clone());
                self.in_beat.wrong.insert(name.clone());
            }
            Meaning::Asked { name } => {
                self.asked_facts.insert(name.clone());
            }
            Meaning::Declined {
                name,
                reason,
                offer,
            } if (*reason || *offer) && self.can_be_refused(scenario, name, text) => {
                self.refused.insert(name.clone());
            }
            Meaning::Granted { name } => {
                self.granted.insert(name.clone());
            }
            Meaning::Phrase { name, .. } => {
                self.said.insert(name.clone());
            }
            Meaning::Forbidden { name } => {
                self.forbidden.insert(name.clone());
            }
            Meaning::Did { .. }
            | Meaning::Told { .. }
            | Meaning::Declined { .. }
            | Meaning::Leaked { .. }
            | Meaning::Misnamed => {}
        }
    }
}

/// A reply without white space, to compare replies by.
pub(super) fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

fn carries_matter(why: &str) -> bool {
    matches!(why, "beat" | "branch" | "event")
}

pub(super) fn is_threat(why: &str) -> bool {
    matches!(why, "ask_supervisor" | "threaten")
}

fn is_remark(why: &str) -> bool {
    matches!(why, "silence" | "silence_again" | "slow")
}

/// How far a message of the customer shows that the beat stands still: not at all when it carries matter.
fn idleness(lines: &[SpokenLine]) -> u16 {
    let brings = |why: &str| carries_matter(why) || matches!(why, "fact" | "tells" | "ask_repeat");
    if lines
        .iter()
        .any(|line| brings(&line.why) || is_remark(&line.why))
    {
        0
    } else if lines
        .first()
        .is_some_and(|line| matches!(&*line.why, "nudge" | "unsatisfied"))
    {
        NUDGE_WEIGHT
    } else {
        1
    }
}
