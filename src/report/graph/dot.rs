//! A graph in the DOT language of Graphviz.

use std::fmt::Write as _;

use super::{Graph, Kind, Way};
use crate::text::width;

/// Columns after which a label is broken.
const ROOM: usize = 34;

pub fn write(graph: &Graph) -> String {
    let mut out = String::from("digraph scenario {\n");
    let _ = writeln!(out, "  graph [label={}, labelloc=t]", quoted(&graph.title));
    out.push_str("  node [shape=box, style=rounded]\n");
    for (at, node) in graph.nodes.iter().enumerate() {
        let shape = match node.kind {
            Kind::Beat => "",
            Kind::Anywhere => ", style=\"rounded,dashed\"",
            Kind::Opening | Kind::Close | Kind::Ending => ", shape=oval, style=\"\"",
        };
        let label = [node.title.as_str(), &node.text].join("\n");
        let _ = writeln!(out, "  n{at} [label={}{shape}]", quoted(label.trim_end()));
    }
    for edge in &graph.edges {
        let style = match edge.way {
            Way::On => "",
            Way::Branch => ", style=dashed",
            Way::GivenUp => ", style=dotted",
        };
        let label = quoted(&edge.label);
        let _ = writeln!(
            out,
            "  n{} -> n{} [label={label}{style}]",
            edge.from, edge.to
        );
    }
    out.push_str("}\n");
    out
}

/// Broken into lines, as a quoted string: `\l`, `\N` and their like must not mean anything.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for (at, range) in width::wrap(text, ROOM).into_iter().enumerate() {
        if at > 0 {
            out.push_str("\\n");
        }
        for one in text[range].trim().chars() {
            if matches!(one, '"' | '\\') {
                out.push('\\');
            }
            out.push(one);
        }
    }
    out.push('"');
    out
}
