//! Which key does what, and where: the one table from which keys are read, and hints, menu and help are made.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

pub use super::key::Key;
use super::{
    action::{Action, Command},
    key::{
        BACK_TAB, DOWN, END, ENTER, ESC, HOME, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, TAB, UP, alt, ctrl,
        f, key,
    },
    theme::Glyphs,
};
use crate::engine::step::closed_list;

closed_list! {
    /// Where keys have their meaning. The codes are the locale's keys (`place.call`).
    Place {
        Home = "home", Brief = "brief", LookUp = "look_up", Ringing = "ringing", Call = "call", Over = "over", Ticket = "ticket",
        Listen = "listen", ListenEnd = "listen_end", Marking = "marking", ListenTicket = "listen_ticket", ListenSheet = "listen_sheet",
        Progress = "progress", Class = "class",
        Scorecard = "scorecard", Review = "review", Judging = "judging", Queue = "queue", Help = "help", Question = "question", Leaving = "leaving", Form = "form", Note = "note", Who = "who", Mix = "mix", Page = "page",
        History = "history", Compare = "compare",
        Menu = "menu", Text = "text", Anywhere = "anywhere",
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub place: Place,
    pub command: Command,
    pub keys: &'static [Key],
    /// Shown in the line at the foot of the screen.
    pub hint: bool,
    /// Whom the line under the head of the home screen offers it.
    pub menu: Menu,
}

/// Whom the home screen offers a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Menu {
    Nobody,
    Anybody,
    Trainers,
}

const fn hint(place: Place, command: Command, keys: &'static [Key]) -> Binding {
    Binding {
        place,
        command,
        keys,
        hint: true,
        menu: Menu::Nobody,
    }
}

const fn quiet(place: Place, command: Command, keys: &'static [Key]) -> Binding {
    Binding {
        place,
        command,
        keys,
        hint: false,
        menu: Menu::Nobody,
    }
}

/// A row of the home screen that stands in the line under its head.
const fn offered(command: Command, keys: &'static [Key], menu: Menu) -> Binding {
    Binding {
        place: Place::Home,
        command,
        keys,
        hint: false,
        menu,
    }
}

use Command as C;
use Place as P;

