//! What was heard: the line in question with its words marked once it was confirmed, the lines before with their marks.

use std::ops::Range;

use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::Line,
};

use super::ListenScreen;
use crate::{
    engine::{Event, Moment, event::spoken, step::Side},
    judge::{Verdict, mark::Answer},
    report::{Voice, transcript},
    session::listening::At,
    text::width,
    tui::{
        model::Model,
        theme::Theme,
        widgets::{Prose, radar::pad},
    },
};

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &ListenScreen) {
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(1),
        ..area
    }
    .intersection(area);
    let columns = usize::from(area.width.saturating_sub(2));
    let (lines, newest) = lines(model, screen, columns);
    let (count, room) = (lines.len(), usize::from(area.height));
    let top = screen.talk.top(&newest, count, room);
    for (row, line) in area.rows().zip(lines.into_iter().skip(top)) {
        frame.render_widget(line, row);
    }
    if area.width == 0 || area.height == 0 {
        return;
    }
    let theme = &model.theme;
    let edge = area.right() - 1;
    let buffer = frame.buffer_mut();
    if top > 0 {
        buffer.set_string(edge, area.y, theme.glyphs.rise, theme.faint);
    }
    if top + room < count {
        buffer.set_string(edge, area.bottom() - 1, theme.glyphs.fall, theme.faint);
    }
}

/// All lines, and where the newest message stands among them.
fn lines(
    model: &Model,
    screen: &ListenScreen,
    columns: usize,
) -> (Vec<Line<'static>>, Range<usize>) {
    let wide = |side: Side| width::columns(model.locale.name("side", side.code()));
    let names = wide(Side::Agent).max(wide(Side::Customer)) + 4;
    let mut lines = Vec::new();
    let mut newest = 0..0;
    for moment in screen.listening.heard() {
        let from = lines.len();
        lines.extend(message(model, screen, moment, (columns, names)));
        newest = from..lines.len();
    }
    (lines, newest)
}

fn message(
    model: &Model,
    screen: &ListenScreen,
    moment: &Moment,
    (columns, names): (usize, usize),
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let name = |side: Side, mark: &str, style| {
        let name = model.locale.name("side", side.code());
        Prose::of(format!("{mark} {}", pad(name, names - 2)), style)
    };
    match &moment.event {
        Event::CustomerSaid { lines, .. } => name(Side::Customer, " ", theme.customer)
            .then(spoken(lines), theme.plain)
            .wrap(columns, names),
        Event::AgentSaid { turn, text, .. } => {
            let on = match screen.listening.at {
                At::Marking { turn: asked } | At::Answered { turn: asked } => asked == *turn,
                At::Hearing | At::Ticket | At::Scored => false,
            };
            let sign = if on { theme.glyphs.now } else { " " };
            let answers = screen.listening.answers(*turn);
            let mut prose = name(Side::Agent, sign, theme.agent);
            let shown = if on { answers.as_slice() } else { &[] };
            marked(&mut prose, text, shown, theme);
            let mut lines = prose.wrap(columns, names);
            if !answers.is_empty() && !on {
                lines.extend(made(model, &answers, (columns, names)));
            }
            lines
        }
        _ => {
            let voice = Voice {
                locale: &model.locale,
                library: &model.library,
                width: 0,
            };
            let act = transcript::line(moment, &screen.listening.call, &voice);
            let act = act.map(|act| {
                let text = format!("{}{act}", " ".repeat(names));
                Prose::of(text, theme.faint).wrap(columns, names)
            });
            act.unwrap_or_default()
        }
    }
}

/// The words of a line, those underlined that marks rest on.
fn marked(prose: &mut Prose, text: &str, answers: &[Answer<'_>], theme: &Theme) {
    let style = |at: usize| -> Style {
        let rests = |answer: &&Answer<'_>| {
            let mut signs = answer.signs.iter();
            signs.any(|sign| (sign.span.start..sign.span.end).contains(&at))
        };
        let of = |verdict| answers.iter().filter(rests).any(|it| it.verdict == verdict);
        if of(Verdict::Missed) {
            theme.warning.add_modifier(Modifier::UNDERLINED)
        } else if of(Verdict::Hit) {
            theme.good.add_modifier(Modifier::UNDERLINED)
        } else {
            theme.plain
        }
    };
    let mut from = 0;
    let mut current = style(0);
    for (at, _) in text.char_indices() {
        let next = style(at);
        if next != current {
            prose.push(&text[from..at], current);
            (from, current) = (at, next);
        }
    }
    prose.push(&text[from..], current);
}

/// Below an earlier line: its marks, each with how it came out.
fn made(
    model: &Model,
    answers: &[Answer<'_>],
    (columns, names): (usize, usize),
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let margin = names + width::columns(theme.glyphs.did) + 1;
    let mut line = Prose::of(
        format!("{}{} ", " ".repeat(names), theme.glyphs.did),
        theme.faint,
    );
    let mut used = margin;
    let mut lines = Vec::new();
    for answer in answers {
        let (glyph, style) = look_of(answer.verdict, theme);
        let text = format!("{glyph}{}", model.locale.name("mark", answer.mark.code()));
        let wide = width::columns(&text);
        // A mark is not cut in two.
        if used > margin && used + wide > columns {
            lines.push(line.clip(columns, ""));
            line = Prose::of(" ".repeat(margin), theme.plain);
            used = margin;
        }
        line.push(text, style);
        line.push("  ", theme.plain);
        used += wide + 2;
    }
    lines.push(line.clip(columns, ""));
    lines
}

/// Sign and style of how a mark came out.
pub(super) fn look_of(verdict: Verdict, theme: &Theme) -> (&'static str, Style) {
    match verdict {
        Verdict::Hit => (theme.glyphs.done, theme.good),
        Verdict::Missed => (theme.glyphs.missed, theme.warning),
        Verdict::Wrong => (theme.glyphs.fault, theme.bad),
        Verdict::Open => (theme.glyphs.dot, theme.faint),
    }
}
