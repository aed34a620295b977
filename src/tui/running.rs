//! A call on the screen: the sitting, its clock, what is being typed, and what is folded.

use std::{collections::VecDeque, sync::Arc};

use super::{
    action::Command,
    clock::CallClock,
    kept_draft::KeptDraft,
    said::Said,
    screens::ticket::TicketForm,
    widgets::{Anchor, Editor, Lines, Scroll},
};
use crate::{
    engine::{Event, Input, Millis, state::Phase, step::Mode},
    judge::{Coaching, Points, Scorecard},
    library::Library,
    record::Instant,
    session::{Past, Recording, Sitting, Stage},
    text::Name,
};

pub struct Running {
    pub sitting: Sitting,
    pub clock: CallClock,
    pub draft: Editor,
    /// The sheet as it stands, for the checklist.
    pub standing: Option<Scorecard>,
    pub coaching: Coaching,
    pub shows_coach: bool,
    pub shows_panel: bool,
    pub transcript: Scroll,
    /// The item whose model sentence is shown, with the turn in which it was asked for.
    pub hint: Option<(Name, u16)>,
    pub form: TicketForm,
    /// How it is kept; `None` where nothing is.
    pub recording: Option<Recording>,
    /// What people said of its sheet.
    pub said: Said,
    /// What a past call was played with; `None` is the library of today.
    pub library: Option<Arc<Library>>,
    /// What the call came to from which this one was taken up again.
    pub parent_total: Option<Points>,
    /// Its sheet is as far as it went: the call was never finished.
    pub provisional: bool,
    /// Replies of the call as it was before its script changed, to be sent again one by one.
    again: VecDeque<String>,
    /// What of them stands in the draft.
    offered: Option<String>,
    /// The latest moment given to the sitting: its clock never goes back.
    last: Millis,
    /// The latest moment that was shown while a reply was typed: what is deleted again takes no time back from the screen.
    shown: Millis,
    kept_draft: KeptDraft,
}

/// From this level on, checklist and mood start folded.
const FOLDED_FROM: u8 = 3;

impl Running {
    /// A call that begins to ring now.
    pub fn ring(sitting: Sitting, now: u64) -> Self {
        let practice = sitting.mode == Mode::Practice;
        let open = practice && sitting.script.scenario.level < FOLDED_FROM;
        let mut running = Self {
            form: TicketForm::new(&sitting.state.ticket),
            sitting,
            clock: CallClock::started(now),
            draft: Editor::new(Lines::Many),
            standing: None,
            coaching: Coaching::default(),
            shows_coach: practice,
            shows_panel: open,
            transcript: Scroll::new(Anchor::Bottom),
            hint: None,
            recording: None,
            said: Said::default(),
            library: None,
            parent_total: None,
            provisional: false,
            again: VecDeque::new(),
            offered: None,
            last: Millis(0),
            shown: Millis(0),
            kept_draft: KeptDraft::default(),
        };
        running.refresh();
        running
    }

    /// A call that goes on from where its log ends.
    pub fn taken_up(sitting: Sitting, recording: Option<Recording>, now: u64) -> Self {
        let mut running = Self::ring(sitting, now);
        running.recording = recording;
        running.stand_at_the_end(now);
        running.refresh();
        running
    }

    /// A call as it was kept, with its sheet if it has one.
    pub fn past(past: Past, now: u64) -> Self {
        let begun = past.call.begun();
        let mut recording = Recording::taken_up(begun, past.sitting.log.entries.len());
        if !past.call.sheets.is_empty() {
            recording.has_sheet();
        }
        let mut running = Self::taken_up(past.sitting, Some(recording), now);
        if running.sitting.stage == Stage::Talking {
            running.draft.insert(&past.call.draft);
        }
        running.kept_draft.text = past.call.draft;
        running.library = Some(past.library);
        running
    }

