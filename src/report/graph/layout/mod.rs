//! Where boxes and ways of a graph lie on a grid of cells: in layers from top to bottom (after Sugiyama, Tagawa and Toda 1981).
//!
//! Labels are boxes of layers of their own, so that nothing is drawn over them; long ways pass each layer between at a place
//! kept free for them. Whole numbers only: the same graph lies the same everywhere.

mod columns;
mod layers;
mod order;
mod route;
mod tracks;

use layers::Layered;

/// A box or label, in columns and rows; at least 1 by 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    pub wide: usize,
    pub high: usize,
}

/// A way from a box to a box, by their places, with the size of its label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    pub from: usize,
    pub to: usize,
    pub label: Option<Size>,
    /// The way of a talk in which all goes well: drawn as straight as can be.
    pub main: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Point {
    pub x: usize,
    pub y: usize,
}

/// The cells from `at`, `size` of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Area {
    pub at: Point,
    pub size: Size,
}

impl Area {
    pub fn right(&self) -> usize {
        self.at.x + self.size.wide
    }

    pub fn bottom(&self) -> usize {
        self.at.y + self.size.high
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.at.x < other.right()
            && other.at.x < self.right()
            && self.at.y < other.bottom()
            && other.at.y < self.bottom()
    }
}

/// Where a way lies: its label, and its one or two lines of corners; each line runs in the direction of the way, from the cell
/// beside one box or label to the cell beside the next.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Turned {
    pub label: Option<Area>,
    pub lines: Vec<Vec<Point>>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    pub wide: usize,
    pub high: usize,
    /// As the boxes were given.
    pub boxes: Vec<Area>,
    /// As the links were given.
    pub ways: Vec<Turned>,
}

/// Places kept free for long ways, above which a graph is not drawn.
const MOST: usize = 4000;

/// Lays the boxes out; `None` where there are too many to be looked at.
///
/// Links from or to a box that there is not are passed over.
pub fn layout(boxes: &[Size], links: &[Link]) -> Option<Layout> {
    let mut layered = Layered::of(boxes, links, MOST)?;
    order::settle(&mut layered);
    let lefts = columns::settle(&layered);
    Some(route::draw(&layered, &lefts, links))
}
