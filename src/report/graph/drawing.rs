//! A graph ready to be drawn: its words broken into lines, its boxes and ways laid out on cells.

use super::{Edge, Graph, Kind, Layout, Link, Size, Way, layout};
use crate::text::width;

/// Columns that words may take before they are broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Room {
    pub boxes: usize,
    pub labels: usize,
}

impl Room {
    pub const WIDE: Self = Self {
        boxes: 34,
        labels: 30,
    };
    /// From the most room to the least.
    pub const ALL: [Self; 5] = [
        Self::WIDE,
        Self {
            boxes: 30,
            labels: 24,
        },
        Self {
            boxes: 26,
            labels: 20,
        },
        Self {
            boxes: 22,
            labels: 16,
        },
        Self {
            boxes: 18,
            labels: 12,
        },
    ];
}

/// How many columns a line takes where it is drawn.
pub type Measure = fn(&str) -> usize;

pub struct Drawing {
    pub layout: Layout,
    /// As the nodes of the graph.
    pub boxes: Vec<Boxed>,
    /// As the ways of the layout: edges between the same two nodes are drawn as one.
    pub wires: Vec<Wire>,
}

pub struct Boxed {
    pub kind: Kind,
    pub title: Vec<String>,
    pub text: Vec<String>,
}

pub struct Wire {
    pub way: Way,
    pub from: usize,
    pub to: usize,
    /// Each line with whether it says how the customer gives up.
    pub label: Vec<(String, Way)>,
}

/// Lines of what is said in a beat.
const LINES: usize = 2;
/// Border and blank on both sides.
const FRAME: usize = 4;

impl Drawing {
    /// `None` where the graph is too large to be looked at.
    pub fn of(graph: &Graph, room: Room, measure: Measure) -> Option<Self> {
        let boxes: Vec<Boxed> = graph
            .nodes
            .iter()
            .map(|node| Boxed {
                kind: node.kind,
                title: broken(&node.title, room.boxes, usize::MAX),
                text: broken(&node.text, room.boxes, LINES),
            })
            .collect();
        let wires = wires(&graph.edges, room.labels);
        let sizes: Vec<Size> = boxes
            .iter()
            .map(|one| Size {
                wide: widest(one.title.iter().chain(&one.text), measure) + FRAME,
                high: one.title.len() + one.text.len() + 2,
            })
            .collect();
        let links: Vec<Link> = wires
            .iter()
            .map(|wire| Link {
                from: wire.from,
                to: wire.to,
                label: (!wire.label.is_empty()).then(|| Size {
                    wide: widest(wire.label.iter().map(|(line, _)| line), measure),
                    high: wire.label.len(),
                }),
                main: is_main(&wires, wire),
            })
            .collect();
        Some(Self {
            layout: layout(&sizes, &links)?,
            boxes,
            wires,
        })
    }
}

/// Of the ways that go on from a node, the first.
fn is_main(wires: &[Wire], wire: &Wire) -> bool {
    let first = wires
        .iter()
        .find(|other| other.way == Way::On && other.from == wire.from);
    first.is_some_and(|first| first.to == wire.to)
}

/// Edges between the same nodes in one, a line of the label after the other.
fn wires(edges: &[Edge], room: usize) -> Vec<Wire> {
    let mut wires: Vec<Wire> = Vec::new();
    for edge in edges {
        let label = broken(&edge.label, room, usize::MAX);
        let label = label.into_iter().map(|line| (line, edge.way));
        let same = wires
            .iter_mut()
            .find(|wire| wire.from == edge.from && wire.to == edge.to);
        if let Some(wire) = same {
            wire.label.extend(label);
            if edge.way == Way::On {
                wire.way = Way::On;
            }
        } else {
            wires.push(Wire {
                way: edge.way,
                from: edge.from,
                to: edge.to,
                label: label.collect(),
            });
        }
    }
    wires
}

fn widest<'a>(lines: impl Iterator<Item = &'a String>, measure: Measure) -> usize {
    lines.map(|line| measure(line)).max().unwrap_or(0)
}

/// Lines of at most `room` columns; what does not go into `most` lines is left out with an ellipsis.
fn broken(text: &str, room: usize, most: usize) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut ranges = width::wrap(text, room);
    let cut = ranges.len() > most;
    // Lines of one length instead of a last one with a single character.
    for narrower in (room / 2..room).rev() {
        let balanced = width::wrap(text, narrower);
        let fits = balanced
            .iter()
            .all(|range| width::columns(&text[range.clone()]) <= narrower);
        if cut || !fits || balanced.len() > ranges.len() {
            break;
        }
        ranges = balanced;
    }
    let mut lines: Vec<String> = ranges
        .into_iter()
        .take(most)
        .map(|range| text[range].trim().to_owned())
        .collect();
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        let kept = width::clip(last, room.saturating_sub(2)).trim_end();
        *last = format!("{kept}…");
    }
    lines
}
