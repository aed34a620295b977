//! Home: the scenarios, a filter by typing, who calls, and in which mode.

mod draw;
mod filter;
mod practice;

pub use draw::draw;

use super::{Action, Effect, Model, Screen, brief::BriefScreen, history, listen, progress, queue};
use crate::{
    engine::step::Mode,
    library::{Library, Shelved},
    locale::Locale,
    text::Name,
    tui::{
        action::Command,
        dialogs::{self, Dialog, MixForm, Question, WhoForm},
        model::TuiOptions,
        past,
        widgets::{Editor, Lines},
    },
};

pub struct Home {
    pub filter: Editor,
    /// Indices into the library's scenarios that the filter leaves.
    pub shown: Vec<usize>,
    /// Index into `shown`.
    pub row: usize,
    pub persona: PersonaChoice,
    pub mode: Mode,
}

/// Who calls.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum PersonaChoice {
    /// The scenario's own.
    #[default]
    Default,
    Pure(Name),
    Mix(Vec<(Name, u16)>),
}

impl PersonaChoice {
    /// As `Library::script` takes it.
    pub fn given(&self) -> Option<String> {
        match self {
            Self::Default => None,
            Self::Pure(name) => Some(name.to_string()),
            Self::Mix(shares) => {
                let parts: Vec<_> = shares
                    .iter()
                    .map(|(name, share)| format!("{name}={share}"))
                    .collect();
                Some(parts.join(","))
            }
        }
    }
}

impl Home {
    pub fn new(library: &Library, locale: &Locale, options: &TuiOptions) -> Self {
        let mut home = Self {
            filter: Editor::new(Lines::One),
            shown: Vec::new(),
            row: 0,
            persona: options
                .persona
                .as_deref()
                .map_or(PersonaChoice::Default, |name| {
                    PersonaChoice::Pure(name.into())
                }),
            mode: options.mode.unwrap_or(Mode::Practice),
        };
        home.refilter(library, locale);
        let wanted = options.scenario.as_deref();
        home.row = home
            .shown
            .iter()
            .position(|at| Some(library.scenarios[*at].scenario.id.as_str()) == wanted)
            .unwrap_or_default();
        home
    }

    fn refilter(&mut self, library: &Library, locale: &Locale) {
        self.shown = filter::shown(library, locale, &self.filter.text());
        self.row = 0;
    }

    /// Another library has come in place of the one before: what was chosen stays chosen.
    pub fn stock(&mut self, library: &Library, locale: &Locale, chosen: Option<&Name>) {
        self.refilter(library, locale);
        let is_chosen = |at: &usize| Some(&library.scenarios[*at].scenario.id) == chosen;
        self.row = self.shown.iter().position(is_chosen).unwrap_or_default();
    }

    pub fn selected<'a>(&self, library: &'a Library) -> Option<&'a Shelved> {
        library.scenarios.get(*self.shown.get(self.row)?)
    }
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let count = model.home.shown.len();
    let page = usize::from(model.size.1 / 2);
    match action {
        Action::Do(Command::Open) => open(model),
        Action::Do(Command::Up) => go_up(model, 1),
        Action::Do(Command::Down) => go_down(model, 1, count),
        Action::Do(Command::PageUp) => go_up(model, page),
        Action::Do(Command::PageDown) => go_down(model, page, count),
        Action::Wheel(lines) => wheel(model, *lines, count),
        Action::Do(Command::NextPersona) => turn_persona(model, 1),
        Action::Do(Command::PreviousPersona) => turn_persona(model, -1),
        Action::Do(Command::Mix) => model.dialog = Some(Dialog::Mix(MixForm::new(model))),
        Action::Do(Command::Listen) => listen_to_selected(model),
        Action::Do(Command::History) => history::open(model),
        Action::Do(Command::Mode) => {
            model.home.mode = match model.home.mode {
                Mode::Practice => Mode::Exam,
                Mode::Exam => Mode::Practice,
            };
        }
        Action::Do(Command::Next) => next(model),
        Action::Do(Command::Progress) => progress::open(model),
        Action::Do(Command::Continue) => past::go_on(model),
        Action::Do(Command::Queue) => queue::open(model),
        Action::Do(Command::Who) => model.dialog = Some(Dialog::Who(WhoForm::new(model))),
        Action::Do(Command::Faults) if !model.library.diagnostics.is_empty() => {
            model.dialog = Some(Dialog::Page(dialogs::faults(model)));
        }
        Action::Do(Command::Back) if model.home.filter.is_empty() => {
            model.dialog = Some(Dialog::Question(Question::Quit));
        }
        other => {
            if narrow(model, other) {
                refilter(model);
            }
        }
    }
    Vec::new()
}

