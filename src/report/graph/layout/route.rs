//! From layers to cells: rows, the places where ways leave and enter, and the lines between, with right angles only.

use super::{
    Area, Layout, Link, Point, Turned,
    layers::{Item, Layered, What},
    tracks::{Run, Tracks},
};

/// The ends of a piece: columns at the upper and the lower item.
#[derive(Clone, Copy, Default)]
struct Ends {
    upper: usize,
    lower: usize,
}

pub(super) fn draw(layered: &Layered, lefts: &[usize], links: &[Link]) -> Layout {
    let ends = ends(layered, lefts);
    let rank = rank_of(layered);
    let channels = channels(layered, &ends, &rank);
    let (areas, tops) = rows(layered, lefts, &channels);
    let high = areas.iter().map(Area::bottom).max().unwrap_or(0);
    let mut layout = Layout {
        wide: 0,
        high,
        boxes: Vec::new(),
        ways: vec![Turned::default(); links.len()],
    };
    for (Item { what, .. }, area) in layered.items.iter().zip(&areas) {
        match what {
            What::Box(_) => layout.boxes.push(*area),
            What::Label(link) => {
                layout.ways[*link].label = links[*link].label.is_some().then_some(*area);
            }
            What::Free => {}
        }
    }
    let drawn = Drawn {
        layered,
        areas: &areas,
        ends: &ends,
        rank: &rank,
        channels: &channels,
        tops: &tops,
    };
    drawn.lines(&mut layout);
    let corners = layout
        .ways
        .iter()
        .flat_map(|way| way.lines.iter().flatten());
    let widest = corners.map(|corner| corner.x + 1).max().unwrap_or(0);
    layout.wide = areas.iter().map(Area::right).max().unwrap_or(0).max(widest);
    layout
}

/// Where every item lies, and the first row below each layer.
fn rows(layered: &Layered, lefts: &[usize], channels: &[Channel]) -> (Vec<Area>, Vec<usize>) {
    let areas = layered.items.iter().zip(lefts);
    let mut areas: Vec<Area> = areas
        .map(|(item, left)| Area {
            at: Point { x: *left, y: 0 },
            size: item.size,
        })
        .collect();
    let mut tops = Vec::new();
    let mut y = 0;
    for (layer, channel) in layered.layers.iter().zip(channels) {
        for item in layer {
            areas[*item].at.y = y;
        }
        let high = layer.iter().map(|item| layered.items[*item].size.high);
        y += high.max().unwrap_or(0);
        tops.push(y);
        y += channel.high();
    }
    (areas, tops)
}

fn rank_of(layered: &Layered) -> Vec<usize> {
    let mut ranks = vec![0; layered.items.len()];
    for (rank, layer) in layered.layers.iter().enumerate() {
        for item in layer {
            ranks[*item] = rank;
        }
    }
    ranks
}

/// Where each piece leaves and enters: the main way in the middle, the others left and right of it in the order of
/// where they come from or go to.
fn ends(layered: &Layered, lefts: &[usize]) -> Vec<Ends> {
    let middle = |item: usize| lefts[item] + layered.items[item].size.wide / 2;
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); layered.items.len()];
    let mut above = below.clone();
    for (at, piece) in layered.pieces.iter().enumerate() {
        below[piece.upper].push(at);
        above[piece.lower].push(at);
    }
    let mut ends = vec![Ends::default(); layered.pieces.len()];
    for item in 0..layered.items.len() {
        let size = layered.items[item].size.wide;
        let main = |at: &usize| layered.pieces[*at].main;
        below[item].sort_by_key(|at| middle(layered.pieces[*at].lower));
        for (at, port) in below[item].iter().zip(ports(&below[item], size, main)) {
            ends[*at].upper = lefts[item] + port;
        }
        above[item].sort_by_key(|at| middle(layered.pieces[*at].upper));
        for (at, port) in above[item].iter().zip(ports(&above[item], size, main)) {
            ends[*at].lower = lefts[item] + port;
        }
    }
    ends
}

