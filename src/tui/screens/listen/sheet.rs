//! The listener's sheet: the total, the marks step by step, what to look at again, the two tickets.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use super::ListenScreen;
use crate::{
    engine::step::Step,
    judge::{Listened, Scorecard},
    report::listening::{self, Compared},
    text::width,
    tui::{
        model::Model,
        widgets::{Prose, frame, radar::pad},
    },
};

/// From this width on, the steps have more room.
const WIDE: u16 = 110;

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &ListenScreen) {
    let Some(card) = &screen.listening.scorecard else {
        return;
    };
    let Some(listened) = &card.listened else {
        return;
    };
    let theme = &model.theme;
    let [sentence, rule, body] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    for (row, prose) in sentence.rows().zip(total(model, card, listened)) {
        frame.render_widget(prose.clip(usize::from(row.width), theme.glyphs.more), row);
    }
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    let wide = if area.width >= WIDE { 44 } else { 36 };
    let [figures, _, words] = Layout::horizontal([
        Constraint::Length(wide),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(body);
    for (row, line) in figures.rows().zip(steps(model, screen, (card, listened))) {
        frame.render_widget(line.clip(usize::from(row.width), theme.glyphs.more), row);
    }
    let columns = usize::from(words.width.saturating_sub(2));
    let lines = below(model, screen, listened, columns);
    screen.sheet.draw(frame, words, lines, theme);
}

/// What it came to, and how that is counted.
fn total(model: &Model, card: &Scorecard, listened: &Listened) -> [Prose; 2] {
    let theme = &model.theme;
    let (glyph, style) = if card.passed {
        (theme.glyphs.done, theme.good)
    } else {
        (theme.glyphs.fault, theme.bad)
    };
    let total = format!(" {}", listening::total(card, &model.locale));
    let passed = format!("  {glyph} {}", listening::passed(card, &model.locale));
    let rule = format!(" {}", listening::rule(listened, &model.locale));
    [
        Prose::of(total, theme.strong).then(passed, style),
        Prose::of(rule, theme.faint),
    ]
}

fn steps(
    model: &Model,
    screen: &ListenScreen,
    (card, listened): (&Scorecard, &Listened),
) -> Vec<Prose> {
    let theme = &model.theme;
    let log = &screen.listening.call.log;
    let mut rows = Vec::new();
    for score in &card.steps {
        let is_archive = score.step == Step::Archive;
        if is_archive && listened.ticket.is_none() {
            continue;
        }
        let name = pad(model.locale.name("step", score.step.code()), 14);
        let points = match score.of.0 {
            0 => String::new(),
            _ => format!("{}/{}", score.got, score.of),
        };
        rows.push(Prose::of(format!(" {name}"), theme.step(score.step)).then(points, theme.strong));
        let counted = if is_archive {
            model.text("listening.ticket").to_owned()
        } else {
            listening::counted(score.step, listened, log, &model.locale)
        };
        rows.push(Prose::of(format!("   {counted}"), theme.faint));
    }
    rows
}

fn below(
    model: &Model,
    screen: &ListenScreen,
    listened: &Listened,
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let log = &screen.listening.call.log;
    let title = |key: &str| Prose::of(model.text(key), theme.accent).clip(columns, "");
    let mut lines = vec![title("listening.look")];
    for advice in listening::advice(listened, log, &model.locale) {
        let prose = Prose::of(format!("{} ", theme.glyphs.now), theme.accent);
        lines.extend(prose.then(advice, theme.plain).wrap(columns, 2));
    }
    if let Some(filed) = &listened.ticket {
        lines.push(Line::default());
        lines.push(title("listening.ticket"));
        for compared in listening::tickets(filed, &model.locale) {
            lines.extend(field(model, &compared, columns));
        }
    }
    lines
}

/// The name of the field, then what the listener wrote and what the model call did.
fn field(model: &Model, compared: &Compared, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let (glyph, style) = match compared.same {
        Some(true) => (theme.glyphs.done, theme.good),
        Some(false) => (theme.glyphs.fault, theme.bad),
        None => (theme.glyphs.dot, theme.faint),
    };
    let name = model.locale.name("field", compared.field.code());
    let mut lines = Prose::of(format!("{glyph} "), style)
        .then(name, theme.strong)
        .wrap(columns, 2);
    let labels = ["listening.ticket_yours", "listening.ticket_model"];
    let wide = labels.map(|key| width::columns(model.text(key)));
    let wide = wide.into_iter().max().unwrap_or_default() + 2;
    for (key, value) in labels.into_iter().zip([&compared.yours, &compared.model]) {
        let label = Prose::of(format!("  {}", pad(model.text(key), wide)), theme.faint);
        lines.extend(label.then(value, theme.plain).wrap(columns, wide + 2));
    }
    lines
}
