//! The brief: what the agent may know. Before the call it waits to ring; during it, reading an article is an input.

mod draw;

use std::sync::Arc;

pub use draw::draw;

use super::{Action, Effect, Model, Screen};
use crate::{
    engine::{Input, Script, company::Article, step::Mode},
    record::CallKind,
    session::Sitting,
    tui::{
        action::Command,
        records,
        running::Running,
        search::search,
        widgets::{Anchor, Editor, Lines, Scroll},
    },
};

pub struct BriefScreen {
    pub script: Arc<Script>,
    pub mode: Mode,
    pub filter: Editor,
    /// Indices into the company's articles that the filter leaves.
    pub shown: Vec<usize>,
    /// Index into `shown`.
    pub row: usize,
    /// Index of the article that is read.
    pub open: Option<usize>,
    pub card: Scroll,
    pub article: Scroll,
}

impl BriefScreen {
    pub fn new(script: Arc<Script>, mode: Mode) -> Box<Self> {
        Box::new(Self {
            shown: (0..script.company.articles.len()).collect(),
            script,
            mode,
            filter: Editor::new(Lines::One),
            row: 0,
            open: None,
            card: Scroll::new(Anchor::Top),
            article: Scroll::new(Anchor::Top),
        })
    }

    fn refilter(&mut self) {
        let texts = self.script.company.articles.iter().map(searched);
        self.shown = search(texts, &self.filter.text());
        self.row = 0;
        self.open = None;
    }

    pub fn selected(&self) -> Option<&Article> {
        self.script.company.articles.get(*self.shown.get(self.row)?)
    }
}

fn searched(article: &Article) -> String {
    format!("{}\n{}", article.title, article.keys.join("\n")).to_lowercase()
}

pub fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    match action {
        Action::Do(Command::Ring) => ring(model),
        Action::Do(Command::ReadArticle) => read(model),
        Action::Do(Command::Back) => back(model),
        // The key that opened it in a call closes it, whatever is open: what is typed next is for the customer.
        Action::Do(Command::Brief) => model.leave(),
        other => {
            if let Some(Screen::Brief(screen)) = model.screens.last_mut() {
                browse(screen, other);
            }
        }
    }
    Vec::new()
}

fn browse(screen: &mut BriefScreen, action: &Action) {
    let last = screen.shown.len().saturating_sub(1);
    match action {
        Action::Do(Command::Up) if screen.open.is_some() => screen.article.by(-1),
        Action::Do(Command::Down) if screen.open.is_some() => screen.article.by(1),
        Action::Do(Command::Up) => screen.row = screen.row.saturating_sub(1),
        Action::Do(Command::Down) => screen.row = (screen.row + 1).min(last),
        Action::Do(command @ (Command::PageUp | Command::PageDown)) => {
            screen.card.act(*command);
        }
        Action::Wheel(lines) if screen.open.is_some() => screen.article.by(i32::from(*lines)),
        Action::Wheel(lines) => screen.card.by(i32::from(*lines)),
        Action::Do(command) => {
            if screen.filter.edit(*command) {
                screen.refilter();
            }
        }
        Action::Type(letter) => {
            screen.filter.insert(letter.encode_utf8(&mut [0; 4]));
            screen.refilter();
        }
        Action::Paste(text) => {
            screen.filter.insert(text);
            screen.refilter();
        }
        Action::Resize(..) | Action::Focus(_) | Action::Clock => {}
    }
}

/// Opens the selected article; in a call the log says that it was looked up.
fn read(model: &mut Model) {
    let during = model.in_call();
    let now = model.now;
    let Some(Screen::Brief(screen)) = model.screens.last_mut() else {
        return;
    };
    if screen.open.take().is_some() {
        return;
    }
    let Some(article) = screen.selected().map(|article| article.name.clone()) else {
        return;
    };
    screen.open = screen.shown.get(screen.row).copied();
    screen.article.reset();
    if during && let Some(running) = model.running.as_mut() {
        running.input(Input::LookUp { article }, now);
    }
}

/// Out of the article, then out of the filter, then out of the brief.
fn back(model: &mut Model) {
    if let Some(Screen::Brief(screen)) = model.screens.last_mut() {
        if screen.open.take().is_some() {
            return;
        }
        if !screen.filter.is_empty() {
            screen.filter.clear();
            screen.refilter();
            return;
        }
    }
    model.leave();
}

/// The second of the two keys: the phone rings.
fn ring(model: &mut Model) {
    let Some(Screen::Brief(screen)) = model.screens.last() else {
        return;
    };
    let sitting = Sitting::new(
        screen.script.clone(),
        model.library.rubric(),
        screen.mode,
        model.seed,
    );
    model.seed.0 = model.seed.0.wrapping_add(1);
    let recording = records::record(model, &sitting, CallKind::Played);
    let mut running = Running::ring(sitting, model.now);
    running.recording = recording;
    model.running = Some(running);
    model.go(Screen::Call);
}
