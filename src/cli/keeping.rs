//! Keeps a call that is played without screens: what was said is on the disk before the customer answers.

use std::sync::mpsc::{Receiver, channel};

use super::{host::Host, output::Output, setting::Setting};
use crate::{
    engine::Log,
    judge::Scorecard,
    library::Library,
    record::{CallKind, Edition},
    report::faults,
    session::{Beginning, Recording, Sitting},
    store::{Answer, Keeper, StoreFault},
};

pub struct Keeping<'a> {
    setting: &'a Setting,
    /// Nothing where there is no place to keep anything.
    kept: Option<Kept>,
    /// Faults that were told: once is enough for each.
    told: Vec<&'static str>,
    /// Whether the last that was to be kept is nowhere.
    lost: bool,
}

struct Kept {
    recording: Recording,
    store: Keeper,
    answers: Receiver<Answer>,
}

impl<'a> Keeping<'a> {
    /// A call that is about to begin. What cannot be kept in the records is kept beside them; that is told once.
    pub fn of(call: &Sitting, kind: CallKind, library: &Library, setting: &'a Setting) -> Self {
        let mut keeping = Self {
            setting,
            kept: None,
            told: Vec::new(),
            lost: false,
        };
        let Some(place) = setting.place() else {
            Output::complain(setting.locale.text("cli.keeping.nowhere"));
            return keeping;
        };
        let (sender, answers) = channel();
        let tell = move |answer| drop(sender.send(answer));
        let Ok(store) = Keeper::start(place, Box::new(tell)) else {
            keeping.tell("records.lost", &StoreFault::Refused(String::new()));
            return keeping;
        };
        let last = keeping.opened(answers.recv().ok());
        let who = setting.who().map(str::to_owned).or(last);
        let beginning = Beginning {
            id: Host::call_id(),
            trainee: who.unwrap_or_default(),
            started: Host::instant(),
        };
        let edition = Edition::new(library.texts());
        let recording = Recording::of(call, kind, (library, edition), beginning);
        keeping.kept = recording.map(|recording| Kept {
            recording,
            store,
            answers,
        });
        keeping
    }

    /// Who practised last, as the store's first answer says.
    fn opened(&mut self, answer: Option<Answer>) -> Option<String> {
        match answer? {
            Answer::Opened {
                trainee, taken_in, ..
            } => {
                for path in taken_in.refused {
                    let path = path.display().to_string();
                    Output::complain(&self.setting.sentence("cli.side_refused", &path));
                }
                trainee
            }
            Answer::Closed(fault) => {
                self.tell("records.closed", &fault);
                None
            }
            _ => None,
        }
    }

    /// Waits until all that the log holds is on the disk.
    pub fn follow(&mut self, log: &Log) {
        if let Some(kept) = &mut self.kept {
            kept.recording.follow(log);
            self.hand_over();
        }
    }

    /// The call was judged.
    pub fn scored(&mut self, log: &Log, scorecard: &Scorecard) {
        if let Some(kept) = &mut self.kept {
            kept.recording.scored(log, scorecard, Host::instant());
            self.hand_over();
        }
    }

    /// The call was given up.
    pub fn left(&mut self) {
        if let Some(kept) = &mut self.kept {
            kept.recording.left();
            self.hand_over();
        }
    }

    /// A call that is over already; whether it is kept.
    pub fn whole(mut self, sitting: &Sitting) -> bool {
        self.follow(&sitting.log);
        if let Some(scorecard) = &sitting.scorecard {
            self.scored(&sitting.log, scorecard);
        }
        self.kept.is_some() && !self.lost
    }

    fn hand_over(&mut self) {
        let Some(kept) = &mut self.kept else {
            return;
        };
        let orders = kept.recording.take_orders();
        let asked = orders
            .into_iter()
            .filter(|order| kept.store.ask(order.clone()));
        let asked = asked.count();
        let answers: Vec<Answer> = kept.answers.iter().take(asked).collect();
        for answer in answers {
            self.take_up(&answer);
        }
    }

    fn take_up(&mut self, answer: &Answer) {
        self.lost = matches!(answer, Answer::Lost { .. });
        match answer {
            Answer::KeptAside { fault, .. } => self.tell("records.aside", fault),
            Answer::Lost { place, fault, .. } => {
                if let Some((kept, place)) = self.kept.as_mut().zip(*place) {
                    kept.recording.lose(place);
                }
                self.tell("records.lost", fault);
            }
            _ => {}
        }
    }

    /// That a call is kept beside the records is told by `records.closed` too.
    fn tell(&mut self, key: &'static str, fault: &StoreFault) {
        let known = self.told.contains(&key);
        if !known && (key != "records.aside" || self.told.is_empty()) {
            self.told.push(key);
            let locale = &self.setting.locale;
            let reason = faults::store_fault(fault, locale);
            Output::complain(&locale.format(key, &[("reason", &reason)]));
        }
    }
}
