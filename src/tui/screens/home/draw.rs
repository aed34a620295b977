//! The home screen, drawn:
//! ```text
//!  name of the program                                          12 scenarios
//!  what the records offer, a line each
//!  filter, with the cursor
//!  -- choose a scenario ------------------------------------------ faults ---
//!  > category     title                    best  persona    level  channel
//!    ...
//!  -- title -----------------------------------------------------------------
//!  what it is about; who calls, in which mode, how long it should take
//! ```

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use super::{Home, PersonaChoice, practice};
use crate::{
    engine::{Scenario, step::Mode},
    library::{Origin, Shelved},
    progress::standing::Known,
    report::list,
    text::{clean, width},
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        widgets::{Prose, column::fit, frame, radar::pad},
    },
};

/// From this width on, the preview stands beside the list.
const WIDE: u16 = 110;
/// The columns of the best total.
const BEST: usize = 6;

pub fn draw(model: &Model, frame: &mut Frame, area: Rect) {
    let offers = practice::lines(model);
    let offered = u16::try_from(offers.len()).unwrap_or_default();
    let [head, practice, filter, body] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(offered),
        Constraint::Length(2),
        Constraint::Min(0),
    ])
    .areas(area);
    header(model, frame, head);
    for (row, line) in practice.rows().zip(offers) {
        let columns = usize::from(row.width);
        frame.render_widget(line.clip(columns, model.theme.glyphs.more), row);
    }
    if area.width >= WIDE {
        let [list, _, preview_area] = Layout::horizontal([
            Constraint::Min(0),
            Constraint::Length(2),
            Constraint::Length(44),
        ])
        .areas(body);
        list_of_scenarios(model, frame, list);
        preview(model, frame, preview_area);
    } else {
        let [list, preview_area] =
            Layout::vertical([Constraint::Min(0), Constraint::Length(9)]).areas(body);
        list_of_scenarios(model, frame, list);
        preview(model, frame, preview_area);
    }
    filter_line(model, frame, filter);
}

fn header(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let left = Prose::of(model.text("app.name"), theme.accent)
        .then("  ", theme.plain)
        .then(model.text("home.tagline"), theme.faint);
    let count = model.library.scenarios.len();
    let count = model.locale.format("home.count", &[("count", &count)]);
    let right = practice::who(model).then(count, theme.faint);
    frame::header(frame, area, theme, &left, &right);
}

/// What is typed filters; the cursor stands here.
fn filter_line(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let label = model.text("home.filter").to_owned();
    let wide = u16::try_from(width::columns(&label)).unwrap_or(8) + 2;
    let row = Rect {
        y: area.y + 1,
        height: 1,
        ..area
    };
    let line = Prose::of(format!(" {label} "), theme.faint);
    frame.render_widget(
        line.clip(usize::from(row.width), ""),
        row.intersection(area),
    );
    let field = Rect {
        x: row.x + wide,
        width: row.width.saturating_sub(wide + 1),
        ..row
    };
    if model.home.filter.is_empty() {
        let about = Prose::of(model.text("home.filter_hint"), theme.faint);
        frame.render_widget(about.clip(usize::from(field.width), ""), field);
        if model.dialog.is_none() {
            frame.set_cursor_position((field.x, field.y));
        }
        return;
    }
    model.home.filter.draw(frame, field, model.dialog.is_none());
}

fn list_of_scenarios(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let [rule, list] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let mut title = Prose::of(model.text("home.scenarios"), theme.plain);
    let (row, shown) = (model.home.row + 1, model.home.shown.len());
    if shown > usize::from(list.height) {
        title = title.then(format!(" {row}/{shown}"), theme.faint);
    }
    frame::rule(frame, rule, theme, &title, &faults(model));
    if model.home.shown.is_empty() {
        empty(model, frame, list);
        return;
    }
    let room = usize::from(list.height.max(1));
    let top = top_of(&model.home, room);
    let rows = model.home.shown.iter().enumerate().skip(top);
    for ((at, index), row) in rows.zip(list.rows()) {
        if let Some(shelved) = model.library.scenarios.get(*index) {
            let line = scenario_line(model, &shelved.scenario, at == model.home.row, row.width);
            frame.render_widget(line, row);
        }
    }
}

/// The current row stays in sight, in the middle where there is more than fits.
fn top_of(home: &Home, room: usize) -> usize {
    let most = home.shown.len().saturating_sub(room);
    home.row.saturating_sub(room / 2).min(most)
}

