//! A log whose replies are read again: what they do is found anew, what the customer did stays, since they answered what
//! was heard then.

use super::{
    event::{Entry, Event, Log, Moment},
    faults,
    script::Script,
    state::State,
    telling,
};
use crate::engine::chance::Seed;

/// The same call as the ear of the script hears it. What follows from a reading alone (faults, answers told too early,
/// values read back) follows from the new one; moods, beats and the customer's words are as they were.
pub fn reread(script: &Script, seed: Seed, log: &Log) -> Log {
    let mut again = Again {
        script,
        state: State::begin(script, seed),
    };
    let entries = log.entries.iter().map(|entry| Entry {
        at: entry.at,
        input: entry.input.clone(),
        moments: again.moments(&entry.moments),
    });
    Log {
        entries: entries.collect(),
    }
}

struct Again<'s> {
    script: &'s Script,
    /// After what was read so far.
    state: State,
}

impl Again<'_> {
    fn moments(&mut self, kept: &[Moment]) -> Vec<Moment> {
        let mut moments = Vec::new();
        for moment in kept {
            for event in self.events(&moment.event) {
                let moment = Moment {
                    at: moment.at,
                    event,
                };
                self.state.evolve(&self.script.scenario, &moment);
                moments.push(moment);
            }
        }
        moments
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "all other events rest on no reading of their own"
    )]
    fn events(&self, kept: &Event) -> Vec<Event> {
        match kept {
            Event::AgentSaid { turn, text, .. } => self.said(*turn, text),
            Event::TicketFiled { ticket, .. } => vec![Event::TicketFiled {
                ticket: ticket.clone(),
                reading: self.script.ear.read_record(&ticket.prose()),
            }],
            // They come with the reply.
            Event::ToldEarly { .. } | Event::ReadBack { .. } => Vec::new(),
            Event::Fault { fault, .. } if *fault != *faults::HUNG_UP => Vec::new(),
            other => vec![other.clone()],
        }
    }

    fn said(&self, turn: u16, text: &str) -> Vec<Event> {
        let before = &self.state;
        let reading = self.script.ear.read(&before.speech.heard, text);
        let mut events = vec![Event::AgentSaid {
            turn,
            text: text.to_owned(),
            reading: reading.clone(),
        }];
        events.extend(telling::events(
            &self.script.scenario,
            before,
            (turn, text),
            &reading,
        ));
        let faults = faults::of_turn(self.script, before, text, &reading);
        events.extend(faults.into_iter().map(|fault| fault.event(turn)));
        events
    }
}
