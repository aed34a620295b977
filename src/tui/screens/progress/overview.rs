//! Steps and dimensions then and now, and what comes next.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use crate::{
    engine::step::{Dimension, Step},
    judge::{Points, scorecard::DimensionScore},
    progress::Learning,
    report::{Voice, progress::reason},
    store::Outlook,
    text::clean,
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        widgets::{
            Prose,
            bars::bar,
            radar::{self, pad},
        },
    },
};

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, outlook: &Outlook) {
    let [figures, below] =
        Layout::vertical([Constraint::Min(0), Constraint::Length(4)]).areas(area);
    let wide = if area.width >= 110 { 56 } else { 40 };
    let [web, _, steps] = Layout::horizontal([
        Constraint::Length(wide),
        Constraint::Length(2),
        Constraint::Min(0),
    ])
    .areas(figures);
    dimensions(model, frame, web, &outlook.learning);
    let lines = steps_lines(model, &outlook.learning, usize::from(steps.width));
    for (row, line) in steps.rows().zip(lines) {
        frame.render_widget(line, row);
    }
    let below = Rect {
        x: below.x + 1,
        width: below.width.saturating_sub(2),
        ..below
    };
    next(model, frame, below.intersection(area), outlook);
}

fn dimensions(model: &Model, frame: &mut Frame, area: Rect, learning: &Learning) {
    let trend = &learning.trend;
    let scores = |shares: &[Option<u8>; 6]| -> Vec<DimensionScore> {
        let each = Dimension::ALL.iter().zip(shares);
        each.map(|(dimension, share)| DimensionScore {
            dimension: *dimension,
            got: Points(share.unwrap_or_default().into()),
            of: Points(if share.is_some() { 100 } else { 0 }),
        })
        .collect()
    };
    let now = scores(&trend.now.dimensions);
    let then = (trend.calls > 1).then(|| scores(&trend.then.dimensions));
    let area = Rect {
        x: area.x + 1,
        height: area.height.min(17),
        width: area.width.saturating_sub(1),
        ..area
    };
    radar::draw_then_and_now(
        frame,
        area,
        (&model.theme, &model.locale),
        then.as_deref(),
        &now,
    );
}

/// A heading that says which figure is which, then a row and a bar each.
fn steps_lines(model: &Model, learning: &Learning, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let trend = &learning.trend;
    let several = trend.calls > 1;
    let mut lines = vec![Line::default()];
    if several {
        let legend = Prose::of(model.text("progress.legend.then"), theme.then)
            .then("  ", theme.plain)
            .then(model.text("progress.legend.now"), theme.accent);
        lines.push(legend.clip(columns, ""));
        lines.push(Line::default());
    }
    let names = Step::ALL
        .iter()
        .map(|step| crate::text::width::columns(model.locale.name("step", step.code())));
    let names = names.max().unwrap_or_default() + 1;
    let shares = trend.then.steps.iter().zip(trend.now.steps);
    for (step, (then, now)) in Step::ALL.iter().zip(shares) {
        let style = theme.step(*step);
        let name = model.locale.name("step", step.code());
        let mut line = Prose::of(pad(name, names), style);
        let cells = columns.saturating_sub(names + 14).min(24);
        let shown = i32::from(now.unwrap_or_default());
        bar(&mut line, theme, (shown, 100), cells, style);
        let then = then.filter(|_| several);
        line.push(
            format!(" {}", change(theme.glyphs.to, then, now)),
            theme.plain,
        );
        lines.push(line.clip(columns, theme.glyphs.more));
        lines.push(Line::default());
    }
    lines
}

/// `47→80%`, `80%`, or nothing that could be had.
fn change(to: &str, then: Option<u8>, now: Option<u8>) -> String {
    match (then, now) {
        (_, None) => "-".to_owned(),
        (None, Some(now)) => format!("{now}%"),
        (Some(then), Some(now)) => format!("{then}{to}{now}%"),
    }
}

/// The scenario that comes next and why.
pub(super) fn next(model: &Model, frame: &mut Frame, area: Rect, outlook: &Outlook) {
    let theme = &model.theme;
    let Some(proposal) = &outlook.proposal else {
        return;
    };
    let voice = Voice {
        locale: &model.locale,
        library: &model.library,
        width: 0,
    };
    let shelved = model.library.scenario(&proposal.scenario);
    let title = shelved.map_or(&*proposal.scenario, |shelved| &shelved.scenario.title);
    let title = clean::printable(title).replace('\n', " ");
    let key = keymap::label(Place::Progress, Command::Open, &theme.glyphs);
    let first = Prose::of(model.text("progress.next"), theme.accent)
        .then(format!("  {key} "), theme.key)
        .then(title, theme.strong);
    let columns = usize::from(area.width);
    let mut lines = vec![Line::default(), first.clip(columns, theme.glyphs.more)];
    let why = clean::printable(&reason(&proposal.reason, &voice)).into_owned();
    lines.extend(Prose::of(why, theme.plain).wrap(columns, 0));
    for (row, line) in area.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}