fn scenario_line(model: &Model, scenario: &Scenario, on: bool, columns: u16) -> Line<'static> {
    let theme = &model.theme;
    let glyphs = &theme.glyphs;
    let channel = model
        .library
        .channels
        .get(&scenario.channel)
        .map_or(scenario.channel.as_str(), |channel| {
            channel.name.get(model.language())
        });
    let level = usize::from(scenario.level.clamp(1, 5));
    let stars = glyphs.level.repeat(level) + &glyphs.no_level.repeat(5 - level);
    let persona = match model.home.mode {
        Mode::Practice => own_persona(model, scenario),
        Mode::Exam => model.text("home.hidden").to_owned(),
    };
    let own = model.records.learned.of(model.records.who.kept_as());
    let own = own.map(|outlook| &outlook.known);
    let own = own.filter(|known| !known.is_empty() && !model.records.who.trainer);
    let best = own.map(|known| best(model, known.get(&scenario.id).copied()));
    let (category, who, way) = (13, 11, 9);
    let fixed = 3 + category + best.as_ref().map_or(0, |_| BEST) + who + 6 + way;
    let title = usize::from(columns).saturating_sub(fixed + 1);
    let style = if on { theme.accent } else { theme.plain };
    let mark = if on { glyphs.now } else { " " };
    Prose::of(format!(" {mark} "), style)
        .then(
            pad(
                model.locale.name("category", scenario.category.code()),
                category,
            ),
            if on { style } else { theme.faint },
        )
        .then(fit(&scenario.title, title, glyphs.more), style)
        .then(" ", style)
        .then(
            best.unwrap_or_default(),
            if on { style } else { theme.faint },
        )
        .then(fit(&persona, who - 1, glyphs.more), style)
        .then(" ", style)
        .then(stars, if on { style } else { theme.faint })
        .then(" ", style)
        .then(pad(channel, way), if on { style } else { theme.faint })
        .clip(usize::from(columns), "")
}

/// The best total of a scenario in whole points, with a mark where it was passed.
fn best(model: &Model, known: Option<Known>) -> String {
    let glyphs = &model.theme.glyphs;
    let text = known.map_or_else(String::new, |known| {
        let mark = if known.passed {
            glyphs.done
        } else {
            glyphs.dot
        };
        format!("{mark} {}", known.best.0 / 100)
    });
    pad(&text, BEST)
}

fn own_persona(model: &Model, scenario: &Scenario) -> String {
    let names: Vec<&str> = scenario
        .persona
        .0
        .iter()
        .map(|(name, _)| persona_name(model, name))
        .collect();
    names.join("+")
}

fn persona_name<'a>(model: &'a Model, name: &'a str) -> &'a str {
    model
        .library
        .personas
        .get(name)
        .map_or(name, |persona| persona.name.get(model.language()))
}

fn faults(model: &Model) -> Prose {
    let count = model.library.diagnostics.len();
    if count == 0 {
        return Prose::new();
    }
    let theme = &model.theme;
    let key = keymap::label(Place::Home, Command::Faults, &theme.glyphs);
    Prose::of(
        format!(
            "{} {}",
            theme.glyphs.fault,
            model
                .locale
                .format("home.faults", &[("count", &count), ("key", &key)])
        ),
        theme.warning,
    )
}

fn empty(model: &Model, frame: &mut Frame, area: Rect) {
    let key = if model.library.scenarios.is_empty() {
        "home.no_scenarios"
    } else {
        "home.no_match"
    };
    let text = Prose::of(model.text(key), model.theme.faint);
    let inner = Rect {
        x: area.x + 3,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(1),
    };
    for (row, line) in inner.rows().zip(text.wrap(usize::from(inner.width), 0)) {
        frame.render_widget(line, row);
    }
}

fn preview(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let Some(shelved) = model.home.selected(&model.library) else {
        frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
        return;
    };
    let title = Prose::of(&shelved.scenario.title, theme.strong);
    frame::rule(frame, rule, theme, &title, &Prose::new());
    let inner = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(2),
        ..body
    };
    let columns = usize::from(inner.width);
    let mut lines = Prose::of(&shelved.scenario.summary, theme.plain).wrap(columns, 0);
    lines.push(Line::default());
    for line in particulars(model, shelved) {
        lines.extend(line.wrap(columns, 10));
    }
    for (row, line) in inner.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}

/// Who calls, in which mode, how long it should take, and where the file is.
fn particulars(model: &Model, shelved: &Shelved) -> Vec<Prose> {
    let theme = &model.theme;
    let scenario = &shelved.scenario;
    let (left, right) = theme.glyphs.choice;
    let row = |key: &str| Prose::of(pad(model.text(key), 10), theme.faint);
    let who = match (&model.home.persona, model.home.mode) {
        (PersonaChoice::Default, Mode::Exam) => model.text("home.persona_hidden").to_owned(),
        (PersonaChoice::Default, Mode::Practice) => model.locale.format(
            "home.persona_default",
            &[("persona", &own_persona(model, scenario))],
        ),
        (PersonaChoice::Pure(name), _) => persona_name(model, name).to_owned(),
        (PersonaChoice::Mix(shares), _) => shares
            .iter()
            .map(|(name, share)| format!("{} {share}", persona_name(model, name)))
            .collect::<Vec<_>>()
            .join(" + "),
    };
    let mix = keymap::label(Place::Home, Command::Mix, &theme.glyphs);
    let mut rows = vec![
        row("home.persona")
            .then(format!("{left} {who} {right}"), theme.strong)
            .then(
                format!("   {}", model.locale.format("home.mix", &[("key", &mix)])),
                theme.faint,
            ),
        row("home.mode")
            .then(
                model.locale.name("mode", model.home.mode.code()),
                theme.strong,
            )
            .then(
                format!(
                    "   {}",
                    model.text(&format!("home.mode_{}", model.home.mode.code()))
                ),
                theme.faint,
            ),
        row("home.target").then(scenario.target.to_string(), theme.plain),
    ];
    if let Origin::File(path) = &shelved.origin {
        let whose = list::provenance(shelved, &model.library, &model.locale);
        rows.push(row("home.origin").then(clean::printable(&whose), theme.plain));
        rows.push(row("home.file").then(path.display().to_string(), theme.faint));
    }
    rows
}
