//! What the screens know of the records: who practises, what can be taken up again, and what the store's thread answers.

use std::sync::Arc;

use super::{
    learned::{self, Learned},
    model::{Model, TuiOptions},
    past, said,
    screens::{compare::Awaited, history, queue},
};
use crate::{
    library::Library,
    record::{CallId, CallKind, CallLine, Trainee},
    report::faults,
    session::{Beginning, Recording, Sitting, Today},
    store::{Answer, Order, StoreFault, TakenIn},
    text::clean,
};

/// What becomes of what is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keeping {
    /// Nothing is kept.
    Off,
    /// The store has not answered yet; what it is asked for waits for it.
    Opening,
    Open,
    /// The records cannot be opened: side files keep the calls.
    Aside,
}

/// Who sits at the screen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Who {
    /// `None` until they gave a name: their calls are kept under the empty one.
    pub name: Option<String>,
    /// What the system calls them: a first guess.
    pub guess: String,
    /// Sees the calls of all, and may say a trainer's word.
    pub trainer: bool,
}

/// What a kept call was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Want {
    /// To go on where it was cut off.
    Resume,
    /// To be looked at: the sheet, or a turn of the review.
    Review(Option<u16>),
    /// For its total: the call that is shown was taken up from it.
    Parent,
    /// To stand beside another one.
    Compare,
    /// For what was said of it: what the screen showed is not kept.
    Said,
}

pub struct Records {
    pub keeping: Keeping,
    pub who: Who,
    /// Calls that were cut off, the newest first.
    pub cut_off: Vec<CallLine>,
    /// Those of them of which the talk is over: what they lack is a ticket.
    talked_out: Vec<CallId>,
    pub trainees: Vec<Trainee>,
    pub learned: Learned,
    /// The store has told who has calls.
    told_who: bool,
    /// Two calls that are to be compared, on their way.
    pub(super) awaited: Option<Awaited>,
    /// The call that was asked for, and what for.
    pub(super) wanted: Option<(CallId, Want)>,
    /// Of the library as it is now; made when it is first needed.
    today: Option<Today>,
    /// Whether it was told that calls are kept elsewhere: once is enough.
    told: bool,
    /// Why what was said last is nowhere: shown as long as it is so.
    pub unsaved: Option<String>,
    orders: Vec<Order>,
}

impl Records {
    pub fn new(options: &TuiOptions) -> Self {
        let name = options.trainee.clone();
        Self {
            keeping: Keeping::Off,
            who: Who {
                name,
                guess: options.guess.clone(),
                trainer: options.trainer,
            },
            cut_off: Vec::new(),
            talked_out: Vec::new(),
            trainees: Vec::new(),
            learned: Learned::default(),
            told_who: false,
            awaited: None,
            wanted: None,
            today: None,
            told: false,
            unsaved: None,
            orders: Vec::new(),
        }
    }

    /// Whether calls are kept, in the records or beside them.
    pub fn are_kept(&self) -> bool {
        self.keeping != Keeping::Off
    }

    /// Whether past calls can be asked for.
    pub fn are_open(&self) -> bool {
        self.keeping == Keeping::Open
    }

    pub fn ask(&mut self, order: Order) {
        if self.are_kept() {
            self.orders.push(order);
        }
    }

    /// Asks for a whole call; its answer does what it is wanted for.
    pub fn want(&mut self, call: CallId, want: Want) {
        self.wanted = Some((call.clone(), want));
        self.ask(Order::Call(call));
    }

    pub fn take_orders(&mut self) -> Vec<Order> {
        std::mem::take(&mut self.orders)
    }

    /// Another library has come: calls that begin now are played from its files.
    pub fn forget_today(&mut self) {
        self.today = None;
        self.learned.forget();
    }

    /// The files of today, with their hash.
    pub fn today(&mut self, library: &Arc<Library>) -> &Today {
        self.today
            .get_or_insert_with(|| Today::new(Arc::clone(library)))
    }

    /// Whether whoever sits here has nothing to look at yet; false as long as the store has not said so.
    pub fn are_of_a_newcomer(&self) -> bool {
        let mut theirs = self
            .trainees
            .iter()
            .filter(|trainee| self.who.trainer || trainee.name == self.who.kept_as());
        self.told_who && theirs.all(|trainee| trainee.calls == 0)
    }

    /// Whether the talk of a call that was cut off is over.
    pub fn is_talked_out(&self, call: &CallId) -> bool {
        self.talked_out.contains(call)
    }

    /// The latest call of whoever sits here that was cut off: nobody goes on with another's.
    pub fn to_continue(&self) -> Option<&CallLine> {
        let mut calls = self.cut_off.iter();
        calls.find(|line| line.trainee_name == self.who.kept_as())
    }
}

