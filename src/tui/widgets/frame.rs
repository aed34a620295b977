//! What frames a screen: the line at its head, rules with a title, the line of hints at its foot, and the box of a dialog.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Clear,
};

use super::Prose;
use crate::{
    text::width,
    tui::{
        action::Command,
        keymap::{self, Place},
        theme::{Glyphs, Theme},
        words::{Medium, Words},
    },
};

/// The program's name and what the screen is about; at the right what holds now.
pub fn header(frame: &mut Frame, area: Rect, theme: &Theme, left: &Prose, right: &Prose) {
    let right = right.clip(
        usize::from(area.width).saturating_sub(18),
        theme.glyphs.more,
    );
    let taken = u16::try_from(right.width()).unwrap_or(0);
    let room = usize::from(area.width.saturating_sub(taken + 3));
    frame.render_widget(
        left.clip(room, theme.glyphs.more),
        Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(1),
            ..area
        }
        .intersection(area),
    );
    put_right(frame, area, right);
}

/// A pane under a titled line: the place of its body, one column in.
pub fn titled(frame: &mut Frame, area: Rect, theme: &Theme, title: &Prose) -> Rect {
    let line = Rect { height: 1, ..area }.intersection(area);
    rule(frame, line, theme, title, &Prose::new());
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(1),
        height: area.height.saturating_sub(1),
    }
    .intersection(area)
}

/// A line across, with a title in it and something at its right end.
pub fn rule(frame: &mut Frame, area: Rect, theme: &Theme, title: &Prose, right: &Prose) {
    let line = theme.glyphs.rule.repeat(usize::from(area.width));
    frame.render_widget(Span::styled(line, theme.rule), area);
    let room = usize::from(area.width).saturating_sub(4);
    if !title.is_empty() {
        let mut title = title.clip(room, theme.glyphs.more);
        title.spans.insert(0, Span::raw(" "));
        title.spans.push(Span::raw(" "));
        let inner = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        frame.render_widget(title, inner.intersection(area));
    }
    if !right.is_empty() {
        let mut right = right.clip(room, theme.glyphs.more);
        right.spans.insert(0, Span::raw(" "));
        right.spans.push(Span::raw(" "));
        put_right(frame, area, right);
    }
}

fn put_right(frame: &mut Frame, area: Rect, line: Line<'static>) {
    let wide = u16::try_from(line.width())
        .unwrap_or(area.width)
        .min(area.width);
    let x = area.right().saturating_sub(wide + 1).max(area.x);
    frame.render_widget(
        line,
        Rect {
            x,
            width: area.right() - x,
            ..area
        },
    );
}

/// Keys and what they do, as many as fit; the way out and help are always among them.
pub fn hints(frame: &mut Frame, area: Rect, theme: &Theme, words: Words<'_>, place: Place) {
    let help = if is_dialog(place) {
        Vec::new()
    } else {
        hint(theme, words, place, &[Command::Help])
    };
    let room = usize::from(area.width).saturating_sub(1 + width::columns(&plain(&help)));
    let mut shown = Prose::new();
    let mut used = 0;
    let wide = |group: &[Command]| width::columns(&plain(&hint(theme, words, place, group))) + 3;
    let groups = grouped(words, place);
    let way_out = groups.iter().find(|group| leads_out(place, group));
    let mut kept = way_out.map_or(0, |group| wide(group));
    for group in &groups {
        let next = hint(theme, words, place, group);
        if leads_out(place, group) {
            kept = 0;
        }
        if used + wide(group) + kept > room {
            continue;
        }
        used += wide(group);
        for (text, style) in next {
            shown.push(text, style);
        }
        shown.push("   ", theme.plain);
    }
    for (text, style) in help {
        shown.push(text, style);
    }
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(1),
        ..area
    };
    frame.render_widget(
        shown.clip(usize::from(inner.width), theme.glyphs.more),
        inner.intersection(area),
    );
}

/// Marks at the right of a field of which rows lie above or below what is seen.
pub fn more(frame: &mut Frame, field: Rect, theme: &Theme, (above, below): (bool, bool)) {
    let glyphs = &theme.glyphs;
    let marks = [
        (above, field.y, glyphs.rise),
        (below, field.bottom().saturating_sub(1), glyphs.fall),
    ];
    for (_, y, mark) in marks.into_iter().filter(|(hidden, ..)| *hidden) {
        let buffer = frame.buffer_mut();
        buffer.set_string(field.right(), y, mark, theme.faint);
    }
}