/// Hints stand in this order, so what is done most comes first.
pub const TABLE: &[Binding] = &[
    hint(P::Home, C::Open, &[ENTER]),
    hint(P::Home, C::Up, &[UP]),
    hint(P::Home, C::Down, &[DOWN]),
    quiet(P::Home, C::PageUp, &[PAGE_UP]),
    quiet(P::Home, C::PageDown, &[PAGE_DOWN]),
    hint(P::Home, C::PreviousPersona, &[LEFT]),
    hint(P::Home, C::NextPersona, &[RIGHT]),
    hint(P::Home, C::Mode, &[TAB]),
    quiet(P::Home, C::Mix, &[f(2)]),
    quiet(P::Home, C::Continue, &[f(3)]),
    offered(C::Listen, &[f(6)], Menu::Anybody),
    offered(C::History, &[f(7)], Menu::Anybody),
    quiet(P::Home, C::Faults, &[f(4)]),
    quiet(P::Home, C::Next, &[f(5)]),
    offered(C::Progress, &[f(8)], Menu::Anybody),
    offered(C::Queue, &[f(9)], Menu::Trainers),
    offered(C::Who, &[f(10)], Menu::Anybody),
    hint(P::Home, C::Back, &[ESC]),
    hint(P::Brief, C::Ring, &[ENTER]),
    hint(P::Brief, C::Up, &[UP]),
    hint(P::Brief, C::Down, &[DOWN]),
    hint(P::Brief, C::ReadArticle, &[TAB]),
    quiet(P::Brief, C::PageUp, &[PAGE_UP]),
    quiet(P::Brief, C::PageDown, &[PAGE_DOWN]),
    hint(P::Brief, C::Back, &[ESC]),
    hint(P::LookUp, C::ReadArticle, &[ENTER, TAB]),
    hint(P::LookUp, C::Up, &[UP]),
    hint(P::LookUp, C::Down, &[DOWN]),
    quiet(P::LookUp, C::PageUp, &[PAGE_UP]),
    quiet(P::LookUp, C::PageDown, &[PAGE_DOWN]),
    hint(P::LookUp, C::Back, &[ESC]),
    hint(P::LookUp, C::Brief, &[f(2)]),
    hint(P::Ringing, C::Answer, &[ENTER]),
    hint(P::Ringing, C::Brief, &[f(2)]),
    hint(P::Ringing, C::Back, &[ESC]),
    hint(P::Call, C::Send, &[ENTER]),
    hint(P::Call, C::Brief, &[f(2)]),
    hint(P::Call, C::Ticket, &[f(3)]),
    hint(P::Call, C::End, &[f(4)]),
    quiet(P::Call, C::ModelSentence, &[f(5)]),
    quiet(P::Call, C::Coach, &[f(6)]),
    quiet(P::Call, C::Hold, &[f(7)]),
    quiet(P::Call, C::Transfer, &[f(8)]),
    quiet(P::Call, C::Note, &[f(9)]),
    quiet(P::Call, C::Pause, &[ctrl('p'), f(10)]),
    hint(P::Call, C::Panel, &[TAB]),
    hint(P::Call, C::Menu, &[ESC]),
    hint(P::Call, C::NewLine, &[alt(KeyCode::Enter), ctrl('j')]),
    quiet(P::Call, C::PageUp, &[PAGE_UP]),
    quiet(P::Call, C::PageDown, &[PAGE_DOWN]),
    hint(P::Over, C::Ticket, &[ENTER, f(3)]),
    hint(P::Over, C::Finish, &[f(4)]),
    hint(P::Over, C::Brief, &[f(2)]),
    quiet(P::Over, C::Note, &[f(9)]),
    quiet(P::Over, C::Up, &[UP]),
    quiet(P::Over, C::Down, &[DOWN]),
    quiet(P::Over, C::PageUp, &[PAGE_UP]),
    quiet(P::Over, C::PageDown, &[PAGE_DOWN]),
    hint(P::Over, C::Menu, &[ESC]),
    hint(P::Ticket, C::File, &[ctrl('s'), f(3)]),
    hint(P::Ticket, C::NextField, &[TAB, DOWN, ENTER]),
    hint(P::Ticket, C::PreviousField, &[BACK_TAB, UP]),
    quiet(P::Ticket, C::PreviousChoice, &[LEFT]),
    quiet(P::Ticket, C::NextChoice, &[RIGHT]),
    hint(P::Ticket, C::Brief, &[f(2)]),
    hint(P::Ticket, C::Back, &[ESC]),
    hint(P::Listen, C::HearOn, &[ENTER, key(KeyCode::Char(' '))]),
    quiet(P::Listen, C::Up, &[UP]),
    quiet(P::Listen, C::Down, &[DOWN]),
    hint(P::Listen, C::PageUp, &[PAGE_UP]),
    hint(P::Listen, C::PageDown, &[PAGE_DOWN]),
    hint(P::Listen, C::Back, &[ESC]),
    hint(P::ListenEnd, C::HearOn, &[ENTER, key(KeyCode::Char(' '))]),
    quiet(P::ListenEnd, C::Up, &[UP]),
    quiet(P::ListenEnd, C::Down, &[DOWN]),
    hint(P::ListenEnd, C::PageUp, &[PAGE_UP]),
    hint(P::ListenEnd, C::PageDown, &[PAGE_DOWN]),
    hint(P::ListenEnd, C::Back, &[ESC]),
    hint(P::Marking, C::Mark, &[key(KeyCode::Char(' '))]),
    hint(P::Marking, C::Up, &[UP]),
    hint(P::Marking, C::Down, &[DOWN]),
    hint(P::Marking, C::PreviousChoice, &[LEFT]),
    hint(P::Marking, C::NextChoice, &[RIGHT]),
    hint(P::Marking, C::Confirm, &[ENTER]),
    quiet(P::Marking, C::PageUp, &[PAGE_UP]),
    quiet(P::Marking, C::PageDown, &[PAGE_DOWN]),
    hint(P::Marking, C::Back, &[ESC]),
    hint(P::ListenTicket, C::File, &[ctrl('s'), f(3)]),
    hint(P::ListenTicket, C::NextField, &[TAB, DOWN, ENTER]),
    hint(P::ListenTicket, C::PreviousField, &[BACK_TAB, UP]),
    quiet(P::ListenTicket, C::PreviousChoice, &[LEFT]),
    quiet(P::ListenTicket, C::NextChoice, &[RIGHT]),
    hint(P::ListenTicket, C::HearAgain, &[f(2)]),
    quiet(P::ListenTicket, C::PageUp, &[PAGE_UP]),
    quiet(P::ListenTicket, C::PageDown, &[PAGE_DOWN]),
    hint(P::ListenTicket, C::Back, &[ESC]),
    hint(P::ListenSheet, C::Open, &[ENTER]),
    hint(P::ListenSheet, C::Up, &[UP]),
    hint(P::ListenSheet, C::Down, &[DOWN]),
    quiet(P::ListenSheet, C::PageUp, &[PAGE_UP]),
    quiet(P::ListenSheet, C::PageDown, &[PAGE_DOWN]),
    quiet(P::ListenSheet, C::First, &[HOME]),
    quiet(P::ListenSheet, C::Last, &[END]),
    hint(P::ListenSheet, C::HearAgain, &[f(2)]),
    hint(P::ListenSheet, C::Again, &[key(KeyCode::Char('r'))]),
    hint(P::ListenSheet, C::Back, &[ESC]),
    hint(P::Progress, C::Open, &[ENTER]),
    hint(P::Progress, C::NextPart, &[TAB, RIGHT]),
    quiet(P::Progress, C::PreviousPart, &[BACK_TAB, LEFT]),
    hint(P::Progress, C::Up, &[UP]),
    hint(P::Progress, C::Down, &[DOWN]),
    quiet(P::Progress, C::PageUp, &[PAGE_UP]),
    quiet(
        P::Progress,
        C::PageDown,
        &[PAGE_DOWN, key(KeyCode::Char(' '))],
    ),
    quiet(P::Progress, C::First, &[HOME]),
    quiet(P::Progress, C::Last, &[END]),
    hint(P::Progress, C::Back, &[ESC]),
    hint(P::Class, C::Open, &[ENTER]),
    hint(P::Class, C::Up, &[UP]),
    hint(P::Class, C::Down, &[DOWN]),
    quiet(P::Class, C::PageUp, &[PAGE_UP]),
    quiet(P::Class, C::PageDown, &[PAGE_DOWN]),
    quiet(P::Class, C::First, &[HOME]),
    quiet(P::Class, C::Last, &[END]),
    hint(P::Class, C::Back, &[ESC]),
    hint(P::Scorecard, C::Review, &[ENTER]),
    hint(P::Scorecard, C::Up, &[UP]),
    hint(P::Scorecard, C::Down, &[DOWN]),
    quiet(P::Scorecard, C::PageUp, &[PAGE_UP]),
    quiet(
        P::Scorecard,
        C::PageDown,
        &[PAGE_DOWN, key(KeyCode::Char(' '))],
    ),
    quiet(P::Scorecard, C::First, &[HOME]),
    quiet(P::Scorecard, C::Last, &[END]),
    hint(P::Scorecard, C::Again, &[key(KeyCode::Char('r'))]),
    quiet(P::Scorecard, C::Compare, &[key(KeyCode::Char('c'))]),
    hint(P::Scorecard, C::Back, &[ESC]),
    hint(P::Review, C::Up, &[UP]),
    hint(P::Review, C::Down, &[DOWN]),
    hint(P::Review, C::NextMistake, &[TAB]),
    hint(P::Review, C::Retry, &[key(KeyCode::Char('r'))]),
    hint(P::Review, C::Dispute, &[key(KeyCode::Char('s'))]),
    hint(P::Review, C::Back, &[ESC]),
    hint(P::Review, C::Rules, &[key(KeyCode::Char('g'))]),
    hint(P::Review, C::PreviousChoice, &[LEFT]),
    hint(P::Review, C::NextChoice, &[RIGHT]),
    quiet(P::Review, C::PageUp, &[PAGE_UP]),
    quiet(P::Review, C::PageDown, &[PAGE_DOWN]),
    quiet(P::Review, C::First, &[HOME]),
    quiet(P::Review, C::Last, &[END]),
    hint(P::Judging, C::Up, &[UP]),
    hint(P::Judging, C::Down, &[DOWN]),
    hint(P::Judging, C::PreviousChoice, &[LEFT]),
    hint(P::Judging, C::NextChoice, &[RIGHT]),
    hint(P::Judging, C::Overrule, &[key(KeyCode::Char('j'))]),
    hint(P::Judging, C::Comment, &[key(KeyCode::Char('c'))]),
    hint(P::Judging, C::AddItem, &[key(KeyCode::Char('v'))]),
    hint(P::Judging, C::Example, &[key(KeyCode::Char('e'))]),
    quiet(P::Judging, C::Retry, &[key(KeyCode::Char('r'))]),
    quiet(P::Judging, C::NextMistake, &[TAB]),
    quiet(P::Judging, C::Rules, &[key(KeyCode::Char('g'))]),
    quiet(P::Judging, C::PageUp, &[PAGE_UP]),
    quiet(P::Judging, C::PageDown, &[PAGE_DOWN]),
    quiet(P::Judging, C::First, &[HOME]),
    quiet(P::Judging, C::Last, &[END]),
    hint(P::Judging, C::Back, &[ESC]),
    hint(P::Queue, C::Open, &[ENTER]),
    hint(P::Queue, C::Up, &[UP]),
    hint(P::Queue, C::Down, &[DOWN]),
    quiet(P::Queue, C::PageUp, &[PAGE_UP]),
    quiet(P::Queue, C::PageDown, &[PAGE_DOWN]),
    quiet(P::Queue, C::First, &[HOME]),
    quiet(P::Queue, C::Last, &[END]),
    hint(P::Queue, C::Back, &[ESC]),
    hint(P::History, C::OpenCall, &[ENTER]),
    hint(P::History, C::Up, &[UP]),
    hint(P::History, C::Down, &[DOWN]),
    hint(P::History, C::Pick, &[key(KeyCode::Char(' '))]),
    hint(P::History, C::Compare, &[key(KeyCode::Char('=')), f(6)]),
    quiet(P::History, C::ByCategory, &[f(2)]),
    quiet(P::History, C::ByPersona, &[f(3)]),
    quiet(P::History, C::ByDate, &[f(4)]),
    quiet(P::History, C::ByOutcome, &[f(5)]),
    quiet(P::History, C::PageUp, &[PAGE_UP]),
    quiet(P::History, C::PageDown, &[PAGE_DOWN]),
    quiet(P::History, C::First, &[HOME]),
    quiet(P::History, C::Last, &[END]),
    hint(P::History, C::Back, &[ESC]),
    hint(P::Compare, C::Up, &[UP]),
    hint(P::Compare, C::Down, &[DOWN]),
    quiet(P::Compare, C::PageUp, &[PAGE_UP]),
    quiet(
        P::Compare,
        C::PageDown,
        &[PAGE_DOWN, key(KeyCode::Char(' '))],
    ),
    quiet(P::Compare, C::First, &[HOME]),
    quiet(P::Compare, C::Last, &[END]),
    hint(P::Compare, C::Back, &[ESC]),
    hint(P::Help, C::Up, &[UP]),
    hint(P::Help, C::Down, &[DOWN]),
    quiet(P::Help, C::PageUp, &[PAGE_UP]),
    quiet(P::Help, C::PageDown, &[PAGE_DOWN, key(KeyCode::Char(' '))]),
    quiet(P::Help, C::First, &[HOME]),
    quiet(P::Help, C::Last, &[END]),
    hint(P::Help, C::Back, &[ESC, f(1)]),
    hint(P::Question, C::Confirm, &[ENTER, key(KeyCode::Char('y'))]),
    hint(P::Question, C::Cancel, &[ESC, key(KeyCode::Char('n'))]),
    hint(P::Leaving, C::Confirm, &[ENTER]),
    hint(P::Leaving, C::Discard, &[key(KeyCode::Char('h'))]),
    hint(P::Leaving, C::Cancel, &[ESC]),
    hint(P::Form, C::Confirm, &[ENTER]),
    quiet(P::Form, C::PreviousChoice, &[LEFT]),
    quiet(P::Form, C::NextChoice, &[RIGHT]),
    hint(P::Form, C::NextField, &[TAB, DOWN]),
    quiet(P::Form, C::PreviousField, &[BACK_TAB, UP]),
    hint(P::Form, C::Cancel, &[ESC]),
    hint(P::Note, C::Confirm, &[ENTER]),
    hint(P::Note, C::Cancel, &[ESC]),
    hint(P::Who, C::Confirm, &[ENTER]),
    hint(P::Who, C::NextChoice, &[DOWN]),
    quiet(P::Who, C::PreviousChoice, &[UP]),
    hint(P::Who, C::NextField, &[TAB]),
    quiet(P::Who, C::PreviousField, &[BACK_TAB]),
    hint(P::Who, C::Cancel, &[ESC]),
    hint(P::Mix, C::Confirm, &[ENTER]),
    hint(P::Mix, C::Less, &[LEFT]),
    hint(P::Mix, C::More, &[RIGHT]),
    quiet(P::Mix, C::Up, &[UP]),
    quiet(P::Mix, C::Down, &[DOWN]),
    hint(P::Mix, C::Cancel, &[ESC]),
    hint(P::Page, C::Up, &[UP]),
    hint(P::Page, C::Down, &[DOWN]),
    quiet(P::Page, C::PageUp, &[PAGE_UP]),
    quiet(P::Page, C::PageDown, &[PAGE_DOWN]),
    hint(P::Page, C::Cancel, &[ESC, ENTER]),
    hint(P::Menu, C::Confirm, &[ENTER]),
    hint(P::Menu, C::Up, &[UP]),
    hint(P::Menu, C::Down, &[DOWN]),
    hint(P::Menu, C::Cancel, &[ESC]),
    quiet(P::Text, C::CursorLeft, &[LEFT]),
    quiet(P::Text, C::CursorRight, &[RIGHT]),
    quiet(P::Text, C::CursorUp, &[UP]),
    quiet(P::Text, C::CursorDown, &[DOWN]),
    quiet(P::Text, C::LineStart, &[HOME, ctrl('a')]),
    quiet(P::Text, C::LineEnd, &[END, ctrl('e')]),
    quiet(P::Text, C::EraseBack, &[key(KeyCode::Backspace), ctrl('h')]),
    quiet(P::Text, C::EraseNext, &[key(KeyCode::Delete), ctrl('d')]),
    quiet(
        P::Text,
        C::EraseClause,
        &[ctrl('w'), alt(KeyCode::Backspace)],
    ),
    quiet(P::Text, C::EraseLine, &[ctrl('u')]),
    quiet(P::Text, C::Undo, &[ctrl('z')]),
    quiet(P::Text, C::Redo, &[ctrl('y')]),
    hint(P::Anywhere, C::Help, &[f(1)]),
    quiet(P::Anywhere, C::Wrong, &[f(12), ctrl('g')]),
    quiet(P::Anywhere, C::Redraw, &[ctrl('l')]),
    quiet(P::Anywhere, C::Quit, &[ctrl('c'), ctrl('q')]),
];

