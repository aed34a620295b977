//! The keys of a review by which a trainee disputes and a trainer overrules.

use super::{ReviewScreen, subjects};
use crate::{
    record::{TrainerWord, WordKind},
    text::Name,
    tui::{
        action::Command,
        dialogs::{self, WordForm},
        model::Model,
        said::{self, Subject},
        screens::Screen,
        signs,
    },
};

/// Does what a key asks for; `false` where it is none of these.
pub(super) fn act(model: &mut Model, command: Command) -> bool {
    match command {
        Command::NextChoice => choose(model, 1),
        Command::PreviousChoice => choose(model, -1),
        Command::Dispute => dispute(model),
        Command::Overrule => overrule(model),
        Command::Comment => comment(model),
        Command::AddItem => add_item(model),
        Command::Example => example(model),
        _ => return false,
    }
    true
}

/// The next of what the sheet says of the turn, and round again.
fn choose(model: &mut Model, by: isize) {
    let Some((running, screen)) = shown(model) else {
        return;
    };
    let count = subjects::at(running, screen.turn).len();
    if let Some(Screen::Review(screen)) = model.screens.last_mut()
        && count > 0
    {
        let now = screen.chosen.min(count - 1);
        screen.choose((now + count).wrapping_add_signed(by) % count);
    }
}

fn shown(model: &Model) -> Option<(&crate::tui::running::Running, &ReviewScreen)> {
    let Screen::Review(screen) = model.screen() else {
        return None;
    };
    Some((model.running.as_ref()?, screen))
}

/// What is chosen, with the turn that is looked at.
fn chosen(model: &Model) -> Option<(Subject<'_>, u16)> {
    let (running, screen) = shown(model)?;
    let subjects = subjects::at(running, screen.turn);
    let subject = subjects.get(screen.chosen).or(subjects.last())?;
    Some((*subject, screen.turn))
}

fn dispute(model: &mut Model) {
    if let Some(reason) = said::cannot_dispute(model) {
        model.say(reason);
        return;
    }
    let Some((subject, turn)) = chosen(model) else {
        model.say("word.nothing_here");
        return;
    };
    let running = model.running.as_ref();
    let appeal = running.and_then(|it| it.said.appeal(subject.item()));
    if appeal.is_some_and(|appeal| !appeal.settled) {
        model.say("word.disputed_already");
        return;
    }
    let form = WordForm::dispute(&subject, about(model, &subject), turn);
    dialogs::ask(model, form);
}

/// A trainer is there, with a name, at a call that is kept.
fn may_judge(model: &mut Model) -> bool {
    if !said::judges(model) {
        model.say("word.not_kept");
        return false;
    }
    if model.records.who.kept_as().is_empty() {
        model.say("word.no_name");
        return false;
    }
    true
}

fn overrule(model: &mut Model) {
    if !may_judge(model) {
        return;
    }
    let Some((subject, turn)) = chosen(model) else {
        model.say("word.nothing_here");
        return;
    };
    if let Some(form) = WordForm::overrule(model, &subject, about(model, &subject), turn) {
        dialogs::ask(model, form);
    }
}

fn comment(model: &mut Model) {
    if !may_judge(model) {
        return;
    }
    let Some((_, screen)) = shown(model) else {
        return;
    };
    let turn = screen.turn;
    let about = if turn == super::ACTS {
        model.text("word.on_call").to_owned()
    } else {
        model.locale.format("word.on_turn", &[("turn", &turn)])
    };
    dialogs::ask(model, WordForm::comment(about, turn));
}

fn add_item(model: &mut Model) {
    if !may_judge(model) {
        return;
    }
    let about = model.text("word.unheard.about").to_owned();
    let sheet = model.running.as_ref().and_then(|it| it.sheet());
    match sheet.and_then(|sheet| WordForm::unheard(sheet, about)) {
        Some(form) => dialogs::ask(model, form),
        None => model.say("word.nothing_unheard"),
    }
}

/// One key marks the call and takes the mark away.
fn example(model: &mut Model) {
    if !may_judge(model) {
        return;
    }
    let marked = model
        .running
        .as_ref()
        .is_some_and(|it| it.said.is_example());
    if marked {
        let word = TrainerWord {
            kind: WordKind::NoExample,
            item: Name::default(),
            turn: 0,
            judgement: None,
            points: None,
            reason: String::new(),
            by: model.records.who.kept_as().to_owned(),
            at: model.wall,
        };
        said::overrule(model, word, "word.unmarked");
    } else {
        let form = WordForm::example(model.text("word.example.about").to_owned());
        dialogs::ask(model, form);
    }
}

/// Title and points of a subject in a line.
fn about(model: &Model, subject: &Subject<'_>) -> String {
    match subject {
        Subject::Fatal(error) => {
            let key = model.running.as_ref().map_or("scorecard.fatal", |running| {
                super::findings::fatal_key(running, error)
            });
            let name = signs::fault_name(model, &error.fault);
            format!("{name}  {}", model.text(key))
        }
        Subject::Finding(finding) => {
            format!("{}  {}", finding.title, super::findings::points(finding))
        }
        Subject::Unheard(unheard) => unheard.title.clone(),
    }
}
