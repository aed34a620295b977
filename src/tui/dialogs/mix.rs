//! The shares of a mixed customer: one row a persona.

use ratatui::Frame;

use super::{Action, Command, Dialog, Effect, Model, question::foot};
use crate::{
    text::Name,
    tui::{
        keymap::Place,
        screens::home::PersonaChoice,
        widgets::{Prose, bars, frame::dialog, radar::pad},
    },
};

/// The greatest share of one persona.
const MOST: u16 = 9;

pub struct MixForm {
    pub shares: Vec<(Name, u16)>,
    pub row: usize,
}

impl MixForm {
    pub fn new(model: &Model) -> Self {
        let known = match &model.home.persona {
            PersonaChoice::Mix(shares) => shares.clone(),
            PersonaChoice::Default | PersonaChoice::Pure(_) => Vec::new(),
        };
        let share = |name: &Name| {
            let of = known.iter().find(|(known, _)| known == name);
            of.map_or(0, |(_, share)| *share)
        };
        Self {
            shares: model
                .library
                .personas
                .keys()
                .map(|name| (name.clone(), share(name)))
                .collect(),
            row: 0,
        }
    }
}

pub(super) fn update(model: &mut Model, mut form: MixForm, action: &Action) -> Vec<Effect> {
    let rows = form.shares.len().max(1);
    match action {
        Action::Do(Command::Up) => form.row = (form.row + rows - 1) % rows,
        Action::Do(Command::Down) => form.row = (form.row + 1) % rows,
        Action::Do(Command::More) => {
            if let Some((_, share)) = form.shares.get_mut(form.row) {
                *share = (*share + 1).min(MOST);
            }
        }
        Action::Do(Command::Less) => {
            if let Some((_, share)) = form.shares.get_mut(form.row) {
                *share = share.saturating_sub(1);
            }
        }
        Action::Do(Command::Confirm) => {
            let shares: Vec<_> = form
                .shares
                .into_iter()
                .filter(|(_, share)| *share > 0)
                .collect();
            model.home.persona = match shares.as_slice() {
                [] => PersonaChoice::Default,
                [(name, _)] => PersonaChoice::Pure(name.clone()),
                _ => PersonaChoice::Mix(shares),
            };
            return Vec::new();
        }
        _ => {}
    }
    model.dialog = Some(Dialog::Mix(form));
    Vec::new()
}

pub(super) fn draw(model: &Model, frame: &mut Frame, form: &MixForm) {
    let theme = &model.theme;
    let title = model.text("dialog.mix.title").to_owned();
    let high = u16::try_from(form.shares.len()).unwrap_or(4) + 7;
    let inner = dialog(frame, (60, high), theme, &title);
    let columns = usize::from(inner.width);
    let mut lines = Prose::of(model.text("dialog.mix.text"), theme.faint).wrap(columns, 0);
    lines.push(ratatui::text::Line::default());
    for (at, (name, share)) in form.shares.iter().enumerate() {
        let persona = model.library.personas.get(name);
        let label = persona.map_or(name.as_str(), |persona| persona.name.get(model.language()));
        let on = at == form.row;
        let mark = if on { theme.glyphs.now } else { " " };
        let style = if on { theme.accent } else { theme.plain };
        let mut line = Prose::of(format!("{mark} {}", pad(label, 14)), style);
        bars::bar(
            &mut line,
            theme,
            (i32::from(*share), i32::from(MOST)),
            usize::from(MOST) * 2,
            style,
        );
        line.push(format!("  {share}"), style);
        lines.push(line.clip(columns, ""));
    }
    for (row, line) in inner.rows().zip(lines) {
        frame.render_widget(line, row);
    }
    foot(model, frame, inner, Place::Mix);
}
