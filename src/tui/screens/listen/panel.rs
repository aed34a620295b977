//! Below the talk: what to do, the marks to choose from, or how they came out.

use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::Line,
};

use super::{ListenScreen, talk::look_of};
use crate::{
    engine::step::Step,
    judge::{Mark, Tally},
    report::listening,
    session::listening::At,
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        widgets::{Prose, frame, radar::pad},
    },
};

/// Columns of one step's marks, at most.
const COLUMN: usize = 22;

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &ListenScreen) {
    let theme = &model.theme;
    let (left, right) = title(model, screen);
    let rule = Rect { height: 1, ..area }.intersection(area);
    frame::rule(
        frame,
        rule,
        theme,
        &Prose::of(left, theme.plain),
        &Prose::of(right, theme.faint),
    );
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    }
    .intersection(area);
    match screen.listening.at {
        At::Marking { .. } => marks(model, frame, body, screen),
        At::Hearing | At::Answered { .. } | At::Ticket | At::Scored => {
            let inner = Rect {
                x: body.x + 1,
                width: body.width.saturating_sub(2),
                ..body
            }
            .intersection(body);
            let columns = usize::from(inner.width.saturating_sub(2));
            let lines = words(model, screen, columns);
            screen.answers.draw(frame, inner, lines, theme);
        }
    }
}

fn title(model: &Model, screen: &ListenScreen) -> (String, String) {
    let text = |key: &str| model.text(key).to_owned();
    match screen.listening.at {
        At::Marking { .. } => (text("listen.what_is_done"), text("listen.how_to_mark")),
        At::Answered { turn } => {
            let tally = Tally::of(&screen.listening.answers(turn));
            let args: [(&str, &dyn std::fmt::Display); 3] = [
                ("hits", &tally.hits),
                ("missed", &tally.missed),
                ("wrong", &tally.wrong),
            ];
            let counted = model.locale.format("listening.counted", &args);
            (text("listen.answer"), counted)
        }
        At::Hearing | At::Ticket | At::Scored => (text("listen.next"), String::new()),
    }
}

/// How it goes, before the first line; how the marks came out; or that the next line is to come.
fn words(model: &Model, screen: &ListenScreen, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let listening = &screen.listening;
    let enter = keymap::label(Place::Listen, Command::HearOn, &theme.glyphs);
    let At::Answered { turn } = listening.at else {
        let key = if listening.heard().next().is_none() {
            "listen.begin"
        } else if screen.place() == Place::ListenEnd {
            "listen.go_on_to_ticket"
        } else {
            "listen.go_on"
        };
        let text = model.locale.format(key, &[("key", &enter)]);
        return Prose::of(text, theme.plain).wrap(columns, 0);
    };
    let line = listening.text(turn).unwrap_or_default();
    let outcomes = listening::outcomes(&listening.answers(turn), line, &model.locale);
    if outcomes.is_empty() {
        return Prose::of(model.text("listening.nothing"), theme.faint).wrap(columns, 0);
    }
    let lines = outcomes.iter().flat_map(|outcome| {
        let (glyph, style) = look_of(outcome.verdict, theme);
        let words = outcome.line(&model.locale);
        let (head, rest) = words.split_at(words.find(&outcome.because).unwrap_or(words.len()));
        let prose = Prose::of(format!("{glyph} {head}"), style).then(rest, theme.plain);
        prose.wrap(columns, 2)
    });
    lines.collect()
}

/// The marks of each step below its name, side by side, and how to tell the one that the cursor is on.
fn marks(model: &Model, frame: &mut Frame, area: Rect, screen: &ListenScreen) {
    let theme = &model.theme;
    let columns = columns();
    let wide = (usize::from(area.width) / columns.len().max(1)).min(COLUMN);
    for (at, (step, marks)) in columns.iter().enumerate() {
        let x = area.x + u16::try_from(at * wide).unwrap_or_default();
        let row = |y: usize| {
            Rect {
                x,
                y: area.y + u16::try_from(y).unwrap_or_default(),
                width: u16::try_from(wide).unwrap_or_default(),
                height: 1,
            }
            .intersection(area)
        };
        let name = format!(" {}", model.locale.name("step", step.code()));
        let style = theme.step(*step).add_modifier(Modifier::BOLD);
        frame.render_widget(Prose::of(name, style).clip(wide, ""), row(0));
        for (y, mark) in marks.iter().enumerate() {
            frame.render_widget(candidate(model, screen, *mark, wide), row(y + 1));
        }
    }
    let high = columns.iter().map(|(_, marks)| marks.len()).max();
    let below = u16::try_from(high.unwrap_or_default() + 1).unwrap_or_default();
    let about = Rect {
        x: area.x + 1,
        y: area.y + below,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(below),
    };
    let on = Mark::ALL.get(screen.cursor).copied();
    let about_on = on.map_or("", |mark| model.locale.name("mark_about", mark.code()));
    let lines = Prose::of(about_on, theme.faint).wrap(usize::from(about.width), 0);
    for (row, line) in about.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}

fn candidate(model: &Model, screen: &ListenScreen, mark: Mark, wide: usize) -> Line<'static> {
    let theme = &model.theme;
    let is_on = mark as usize == screen.cursor;
    let is_made = screen.listening.marking().contains(&mark);
    let (glyph, style) = if is_made {
        (theme.glyphs.done, theme.good)
    } else {
        (theme.glyphs.undone, Style::new())
    };
    let name = model.locale.name("mark", mark.code());
    let sign = listening::sign(mark);
    let text = pad(&format!("{sign}{glyph}{name}"), wide.saturating_sub(2));
    let style = if is_on { theme.selected } else { style };
    Prose::of(" ", theme.plain).then(text, style).clip(wide, "")
}

/// The steps that have marks, with them.
fn columns() -> Vec<(Step, Vec<Mark>)> {
    let of = |step: &Step| {
        let marks = Mark::ALL
            .iter()
            .copied()
            .filter(|mark| mark.step() == *step);
        (*step, marks.collect::<Vec<Mark>>())
    };
    let mut columns: Vec<(Step, Vec<Mark>)> = Step::ALL.iter().map(of).collect();
    columns.retain(|(_, marks)| !marks.is_empty());
    columns
}

/// The mark at the same height in the next column, or the one before; round the edge it stays.
pub(super) fn beside(cursor: usize, next: bool) -> usize {
    let columns = columns();
    let found = columns.iter().enumerate().find_map(|(at, (_, marks))| {
        let height = marks.iter().position(|mark| *mark as usize == cursor)?;
        Some((at, height))
    });
    let Some((at, height)) = found else {
        return cursor;
    };
    let to = if next { at + 1 } else { at.wrapping_sub(1) };
    let marks = columns.get(to).map(|(_, marks)| marks);
    let mark = marks.and_then(|marks| marks.get(height).or(marks.last()));
    mark.map_or(cursor, |mark| *mark as usize)
}
