//! Whatever the graph: no two boxes overlap, every way is drawn from its box to its box, and twice the same is the same.

use duilian::report::graph::{Area, Layout, Link, Point, Size, layout};
use proptest::prelude::*;

fn graphs() -> impl Strategy<Value = (Vec<Size>, Vec<Link>)> {
    let size = || (1_usize..20, 1_usize..5).prop_map(|(wide, high)| Size { wide, high });
    prop::collection::vec(size(), 1..12).prop_flat_map(move |boxes| {
        let count = boxes.len();
        let link = (0..count, 0..count, prop::option::of(size()), any::<bool>()).prop_map(
            |(from, to, label, main)| Link {
                from,
                to,
                label,
                main,
            },
        );
        (Just(boxes), prop::collection::vec(link, 0..24))
    })
}

fn areas(laid: &Layout) -> Vec<Area> {
    let labels = laid.ways.iter().filter_map(|way| way.label);
    laid.boxes.iter().copied().chain(labels).collect()
}

/// The cells of a line, from its start to its end.
fn cells(line: &[Point]) -> Vec<Point> {
    let mut cells = vec![line[0]];
    for ends in line.windows(2) {
        let (mut at, end) = (ends[0], ends[1]);
        assert!(at.x == end.x || at.y == end.y, "a right angle: {line:?}");
        while at != end {
            at.x = if at.x < end.x {
                at.x + 1
            } else {
                at.x.max(end.x) - usize::from(at.x > end.x)
            };
            at.y = if at.y < end.y {
                at.y + 1
            } else {
                at.y.max(end.y) - usize::from(at.y > end.y)
            };
            cells.push(at);
        }
    }
    cells
}

fn touches(area: &Area, point: Point) -> bool {
    let below = point.y == area.at.y + area.size.high;
    let above = point.y + 1 == area.at.y;
    (below || above) && area.at.x <= point.x && point.x < area.at.x + area.size.wide
}

fn holds(area: &Area, point: Point) -> bool {
    let spot = Area {
        at: point,
        size: Size { wide: 1, high: 1 },
    };
    area.overlaps(&spot)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_two_boxes_or_labels_overlap((boxes, links) in graphs()) {
        let laid = layout(&boxes, &links).unwrap();
        let areas = areas(&laid);
        prop_assert_eq!(laid.boxes.len(), boxes.len());
        for (at, one) in areas.iter().enumerate() {
            prop_assert!(one.right() <= laid.wide && one.bottom() <= laid.high);
            for other in &areas[at + 1..] {
                prop_assert!(!one.overlaps(other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn every_way_leads_from_its_box_to_its_box_and_over_none((boxes, links) in graphs()) {
        let laid = layout(&boxes, &links).unwrap();
        let areas = areas(&laid);
        for (way, link) in laid.ways.iter().zip(&links) {
            let first = way.lines.first().unwrap().first().copied().unwrap();
            let last = way.lines.last().unwrap().last().copied().unwrap();
            prop_assert!(touches(&laid.boxes[link.from], first), "{way:?}");
            prop_assert!(touches(&laid.boxes[link.to], last), "{way:?}");
            prop_assert_eq!(way.label.is_some(), link.label.is_some());
            if let Some(label) = &way.label {
                prop_assert_eq!(way.lines.len(), 2);
                prop_assert!(touches(label, *way.lines[0].last().unwrap()));
                prop_assert!(touches(label, way.lines[1][0]));
            }
            for cell in way.lines.iter().flat_map(|line| cells(line)) {
                prop_assert!(cell.x < laid.wide && cell.y < laid.high);
                prop_assert!(!areas.iter().any(|area| holds(area, cell)), "{cell:?} {way:?}");
            }
        }
    }

    /// Two lines may cross, but never run along each other.
    #[test]
    fn no_line_lies_on_another((boxes, links) in graphs()) {
        let laid = layout(&boxes, &links).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for line in laid.ways.iter().flat_map(|way| &way.lines) {
            for pair in cells(line).windows(2) {
                let pair = (pair[0].min(pair[1]), pair[0].max(pair[1]));
                prop_assert!(seen.insert(pair), "{pair:?}");
            }
        }
    }

    #[test]
    fn the_same_graph_lies_the_same((boxes, links) in graphs()) {
        prop_assert_eq!(layout(&boxes, &links), layout(&boxes, &links));
    }
}

#[test]
fn a_chain_is_straight() {
    let boxes = [3, 9, 5, 12].map(|wide| Size { wide, high: 3 });
    let links: Vec<Link> = (0..3)
        .map(|from| Link {
            from,
            to: from + 1,
            label: None,
            main: true,
        })
        .collect();
    let laid = layout(&boxes, &links).unwrap();
    assert!(laid.ways.iter().all(|way| {
        let line = &way.lines[0];
        line.iter().all(|point| point.x == line[0].x)
    }));
}

#[test]
fn what_is_too_large_to_look_at_is_not_laid_out() {
    let boxes = vec![Size { wide: 3, high: 3 }; 5000];
    assert_eq!(layout(&boxes, &[]), None);
}
