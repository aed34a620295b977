//! Above the scenarios: what the records offer, a line each with its key, and who sits here.

use std::fmt::Display;

use crate::{
    report::{Voice, moment, progress::reason_in_short},
    text::clean,
    tui::{
        action::Command,
        keymap::{self, Menu, Place},
        model::Model,
        widgets::Prose,
    },
};

/// Strips with what is most to be done now, and the line of what else there is. Nothing where nothing is kept.
pub(super) fn lines(model: &Model) -> Vec<Prose> {
    let mut lines: Vec<Prose> = cut_off(model).into_iter().collect();
    if lines.is_empty() {
        lines.extend(newcomer(model));
    }
    lines.extend(next(model));
    lines.extend(menu(model));
    lines
}

/// What somebody does first who has no calls yet.
fn newcomer(model: &Model) -> Option<Prose> {
    if !model.records.are_of_a_newcomer() || model.running.is_some() {
        return None;
    }
    let theme = &model.theme;
    let key = |command| keymap::label(Place::Home, command, &theme.glyphs);
    let open = key(Command::Open);
    let listen = keymap::rows(Place::Home).find(|row| row.command.code() == "listen");
    let text = match listen.map(|row| key(row.command)) {
        Some(listen) => {
            let keys: [(&str, &dyn Display); 2] = [("listen", &listen), ("open", &open)];
            model.locale.format("home.newcomer_listens", &keys)
        }
        None => model.locale.format("home.newcomer", &[("open", &open)]),
    };
    Some(Prose::of(format!(" {} ", theme.glyphs.now), theme.accent).then(text, theme.plain))
}

/// What the records are good for, each with its key: the rows of the key table that are marked for it.
fn menu(model: &Model) -> Option<Prose> {
    if !model.records.are_kept() {
        return None;
    }
    let theme = &model.theme;
    let trainer = model.records.who.trainer;
    let offered = keymap::rows(Place::Home).filter(|row| match row.menu {
        Menu::Nobody => false,
        Menu::Anybody => true,
        Menu::Trainers => trainer,
    });
    let mut line = Prose::of(" ", theme.plain);
    for row in offered {
        let key = keymap::label(Place::Home, row.command, &theme.glyphs);
        let text = model.words().hint(Place::Home, row.command);
        line.push(key, theme.key);
        line.push(format!(" {text}   "), theme.faint);
    }
    Some(line)
}

/// The call that can be gone on with.
fn cut_off(model: &Model) -> Option<Prose> {
    let line = model.records.to_continue()?;
    let title = clean::printable(&line.origins.title).replace('\n', " ");
    let time = moment::told(line.origins.started, model.wall, &model.locale);
    let key = if model.records.is_talked_out(&line.id) {
        "home.continue_ticket"
    } else {
        "home.continue"
    };
    let slots: [(&str, &dyn Display); 2] = [("title", &title), ("time", &time)];
    let text = model.locale.format(key, &slots);
    Some(offer(model, Command::Continue, &text))
}

/// The scenario that comes next, and why. Who has no calls yet is told otherwise what to do.
fn next(model: &Model) -> Option<Prose> {
    let outlook = model.records.learned.of(model.records.who.kept_as())?;
    let proposal = outlook.proposal.as_ref()?;
    if outlook.learning.trend.calls == 0 || model.records.who.trainer {
        return None;
    }
    let voice = Voice {
        locale: &model.locale,
        library: &model.library,
        width: 0,
    };
    let shelved = model.library.scenario(&proposal.scenario)?;
    let why = reason_in_short(&proposal.reason, &voice);
    let slots: [(&str, &dyn Display); 2] = [("title", &shelved.scenario.title), ("why", &why)];
    let text = model.locale.format("home.next", &slots);
    let text = clean::printable(&text).replace('\n', " ");
    Some(offer(model, Command::Next, &text))
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
    Prose::of(model.locale.format(role, &[("name", name)]), theme.strong).then("  ", theme.plain)
}