    /// A call that was taken up waits until the trainee is there: in an exam nothing waits.
    pub fn wait(&mut self, now: u64) {
        if self.sitting.stage != Stage::Talking {
            return;
        }
        if self.sitting.state.pace.composing {
            if self.draft.is_empty() {
                // What was being typed is gone: silence goes on from here.
                self.input(Input::NoReply, now);
            } else {
                self.clock.compose(now);
            }
        }
        if !self.is_exam() && !self.clock.is_paused() {
            self.pause(now);
        }
    }

    /// Hands over what has come to the log.
    pub fn follow(&mut self) {
        if let Some(recording) = &mut self.recording {
            recording.follow(&self.sitting.log);
        }
    }

    /// A call without a sheet is judged as far as it went, to be looked at.
    pub fn judge(&mut self) {
        if self.sitting.scorecard.is_none() {
            self.sitting.scorecard = Some(self.sitting.standing());
            self.sitting.stage = Stage::Scored;
            self.provisional = true;
        }
    }

    /// Entries of the log that are on the disk, or need not be: only these are shown whole.
    pub fn accepted(&self) -> usize {
        self.recording
            .as_ref()
            .map_or(usize::MAX, Recording::accepted)
    }

    pub fn is_exam(&self) -> bool {
        self.sitting.mode == Mode::Exam
    }

    pub fn at(&self, now: u64) -> Millis {
        self.clock.now(now, &self.draft.text())
    }

    /// The call's clock as the screen shows it.
    pub fn shown_at(&self, now: u64) -> Millis {
        self.at(now).max(self.shown)
    }

    pub fn on_hold(&self) -> Option<Millis> {
        match self.sitting.state.phase {
            Phase::OnHold { since } => Some(since),
            Phase::Ringing | Phase::Talking | Phase::Ended { .. } => None,
        }
    }

    /// What makes a call go on that waits.
    pub fn waits_for(&self) -> Option<Command> {
        let talking = self.sitting.stage == Stage::Talking;
        if talking && self.clock.is_paused() {
            Some(Command::Pause)
        } else {
            self.on_hold().map(|_| Command::Hold)
        }
    }

    /// Hands an input to the sitting at the moment it is now.
    pub fn input(&mut self, input: Input, now: u64) {
        let at = self.at(now);
        self.input_at(input, at);
    }

    fn input_at(&mut self, input: Input, at: Millis) {
        self.last = self.last.max(at);
        self.sitting.input(input, self.last);
        self.follow();
        self.transcript.reset();
        self.refresh();
    }

    /// Before the draft changes: whether it is empty.
    pub fn types(&mut self, now: u64) -> bool {
        self.shown = self.shown_at(now);
        self.draft.is_empty()
    }

    /// After the draft changed: the first key ends the silence, deleting all begins it again.
    pub fn typed(&mut self, was_empty: bool, now: u64) {
        match (was_empty, self.draft.is_empty()) {
            (true, false) => {
                let at = self.clock.compose(now);
                self.input_at(Input::FirstKey, at);
            }
            (false, true) => {
                let at = self.clock.discard(now);
                self.input_at(Input::NoReply, at);
            }
            (true, true) | (false, false) => {}
        }
    }

    pub fn send(&mut self, now: u64) {
        let text = self.draft.text();
        let at = self.clock.sent(now, &text);
        self.draft.clear();
        self.kept_draft.text.clear();
        self.hint = None;
        self.input_at(Input::Reply { text: text.clone() }, at);
        self.offer_again(&text, now);
    }

    /// The call is another one now: the clock goes on from its last moment.
    pub(super) fn stand_at_the_end(&mut self, now: u64) {
        self.last = self.sitting.log.end();
        self.shown = self.last;
        self.clock = CallClock::from(self.last, now);
        if self.sitting.state.paused {
            self.clock.pause(now);
        }
        self.hint = None;
        self.form = TicketForm::new(&self.sitting.state.ticket);
        self.transcript.reset();
    }

    /// Replies that were left out of the call are offered in the draft, the next one as soon as the one before was sent.
    pub(super) fn say_again(&mut self, replies: Vec<String>) {
        self.again = replies.into();
        self.fill();
    }

    /// Who says something else is on their own way.
    fn offer_again(&mut self, sent: &str, now: u64) {
        if self.offered.take().is_some_and(|offered| offered == sent) {
            self.fill();
            self.typed(true, now);
        } else {
            self.again.clear();
        }
    }

