//! A graph in the language of Mermaid, which Markdown pages show.

use std::fmt::Write as _;

use super::{Graph, Kind, Way};

pub fn write(graph: &Graph) -> String {
    let mut out = String::from("flowchart TD\n");
    for (at, node) in graph.nodes.iter().enumerate() {
        let mut label = quoted(&node.title);
        if !node.text.is_empty() {
            label = format!("{label}<br>{}", quoted(&node.text));
        }
        let (open, close) = match node.kind {
            Kind::Beat | Kind::Anywhere => ("[\"", "\"]"),
            Kind::Opening | Kind::Close | Kind::Ending => ("([\"", "\"])"),
        };
        let _ = writeln!(out, "  n{at}{open}{label}{close}");
    }
    for edge in &graph.edges {
        let arrow = match edge.way {
            Way::On => "-->",
            Way::Branch | Way::GivenUp => "-.->",
        };
        let label = quoted(&edge.label);
        let label = if label.is_empty() {
            label
        } else {
            format!("|\"{label}\"|")
        };
        let _ = writeln!(out, "  n{} {arrow}{label} n{}", edge.from, edge.to);
    }
    out
}

/// Whatever could mean something to Mermaid, or to the Markdown and HTML that it reads labels as, by its number.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for one in text.chars() {
        if one.is_ascii_punctuation() && !matches!(one, ',' | '.' | '?' | '!' | '-' | '/' | ':') {
            let _ = write!(out, "#{};", u32::from(one));
        } else {
            out.push(one);
        }
    }
    out
}
