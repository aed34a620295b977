//! The history: all calls of whoever sits here, of a trainer those of all, a page of them at a time.

mod draw;
mod filter;
mod row;

pub use draw::draw;
pub use filter::{Chosen, Outcome, Span};

use super::{Action, Effect, Model, Screen};
use crate::{
    record::{CallLine, Filter, TraineeId},
    store::Order,
    text::Name,
    tui::{
        action::Command,
        records::{Records, Want},
        widgets::{Editor, Lines},
    },
};

/// Calls that are asked for at once: more than any screen has rows.
const PAGE: usize = 200;

pub struct HistoryScreen {
    pub text: Editor,
    pub chosen: Chosen,
    /// Which of the calls that the filter finds, the newest is 0.
    pub row: usize,
    /// Those of them that are here, and the place of the first.
    lines: Vec<CallLine>,
    from: usize,
    /// How many the filter finds; `None` until the store has said so.
    pub count: Option<usize>,
    /// What the store was asked for and has not answered.
    asked: Option<Filter>,
    /// To be compared with another one.
    pub marked: Option<CallLine>,
}

impl HistoryScreen {
    fn new() -> Self {
        Self {
            text: Editor::new(Lines::One),
            chosen: Chosen::default(),
            row: 0,
            lines: Vec::new(),
            from: 0,
            count: None,
            asked: None,
            marked: None,
        }
    }

    /// The call at a place; `None` where it has not come yet.
    pub fn line(&self, at: usize) -> Option<&CallLine> {
        self.lines.get(at.checked_sub(self.from)?)
    }

    pub fn selected(&self) -> Option<&CallLine> {
        self.line(self.row)
    }

    pub fn is_filtered(&self) -> bool {
        !self.text.is_empty() || self.chosen != Chosen::default()
    }

    fn go(&mut self, row: usize) {
        let last = self.count.unwrap_or_default().saturating_sub(1);
        self.row = row.min(last);
    }

    /// The first call of what has to be here so that `room` rows around the current one can be drawn.
    fn page(&self) -> usize {
        let last = self.count.unwrap_or_default().saturating_sub(PAGE);
        self.row.saturating_sub(PAGE / 2).min(last)
    }

    fn has(&self, room: usize) -> bool {
        let count = self.count.unwrap_or_default();
        let top = top_of(self.row, count, room);
        let end = (top + room).min(count);
        self.from <= top && end <= self.from + self.lines.len()
    }
}

/// The current row stays in sight, in the middle where there is more than fits.
fn top_of(row: usize, count: usize, room: usize) -> usize {
    let most = count.saturating_sub(room);
    row.saturating_sub(room / 2).min(most)
}