    fn fill(&mut self) {
        if self.draft.is_empty()
            && self.sitting.stage == Stage::Talking
            && let Some(next) = self.again.pop_front()
        {
            self.draft.insert(&next);
            self.offered = Some(next);
        }
    }

    pub fn pause(&mut self, now: u64) {
        if self.clock.is_paused() {
            let at = self.clock.unpause(now);
            if !self.draft.is_empty() {
                self.clock.compose(now);
            }
            self.input_at(Input::Unpause, at);
        } else {
            let at = self.clock.pause(now);
            self.input_at(Input::Pause, at);
        }
    }

    /// What fell due by now is said.
    pub fn catch_up(&mut self, now: u64) {
        let at = self.at(now);
        if self.sitting.stage == Stage::Talking
            && !self.clock.is_paused()
            && self.sitting.due().is_some_and(|due| due <= at)
        {
            self.input_at(Input::Tick, at);
        }
    }

    /// Closes the ticket and scores the call.
    pub fn finish(&mut self, at: Instant) {
        if self.sitting.stage != Stage::Ticket {
            return;
        }
        self.sitting.finish();
        self.refresh();
        if let Some((recording, sheet)) =
            self.recording.as_mut().zip(self.sitting.scorecard.as_ref())
        {
            recording.scored(&self.sitting.log, sheet, at);
        }
    }

    /// The clock stops with the talk; the checklist follows the log.
    pub(super) fn refresh(&mut self) {
        match self.sitting.stage {
            Stage::Ringing | Stage::Scored => return,
            Stage::Ticket => {
                let now = self.last;
                self.clock.stop(now);
            }
            Stage::Talking => {}
        }
        if self.sitting.mode == Mode::Practice {
            self.standing = Some(self.sitting.standing());
            self.coaching = self.sitting.coaching();
        }
    }

    pub fn wakes_in(&self, now: u64) -> Option<u64> {
        if matches!(self.sitting.stage, Stage::Ticket | Stage::Scored) {
            return None;
        }
        let at = self.at(now);
        // While a reply is typed the clock goes by its letters.
        let ticks = !self.clock.is_composing();
        let next = Millis((at.0 / 1000 + 1) * 1000);
        let second = self.clock.until(next, now).filter(|_| ticks);
        let due = match self.sitting.stage {
            Stage::Talking => self
                .sitting
                .due()
                .and_then(|due| self.clock.until(due, now)),
            Stage::Ringing | Stage::Ticket | Stage::Scored => None,
        };
        let keeps = self.recording.is_some() && self.sitting.stage == Stage::Talking;
        let draft = self.kept_draft.wakes_in(&self.draft.text(), now);
        let draft = draft.filter(|_| keeps);
        due.into_iter().chain(second).chain(draft).min()
    }

    /// Hands over what stands in the field: once nothing was typed for a while, or at once where the program ends.
    pub fn keep_draft(&mut self, now: u64, ends: bool) {
        let text = self.draft.text();
        let talking = self.sitting.stage == Stage::Talking;
        let Some(recording) = self.recording.as_mut().filter(|_| talking) else {
            return;
        };
        if self.kept_draft.is_due(&text, now, ends) {
            recording.draft(&text);
            self.kept_draft.text = text;
        }
    }

    /// How long nobody has spoken; `None` where silence is not counted now.
    pub fn silence(&self, now: u64) -> Option<Millis> {
        if self.sitting.stage != Stage::Talking || self.on_hold().is_some() {
            return None;
        }
        if self.clock.is_composing() {
            return Some(Millis(0));
        }
        let spoken = self
            .sitting
            .log
            .moments()
            .filter(|moment| {
                matches!(
                    moment.event,
                    Event::Answered
                        | Event::CustomerSaid { .. }
                        | Event::AgentSaid { .. }
                        | Event::NoReply
                        | Event::HoldEnded { .. }
                )
            })
            .map(|moment| moment.at)
            .max()?;
        Some(self.at(now).since(spoken))
    }
}
