//! Small drawings of figures as SVG: shares around a hexagon, totals over time. Colours come from the page's style.

use std::fmt::Write as _;

use crate::{judge::Points, report::markup::escaped, text::width::columns};

/// The corners of a hexagon, the first at the top, clockwise, in thousandths of its radius.
const CORNERS: [(i32, i32); 6] = [
    (0, -1000),
    (866, -500),
    (866, 500),
    (0, 1000),
    (-866, 500),
    (-866, -500),
];
const RADIUS: i32 = 90;
/// Half the width, at least, and half the height of the drawing of shares.
const HALF: (i32, i32) = (170, 125);
/// From the middle to where the names at the sides begin, and the width of a column of them, a little too much.
const LABELS: i32 = 90;
const COLUMN: i32 = 6;
/// Columns of a share behind a name.
const SHARE: usize = 5;
/// Rings, in percent.
const RINGS: [u8; 4] = [25, 50, 75, 100];

/// Six shares in percent, as they were and as they are.
pub type Shares = [Option<u8>; 6];

/// `then` is left out where there was nothing before. What has no share lies in the middle.
pub fn radar(title: &str, names: &[String], then: Option<&Shares>, now: &Shares) -> String {
    let (least, half_height) = HALF;
    let longest = names.iter().map(|name| columns(name)).max();
    let longest = i32::try_from(longest.unwrap_or(0) + SHARE).unwrap_or(0);
    let half_width = least.max(LABELS + longest * COLUMN);
    let title = escaped(title);
    let mut svg = format!(
        "<svg class=\"radar\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {} {}\" role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n",
        -half_width,
        -half_height,
        half_width * 2,
        half_height * 2
    );
    for ring in RINGS {
        polygon("ring", &[Some(ring); 6], &mut svg);
    }
    for corner in CORNERS {
        let (x, y) = at(corner, 100);
        let _ = writeln!(svg, "<path class=\"spoke\" d=\"M0 0L{x} {y}\"/>");
    }
    if let Some(then) = then {
        polygon("then", then, &mut svg);
    }
    polygon("now", now, &mut svg);
    for ((name, corner), share) in names.iter().zip(CORNERS).zip(now) {
        label(name, corner, *share, &mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A corner at a share of the radius.
fn at((x, y): (i32, i32), percent: u8) -> (String, String) {
    let one = |part: i32| tenths(part * RADIUS * i32::from(percent) / 10_000);
    (one(x), one(y))
}

/// Tenths as a number with one decimal at most.
fn tenths(tenths: i32) -> String {
    Points(tenths * 10).to_string()
}

fn polygon(class: &str, shares: &Shares, svg: &mut String) {
    let _ = write!(svg, "<polygon class=\"{class}\" points=\"");
    for (at_corner, share) in CORNERS.into_iter().zip(shares) {
        let (x, y) = at(at_corner, share.unwrap_or(0));
        let _ = write!(svg, "{x},{y} ");
    }
    svg.truncate(svg.trim_end().len());
    svg.push_str("\"/>\n");
}

fn label(name: &str, corner: (i32, i32), share: Option<u8>, svg: &mut String) {
    let (x, y) = at(corner, 112);
    let anchor = match corner.0 {
        0 => "middle",
        1.. => "start",
        _ => "end",
    };
    let lift = if corner.0 == 0 && corner.1 > 0 { 10 } else { 4 };
    let share = share.map_or_else(|| "-".to_owned(), |share| format!("{share}%"));
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" dy=\"{lift}\" text-anchor=\"{anchor}\">{} {share}</text>",
        escaped(name)
    );
}

const WIDTH: i32 = 640;
const HEIGHT: i32 = 180;
/// Around the field.
const LEFT: i32 = 34;
const RIGHT: i32 = 12;
const TOP: i32 = 10;
const BOTTOM: i32 = 10;
/// Lines across, in points.
const LINES: [i32; 5] = [0, 25, 50, 75, 100];
/// More would lie on each other.
const MOST: usize = 60;

/// Totals, the oldest first; the latest sixty of them.
pub fn totals(title: &str, totals: &[Points]) -> String {
    let title = escaped(title);
    let mut svg = format!(
        "<svg class=\"totals\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n"
    );
    for line in LINES {
        let y = height(Points::whole(line));
        let end = WIDTH - RIGHT;
        let _ = writeln!(svg, "<path class=\"ring\" d=\"M{LEFT} {y}H{end}\"/>");
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{line}</text>",
            LEFT - 6
        );
    }
    let shown = &totals[totals.len().saturating_sub(MOST)..];
    let dots: Vec<(i32, String)> = shown
        .iter()
        .enumerate()
        .map(|(place, total)| (across(place, shown.len()), height(*total)))
        .collect();
    let path: Vec<String> = dots.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let _ = writeln!(
        svg,
        "<polyline class=\"trend\" points=\"{}\"/>",
        path.join(" ")
    );
    for ((x, y), total) in dots.iter().zip(shown) {
        let _ = writeln!(
            svg,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\"><title>{total}</title></circle>"
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// A single one stands in the middle.
fn across(place: usize, count: usize) -> i32 {
    let field = WIDTH - LEFT - RIGHT;
    let whole = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    match count {
        0 | 1 => LEFT + field / 2,
        count => LEFT + field * whole(place) / whole(count - 1),
    }
}

fn height(total: Points) -> String {
    let field = HEIGHT - TOP - BOTTOM;
    let total = total.0.clamp(0, 10_000);
    tenths((TOP + field) * 10 - field * total / 1000)
}
