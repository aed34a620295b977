//! All that can be done at the moment, from the key table: for who does not know the keys, or has none of them.

use ratatui::Frame;

use super::{Action, Command, Dialog, Effect, Model, question::foot};
use crate::tui::{
    keymap::{self, Place},
    widgets::{Prose, frame::dialog, radar::pad},
};

pub struct Menu {
    pub place: Place,
    pub items: Vec<Command>,
    pub row: usize,
}

impl Menu {
    /// What the place offers now; what exams do not allow is not in it.
    pub fn new(model: &Model) -> Self {
        let place = model.place();
        let words = model.words();
        let hidden = |command: Command| {
            matches!(
                command,
                Command::Menu
                    | Command::NewLine
                    | Command::Up
                    | Command::Down
                    | Command::PageUp
                    | Command::PageDown
            ) || !words.offers(command)
        };
        let own = keymap::rows(place).map(|row| row.command);
        let anywhere = [Command::Help, Command::Back];
        Self {
            place,
            items: own
                .chain(anywhere)
                .filter(|command| !hidden(*command))
                .collect(),
            row: 0,
        }
    }
}

pub(super) fn update(model: &mut Model, mut menu: Menu, action: &Action) -> Vec<Effect> {
    let rows = menu.items.len().max(1);
    match action {
        Action::Do(Command::Up) => menu.row = (menu.row + rows - 1) % rows,
        Action::Do(Command::Down) => menu.row = (menu.row + 1) % rows,
        Action::Wheel(lines) if *lines < 0 => menu.row = menu.row.saturating_sub(1),
        Action::Wheel(_) => menu.row = (menu.row + 1).min(rows - 1),
        // The key that a row names does what the row does.
        Action::Do(command) if menu.items.contains(command) => {
            return crate::tui::update::update(model, action.clone());
        }
        Action::Do(Command::Confirm) => {
            let chosen = menu.items.get(menu.row).copied();
            return chosen.map_or_else(Vec::new, |command| {
                crate::tui::update::update(model, Action::Do(command))
            });
        }
        _ => {}
    }
    model.dialog = Some(Dialog::Menu(menu));
    Vec::new()
}

pub(super) fn draw(model: &Model, frame: &mut Frame, menu: &Menu) {
    let theme = &model.theme;
    let title = model.text("dialog.menu.title").to_owned();
    let high = u16::try_from(menu.items.len()).unwrap_or(12) + 4;
    let inner = dialog(frame, (48, high), theme, &title);
    for (at, (row, command)) in inner.rows().zip(&menu.items).enumerate() {
        let on = at == menu.row;
        let mark = if on { theme.glyphs.now } else { " " };
        let style = if on { theme.accent } else { theme.plain };
        let key = keymap::label(menu.place, *command, &theme.glyphs);
        let line = Prose::of(format!("{mark} "), style)
            .then(pad(&key, 12), theme.key)
            .then(model.words().name(menu.place, *command), style);
        frame.render_widget(line.clip(usize::from(inner.width), ""), row);
    }
    foot(model, frame, inner, Place::Menu);
}
