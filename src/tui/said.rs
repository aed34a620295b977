//! What was said of the call that is shown: what its trainee disputes, the trainer's words, and the sheet after them.

use super::{
    keymap::Place,
    model::Model,
    running::Running,
    screens::{self, Screen},
};
use crate::{
    judge::{FatalError, Finding, Scorecard, Unheard},
    record::{Appeal, CallId, Settled, TrainerWord},
    store::Order,
    text::Name,
};

#[derive(Clone, Debug, Default)]
pub struct Said {
    pub appeals: Vec<Appeal>,
    words: Vec<TrainerWord>,
    /// Of the program's sheet and the words.
    pub settled: Option<Settled>,
}

/// Something on the sheet that can be disputed or overruled.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    Fatal(&'a FatalError),
    Finding(&'a Finding),
    Unheard(&'a Unheard),
}

impl Subject<'_> {
    pub fn item(&self) -> &Name {
        match self {
            Self::Fatal(error) => &error.fault,
            Self::Finding(finding) => &finding.item,
            Self::Unheard(unheard) => &unheard.item,
        }
    }

    /// The turn of the words it rests on, that one first which is looked at.
    pub fn turn(&self, looked: u16) -> u16 {
        match self {
            Self::Fatal(error) => error.evidence.turn,
            Self::Finding(finding) => {
                let here = |turn: u16| finding.evidence.iter().any(|it| it.turn == turn);
                if here(looked) { looked } else { 0 }
            }
            Self::Unheard(_) => 0,
        }
    }
}

impl Said {
    pub fn new(sheet: Option<&Scorecard>, words: Vec<TrainerWord>, appeals: Vec<Appeal>) -> Self {
        let settled = sheet.map(|sheet| Settled::of(sheet, &words));
        Self {
            appeals,
            words,
            settled,
        }
    }

    /// An open appeal against an item, or the last one.
    pub fn appeal(&self, item: &str) -> Option<&Appeal> {
        let of_item = || self.appeals.iter().filter(|it| it.item == *item);
        of_item()
            .find(|it| !it.settled)
            .or_else(|| of_item().next_back())
    }

    /// The sheet after the trainer's words, where there are any.
    pub fn settled(&self) -> Option<&Settled> {
        self.settled.as_ref().filter(|settled| settled.has_words())
    }

    pub fn is_example(&self) -> bool {
        let settled = self.settled.as_ref();
        settled.is_some_and(|settled| settled.example.is_some())
    }
}

impl Running {
    /// What the program made of the call, unless it is not over.
    pub fn sheet(&self) -> Option<&Scorecard> {
        self.sitting.scorecard.as_ref()
    }

    /// The sheet as it stands: after the trainer's words, where there are any.
    pub fn standing_sheet(&self) -> Option<&Scorecard> {
        let settled = self.said.settled().map(|settled| &settled.sheet);
        settled.or_else(|| self.sheet())
    }

    /// The id under which the call and its sheet are kept.
    pub(super) fn kept_as(&self) -> Option<&CallId> {
        let recording = self.recording.as_ref()?;
        recording.is_scored().then_some(&recording.call.id)
    }
}

/// Whether who sits here may overrule: the keys of a review are a trainer's then.
pub fn judges(model: &Model) -> bool {
    let kept = model.running.as_ref().and_then(Running::kept_as);
    model.records.who.trainer && model.records.are_open() && kept.is_some()
}

/// Where the keys of a review have their meaning.
pub fn place(model: &Model) -> Place {
    if judges(model) {
        Place::Judging
    } else {
        Place::Review
    }
}

/// Why the trainee cannot dispute anything of the call that is shown: the key of a sentence.
pub fn cannot_dispute(model: &Model) -> Option<&'static str> {
    let Some(running) = &model.running else {
        return Some("word.nothing_shown");
    };
    if !model.records.are_open() || running.kept_as().is_none() {
        return Some("word.not_kept");
    }
    let own = running.recording.as_ref().map(|it| &it.call.trainee);
    let own = own.is_some_and(|name| name == model.records.who.kept_as());
    (!own).then_some("word.not_own")
}

/// A trainee disputes something: kept, and shown at once.
pub fn dispute(model: &mut Model, (item, turn): (Name, u16), reason: String) {
    let at = model.wall;
    let Some(running) = model.running.as_mut() else {
        return;
    };
    let Some(call) = running.kept_as().cloned() else {
        return;
    };
    let appeal = Appeal {
        id: crate::record::WordId(0),
        call,
        item,
        turn,
        reason,
        at,
        settled: false,
    };
    running.said.appeals.push(appeal.clone());
    model.records.ask(Order::AddAppeal(appeal));
    model.say("word.disputed_now");
}

/// A trainer's word: kept, and the sheet is settled anew. `say` is the key of what is told.
pub fn overrule(model: &mut Model, word: TrainerWord, say: &str) {
    let Some(running) = model.running.as_mut() else {
        return;
    };
    let Some(call) = running.kept_as().cloned() else {
        return;
    };
    for appeal in &mut running.said.appeals {
        appeal.settled |= appeal.item == word.item;
    }
    let mut words = std::mem::take(&mut running.said.words);
    words.push(word.clone());
    let appeals = std::mem::take(&mut running.said.appeals);
    running.said = Said::new(running.sitting.scorecard.as_ref(), words, appeals);
    model.records.ask(Order::AddWord(call, word));
    if model
        .screens
        .iter()
        .any(|it| matches!(it, Screen::Queue(_)))
    {
        model.records.ask(Order::Queue);
    }
    model.say(say);
}

/// What the records have of the call that is shown.
pub fn take_up(model: &mut Model, id: &CallId, (words, appeals): (Vec<TrainerWord>, Vec<Appeal>)) {
    let Some(running) = model.running.as_mut() else {
        return;
    };
    if running.kept_as() == Some(id) {
        running.said = Said::new(running.sitting.scorecard.as_ref(), words, appeals);
        screens::queue::choose(model);
    }
}