/// From home. Who has calls is asked anew, since a first one may have come.
pub fn open(model: &mut Model) {
    model.enter(Screen::History(Box::new(HistoryScreen::new())));
    if model.records.are_open() {
        model.records.ask(Order::Trainees);
    }
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let page = usize::from(model.size.1 / 2);
    let Some(Screen::History(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let row = screen.row;
    match action {
        Action::Do(Command::Up) | Action::Wheel(..0) => screen.go(row.saturating_sub(1)),
        Action::Do(Command::Down) | Action::Wheel(_) => screen.go(row.saturating_add(1)),
        Action::Do(Command::PageUp) => screen.go(row.saturating_sub(page)),
        Action::Do(Command::PageDown) => screen.go(row.saturating_add(page)),
        Action::Do(Command::First) => screen.go(0),
        Action::Do(Command::Last) => screen.go(usize::MAX),
        Action::Do(Command::Pick) => pick(model),
        Action::Do(Command::Compare) => super::compare::open(model),
        Action::Do(Command::OpenCall) => open_selected(model),
        Action::Do(Command::Back) if !screen.is_filtered() => model.leave(),
        other => {
            if narrow(model, other) {
                ask(model);
            }
        }
    }
    keep_in_sight(model);
    Vec::new()
}

/// Whether what is looked for is another now.
fn narrow(model: &mut Model, action: &Action) -> bool {
    let known: Vec<Name> = model.library.personas.keys().cloned().collect();
    let Some(Screen::History(screen)) = model.screens.last_mut() else {
        return false;
    };
    match action {
        Action::Do(Command::ByCategory) => screen.chosen.turn_category(),
        Action::Do(Command::ByPersona) => screen.chosen.turn_persona(&known),
        Action::Do(Command::ByDate) => screen.chosen.turn_span(),
        Action::Do(Command::ByOutcome) => screen.chosen.turn_outcome(),
        Action::Do(Command::Back) => {
            screen.text.clear();
            screen.chosen = Chosen::default();
        }
        Action::Do(command) => return screen.text.edit(*command),
        Action::Type(letter) => screen.text.insert(letter.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => screen.text.insert(text),
        Action::Wheel(_) | Action::Resize(..) | Action::Focus(_) | Action::Clock => return false,
    }
    true
}

/// Asks for the calls that the filter finds now, from the newest on.
pub fn ask(model: &mut Model) {
    if let Some(screen) = screen_of(model) {
        screen.row = 0;
        screen.count = None;
        ask_for(model, 0);
    }
}

fn screen_of(model: &mut Model) -> Option<&mut HistoryScreen> {
    model.screens.iter_mut().find_map(|screen| match screen {
        Screen::History(screen) => Some(&mut **screen),
        _ => None,
    })
}

fn ask_for(model: &mut Model, from: usize) {
    let whose = Whose::of(&model.records);
    let now = model.wall;
    let Some(screen) = screen_of(model) else {
        return;
    };
    let trainee = match whose {
        Whose::All => None,
        Whose::Own(id) => Some(id),
        Whose::Nobodys => {
            screen.count = Some(0);
            screen.lines.clear();
            return;
        }
    };
    let filter = Filter {
        most: u32::try_from(PAGE).unwrap_or(u32::MAX),
        skip: u32::try_from(from).unwrap_or(u32::MAX),
        ..screen.chosen.filter(&screen.text.text(), trainee, now)
    };
    screen.asked = Some(filter.clone());
    model.records.ask(Order::Calls(filter));
}

/// Whose calls are shown.
enum Whose {
    /// Whoever sits here has none.
    Nobodys,
    Own(TraineeId),
    All,
}

impl Whose {
    fn of(records: &Records) -> Self {
        if records.who.trainer {
            return Self::All;
        }
        let name = records.who.kept_as();
        let mut known = records.trainees.iter();
        let own = known.find(|trainee| trainee.name == name);
        own.map_or(Self::Nobodys, |trainee| Self::Own(trainee.id))
    }
}

/// The store has answered. What was not asked last is not shown any more.
pub fn take_up(model: &mut Model, filter: &Filter, lines: Vec<CallLine>, count: u32) {
    let Some(screen) = screen_of(model) else {
        return;
    };
    if screen.asked.take_if(|asked| asked == filter).is_none() {
        return;
    }
    screen.from = usize::try_from(filter.skip).unwrap_or(usize::MAX);
    screen.lines = lines;
    screen.count = Some(usize::try_from(count).unwrap_or(usize::MAX));
    screen.go(screen.row);
    keep_in_sight(model);
}

/// Asks for another page where rows in sight are not here.
fn keep_in_sight(model: &mut Model) {
    let room = usize::from(model.size.1).min(PAGE);
    let Some(screen) = screen_of(model) else {
        return;
    };
    let from = screen.page();
    if screen.asked.is_none() && screen.count.is_some() && !screen.has(room) && from != screen.from
    {
        ask_for(model, from);
    }
}

fn pick(model: &mut Model) {
    let Some(Screen::History(screen)) = model.screens.last_mut() else {
        return;
    };
    let selected = screen.selected().cloned();
    let same = |a: &CallLine, b: &CallLine| a.id == b.id;
    screen.marked = match (&screen.marked, selected) {
        (Some(marked), Some(selected)) if same(marked, &selected) => None,
        (_, Some(selected)) => Some(selected),
        (_, None) => None,
    };
}

/// Who was cut off goes on; all else is looked at.
fn open_selected(model: &mut Model) {
    let Screen::History(screen) = model.screen() else {
        return;
    };
    let Some(line) = screen.selected().cloned() else {
        return;
    };
    if may_go_on(model, &line) {
        model.records.want(line.id, Want::Resume);
        return;
    }
    model.records.want(line.id, Want::Review(None));
}

/// A call that somebody else has on, or that is another's, is only looked at.
fn may_go_on(model: &Model, line: &CallLine) -> bool {
    let records = &model.records;
    let own = line.trainee_name == records.who.kept_as();
    own && records.cut_off.iter().any(|open| open.id == line.id)
}
