//! A graph in characters: boxes of lines, or of ASCII for old terminals.

use super::{
    Area, Graph, Kind, Point, Way,
    drawing::{Boxed, Drawing, Room},
};
use crate::text::width;

/// How a graph is drawn as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Strokes {
    pub ascii: bool,
}

/// The drawing, with as much room for words as the columns allow; `None` where even the narrowest does not go into them, or the
/// graph is too large.
pub fn within(graph: &Graph, columns: usize, strokes: Strokes) -> Option<String> {
    Room::ALL.into_iter().find_map(|room| {
        let drawing = Drawing::of(graph, room, width::columns)?;
        (drawing.layout.wide <= columns).then(|| draw(&drawing, strokes))
    })
}

/// The drawing however wide it is; `None` where the graph is too large.
pub fn whole(graph: &Graph, columns: usize, strokes: Strokes) -> Option<String> {
    within(graph, columns, strokes).or_else(|| {
        Some(draw(
            &Drawing::of(graph, Room::WIDE, width::columns)?,
            strokes,
        ))
    })
}

/// Which of its neighbours a cell is joined to.
const UP: u8 = 1;
const RIGHT: u8 = 2;
const DOWN: u8 = 4;
const LEFT: u8 = 8;

#[derive(Clone, Default)]
enum Cell {
    #[default]
    Blank,
    Line {
        joins: u8,
        dashed: bool,
    },
    Text(String),
    /// The right half of a wide character.
    Covered,
}

struct Canvas {
    rows: Vec<Vec<Cell>>,
    strokes: Strokes,
}

fn draw(drawing: &Drawing, strokes: Strokes) -> String {
    let layout = &drawing.layout;
    let mut canvas = Canvas {
        rows: vec![vec![Cell::Blank; layout.wide]; layout.high],
        strokes,
    };
    for (area, one) in layout.boxes.iter().zip(&drawing.boxes) {
        canvas.frame(area, one);
    }
    for (way, wire) in layout.ways.iter().zip(&drawing.wires) {
        for line in &way.lines {
            canvas.line(line, wire.way != Way::On);
        }
        if let Some(area) = &way.label {
            for (row, (line, _)) in wire.label.iter().enumerate() {
                canvas.centred(line, area, row);
            }
        }
        if let Some(end) = way.lines.last() {
            canvas.arrow(end);
        }
        let first = way.lines.first().and_then(|line| line.first());
        if let (Some(start), Some(area)) = (first, layout.boxes.get(wire.from)) {
            canvas.leave(*start, area);
        }
    }
    canvas.written()
}

impl Canvas {
    fn frame(&mut self, area: &Area, one: &Boxed) {
        let dashed = one.kind == Kind::Anywhere;
        let (left, right) = (area.at.x, area.right() - 1);
        let (top, bottom) = (area.at.y, area.bottom() - 1);
        for (y, joins) in [(top, DOWN), (bottom, UP)] {
            self.join(Point { x: left, y }, RIGHT | joins, dashed);
            self.join(Point { x: right, y }, LEFT | joins, dashed);
            for x in left + 1..right {
                self.join(Point { x, y }, LEFT | RIGHT, dashed);
            }
        }
        for y in top + 1..bottom {
            self.join(Point { x: left, y }, UP | DOWN, dashed);
            self.join(Point { x: right, y }, UP | DOWN, dashed);
        }
        for (row, line) in one.title.iter().chain(&one.text).enumerate() {
            self.write(
                line,
                Point {
                    x: left + 2,
                    y: top + 1 + row,
                },
            );
        }
    }

    fn join(&mut self, at: Point, more: u8, dash: bool) {
        let Some(cell) = self.rows.get_mut(at.y).and_then(|row| row.get_mut(at.x)) else {
            return;
        };
        *cell = match cell {
            Cell::Line { joins, dashed } => Cell::Line {
                joins: *joins | more,
                dashed: *dashed && dash,
            },
            _ => Cell::Line {
                joins: more,
                dashed: dash,
            },
        };
    }

    fn line(&mut self, corners: &[Point], dashed: bool) {
        if let [only] = corners {
            self.join(*only, UP | DOWN, dashed);
        }
        for ends in corners.windows(2) {
            let (one, other) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            if one.y == other.y {
                self.join(one, RIGHT, dashed);
                self.join(other, LEFT, dashed);
                for x in one.x + 1..other.x {
                    self.join(Point { x, y: one.y }, LEFT | RIGHT, dashed);
                }
            } else {
                self.join(one, DOWN, dashed);
                self.join(other, UP, dashed);
                for y in one.y + 1..other.y {
                    self.join(Point { x: one.x, y }, UP | DOWN, dashed);
                }
            }
        }
        // The ends reach on to the box or label beside them.
        if let (Some(first), Some(last)) = (corners.first(), corners.last()) {
            let up = first.y > last.y;
            self.join(*first, if up { DOWN } else { UP }, dashed);
            self.join(*last, if up { UP } else { DOWN }, dashed);
        }
    }

    fn arrow(&mut self, line: &[Point]) {
        let Some(end) = line.last() else { return };
        let up = line.first().is_some_and(|first| first.y > end.y);
        let arrow = match (self.strokes.ascii, up) {
            (true, true) => "^",
            (true, false) => "v",
            (false, true) => "▲",
            (false, false) => "▼",
        };
        self.write(arrow, *end);
    }

    /// Opens the frame of a box where a way leaves it.
    fn leave(&mut self, start: Point, area: &Area) {
        if start.y == area.bottom() {
            let y = start.y - 1;
            self.join(Point { x: start.x, y }, DOWN, true);
        } else if start.y + 1 == area.at.y {
            self.join(
                Point {
                    x: start.x,
                    y: area.at.y,
                },
                UP,
                true,
            );
        }
    }

    fn centred(&mut self, line: &str, area: &Area, row: usize) {
        let blank = area.size.wide.saturating_sub(width::columns(line)) / 2;
        self.write(
            line,
            Point {
                x: area.at.x + blank,
                y: area.at.y + row,
            },
        );
    }

    fn write(&mut self, text: &str, at: Point) {
        let Some(row) = self.rows.get_mut(at.y) else {
            return;
        };
        let mut x = at.x;
        for grapheme in width::graphemes(text) {
            let wide = width::columns(grapheme);
            if wide == 0 {
                continue;
            }
            for covered in row.iter_mut().skip(x).take(wide) {
                *covered = Cell::Covered;
            }
            if let Some(cell) = row.get_mut(x) {
                *cell = Cell::Text(grapheme.to_owned());
            }
            x += wide;
        }
    }

    fn written(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for cell in row {
                match cell {
                    Cell::Blank => line.push(' '),
                    Cell::Line { joins, dashed } => line.push(self.stroke(*joins, *dashed)),
                    Cell::Text(text) => line.push_str(text),
                    Cell::Covered => {}
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    fn stroke(&self, joins: u8, dashed: bool) -> char {
        let upright = joins & (LEFT | RIGHT) == 0;
        let level = joins & (UP | DOWN) == 0;
        match (self.strokes.ascii, upright, level) {
            (true, true, _) => return if dashed { ':' } else { '|' },
            (true, _, true) => return if dashed { '.' } else { '-' },
            (true, ..) => return '+',
            (false, true, _) if dashed => return '┆',
            (false, _, true) if dashed => return '┄',
            _ => {}
        }
        STROKES.chars().nth(usize::from(joins)).unwrap_or('┼')
    }
}

/// By the neighbours that are joined: up 1, right 2, down 4, left 8.
const STROKES: &str = " │─└││┌├─┘─┴┐┤┬┼";
