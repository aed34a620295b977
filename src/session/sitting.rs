//! The sitting: takes inputs, keeps the log, says what the host must do.

use std::sync::{Arc, OnceLock};

use super::exemplar::exemplar;

use crate::{
    engine::{
        Entry, Input, Log, Millis, Script, State, chance::Seed, decide, due, patience_ends,
        state::Phase, step::Mode,
    },
    judge::{Coaching, Rubric, Scorecard, coach::coaching, judge},
};

/// Where a sitting is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// The phone rings (or the customer's first message waits); `Input::Answer` begins the talk.
    Ringing,
    Talking,
    /// The talk is over; the ticket can still be written. `finish` closes it.
    Ticket,
    Scored,
}

impl Stage {
    /// Of a call that was not scored.
    pub(super) fn of(phase: Phase) -> Self {
        match phase {
            Phase::Ringing => Self::Ringing,
            Phase::Talking | Phase::OnHold { .. } => Self::Talking,
            Phase::Ended { .. } => Self::Ticket,
        }
    }
}

/// What the host has to do after an input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Keep this entry before the customer's answer is shown.
    Save(Entry),
    /// Send `Input::Tick` when the call's clock reaches this, unless an input came first.
    WakeAt(Millis),
}

pub struct Sitting {
    pub script: Arc<Script>,
    pub rubric: Arc<Rubric>,
    pub mode: Mode,
    pub seed: Seed,
    pub state: State,
    pub log: Log,
    pub stage: Stage,
    /// Present from `Stage::Scored` on.
    pub scorecard: Option<Scorecard>,
    /// The model play, played when the coach first asks for it.
    exemplar: OnceLock<Log>,
}

impl Sitting {
    /// A sitting at `Stage::Ringing`.
    pub fn new(script: Arc<Script>, rubric: Arc<Rubric>, mode: Mode, seed: Seed) -> Self {
        let state = State::begin(&script, seed);
        Self {
            script,
            rubric,
            mode,
            seed,
            state,
            log: Log::default(),
            stage: Stage::Ringing,
            scorecard: None,
            exemplar: OnceLock::new(),
        }
    }

    /// Takes an input at a moment of the call's clock. Inputs that do not fit the stage change nothing.
    pub fn input(&mut self, input: Input, at: Millis) -> Vec<Effect> {
        let pause_in_exam =
            self.mode == Mode::Exam && matches!(input, Input::Pause | Input::Hint { .. });
        if self.stage == Stage::Scored || pause_in_exam {
            return Vec::new();
        }
        let moments = decide(&self.script, &self.state, &input, at);
        for moment in &moments {
            self.state.evolve(&self.script.scenario, moment);
        }
        self.stage = Stage::of(self.state.phase);
        let mut effects = Vec::new();
        if !moments.is_empty() {
            let entry = Entry { at, input, moments };
            self.log.entries.push(entry.clone());
            effects.push(Effect::Save(entry));
        }
        effects.extend(self.due().map(Effect::WakeAt));
        effects
    }

    /// Closes the ticket and scores the call: `Stage::Scored`. Before the talk is over it does nothing.
    pub fn finish(&mut self) {
        if self.stage == Stage::Ticket {
            self.scorecard = Some(self.standing());
            self.stage = Stage::Scored;
        }
    }

    /// When something falls due if nothing happens before.
    pub fn due(&self) -> Option<Millis> {
        due(&self.script, &self.state)
    }

    /// When the customer loses patience with the silence if nothing happens before.
    pub fn patience_ends(&self) -> Option<Millis> {
        patience_ends(&self.script, &self.state)
    }

    /// Bubbles wait to be merged into a turn.
    pub fn has_bubbles(&self) -> bool {
        !self.state.pace.bubbles.is_empty()
    }

    /// The moment on the call's clock of a reply whose first key was at `first_key`: typing counts as speaking at four
    /// characters a second, whatever the keyboard took.
    pub fn spoken_at(first_key: Millis, reply: &str) -> Millis {
        let characters = u64::try_from(reply.chars().count()).unwrap_or(u64::MAX);
        first_key + Millis(characters.saturating_mul(250))
    }

    /// The sheet as it stands in the middle of the call: for the checklist.
    pub fn standing(&self) -> Scorecard {
        judge(&self.rubric, &self.script, self.mode, &self.log)
    }

    /// What the coach says now (practice).
    pub fn coaching(&self) -> Coaching {
        let model = self.exemplar.get_or_init(|| exemplar(self));
        coaching(&self.rubric, &self.script, (&self.log, model))
    }
}
