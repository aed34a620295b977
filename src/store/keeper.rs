//! The store's thread: what is asked of it is done in order, while the screen goes on.

use std::{
    collections::BTreeMap,
    io,
    path::PathBuf,
    sync::mpsc::{Receiver, Sender, channel},
    thread::{self, JoinHandle},
};

use super::{
    Answer, Keep, Live, Order, Side, Store, StoreFault, class, outlook_of, side, sqlite::Records,
};
use crate::record::{CallId, CallState, Filter};

/// Where records, side files and the locks of calls that are on are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    pub records: PathBuf,
    pub side: PathBuf,
    pub live: PathBuf,
}

/// Called by the thread with each answer.
pub type Tell = Box<dyn Fn(Answer) + Send>;

pub struct Keeper {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread; the file is opened there, not before the first screen.
    pub fn start(place: Place, tell: Tell) -> io::Result<Self> {
        let (orders, received) = channel();
        let thread = thread::Builder::new()
            .name("store".into())
            .spawn(move || serve(place, &received, &tell))?;
        Ok(Self {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    /// Asks for something; the answer comes to `tell`. `false` where the thread is gone.
    pub fn ask(&self, order: Order) -> bool {
        self.orders
            .as_ref()
            .is_some_and(|orders| orders.send(order).is_ok())
    }
}

/// What was asked for before is done before the program ends.
impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

struct Desk {
    /// The records, or why there are none.
    records: Option<Records>,
    side: Side,
    live: Live,
    /// Where calls broke off of which something is nowhere: at an entry, or `None` before the first. What follows would
    /// stand behind a gap, and has to be asked for again from there.
    gaps: BTreeMap<CallId, Option<u32>>,
}

fn serve(place: Place, orders: &Receiver<Order>, tell: &Tell) {
    let mut desk = Desk {
        records: None,
        side: Side::new(place.side),
        live: Live::new(place.live),
        gaps: BTreeMap::new(),
    };
    let opened = Records::open(&place.records).and_then(|records| desk.open(records));
    tell(opened.unwrap_or_else(Answer::Closed));
    for order in orders {
        tell(desk.answer(order));
    }
}

impl Desk {
    fn open(&mut self, mut records: Records) -> Result<Answer, StoreFault> {
        let taken_in = self.side.take_in(&mut records);
        let mut cut_off = records.calls(&Filter {
            state: Some(CallState::Open),
            ..Filter::default()
        })?;
        cut_off.retain(|line| !self.live.is_on_elsewhere(&line.id));
        let mut talked_out = Vec::new();
        for line in &cut_off {
            if records.is_talked_out(&line.id)? {
                talked_out.push(line.id.clone());
            }
        }
        let trainee = records.last_trainee()?;
        self.records = Some(records);
        Ok(Answer::Opened {
            trainee,
            cut_off,
            talked_out,
            taken_in,
        })
    }

    fn answer(&mut self, order: Order) -> Answer {
        match order {
            Order::Keep(keep) => self.keep(&keep),
            Order::AddAppeal(appeal) => {
                let call = appeal.call.clone();
                self.add(call, |records| records.add_appeal(&appeal))
            }
            Order::AddWord(call, word) => {
                self.add(call.clone(), |records| records.add_word(&call, &word))
            }
            other => {
                let closed = || StoreFault::Refused(String::new());
                let records = self.records.as_mut().ok_or_else(closed);
                let answer = records.and_then(|records| read(records, &self.live, other));
                answer.unwrap_or_else(Answer::Refused)
            }
        }
    }

    /// What people say of a call has no side file: it is said at a call that the records have shown.
    fn add(
        &mut self,
        call: CallId,
        add: impl FnOnce(&mut Records) -> Result<(), StoreFault>,
    ) -> Answer {
        let closed = || StoreFault::Refused(String::new());
        match self.records.as_mut().ok_or_else(closed).and_then(add) {
            Ok(()) => Answer::Added(call),
            Err(fault) => Answer::NotAdded { call, fault },
        }
    }

    /// Into the records; where they refuse, into the side file, and so the rest of that call.
    fn keep(&mut self, keep: &Keep) -> Answer {
        let call = keep.call().clone();
        match keep {
            // Without a lock the call goes on: at worst another program offers to take it up.
            Keep::Begin { .. } | Keep::Entry { .. } | Keep::Draft { .. } => {
                drop(self.live.hold(&call));
            }
            Keep::Sheet { .. } | Keep::State { .. } => self.live.release(&call),
        }
        let place = match keep {
            Keep::Entry { place, .. } => Some(*place),
            Keep::Begin { .. } | Keep::Sheet { .. } | Keep::State { .. } | Keep::Draft { .. } => {
                None
            }
        };
        if self.is_behind_a_gap(keep) {
            let fault = StoreFault::Refused(String::new());
            return Answer::Lost { call, place, fault };
        }
        let refused = match &mut self.records {
            _ if self.side.has(&call) => StoreFault::Refused(String::new()),
            None => StoreFault::Refused(String::new()),
            Some(records) => match side::apply(keep.clone(), records) {
                Ok(()) => {
                    self.gaps.remove(&call);
                    return Answer::Kept { call, place };
                }
                Err(fault) => fault,
            },
        };
        match self.side.keep(keep) {
            Ok(()) => {
                self.gaps.remove(&call);
                Answer::KeptAside {
                    call,
                    place,
                    fault: refused,
                }
            }
            Err(error) => {
                if matches!(keep, Keep::Begin { .. } | Keep::Entry { .. }) {
                    self.gaps.insert(call.clone(), place);
                }
                Answer::Lost {
                    call,
                    place,
                    fault: error.into(),
                }
            }
        }
    }

    fn is_behind_a_gap(&self, keep: &Keep) -> bool {
        let Some(gap) = self.gaps.get(keep.call()) else {
            return false;
        };
        match keep {
            Keep::Begin { .. } => false,
            Keep::Entry { place, .. } => gap.is_none_or(|gap| *place > gap),
            Keep::Draft { .. } | Keep::Sheet { .. } | Keep::State { .. } => true,
        }
    }
}

fn read(records: &mut Records, live: &Live, order: Order) -> Result<Answer, StoreFault> {
    Ok(match order {
        Order::Keep(_) | Order::AddAppeal(_) | Order::AddWord(..) => {
            Answer::Refused(StoreFault::Refused(String::new()))
        }
        Order::Calls(filter) => calls(records, filter)?,
        Order::Call(id) => whole(records, live, &id)?,
        Order::Queue => Answer::Queue(records.queue()?),
        Order::Appeals => Answer::Appeals(records.appeals(None)?),
        Order::Remember(name) => {
            records.set_last_trainee(&name)?;
            Answer::Trainees(records.trainees()?)
        }
        Order::Rename { from, to } => {
            records.rename(&from, &to)?;
            records.set_last_trainee(&to)?;
            Answer::Trainees(records.trainees()?)
        }
        Order::Trainees => Answer::Trainees(records.trainees()?),
        Order::Progress {
            trainee,
            today,
            library,
        } => Answer::Progress(Box::new(outlook_of(
            records,
            &trainee,
            (&library.0, today),
        )?)),
        Order::Class { today } => Answer::Class(Box::new(class(records, None, today)?)),
    })
}

/// A page that is not full is the last: the calls before it need not be counted.
fn calls(records: &Records, filter: Filter) -> Result<Answer, StoreFault> {
    let lines = records.calls(&filter)?;
    let shown = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let last = shown > 0 || filter.skip == 0;
    let count = if last && (filter.most == 0 || shown < filter.most) {
        filter.skip.saturating_add(shown)
    } else {
        records.count(&filter)?
    };
    Ok(Answer::Calls {
        filter,
        lines,
        count,
    })
}

fn whole(records: &Records, live: &Live, id: &CallId) -> Result<Answer, StoreFault> {
    let call = Box::new(records.call(id)?);
    let is_open = call.line.state == CallState::Open;
    Ok(Answer::Call {
        call,
        words: records.words(id)?,
        appeals: records.appeals(Some(id))?,
        elsewhere: is_open && live.is_on_elsewhere(id),
    })
}