impl Who {
    /// The name under which calls are kept.
    pub fn kept_as(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    /// Whether a call is theirs, or they may see all.
    pub fn sees(&self, line: &CallLine) -> bool {
        self.trainer || line.trainee_name == self.kept_as()
    }
}

/// A call that rings is kept from its first entry on.
pub fn record(model: &mut Model, sitting: &Sitting, kind: CallKind) -> Option<Recording> {
    let beginning = beginning(model)?;
    let library = Arc::clone(&model.library);
    let edition = model.records.today(&library).edition.clone();
    Recording::of(sitting, kind, (&library, edition), beginning)
}

/// A call of whoever sits here that begins now; `None` where nothing is kept.
pub fn beginning(model: &mut Model) -> Option<Beginning> {
    if !model.records.are_kept() {
        return None;
    }
    Some(Beginning {
        id: model.fresh.take()?,
        trainee: model.records.who.kept_as().to_owned(),
        started: model.wall,
    })
}

/// What the store's thread answered.
pub fn take_up(model: &mut Model, answer: Answer) {
    match answer {
        Answer::Opened {
            trainee,
            cut_off,
            talked_out,
            taken_in,
        } => {
            model.records.talked_out = talked_out;
            opened(model, trainee, cut_off, &taken_in);
        }
        Answer::Closed(fault) => {
            model.records.keeping = Keeping::Aside;
            tell(model, "records.closed", &fault);
        }
        Answer::Kept { call, place } => accept(model, &call, place),
        Answer::KeptAside { call, place, fault } => {
            accept(model, &call, place);
            tell(model, "records.aside", &fault);
        }
        Answer::Lost { call, place, fault } => lose(model, &call, place, &fault),
        Answer::Call {
            call,
            words,
            appeals,
            elsewhere,
        } => {
            let id = call.line.id.clone();
            past::come(model, *call, elsewhere);
            said::take_up(model, &id, (words, appeals));
        }
        Answer::Queue(waiting) => queue::take_up(model, waiting),
        Answer::Trainees(trainees) => {
            model.records.trainees = trainees;
            model.records.told_who = true;
            history::ask(model);
        }
        Answer::Refused(fault) => refused(model, &fault),
        Answer::Calls {
            filter,
            lines,
            count,
        } => history::take_up(model, &filter, lines, count),
        Answer::Progress(told) => learned::take_up(model, *told),
        Answer::Class(class) => learned::take_up_class(model, &class),
        Answer::NotAdded { call, fault } => not_added(model, call, &fault),
        Answer::Appeals(_) | Answer::Added(_) => {}
    }
}

fn refused(model: &mut Model, fault: &StoreFault) {
    let wanted = model.records.wanted.take();
    if wanted.is_some_and(|(_, want)| matches!(want, Want::Parent | Want::Said)) {
        // What it came to is not to be had any more; the sheet says all the rest. That nothing was kept is said already.
        return;
    }
    let reason = faults::store_fault(fault, &model.locale);
    let notice = model
        .locale
        .format("records.refused", &[("reason", &reason)]);
    model.notice = Some(notice);
}

/// An appeal or a word was shown at once and is not kept: the screen shows again what is.
fn not_added(model: &mut Model, call: CallId, fault: &StoreFault) {
    let reason = faults::store_fault(fault, &model.locale);
    let notice = model
        .locale
        .format("word.not_added", &[("reason", &reason)]);
    model.notice = Some(notice);
    model.records.want(call, Want::Said);
}

fn opened(model: &mut Model, trainee: Option<String>, cut_off: Vec<CallLine>, taken_in: &TakenIn) {
    let records = &mut model.records;
    records.keeping = Keeping::Open;
    // A model call is heard again from its beginning.
    records.cut_off = cut_off;
    let played = |line: &CallLine| line.origins.kind == CallKind::Played;
    records.cut_off.retain(played);
    if records.who.name.is_none() {
        records.who.name = trainee.filter(|name| !name.is_empty());
    }
    records.ask(Order::Trainees);
    let locale = &model.locale;
    if let Some(refused) = taken_in.refused.first() {
        let file = clean::printable(&refused.display().to_string()).replace('\n', " ");
        model.notice = Some(locale.format("records.side_refused", &[("file", &file)]));
    } else if taken_in.calls > 0 {
        let notice = locale.format("records.taken_in", &[("count", &taken_in.calls)]);
        model.notice = Some(notice);
    }
}

fn accept(model: &mut Model, call: &CallId, place: Option<u32>) {
    model.records.unsaved = None;
    let recording = model.running.as_mut().and_then(|it| it.recording.as_mut());
    if let Some((recording, place)) = recording.zip(place)
        && recording.call.id == *call
    {
        recording.accept(place);
    }
}

/// What was said is nowhere; with the next that is said it is asked for again.
fn lose(model: &mut Model, call: &CallId, place: Option<u32>, fault: &StoreFault) {
    let recording = model.running.as_mut().and_then(|it| it.recording.as_mut());
    if let Some((recording, place)) = recording.zip(place)
        && recording.call.id == *call
    {
        recording.lose(place);
    }
    if model.records.unsaved.is_none() {
        let reason = match fault {
            StoreFault::Files(error) => model.locale.trouble(error),
            other => faults::store_fault(other, &model.locale),
        };
        model.records.unsaved = Some(reason);
    }
}

/// Says once why calls are not kept where they should be.
fn tell(model: &mut Model, key: &'static str, fault: &StoreFault) {
    if !model.records.told {
        model.records.told = true;
        let reason = faults::store_fault(fault, &model.locale);
        model.notice = Some(model.locale.format(key, &[("reason", &reason)]));
    }
}

/// Who leaves a call for good leaves it out of what can be continued.
pub fn leave(model: &mut Model) {
    if let Some(recording) = model.running.as_mut().and_then(|it| it.recording.as_mut()) {
        recording.left();
    }
}
