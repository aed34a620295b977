//! A drawn buffer as an SVG picture: one text element a run, each at its column, so that wide characters stay in line.

use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell},
    style::Modifier,
};

use super::theme::{DIM, PAPER, picture_colour};
use crate::text::width;

/// Size of a cell.
const CELL: (usize, usize) = (9, 23);
const MARGIN: usize = 16;
/// A Latin letter is six tenths of its size wide, a Han character its whole size: both fill their cells without being
/// stretched, also where a renderer knows no `textLength`.
const NARROW: usize = 15;
const WIDE: usize = 2 * CELL.0;
const NARROW_FONTS: &str =
    "Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono','Noto Sans Mono CJK SC',monospace";
const WIDE_FONTS: &str = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',sans-serif";

/// The picture of a screen, titled for those who do not see it.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (wide, high) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" role=\"img\">"
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(title));
    let _ = writeln!(
        out,
        "<style>text{{font:{NARROW}px {NARROW_FONTS};white-space:pre}}.w{{font:{WIDE}px {WIDE_FONTS}}}.b{{font-weight:bold}}.u{{text-decoration:underline}}</style>"
    );
    let _ = writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{}\"/>",
        PAPER.0
    );
    for row in 0..rows {
        for run in runs(buffer, row) {
            write_run(&mut out, &run, row);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Neighbouring cells of one look and one kind of width.
struct Run {
    column: usize,
    cells: usize,
    text: String,
    look: Look,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: &'static str,
    paper: Option<&'static str>,
    bold: bool,
    underlined: bool,
    /// Wide and narrow characters come from different fonts: their advances must not add up in one run.
    wide: bool,
}

impl Look {
    fn of(cell: &Cell, wide: bool) -> Self {
        let style = cell.style();
        let plain = if cell.modifier.contains(Modifier::DIM) {
            DIM
        } else {
            PAPER.1
        };
        let mut ink = picture_colour(style.fg).unwrap_or(plain);
        let mut paper = picture_colour(style.bg);
        if cell.modifier.contains(Modifier::REVERSED) {
            let before = paper.unwrap_or(PAPER.0);
            (ink, paper) = (before, Some(ink));
        }
        Self {
            ink,
            paper,
            bold: cell.modifier.contains(Modifier::BOLD),
            underlined: cell.modifier.contains(Modifier::UNDERLINED),
            wide,
        }
    }
}

fn runs(buffer: &Buffer, row: usize) -> Vec<Run> {
    let columns = usize::from(buffer.area.width);
    let start = row * columns;
    let cells = buffer
        .content
        .get(start..start + columns)
        .unwrap_or_default();
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while let Some(cell) = cells.get(column) {
        let taken = width::columns(cell.symbol()).max(1);
        let look = Look::of(cell, taken > 1);
        match runs.last_mut() {
            Some(run) if run.look == look && run.column + run.cells == column => {
                run.text.push_str(cell.symbol());
                run.cells += taken;
            }
            _ => runs.push(Run {
                column,
                cells: taken,
                text: cell.symbol().to_owned(),
                look,
            }),
        }
        column += taken;
    }
    runs.retain(|run| {
        run.look.paper.is_some() || run.look.underlined || !run.text.trim().is_empty()
    });
    runs
}

fn write_run(out: &mut String, run: &Run, row: usize) {
    let x = MARGIN + run.column * CELL.0;
    let y = MARGIN + row * CELL.1;
    let wide = run.cells * CELL.0;
    if let Some(paper) = run.look.paper {
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{}>{}</text>",
        y + CELL.1 - 6,
        run.look.ink,
        classes(run.look),
        escaped(&run.text)
    );
}

fn classes(look: Look) -> String {
    let mut names = Vec::new();
    for (name, on) in [("w", look.wide), ("b", look.bold), ("u", look.underlined)] {
        if on {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    format!(" class=\"{}\"", names.join(" "))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
