//! The talk at the left: in the reply in question every recognised stretch is coloured, underlined and numbered.

use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::Line,
};

use super::{ACTS, ReviewScreen};
use crate::{
    engine::{event::Message, step::Side},
    judge::quote::clause_end,
    reading::{Reading, Sign},
    text::{Span, width},
    tui::{
        model::Model,
        running::Running,
        signs,
        widgets::{Prose, frame, radar::pad},
    },
};

pub(super) fn draw(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    running: &Running,
    screen: &ReviewScreen,
) {
    let theme = &model.theme;
    let title = Prose::of(model.words().text("review.talk"), theme.plain);
    let body = frame::titled(frame, area, theme, &title);
    let columns = usize::from(body.width.saturating_sub(1));
    let (lines, place) = lines(model, running, screen, columns);
    let room = usize::from(body.height);
    let top = top_of(&place, lines.len(), room);
    for (row, line) in body.rows().zip(lines.into_iter().skip(top)) {
        frame.render_widget(line, row);
    }
}

/// The reply in question stays in sight, with what went before it.
fn top_of(place: &std::ops::Range<usize>, lines: usize, room: usize) -> usize {
    let high = place.len().min(room);
    let above = (room - high) / 2;
    place
        .start
        .saturating_sub(above)
        .min(lines.saturating_sub(room))
}

fn lines(
    model: &Model,
    running: &Running,
    screen: &ReviewScreen,
    columns: usize,
) -> (Vec<Line<'static>>, std::ops::Range<usize>) {
    let wide = |key| width::columns(model.text(key));
    let names = wide("call.me").max(wide("call.customer")) + 4;
    let mut lines = Vec::new();
    let mut place = 0..0;
    for message in running.sitting.log.messages() {
        let from = lines.len();
        let on = message.who == Side::Agent && message.turn == screen.turn;
        let prose = said(model, running, &message, (on, names));
        lines.extend(prose.wrap(columns, names));
        if on {
            place = from..lines.len();
        }
    }
    let theme = &model.theme;
    let (mark, style) = if screen.turn == ACTS {
        place = lines.len()..lines.len() + 1;
        (theme.glyphs.now, theme.accent)
    } else {
        (" ", theme.faint)
    };
    let acts = format!("{mark} {}", model.text("review.acts_entry"));
    lines.push(Prose::of(acts, style).clip(columns, theme.glyphs.more));
    (lines, place)
}

fn said(model: &Model, running: &Running, message: &Message, (on, names): (bool, usize)) -> Prose {
    let theme = &model.theme;
    let (key, style) = match message.who {
        Side::Agent => ("call.me", theme.agent),
        Side::Customer => ("call.customer", theme.customer),
    };
    let mark = if on { theme.glyphs.now } else { " " };
    let name = Prose::of(format!("{mark} {}", pad(model.text(key), names - 2)), style);
    match message.reading {
        Some(reading) if on => marked(model, running, name, message, reading),
        _ => name.then(&message.text, if on { theme.plain } else { theme.faint }),
    }
}

/// The numbered stretches. A number stands behind the clause in which its stretch ends, so they are in order of these ends.
pub(super) fn numbered(reading: &Reading) -> Vec<(usize, &Sign)> {
    let mut signs: Vec<&Sign> = reading.signs.iter().collect();
    signs.sort_by_key(|sign| (sign.span.end, sign.span.start));
    signs
        .into_iter()
        .enumerate()
        .map(|(at, sign)| (at + 1, sign))
        .collect()
}

fn marked(
    model: &Model,
    running: &Running,
    mut prose: Prose,
    message: &Message,
    reading: &Reading,
) -> Prose {
    let theme = &model.theme;
    let scenario = &running.sitting.script.scenario;
    let signs = numbered(reading);
    let text = &message.text;
    let mut borders: Vec<usize> = signs
        .iter()
        .flat_map(|(_, sign)| {
            let Span { start, end } = sign.span;
            [start, end, clause_end(text, end)]
        })
        .chain([0, text.len()])
        .filter(|at| text.is_char_boundary(*at))
        .collect();
    borders.sort_unstable();
    borders.dedup();
    for pair in borders.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let over = signs
            .iter()
            .find(|(_, sign)| sign.span.start <= from && sign.span.end >= to);
        let style = over.map_or(theme.plain, |(_, sign)| {
            signs::label(model, scenario, sign)
                .style
                .add_modifier(Modifier::UNDERLINED)
        });
        prose.push(&text[from..to], style);
        let ends = |sign: &Sign| clause_end(text, sign.span.end) == to;
        for (number, sign) in signs.iter().filter(|(_, sign)| ends(sign)) {
            let style: Style = signs::label(model, scenario, sign).style;
            prose.push(format!("[{number}]"), style);
        }
    }
    prose
}