/// Columns for the pieces on one side of an item, rising, each its own where there is room.
fn ports(pieces: &[usize], wide: usize, main: impl Fn(&usize) -> bool) -> Vec<usize> {
    let spread = |from: usize, to: usize, count: usize| {
        (1..=count).map(move |at| from + (to - from) * at / (count + 1))
    };
    let middle = wide / 2;
    match pieces.iter().position(main) {
        _ if pieces.len() == 1 => vec![middle],
        Some(at) if pieces.len() < middle => {
            let left = spread(0, middle, at);
            let right = spread(middle, wide.saturating_sub(1), pieces.len() - at - 1);
            left.chain([middle]).chain(right).collect()
        }
        _ => spread(0, wide.saturating_sub(1), pieces.len()).collect(),
    }
}

/// Between a layer and the next: a row for arrows that point up, the tracks, and a row for arrows that point down.
struct Channel {
    up: bool,
    tracks: Tracks,
    last: bool,
}

impl Channel {
    fn high(&self) -> usize {
        if self.last {
            0
        } else {
            usize::from(self.up) + self.tracks.count + 1
        }
    }
}

fn channels(layered: &Layered, ends: &[Ends], rank: &[usize]) -> Vec<Channel> {
    let layers = layered.layers.len();
    let mut runs: Vec<Vec<Run>> = vec![Vec::new(); layers];
    let mut up = vec![false; layers];
    for (at, (piece, end)) in layered.pieces.iter().zip(ends).enumerate() {
        let channel = rank[piece.upper];
        runs[channel].push(Run {
            piece: at,
            upper: end.upper,
            lower: end.lower,
        });
        // Every way up gets the row, so that it never touches a track.
        up[channel] |= piece.up;
    }
    runs.into_iter()
        .zip(up)
        .enumerate()
        .map(|(at, (runs, up))| Channel {
            up,
            tracks: Tracks::of(runs),
            last: at + 1 == layers,
        })
        .collect()
}

struct Drawn<'a> {
    layered: &'a Layered,
    areas: &'a [Area],
    ends: &'a [Ends],
    rank: &'a [usize],
    channels: &'a [Channel],
    /// The first row of each channel.
    tops: &'a [usize],
}

impl Drawn<'_> {
    fn lines(&self, layout: &mut Layout) {
        for (at, piece) in self.layered.pieces.iter().enumerate() {
            let way = &mut layout.ways[piece.link];
            if way.lines.len() <= piece.line {
                way.lines.resize(piece.line + 1, Vec::new());
            }
            way.lines[piece.line].extend(self.corners(at));
        }
        for piece in &self.layered.pieces {
            let line = &mut layout.ways[piece.link].lines[piece.line];
            let downwards = line.first().map(|first| first.y) <= line.last().map(|last| last.y);
            if piece.up && downwards {
                line.reverse();
            }
        }
        for line in layout.ways.iter_mut().flat_map(|way| &mut way.lines) {
            *line = straightened(line);
        }
    }

    /// Downwards, from the cell below the upper item to the cell above the lower.
    fn corners(&self, at: usize) -> Vec<Point> {
        let piece = self.layered.pieces[at];
        let ends = self.ends[at];
        let channel = &self.channels[self.rank[piece.upper]];
        let top = self.tops[self.rank[piece.upper]];
        let upper = self.areas[piece.upper].bottom();
        let lower = self.areas[piece.lower].at.y - 1;
        let mut corners = vec![Point {
            x: ends.upper,
            y: upper,
        }];
        let mut x = ends.upper;
        for (track, to) in channel.tracks.turns(at) {
            let y = top + usize::from(channel.up) + track;
            corners.push(Point { x, y });
            corners.push(Point { x: to, y });
            x = to;
        }
        corners.push(Point {
            x: ends.lower,
            y: lower,
        });
        corners
    }
}

/// Without points that are no corners.
fn straightened(line: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in line {
        if kept.last() == Some(point) {
            continue;
        }
        if let [.., one, other] = kept[..]
            && ((one.x == other.x && other.x == point.x)
                || (one.y == other.y && other.y == point.y))
        {
            kept.pop();
        }
        kept.push(*point);
    }
    kept
}
