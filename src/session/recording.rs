//! One call on its way to the disk: what was handed to the store, and what is there.

use super::Sitting;
use crate::{
    engine::{Event, Log, Moment, REVISION},
    judge::Scorecard,
    library::Library,
    record::{
        CallId, CallKind, CallState, Edition, Instant, NewCall, Origins, Sheet, SheetCause, Summary,
    },
    store::{Keep, Order},
};

/// What the host says of a call that begins.
pub struct Beginning {
    /// No other call has it.
    pub id: CallId,
    /// Their name; empty before they gave one.
    pub trainee: String,
    pub started: Instant,
}

pub struct Recording {
    pub call: NewCall,
    /// It has a sheet, in the records or on its way there.
    scored: bool,
    /// The store knows the call: it does from its first entry on.
    begun: bool,
    /// Entries of the log that were handed over.
    asked: usize,
    /// The first entry that is nowhere: with what comes next to the log all from there on is handed over again.
    lost: Option<usize>,
    /// Entries of the log that are on the disk, or given up for lost: the others are still pending.
    accepted: usize,
    orders: Vec<Order>,
}

impl Recording {
    /// A call that begins, with the texts it is played from; `None` where its scenario is none of the library's.
    pub fn of(
        sitting: &Sitting,
        kind: CallKind,
        (library, edition): (&Library, Edition),
        beginning: Beginning,
    ) -> Option<Self> {
        let scenario = &sitting.script.scenario;
        let text = library.scenario(&scenario.id)?.text();
        let origins = Origins {
            kind,
            scenario: scenario.id.clone(),
            title: scenario.title.clone(),
            category: scenario.category,
            level: scenario.level,
            channel: sitting.script.channel.id.clone(),
            persona: sitting.script.mix.code(),
            seed: sitting.seed,
            mode: sitting.mode,
            started: beginning.started,
            parent: None,
        };
        Some(Self::new(NewCall {
            id: beginning.id,
            trainee: beginning.trainee,
            origins,
            edition,
            scenario_text: text.to_string(),
            engine: REVISION,
        }))
    }

    /// A new call that takes this one up again before a turn, counted from 1.
    #[must_use]
    pub fn again(&self, turn: u16, beginning: Beginning) -> Self {
        let mut call = self.call.clone();
        call.origins.parent = Some((std::mem::replace(&mut call.id, beginning.id), turn));
        call.origins.started = beginning.started;
        call.trainee = beginning.trainee;
        Self::new(call)
    }

    fn new(call: NewCall) -> Self {
        Self {
            call,
            scored: false,
            begun: false,
            asked: 0,
            lost: None,
            accepted: 0,
            orders: Vec::new(),
        }
    }

    /// A call of which so many entries are on the disk.
    pub fn taken_up(call: NewCall, entries: usize) -> Self {
        Self {
            begun: true,
            asked: entries,
            accepted: entries,
            ..Self::new(call)
        }
    }

    /// Hands over what has come to the log. A call that was never picked up is none.
    pub fn follow(&mut self, log: &Log) {
        let answered = |moment: &Moment| moment.event == Event::Answered;
        if !self.begun && !log.moments().any(answered) {
            return;
        }
        if log.entries.len() == self.asked {
            return;
        }
        self.hand_over(log);
    }

    fn hand_over(&mut self, log: &Log) {
        let from = self.lost.take().unwrap_or(self.asked);
        let new = log.entries.iter().enumerate().skip(from);
        for (place, entry) in new {
            if !self.begun {
                self.begun = true;
                let call = Box::new(self.call.clone());
                self.orders.push(Order::Keep(Keep::Begin { call }));
            }
            self.orders.push(Order::Keep(Keep::Entry {
                call: self.call.id.clone(),
                place: u32::try_from(place).unwrap_or(u32::MAX),
                entry: Box::new(entry.clone()),
            }));
        }
        self.asked = log.entries.len();
    }

    /// Keeps what stands in the field and is not sent.
    pub fn draft(&mut self, text: &str) {
        if self.begun {
            self.orders.push(Order::Keep(Keep::Draft {
                call: self.call.id.clone(),
                text: text.to_owned(),
            }));
        }
    }

    /// The call was judged.
    pub fn scored(&mut self, log: &Log, scorecard: &Scorecard, made: Instant) {
        let Some(rubric) = self.call.edition.rubric(&scorecard.rubric) else {
            return;
        };
        let sheet = Sheet {
            made,
            cause: SheetCause::Finished,
            rubric: rubric.clone(),
            engine: REVISION,
            scorecard: scorecard.clone(),
        };
        self.scored = true;
        if self.lost.is_some() {
            self.hand_over(log);
        }
        self.orders.push(Order::Keep(Keep::Sheet {
            call: self.call.id.clone(),
            sheet: Box::new(sheet),
            summary: Box::new(Summary::of(scorecard, log)),
        }));
    }

    /// The sheet that was kept with the call is known.
    pub fn has_sheet(&mut self) {
        self.scored = true;
    }

    /// Whether there is a sheet that people can speak of.
    pub fn is_scored(&self) -> bool {
        self.scored
    }

    /// The call was given up.
    pub fn left(&mut self) {
        if self.begun {
            self.orders.push(Order::Keep(Keep::State {
                call: self.call.id.clone(),
                state: CallState::Left,
            }));
        }
    }

    /// The store's answer to the entry at a place of the log.
    pub fn accept(&mut self, place: u32) {
        let after = usize::try_from(place)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        self.accepted = self.accepted.max(after);
    }

    /// The store's answer to the entry at a place of the log that is nowhere: the call goes on, and it is asked for again.
    pub fn lose(&mut self, place: u32) {
        self.accept(place);
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        self.lost = Some(self.lost.map_or(place, |lost| lost.min(place)));
        // Without its first entry the call may be unknown to the store.
        self.begun &= place > 0;
    }

    /// How many entries of the log the screen may show whole.
    pub fn accepted(&self) -> usize {
        self.accepted
    }

    pub fn take_orders(&mut self) -> Vec<Order> {
        std::mem::take(&mut self.orders)
    }
}
