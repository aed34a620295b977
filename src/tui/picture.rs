//! A drawn buffer as an SVG picture: one text element a run, each at its column, so that wide characters stay in line.

use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell},
    style::Modifier,
};

use super::theme::{DIM, PAPER, picture_colour};
use crate::text::width;

/// Size of a cell.
const CELL: (usize, usize) = (9, 20);
const MARGIN: usize = 14;
const FONTS: &str = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono','Microsoft YaHei Mono',Menlo,Consolas,monospace";

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
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" role=\"img\" font-family=\"{FONTS}\" font-size=\"15\">"
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(title));
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
    let bold = if run.look.bold {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let line = if run.look.underlined {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{}\"{bold}{line}>{}</text>",
        y + CELL.1 - 5,
        run.look.ink,
        escaped(&run.text)
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
