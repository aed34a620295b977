//! Above the scenarios: what the records offer, a line each with its key, and who sits here.

use crate::{
    report::moment,
    text::clean,
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        widgets::Prose,
    },
};

/// What there is to say: nothing for who has no records yet.
pub(super) fn lines(model: &Model) -> Vec<Prose> {
    cut_off(model).into_iter().collect()
}

/// The call that can be gone on with.
fn cut_off(model: &Model) -> Option<Prose> {
    let line = model.records.to_continue()?;
    let title = clean::printable(&line.origins.title).replace('\n', " ");
    let time = moment::told(line.origins.started, model.wall, &model.locale);
    let text = model
        .locale
        .format("home.continue", &[("title", &title), ("time", &time)]);
    Some(offer(model, Command::Continue, &text))
}

/// A key and what it opens.
fn offer(model: &Model, command: Command, text: &str) -> Prose {
    let theme = &model.theme;
    let key = keymap::label(Place::Home, command, &theme.glyphs);
    Prose::of(format!(" {key} "), theme.key)
        .then(model.words().hint(Place::Home, command), theme.strong)
        .then(format!("  {text}"), theme.plain)
}

/// Who sits here; nobody until a name was given.
pub(super) fn who(model: &Model) -> Prose {
    let theme = &model.theme;
    let who = &model.records.who;
    let Some(name) = &who.name else {
        return Prose::new();
    };
    let role = if who.trainer {
        "home.who_trainer"
    } else {
        "home.who"
    };
    let key = keymap::label(Place::Home, Command::Who, &theme.glyphs);
    Prose::of(model.locale.format(role, &[("name", name)]), theme.strong)
        .then(format!(" {key}  "), theme.key)
}