/// What a key means: the place first, then editing where there is text, then what holds anywhere, then a letter.
pub fn read(place: Place, text: bool, event: KeyEvent) -> Option<Action> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let pressed = Key::of(event);
    let typed = match pressed.code {
        KeyCode::Char(letter) if pressed.held.is_empty() && text => Some(letter),
        _ => None,
    };
    let pressed = if text { pressed } else { pressed.as_labelled() };
    let places = [Some(place), text.then_some(P::Text), Some(P::Anywhere)];
    let bound = places
        .into_iter()
        .flatten()
        .find_map(|place| command(place, pressed));
    bound.map(Action::Do).or_else(|| typed.map(Action::Type))
}

fn command(place: Place, pressed: Key) -> Option<Command> {
    TABLE
        .iter()
        .find(|row| row.place == place && row.keys.contains(&pressed))
        .map(|row| row.command)
}

/// What makes a call easier, and what exams therefore do not allow.
pub fn helps(command: Command) -> bool {
    matches!(command, C::Pause | C::Coach | C::ModelSentence | C::Panel)
}

/// The rows of a place, in the order of the table.
pub fn rows(place: Place) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |row| row.place == place)
}

/// The first key that does `command` in `place`, as it is written.
pub fn label(place: Place, command: Command, glyphs: &Glyphs) -> String {
    rows(place)
        .chain(rows(P::Anywhere))
        .find(|row| row.command == command)
        .and_then(|row| row.keys.first())
        .map(|key| key.label(glyphs))
        .unwrap_or_default()
}
