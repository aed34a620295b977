//! The call's own clock: real time since the call began, without pauses and without the surplus of slow typing.

use crate::{engine::Millis, session::Sitting};

/// Composing takes what speaking the words would take; the clock runs on only when one reply, with all that was deleted
/// again on the way to it, took this much longer.
const SURPLUS: u64 = 120_000;

/// Real times are the host's milliseconds; the clock turns them into moments of the call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CallClock {
    /// The moment of the call at the real time `since`.
    at: Millis,
    since: u64,
    pace: Pace,
    /// Milliseconds of the surplus that are used up since the last reply.
    used: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pace {
    Running,
    Paused,
    /// A reply is being typed since `at`.
    Composing,
}

impl CallClock {
    /// A call that begins now.
    pub fn started(real: u64) -> Self {
        Self {
            at: Millis(0),
            since: real,
            pace: Pace::Running,
            used: 0,
        }
    }

    /// A call that goes on from the moment `at`.
    pub fn from(at: Millis, real: u64) -> Self {
        Self {
            at,
            since: real,
            pace: Pace::Running,
            used: 0,
        }
    }

    /// The moment of the call; `draft` is what has been typed of a reply.
    pub fn now(&self, real: u64, draft: &str) -> Millis {
        match self.pace {
            Pace::Running => Millis(self.at.0 + self.passed(real)),
            Pace::Paused => self.at,
            Pace::Composing => {
                let late = self.at.0 + self.passed(real).saturating_sub(self.surplus());
                Sitting::spoken_at(self.at, draft).max(Millis(late))
            }
        }
    }

    /// The first key of a reply. Gives its moment.
    pub fn compose(&mut self, real: u64) -> Millis {
        self.stand(real);
        self.pace = Pace::Composing;
        self.at
    }

    pub fn is_composing(&self) -> bool {
        self.pace == Pace::Composing
    }

    /// What was typed was deleted again: the clock goes on from where it stood. Gives that moment.
    pub fn discard(&mut self, real: u64) -> Millis {
        if self.is_composing() {
            self.stand(real);
            self.pace = Pace::Running;
        }
        self.now(real, "")
    }

    /// A reply was sent. Gives the moment at which it has been spoken, from where the clock goes on.
    pub fn sent(&mut self, real: u64, reply: &str) -> Millis {
        self.at = self.now(real, reply);
        self.since = real;
        self.pace = Pace::Running;
        self.used = 0;
        self.at
    }

    pub fn pause(&mut self, real: u64) -> Millis {
        self.stand(real);
        self.pace = Pace::Paused;
        self.at
    }

    pub fn is_paused(&self) -> bool {
        self.pace == Pace::Paused
    }

    pub fn unpause(&mut self, real: u64) -> Millis {
        self.since = real;
        self.pace = Pace::Running;
        self.at
    }

    /// The talk is over: the clock stands at its last moment.
    pub fn stop(&mut self, at: Millis) {
        self.at = at;
        self.pace = Pace::Paused;
    }

    /// Real milliseconds until the clock shows `moment` if nothing more is typed; `None` while it stands.
    pub fn until(&self, moment: Millis, real: u64) -> Option<u64> {
        match self.pace {
            Pace::Running => Some(moment.since(self.now(real, "")).0),
            Pace::Paused => None,
            Pace::Composing => {
                let lag = moment.since(self.at).0.saturating_add(self.surplus());
                Some(lag.saturating_sub(self.passed(real)))
            }
        }
    }

    fn stand(&mut self, real: u64) {
        let at = self.now(real, "");
        if self.is_composing() {
            self.used = self.used.saturating_add(self.passed(real)).min(SURPLUS);
        }
        self.at = at;
        self.since = real;
    }

    fn surplus(&self) -> u64 {
        SURPLUS - self.used
    }

    fn passed(&self, real: u64) -> u64 {
        real.saturating_sub(self.since)
    }
}
