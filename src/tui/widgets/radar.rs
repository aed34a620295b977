//! The six dimensions as a radar of braille dots; as bars where the console has no such signs.

use ratatui::{
    Frame,
    layout::Rect,
    symbols::Marker,
    widgets::canvas::{Canvas, Line as Stroke},
};

use super::{Prose, bars};
use crate::{
    judge::{self, scorecard::DimensionScore},
    locale::Locale,
    text::width,
    tui::theme::Theme,
};

/// Columns that a bar's name takes.
const NAMES: usize = 14;

pub fn draw(
    frame: &mut Frame,
    area: Rect,
    theme: &Theme,
    locale: &Locale,
    scores: &[DimensionScore],
) {
    draw_then_and_now(frame, area, (theme, locale), None, scores);
}

/// Two figures over each other, that of now on top; `then` has the same dimensions.
pub fn draw_then_and_now(
    frame: &mut Frame,
    area: Rect,
    (theme, locale): (&Theme, &Locale),
    then: Option<&[DimensionScore]>,
    scores: &[DimensionScore],
) {
    if theme.glyphs.ascii || scores.len() < 3 || area.height < 9 || area.width < 30 {
        bars_instead(frame, area, (theme, locale), then, scores);
        return;
    }
    let names: Vec<String> = scores.iter().map(|score| name(locale, score)).collect();
    let side = names.iter().map(|name| width::columns(name)).max();
    // Shares stand below the names at the sides.
    let shares = if then.is_some() { 8 } else { 4 };
    let side = u16::try_from(side.unwrap_or(0)).unwrap_or(0).max(shares) + 1;
    let inner = Rect {
        x: area.x + side,
        y: area.y + 1,
        width: area.width.saturating_sub(2 * side),
        height: area.height - 2,
    };
    web(frame, inner, theme, then, scores);
    for (at, score) in scores.iter().enumerate() {
        label(
            frame,
            area,
            theme,
            (at, scores.len()),
            (
                &names[at],
                &shares_text(theme, then.and_then(|then| then.get(at)), score),
            ),
        );
    }
}

/// Columns are half as wide as rows are high; braille has 2×4 dots a cell, so a dot is square.
fn web(
    frame: &mut Frame,
    area: Rect,
    theme: &Theme,
    then: Option<&[DimensionScore]>,
    scores: &[DimensionScore],
) {
    let (line, figure) = theme.radar();
    let half = (f64::from(area.width), f64::from(area.height) * 2.0);
    let radius = (half.0 / 2.0).min(half.1 / 2.0);
    let corner = |at: usize, share: f64| {
        let (x, y) = direction(at, scores.len());
        (x * radius * share, y * radius * share)
    };
    let canvas = Canvas::default()
        .marker(Marker::Braille)
        .x_bounds([-half.0 / 2.0, half.0 / 2.0])
        .y_bounds([-half.1 / 2.0, half.1 / 2.0])
        .paint(|context| {
            let mut ring = |shares: &dyn Fn(usize) -> f64, colour| {
                for at in 0..scores.len() {
                    let next = (at + 1) % scores.len();
                    let (from, to) = (corner(at, shares(at)), corner(next, shares(next)));
                    context.draw(&Stroke::new(from.0, from.1, to.0, to.1, colour));
                }
            };
            ring(&|_| 1.0, line);
            ring(&|_| 0.5, line);
            if let Some(then) = then {
                ring(&|at| then.get(at).map_or(0.0, share), theme.radar_then());
            }
            ring(&|at| share(&scores[at]), figure);
        });
    frame.render_widget(canvas, area);
}

/// Where a dimension's corner lies, the first at the top, going right.
fn direction(at: usize, of: usize) -> (f64, f64) {
    let small = |n: usize| f64::from(u32::try_from(n).unwrap_or(0));
    let angle = std::f64::consts::TAU * small(at) / small(of.max(1));
    (angle.sin(), angle.cos())
}

fn share(score: &DimensionScore) -> f64 {
    if score.of.0 <= 0 {
        return 0.0;
    }
    (f64::from(score.got.0) / f64::from(score.of.0)).clamp(0.0, 1.0)
}

fn name(locale: &Locale, score: &DimensionScore) -> String {
    locale.name("radar", score.dimension.code()).to_owned()
}

fn share_text(score: &DimensionScore) -> String {
    if score.of.0 > 0 {
        format!("{}%", percent(score))
    } else {
        "-".to_owned()
    }
}

/// `47→80%` where both are known.
fn shares_text(theme: &Theme, then: Option<&DimensionScore>, score: &DimensionScore) -> String {
    let now = share_text(score);
    match then.filter(|then| then.of.0 > 0 && score.of.0 > 0) {
        Some(then) => format!("{}{}{now}", percent(then), theme.glyphs.to),
        None => now,
    }
}

fn percent(score: &DimensionScore) -> u8 {
    judge::share(score.got.0.into(), score.of.0.into()).unwrap_or_default()
}

/// Names stand outside the web: above and below in one row, at the sides in two.
fn label(
    frame: &mut Frame,
    area: Rect,
    theme: &Theme,
    (at, of): (usize, usize),
    (name, share): (&str, &str),
) {
    let (x, y) = direction(at, of);
    let columns = |text: &str| {
        u16::try_from(width::columns(text))
            .unwrap_or(0)
            .min(area.width)
    };
    let mut put = |row: u16, text: &str| {
        let column = if x > 0.1 {
            area.right() - columns(text)
        } else if x < -0.1 {
            area.x
        } else {
            area.x + (area.width - columns(text)) / 2
        };
        frame
            .buffer_mut()
            .set_string(column, row, text, theme.plain);
    };
    if y.abs() > 0.9 {
        let row = if y > 0.0 { area.y } else { area.bottom() - 1 };
        put(row, &format!("{name} {share}"));
        return;
    }
    let quarter = area.height / 4;
    let row = if y > 0.0 {
        area.y + quarter
    } else {
        area.bottom() - 2 - quarter
    };
    put(row, name);
    put(row + 1, share);
}

fn bars_instead(
    frame: &mut Frame,
    area: Rect,
    (theme, locale): (&Theme, &Locale),
    then: Option<&[DimensionScore]>,
    scores: &[DimensionScore],
) {
    let figures = if then.is_some() { 9 } else { 4 };
    for (at, (row, score)) in area.rows().zip(scores).enumerate() {
        let name = locale.name("dimension", score.dimension.code());
        let mut line = Prose::of(pad(name, NAMES), theme.plain);
        let room = usize::from(area.width).saturating_sub(NAMES + 2 + figures);
        bars::bar(
            &mut line,
            theme,
            (score.got.0, score.of.0),
            room.min(20),
            theme.accent,
        );
        let then = then.and_then(|then| then.get(at));
        let figure = shares_text(theme, then, score);
        let figure = format!(" {figure:>figures$}");
        line.push(figure, theme.plain);
        frame.render_widget(line.clip(usize::from(area.width), ""), row);
    }
}

/// `text` filled up with blanks to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let text = width::clip(text, columns);
    let blanks = columns.saturating_sub(width::columns(text));
    format!("{text}{}", " ".repeat(blanks))
}
