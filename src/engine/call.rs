//! `decide`: what an input makes happen, given the script and the state. The events are the only way the state changes.

use super::{
    customer,
    desk::Desk,
    draft::Draft,
    due::{Due, next},
    event::{Event, Moment},
    evolve::bare,
    faults,
    feeling::Feeling,
    input::Input,
    script::Script,
    state::{Phase, State},
    step::{Ending, Side},
    telling,
    ticket::TicketFields,
    time::Millis,
};

/// What happens when `input` comes at `at`. What fell due before comes first, at its own moment.
///
/// An input that does not fit the state (a reply after the end) makes nothing happen.
pub fn decide(script: &Script, state: &State, input: &Input, at: Millis) -> Vec<Moment> {
    let mut draft = Draft {
        script,
        state: state.clone(),
        moments: Vec::new(),
    };
    draft.fall_due(at);
    draft.state.clock = draft.state.clock.max(at);
    draft.take(input, at);
    // What the input itself brought about.
    draft.fall_due(at);
    draft.moments
}

/// Remarks on one silence after which the customer hangs up.
const REMARKS_ON_SILENCE: u16 = 4;

impl Draft<'_> {
    fn fall_due(&mut self, until: Millis) {
        while let Some((at, due)) = next(self.script, &self.state).filter(|(at, _)| *at <= until) {
            self.state.clock = self.state.clock.max(at);
            match due {
                Due::Incident(incident) => customer::happens(self, at, incident),
                Due::TakeUp(incident) => customer::takes_up(self, at, incident),
                Due::Branch(branch) => customer::goes_by_time(self, at, Some(branch)),
                Due::Advance => customer::goes_by_time(self, at, None),
                Due::HoldTooLong => customer::leave(self, at),
                Due::Bubbles => self.send(at),
                Due::Silence => self.silence(at),
            }
        }
    }

    fn silence(&mut self, at: Millis) {
        let trigger = match (self.script.channel.spoken, self.state.pace.remarks) {
            (false, _) => "slow",
            (true, 0) => "silence",
            (true, _) => "silence_again",
        };
        self.feel(at, &Feeling::of(trigger));
        if self.state.pace.remarks >= REMARKS_ON_SILENCE {
            customer::leave(self, at);
            return;
        }
        let line = customer::react(self, trigger);
        match line {
            Some(line) => self.say(at, vec![line]),
            // Without a line nothing would move the silence on.
            None => customer::leave(self, at),
        }
    }

    /// The bubbles that wait to be merged are one reply.
    fn send(&mut self, at: Millis) {
        let text = self.state.pace.bubbles.join("\n");
        self.agent_turn(&text, at);
    }

    fn take(&mut self, input: &Input, at: Millis) {
        // What was sent is said before the agent does something else.
        let acts = matches!(
            input,
            Input::Ticket { .. } | Input::Hold | Input::Transfer { .. } | Input::HangUp
        );
        if acts && self.state.phase == Phase::Talking && !self.state.pace.bubbles.is_empty() {
            self.send(at);
            self.fall_due(at);
        }
        match input {
            Input::Tick => {}
            Input::Ticket { fields } => self.file(fields, at),
            _ if self.state.is_over() => {}
            Input::Answer => self.answer(at),
            Input::FirstKey => self.happen(at, Event::FirstKey),
            Input::NoReply => self.happen(at, Event::NoReply),
            Input::Reply { text } => self.reply(text, at),
            Input::Hold if self.state.phase == Phase::Talking => self.happen(at, Event::HoldBegan),
            Input::Resume => self.resume(at),
            Input::Hold => {}
            Input::Transfer { to, reason } => self.transfer(*to, reason, at),
            Input::HangUp => self.hang_up(at),
            Input::LookUp { article } => {
                self.happen(
                    at,
                    Event::LookedUp {
                        article: article.clone(),
                    },
                );
            }
            Input::Note { text } => self.happen(at, Event::Noted { text: text.clone() }),
            Input::Hint { item } => {
                let turn = self.state.turn;
                self.happen(
                    at,
                    Event::HintShown {
                        turn,
                        item: item.clone(),
                    },
                );
            }
            Input::Pause => self.happen(at, Event::Paused),
            Input::Unpause => self.happen(at, Event::Unpaused),
            Input::Abandon => customer::end(self, at, Ending::Abandoned, Side::Agent),
        }
    }

    fn answer(&mut self, at: Millis) {
        if self.state.phase != Phase::Ringing {
            return;
        }
        self.happen(at, Event::Answered);
        if self.script.scenario.opens == Side::Customer {
            customer::open(self, at);
        }
    }

    fn reply(&mut self, text: &str, at: Millis) {
        self.answer(at);
        self.resume(at);
        if text.trim().is_empty() {
            self.happen(at, Event::NoReply);
        } else if self.script.channel.merge > Millis(0) {
            self.happen(
                at,
                Event::Bubble {
                    text: text.to_owned(),
                },
            );
        } else {
            self.agent_turn(text, at);
        }
    }

    fn agent_turn(&mut self, text: &str, at: Millis) {
        let before = self.state.clone();
        let reading = self.script.ear.read(&before.speech.heard, text);
        let turn = before.turn.saturating_add(1);
        self.happen(
            at,
            Event::AgentSaid {
                turn,
                text: text.to_owned(),
                reading: reading.clone(),
            },
        );
        for event in telling::events(&self.script.scenario, &before, (turn, text), &reading) {
            self.happen(at, event);
        }
        let said_again = before.speech.replies.contains(&bare(text));
        for fault in faults::of_turn(self.script, &before, text, &reading) {
            self.happen(at, fault.event(turn));
        }
        let feeling = Feeling::of_turn(self, &before, &reading, said_again);
        self.feel(at, &feeling);
        let incidents = customer::set_off(self);
        customer::answer(self, at, &before, &reading, &feeling);
        for incident in incidents {
            customer::happens(self, at, incident);
        }
    }

    fn resume(&mut self, at: Millis) {
        let Phase::OnHold { since } = self.state.phase else {
            return;
        };
        let lasted = at.since(since);
        self.happen(at, Event::HoldEnded { lasted });
        let patience = Millis::seconds(self.script.mix.patience().hold.into());
        let trigger = if lasted > patience {
            "resume_late"
        } else {
            "resume"
        };
        self.feel(at, &Feeling::of(trigger));
        if let Some(line) = customer::react(self, trigger) {
            self.say(at, vec![line]);
        }
    }

    fn transfer(&mut self, to: Desk, reason: &str, at: Millis) {
        self.answer(at);
        self.resume(at);
        self.happen(
            at,
            Event::Transferred {
                to,
                reason: reason.to_owned(),
            },
        );
        if let Some(line) = customer::react(self, "transfer_offer") {
            self.say(at, vec![line]);
        }
        customer::end(self, at, to.ending(), Side::Agent);
    }

    fn hang_up(&mut self, at: Millis) {
        if self.state.closing {
            let ending = customer::ending(self);
            customer::end(self, at, ending, Side::Agent);
        } else {
            self.happen(at, faults::hung_up(self.state.turn));
            customer::end(self, at, Ending::HungUp, Side::Agent);
        }
    }

    fn file(&mut self, fields: &TicketFields, at: Millis) {
        let mut ticket = self.state.ticket.clone();
        for (field, value) in fields {
            ticket.set(*field, value);
        }
        let reading = self.script.ear.read_record(&ticket.prose());
        self.happen(at, Event::TicketFiled { ticket, reading });
    }
}
