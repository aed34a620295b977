//! Boxes, labels and places kept free, each in its layer: circles are broken, then the longest way decides.

use super::{Link, Size};

/// One thing that takes room in a layer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Item {
    pub(super) size: Size,
    pub(super) what: What,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// By the place of the box.
    Box(usize),
    /// By the place of the link.
    Label(usize),
    /// Room for a way that passes.
    Free,
}

/// A piece of a way, between items of neighbouring layers, downwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) upper: usize,
    pub(super) lower: usize,
    pub(super) link: usize,
    /// Which line of the way it belongs to: before its label or after.
    pub(super) line: usize,
    /// The way runs upwards here.
    pub(super) up: bool,
    pub(super) main: bool,
}

pub(super) struct Layered {
    pub(super) items: Vec<Item>,
    /// The items of each layer, from left to right.
    pub(super) layers: Vec<Vec<usize>>,
    /// In the order of the links; a way's from its start to its end if it runs down, the other way round if up.
    pub(super) pieces: Vec<Piece>,
}

/// A way or its half, not yet cut at layers.
#[derive(Clone, Copy)]
struct Half {
    from: usize,
    to: usize,
    link: usize,
    line: usize,
    up: bool,
    main: bool,
}

impl Layered {
    /// `None` where more than `most` places are needed.
    pub(super) fn of(boxes: &[Size], links: &[Link], most: usize) -> Option<Self> {
        let mut items: Vec<Item> = boxes
            .iter()
            .enumerate()
            .map(|(at, size)| Item {
                size: roomy(*size, at, links),
                what: What::Box(at),
            })
            .collect();
        let mut halves = Vec::new();
        for (at, link) in links.iter().enumerate() {
            if link.from < boxes.len() && link.to < boxes.len() {
                halves.extend(halved(at, link, &mut items));
            }
        }
        if items.len() > most {
            return None;
        }
        turn_back(items.len(), &mut halves);
        let ranks = ranks(items.len(), boxes.len(), &halves);
        let mut layers = vec![Vec::new(); ranks.iter().max().map_or(0, |last| last + 1)];
        for (item, rank) in ranks.iter().enumerate() {
            layers[*rank].push(item);
        }
        let mut layered = Self {
            items,
            layers,
            pieces: Vec::new(),
        };
        for half in halves {
            layered.cut(half, &ranks);
            if layered.items.len() > most {
                return None;
            }
        }
        Some(layered)
    }

    /// Leaves room in every layer that the half passes.
    fn cut(&mut self, half: Half, ranks: &[usize]) {
        let mut upper = half.from;
        for rank in ranks[half.from] + 1..=ranks[half.to] {
            let lower = if rank == ranks[half.to] {
                half.to
            } else {
                self.items.push(Item {
                    size: Size { wide: 1, high: 1 },
                    what: What::Free,
                });
                self.layers[rank].push(self.items.len() - 1);
                self.items.len() - 1
            };
            self.pieces.push(Piece {
                upper,
                lower,
                link: half.link,
                line: half.line,
                up: half.up,
                main: half.main && !half.up,
            });
            upper = lower;
        }
    }
}

/// Wide enough for every way to have a column of its own.
fn roomy(size: Size, at: usize, links: &[Link]) -> Size {
    let ways = links
        .iter()
        .map(|link| usize::from(link.from == at) + usize::from(link.to == at));
    let ways: usize = ways.sum();
    Size {
        wide: size.wide.max(if ways > 1 { 2 * ways + 3 } else { 1 }),
        high: size.high.max(1),
    }
}

/// A way with a label runs through it; one that comes back to its box needs something to go round.
fn halved(at: usize, link: &Link, items: &mut Vec<Item>) -> Vec<Half> {
    let half = |from, to, line| Half {
        from,
        to,
        link: at,
        line,
        up: false,
        main: link.main,
    };
    let size = link.label.or_else(|| {
        let round = Size { wide: 3, high: 1 };
        (link.from == link.to).then_some(round)
    });
    let Some(size) = size else {
        return vec![half(link.from, link.to, 0)];
    };
    items.push(Item {
        size: Size {
            wide: size.wide.max(3),
            high: size.high.max(1),
        },
        what: What::Label(at),
    });
    let label = items.len() - 1;
    vec![half(link.from, label, 0), half(label, link.to, 1)]
}

/// Turns halves that would close a circle, so that all run downwards.
fn turn_back(items: usize, halves: &mut [Half]) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Open,
        Done,
    }
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); items];
    for (at, half) in halves.iter().enumerate() {
        out[half.from].push(at);
    }
    let mut seen = vec![Seen::Not; items];
    for start in 0..items {
        if seen[start] != Seen::Not {
            continue;
        }
        seen[start] = Seen::Open;
        let mut trail = vec![(start, 0)];
        while let Some((item, next)) = trail.last_mut() {
            let Some(at) = out[*item].get(*next).copied() else {
                seen[*item] = Seen::Done;
                trail.pop();
                continue;
            };
            *next += 1;
            let to = halves[at].to;
            match seen[to] {
                Seen::Not => {
                    seen[to] = Seen::Open;
                    trail.push((to, 0));
                }
                Seen::Open => halves[at].up = true,
                Seen::Done => {}
            }
        }
    }
    for half in halves.iter_mut().filter(|half| half.up) {
        (half.from, half.to) = (half.to, half.from);
    }
}

/// The layer of each item: below all that lead to it. What nothing leads to stands just above what it leads to.
fn ranks(items: usize, boxes: usize, halves: &[Half]) -> Vec<usize> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); items];
    let mut open = vec![0_usize; items];
    for half in halves {
        out[half.from].push(half.to);
        open[half.to] += 1;
    }
    let mut ranks = vec![0; items];
    let mut ready: Vec<usize> = (0..items).filter(|item| open[*item] == 0).collect();
    let sources: Vec<usize> = ready.clone();
    let mut order = Vec::new();
    while let Some(item) = ready.pop() {
        order.push(item);
        for to in &out[item] {
            ranks[*to] = ranks[*to].max(ranks[item] + 1);
            open[*to] -= 1;
            if open[*to] == 0 {
                ready.push(*to);
            }
        }
    }
    let sink = |ranks: &mut Vec<usize>, item: usize| {
        if let Some(first) = out[item].iter().map(|to| ranks[*to]).min() {
            ranks[item] = ranks[item].max(first.saturating_sub(1));
        }
    };
    // Labels of such boxes follow their ends first, then the boxes follow their labels.
    for item in order.iter().rev().copied() {
        let label_of_source = item >= boxes
            && halves.iter().any(|half| {
                half.to == item && sources.iter().skip(1).any(|source| *source == half.from)
            });
        if label_of_source {
            sink(&mut ranks, item);
        }
    }
    for item in sources.into_iter().skip(1) {
        sink(&mut ranks, item);
    }
    ranks
}
