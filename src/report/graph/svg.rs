//! A graph as SVG: its own styles, no script, nothing from elsewhere; light and dark.

use std::fmt::Write as _;

use super::{
    Area, Graph, Kind, Point, Way,
    drawing::{Boxed, Drawing, Room},
};
use crate::{report::markup::escaped, text::width};

/// Pixels of a cell: a Han character is two cells wide.
const CELL: (usize, usize) = (8, 20);
const FONT: usize = 15;
/// Pixels around the drawing.
const MARGIN: usize = 12;

const STYLE: &str = include_str!("../../../assets/page/graph.css");

/// The drawing; `None` where the graph is too large to be looked at.
pub fn draw(graph: &Graph) -> Option<String> {
    let drawing = Drawing::of(graph, Room::WIDE, columns)?;
    let layout = &drawing.layout;
    let (wide, high) = (
        layout.wide * CELL.0 + 2 * MARGIN,
        layout.high * CELL.1 + 2 * MARGIN,
    );
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" role=\"img\">"
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(&graph.title));
    let _ = writeln!(out, "<style>\n{STYLE}</style>");
    for (way, wire) in layout.ways.iter().zip(&drawing.wires) {
        let class = class_of(wire.way);
        let last = way.lines.len().saturating_sub(1);
        for (at, line) in way.lines.iter().enumerate() {
            let reach = (reach(at == 0), reach(at == last));
            path(&mut out, line, (class, at == last), reach);
        }
        if let Some(area) = &way.label {
            for (row, (line, way)) in wire.label.iter().enumerate() {
                let x = MARGIN + (2 * area.at.x + area.size.wide) * CELL.0 / 2;
                let class = format!("label {}", class_of(*way));
                text(&mut out, line, (x, area.at.y + row), &class);
            }
        }
    }
    for (area, one) in layout.boxes.iter().zip(&drawing.boxes) {
        frame(&mut out, area, one);
    }
    out.push_str("</svg>\n");
    Some(out)
}

/// Chinese fonts give a whole character's room to the marks that a terminal shows narrow.
fn columns(line: &str) -> usize {
    let marks = [
        '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2026}', '\u{2014}',
    ];
    let chinese = line.chars().any(width::is_wide);
    let wide = line.chars().filter(|one| chinese && marks.contains(one));
    width::columns(line) + wide.count()
}

fn class_of(way: Way) -> &'static str {
    match way {
        Way::On => "on",
        Way::Branch => "branch",
        Way::GivenUp => "given-up",
    }
}

fn frame(out: &mut String, area: &Area, one: &Boxed) {
    let (x, y) = (MARGIN + area.at.x * CELL.0, MARGIN + area.at.y * CELL.1);
    let (wide, high) = (area.size.wide * CELL.0, area.size.high * CELL.1);
    let round = if one.kind == Kind::Beat { 6 } else { 18 };
    let _ = writeln!(
        out,
        "<rect class=\"{}\" x=\"{x}\" y=\"{}\" width=\"{wide}\" height=\"{}\" rx=\"{round}\"/>",
        kind(one),
        y + CELL.1 / 2,
        high - CELL.1
    );
    let middle = x + wide / 2;
    let rows = (area.at.y + 1..).zip(one.title.iter().chain(&one.text));
    for (at, (row, line)) in rows.enumerate() {
        let class = if at < one.title.len() {
            "title"
        } else {
            "said"
        };
        text(out, line, (middle, row), class);
    }
}

fn kind(one: &Boxed) -> &'static str {
    match one.kind {
        Kind::Opening => "opening",
        Kind::Beat => "beat",
        Kind::Anywhere => "anywhere",
        Kind::Close => "close",
        Kind::Ending => "ending",
    }
}

/// From the middle of the cell beside it to a box, which is drawn half a cell inside its area, or to a label, which is not.
fn reach(is_box: bool) -> usize {
    if is_box { CELL.1 } else { CELL.1 / 2 }
}

/// Through the middles of the cells, on to the box or label beside each end; with an arrow, where it is the last line.
fn path(
    out: &mut String,
    line: &[Point],
    (class, arrow): (&str, bool),
    (from, to): (usize, usize),
) {
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return;
    };
    let across = |x: usize| MARGIN + x * CELL.0 + CELL.0 / 2;
    let down = |y: usize| MARGIN + y * CELL.1 + CELL.1 / 2;
    let up = first.y > last.y;
    let (start, end) = if up {
        (down(first.y) + from, down(last.y) - to)
    } else {
        (down(first.y) - from, down(last.y) + to)
    };
    let mut path = format!("M{} {start}", across(first.x));
    for corner in line {
        let _ = write!(path, "L{} {}", across(corner.x), down(corner.y));
    }
    let _ = write!(path, "L{} {end}", across(last.x));
    let _ = writeln!(out, "<path class=\"{class}\" d=\"{path}\"/>");
    if arrow {
        let (x, back) = (across(last.x), if up { end + 9 } else { end - 9 });
        let _ = writeln!(
            out,
            "<path class=\"head {class}\" d=\"M{x} {end}L{} {back}L{} {back}Z\"/>",
            x - 5,
            x + 5
        );
    }
}

/// A line with its middle at `x` pixels, in a row of cells; as wide as its columns say.
fn text(out: &mut String, line: &str, (x, row): (usize, usize), class: &str) {
    let y = MARGIN + row * CELL.1 + CELL.1 / 2 + FONT / 3;
    let wide = columns(line) * CELL.0;
    let _ = writeln!(
        out,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        escaped(line)
    );
}
