//! A buffer as text: the characters, then the styled runs. Cells after a wide character are skipped.

use std::fmt::Write as _;

use duilian::text::width;
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Modifier, Style},
};

/// The characters, a line a row, without blanks at the ends.
pub(super) fn text(buffer: &Buffer) -> String {
    rows(buffer)
        .into_iter()
        .map(|row| {
            let line: String = row.iter().map(|(_, cell)| cell.symbol()).collect();
            line.trim_end().to_owned() + "\n"
        })
        .collect()
}

/// The characters, and below them what is styled: row, columns, style, words.
pub(super) fn styled(buffer: &Buffer) -> String {
    let mut out = text(buffer);
    out.push_str("---\n");
    for (y, row) in rows(buffer).into_iter().enumerate() {
        let mut runs: Vec<(usize, usize, String, String)> = Vec::new();
        for (x, cell) in row {
            let style = named(cell.style());
            let end = x + width::columns(cell.symbol()).max(1);
            match runs.last_mut() {
                Some(run) if run.2 == style && run.1 == x => {
                    run.1 = end;
                    run.3.push_str(cell.symbol());
                }
                _ => runs.push((x, end, style, cell.symbol().to_owned())),
            }
        }
        for (from, to, style, words) in runs {
            let words = words.trim_end();
            if !style.is_empty() && !words.is_empty() {
                let words: String = words.chars().take(24).collect();
                let _ = writeln!(out, "{y:>2} {from:>3}-{to:<3} {style}: {words}");
            }
        }
    }
    out
}

fn rows(buffer: &Buffer) -> Vec<Vec<(usize, &Cell)>> {
    let columns = usize::from(buffer.area.width).max(1);
    buffer
        .content
        .chunks(columns)
        .map(|cells| {
            let mut row = Vec::new();
            let mut x = 0;
            while let Some(cell) = cells.get(x) {
                row.push((x, cell));
                x += width::columns(cell.symbol()).max(1);
            }
            row
        })
        .collect()
}

/// Colour and attributes in words; plain text has none.
fn named(style: Style) -> String {
    let mut parts = Vec::new();
    for (name, colour) in [("", style.fg), ("on ", style.bg)] {
        if let Some(colour) = colour {
            let colour = format!("{colour}").to_lowercase();
            if colour != "reset" {
                parts.push(format!("{name}{colour}"));
            }
        }
    }
    for (name, modifier) in [
        ("bold", Modifier::BOLD),
        ("dim", Modifier::DIM),
        ("underlined", Modifier::UNDERLINED),
        ("reversed", Modifier::REVERSED),
    ] {
        if style.add_modifier.contains(modifier) {
            parts.push(name.to_owned());
        }
    }
    parts.join(" ")
}
