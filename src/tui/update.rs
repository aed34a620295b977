//! An action changes the model and gives back what the loop has to do. No I/O here.

use super::{
    action::{Action, Command, Effect},
    dialogs::{self, Dialog, Question},
    keymap::Place,
    learned,
    model::Model,
    reload,
    screens::{self, Screen},
};
use crate::session::Recording;

pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    if is_from_the_user(&action) {
        model.notice = None;
    }
    let mut effects = answer(model, action);
    // What fell due while the trainee did something else is said now.
    let now = model.now;
    if model.in_call()
        && let Some(running) = model.running.as_mut()
    {
        running.catch_up(now);
        running.keep_draft(now, false);
    }
    effects.extend(orders(model));
    effects
}

/// What the store is to be asked for: first what the call on the screen has to be kept, then what is to be shown.
pub fn orders(model: &mut Model) -> Vec<Effect> {
    let recording = model.running.as_mut().and_then(|it| it.recording.as_mut());
    let mut orders = recording.map_or_else(Vec::new, Recording::take_orders);
    if orders.iter().any(learned::is_news) {
        model.records.learned.forget();
    }
    learned::keep_up(model);
    orders.extend(model.records.take_orders());
    orders.into_iter().map(Effect::Ask).collect()
}

/// What is to be kept before the program ends, whatever ends it.
pub fn last_orders(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    if let Some(running) = model.running.as_mut() {
        running.keep_draft(now, true);
    }
    orders(model)
}

fn answer(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Resize(width, height) => {
            model.size = (width, height);
            vec![Effect::Repaint]
        }
        Action::Do(Command::Redraw) => vec![Effect::Repaint],
        Action::Do(Command::Quit) => quit(model),
        Action::Do(Command::Wrong) => {
            if model.dialog.is_none() {
                model.dialog = reload::page(model);
            }
            Vec::new()
        }
        Action::Focus(_) | Action::Clock => Vec::new(),
        // Where nothing is shown, nothing is done but to take what is typed.
        action if !model.fits() && !fills_a_field(model, &action) => Vec::new(),
        action if model.dialog.is_some() => dialogs::update(model, &action),
        Action::Do(Command::Help) => {
            if !matches!(model.screen(), Screen::Help(_)) {
                let help = screens::help::of(model);
                model.enter(Screen::Help(help));
            }
            Vec::new()
        }
        action => screens::update(model, &action),
    }
}

/// What only changes the text of a field: it is safe without a look.
fn fills_a_field(model: &Model, action: &Action) -> bool {
    let is_text = match action {
        Action::Type(_) | Action::Paste(_) => true,
        Action::Do(command) => matches!(
            command,
            Command::EraseBack | Command::EraseClause | Command::EraseLine | Command::Undo
        ),
        _ => false,
    };
    let fields = [Place::Call, Place::Ticket, Place::ListenTicket];
    let is_field = model.dialog.is_some() || fields.contains(&model.place());
    is_text && is_field && model.takes_text()
}

fn is_from_the_user(action: &Action) -> bool {
    match action {
        Action::Do(_) | Action::Type(_) | Action::Paste(_) | Action::Wheel(_) => true,
        Action::Resize(..) | Action::Focus(_) | Action::Clock => false,
    }
}

/// In the middle of a call it asks; asked again it does.
fn quit(model: &mut Model) -> Vec<Effect> {
    let asked = matches!(
        model.dialog,
        Some(Dialog::Question(
            Question::QuitCall | Question::QuitListening | Question::Quit
        ))
    );
    let question = match (model.in_call(), model.is_listening()) {
        (true, _) => Question::QuitCall,
        (false, true) => Question::QuitListening,
        (false, false) => return vec![Effect::Quit],
    };
    if asked || !model.fits() {
        return vec![Effect::Quit];
    }
    model.dialog = Some(Dialog::Question(question));
    Vec::new()
}