/// Home has no screen behind it.
fn leads_out(place: Place, group: &[Command]) -> bool {
    let out = [Command::Back, Command::Menu, Command::Cancel];
    place != Place::Home && group.iter().any(|command| out.contains(command))
}

/// Dialogs are answered before anything else can be opened.
fn is_dialog(place: Place) -> bool {
    matches!(
        place,
        Place::Question
            | Place::Leaving
            | Place::Form
            | Place::Note
            | Place::Who
            | Place::Mix
            | Place::Page
            | Place::Menu
    )
}

/// Neighbours in the table that say the same (up and down, left and right) are one hint.
fn grouped(words: Words<'_>, place: Place) -> Vec<Vec<Command>> {
    let waits_for = words.waits_for.filter(|_| place == Place::Call);
    let mut groups: Vec<Vec<Command>> = waits_for.map(|it| vec![it]).into_iter().collect();
    let rows = keymap::rows(place).filter(|row| row.hint && words.offers(row.command));
    let mut commands: Vec<Command> = rows.map(|row| row.command).collect();
    let is_break = |command: &Command| *command == Command::NewLine;
    if words.medium == Medium::Letter
        && let Some(at) = commands.iter().position(is_break)
    {
        // A letter has paragraphs: how one begins stands beside how it is sent.
        let own = commands.remove(at);
        commands.insert(at.min(1), own);
    }
    for command in commands {
        let label = words.hint(place, command);
        match groups.last_mut() {
            Some(group) if words.hint(place, group[0]) == label => group.push(command),
            _ => groups.push(vec![command]),
        }
    }
    groups
}

fn hint(
    theme: &Theme,
    words: Words<'_>,
    place: Place,
    group: &[Command],
) -> Vec<(String, ratatui::style::Style)> {
    let keys: Vec<String> = group
        .iter()
        .map(|command| keymap::label(place, *command, &theme.glyphs))
        .collect();
    let text = group
        .first()
        .map_or_else(String::new, |command| words.hint(place, *command));
    // Arrows stand side by side, names of keys do not.
    let signs = keys.iter().all(|key| key.chars().count() == 1);
    let between = if signs { "" } else { "/" };
    vec![
        (keys.join(between), theme.key),
        (format!(" {text}"), theme.faint),
    ]
}

fn plain(pieces: &[(String, ratatui::style::Style)]) -> String {
    pieces.iter().map(|(text, _)| text.as_str()).collect()
}

/// A box over the screen; gives its inside.
pub fn dialog(frame: &mut Frame, size: (u16, u16), theme: &Theme, title: &str) -> Rect {
    let whole = frame.area();
    let (wide, high) = (size.0.min(whole.width), size.1.min(whole.height));
    let area = Rect {
        x: whole.x + (whole.width - wide) / 2,
        y: whole.y + (whole.height - high) / 2,
        width: wide,
        height: high,
    };
    clear(frame, area);
    border(frame, area, theme);
    let heading = Prose::of(format!(" {title} "), theme.accent);
    if area.width > 4 {
        let line = heading.clip(usize::from(area.width) - 4, theme.glyphs.more);
        frame.render_widget(
            line,
            Rect {
                x: area.x + 2,
                y: area.y,
                width: area.width - 4,
                height: 1,
            }
            .intersection(area),
        );
    }
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
    .intersection(area)
}

/// Empties the area; a wide character that its left edge would cut in half goes too.
fn clear(frame: &mut Frame, area: Rect) {
    frame.render_widget(Clear, area);
    let left_of = area.x.checked_sub(1);
    if let Some(x) = left_of {
        for y in area.top()..area.bottom() {
            if let Some(cell) = frame.buffer_mut().cell_mut((x, y))
                && width::columns(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
        }
    }
}

fn border(frame: &mut Frame, area: Rect, theme: &Theme) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let Glyphs {
        rule,
        wall,
        corners,
        ..
    } = theme.glyphs;
    let middle = rule.repeat(usize::from(area.width) - 2);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let buffer = frame.buffer_mut();
    for (y, left, end) in [
        (area.y, corners[0], corners[1]),
        (bottom, corners[2], corners[3]),
    ] {
        buffer.set_string(area.x, y, format!("{left}{middle}{end}"), theme.rule);
    }
    for y in area.y + 1..bottom {
        buffer.set_string(area.x, y, wall, theme.rule);
        buffer.set_string(right, y, wall, theme.rule);
    }
}