/// Whether what is looked for is another now.
fn narrow(model: &mut Model, action: &Action) -> bool {
    let filter = &mut model.home.filter;
    match action {
        Action::Do(Command::Back) => filter.clear(),
        Action::Do(command) => return filter.edit(*command),
        Action::Type(letter) => filter.insert(letter.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => filter.insert(text),
        Action::Wheel(_) | Action::Resize(..) | Action::Focus(_) | Action::Clock => return false,
    }
    true
}

fn listen_to_selected(model: &mut Model) {
    let selected = model.home.selected(&model.library);
    match selected.map(|shelved| shelved.scenario.id.clone()) {
        Some(id) => listen::open(model, &id),
        None => model.say("home.nothing_to_open"),
    }
}

fn wheel(model: &mut Model, lines: i16, count: usize) {
    if lines < 0 {
        go_up(model, 1);
    } else {
        go_down(model, 1, count);
    }
}

fn go_up(model: &mut Model, by: usize) {
    model.home.row = model.home.row.saturating_sub(by);
}

fn go_down(model: &mut Model, by: usize, count: usize) {
    model.home.row = (model.home.row + by).min(count.saturating_sub(1));
}

fn refilter(model: &mut Model) {
    let Model {
        home,
        library,
        locale,
        ..
    } = model;
    home.refilter(library, locale);
}

/// Default, then each persona, then round again; a mix counts as its first.
fn turn_persona(model: &mut Model, by: i32) {
    let names: Vec<&Name> = model.library.personas.keys().collect();
    let at = match &model.home.persona {
        PersonaChoice::Pure(name) => names
            .iter()
            .position(|known| *known == name)
            .map_or(0, |at| at + 1),
        PersonaChoice::Default | PersonaChoice::Mix(_) => 0,
    };
    let places = names.len() + 1;
    let step = if by < 0 { places - 1 } else { 1 };
    let next = (at + step) % places;
    model.home.persona = match next {
        0 => PersonaChoice::Default,
        next => PersonaChoice::Pure(names[next - 1].clone()),
    };
}

/// The first of the two keys: the brief, with the phone about to ring.
pub fn open(model: &mut Model) {
    let Some(shelved) = model.home.selected(&model.library) else {
        model.say("home.nothing_to_open");
        return;
    };
    let scenario = shelved.scenario.clone();
    let persona = model.home.persona.given();
    match model
        .library
        .script(&scenario, persona.as_deref(), model.seed)
    {
        Ok(script) => model.enter(Screen::Brief(BriefScreen::new(script, model.home.mode))),
        Err(fault) => model.notice = Some(fault.to_string()),
    }
}

/// The scenario that comes next, if the records have told it.
fn next(model: &mut Model) {
    let name = model.records.who.kept_as();
    let outlook = model.records.learned.of(name);
    let proposal = outlook.and_then(|outlook| outlook.proposal.as_ref());
    match proposal.map(|proposal| proposal.scenario.clone()) {
        Some(scenario) => open_scenario(model, &scenario),
        None => model.say("home.no_next"),
    }
}

/// The brief of a scenario that is named, chosen at home.
pub fn open_scenario(model: &mut Model, id: &Name) {
    model.home.filter.clear();
    refilter(model);
    let library = &model.library;
    let is_it = |at: &usize| library.scenarios[*at].scenario.id == *id;
    let row = model.home.shown.iter().position(is_it);
    if let Some(row) = row {
        model.home.row = row;
        open(model);
    }
}
