//! The events of one input in the making.

use super::{
    event::{Event, Moment, SpokenLine, spoken},
    mood::Shift,
    script::Script,
    state::State,
    time::Millis,
};

/// The events of one input in the making, and the state as it is after them.
pub(super) struct Draft<'a> {
    pub(super) script: &'a Script,
    pub(super) state: State,
    pub(super) moments: Vec<Moment>,
}

impl Draft<'_> {
    pub(super) fn happen(&mut self, at: Millis, event: Event) {
        let moment = Moment { at, event };
        self.state.evolve(&self.script.scenario, &moment);
        self.moments.push(moment);
    }

    /// The reply that is being answered.
    pub(super) fn last_reply(&self) -> &str {
        let said = self
            .moments
            .iter()
            .rev()
            .find_map(|moment| match &moment.event {
                Event::AgentSaid { text, .. } => Some(text.as_str()),
                _ => None,
            });
        said.unwrap_or_default()
    }

    pub(super) fn say(&mut self, at: Millis, lines: Vec<SpokenLine>) {
        if !lines.is_empty() {
            let (turn, tone) = (self.state.turn, self.state.mood.tone());
            let text = spoken(&lines);
            self.happen(at, Event::CustomerSaid { turn, tone, lines });
            self.watch(at, &text);
        }
    }

    /// What the customer lets fall that must go up, the first time it is said.
    fn watch(&mut self, at: Millis, text: &str) {
        let script = self.script;
        for sensitive in &script.scenario.sensitives {
            if self.state.sensitive.contains(&sensitive.name) {
                continue;
            }
            if let Some(word) = sensitive.word_in(text) {
                let event = Event::Sensitive {
                    turn: self.state.turn,
                    name: sensitive.name.clone(),
                    word: word.to_owned(),
                };
                self.happen(at, event);
            }
        }
    }

    pub(super) fn shift(&mut self, at: Millis, cause: &str, by: Shift) {
        if by.is_none() {
            return;
        }
        let mood = self.state.mood.moved(by);
        let turn = self.state.turn;
        self.happen(
            at,
            Event::MoodMoved {
                turn,
                cause: cause.into(),
                by,
                mood,
            },
        );
    }
}
