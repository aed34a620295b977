//! The course of a call as a graph: opening, beats, close and endings, and the ways from one to another.

pub mod dot;
pub mod drawing;
mod layout;
pub mod mermaid;
pub mod svg;
pub mod text;

pub use layout::{Area, Layout, Link, Point, Size, Turned, layout};

use super::{Voice, condition};
use crate::{
    engine::{
        Scenario, Script,
        scenario::{Beat, Branch},
        step::{Ending, Side},
    },
    text::clean,
};

/// Texts are clean and of one line; whoever writes them out escapes them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Graph {
    pub title: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub kind: Kind,
    pub title: String,
    /// What is said there first; may be empty.
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Opening,
    Beat,
    /// Wherever the talk is.
    Anywhere,
    Close,
    Ending,
}

/// A way from a node to another, by their places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub way: Way,
    /// What has to happen; may be empty.
    pub label: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// The talk goes on as it should.
    On,
    /// Something that was said leads elsewhere.
    Branch,
    /// The customer has given up waiting.
    GivenUp,
}

impl Graph {
    pub fn of(script: &Script, voice: &Voice<'_>) -> Self {
        let scenario = &script.scenario;
        let mut graph = Self {
            title: one_line(&scenario.title),
            ..Self::default()
        };
        let drawer = Drawer { script, voice };
        graph.nodes = drawer.nodes();
        graph.edges = drawer.edges(&graph.nodes);
        graph
    }
}

struct Drawer<'a> {
    script: &'a Script,
    voice: &'a Voice<'a>,
}

/// The opening stands before the beats.
const FIRST: usize = 1;

impl Drawer<'_> {
    fn scenario(&self) -> &Scenario {
        &self.script.scenario
    }

    fn nodes(&self) -> Vec<Node> {
        let locale = self.voice.locale;
        let scenario = self.scenario();
        let opening = match scenario.opens {
            Side::Agent => "graph.agent_opens",
            Side::Customer => "graph.customer_opens",
        };
        let node = |kind, title: &str, text: &str| Node {
            kind,
            title: one_line(title),
            text: one_line(text),
        };
        let mut nodes = vec![node(Kind::Opening, locale.text(opening), "")];
        for (number, beat) in (1..).zip(&scenario.beats) {
            let args: [(&str, &dyn std::fmt::Display); 2] =
                [("number", &number), ("name", &beat.name)];
            let first = beat.lines.0.first().map_or("", |line| &line.text);
            nodes.push(node(
                Kind::Beat,
                &locale.format("preview.beat", &args),
                &self.script.filled(first),
            ));
        }
        let close = scenario.close.0.first().map_or("", |line| &line.text);
        nodes.push(node(
            Kind::Close,
            locale.text("preview.close"),
            &self.script.filled(close),
        ));
        for ending in self.endings() {
            nodes.push(node(Kind::Ending, locale.name("ending", ending.code()), ""));
        }
        let leads = scenario.branches.iter().any(|branch| branch.goto.is_some());
        let happens = scenario
            .incidents
            .iter()
            .any(|incident| incident.goto.is_some());
        if leads || happens {
            nodes.push(node(Kind::Anywhere, locale.text("preview.anywhere"), ""));
        }
        nodes
    }

    /// The right endings, and the one of a call in which something was given up.
    fn endings(&self) -> Vec<Ending> {
        let mut endings = self.scenario().ends.clone();
        if self.scenario().beats.iter().any(waits) && !endings.contains(&Ending::Pending) {
            endings.push(Ending::Pending);
        }
        endings
    }

    fn edges(&self, nodes: &[Node]) -> Vec<Edge> {
        let locale = self.voice.locale;
        let scenario = self.scenario();
        let close = FIRST + scenario.beats.len();
        let edge = |from, to, way, label: &str| Edge {
            from,
            to,
            way,
            label: one_line(label),
        };
        let place = |beat: Option<usize>| beat.map_or(close, |beat| FIRST + beat);
        let first = (!scenario.beats.is_empty()).then_some(0);
        let mut edges = vec![edge(0, place(first), Way::On, "")];
        for (from, beat) in (FIRST..).zip(&scenario.beats) {
            let to = place(beat.next);
            let until = condition::words(&beat.until, scenario, self.voice);
            edges.push(edge(from, to, Way::On, &until));
            if waits(beat) {
                let given_up = locale.format("graph.given_up", &[("times", &beat.patience)]);
                edges.push(edge(from, to, Way::GivenUp, &given_up));
            }
            for branch in beat.branches.iter().filter(|branch| branch.goto.is_some()) {
                edges.push(edge(
                    from,
                    place(branch.goto),
                    Way::Branch,
                    &self.hears(branch),
                ));
            }
        }
        edges.extend(self.ends(close));
        let anywhere = nodes.len().saturating_sub(1);
        for branch in scenario
            .branches
            .iter()
            .filter(|branch| branch.goto.is_some())
        {
            edges.push(edge(
                anywhere,
                place(branch.goto),
                Way::Branch,
                &self.hears(branch),
            ));
        }
        let incidents = scenario.incidents.iter();
        for incident in incidents.filter(|incident| incident.goto.is_some()) {
            let when = condition::words(&incident.when, scenario, self.voice);
            let when = locale.format("preview.incident", &[("condition", &when)]);
            edges.push(edge(anywhere, place(incident.goto), Way::Branch, &when));
        }
        edges
    }

    /// From the close to the endings.
    fn ends(&self, close: usize) -> impl Iterator<Item = Edge> {
        let endings = (close + 1..).zip(self.endings());
        endings.map(move |(to, ending)| {
            let right = self.scenario().ends.contains(&ending);
            let (way, label) = if right {
                (Way::On, "")
            } else {
                (Way::GivenUp, self.voice.locale.text("graph.left_open"))
            };
            Edge {
                from: close,
                to,
                way,
                label: one_line(label),
            }
        })
    }

    fn hears(&self, branch: &Branch) -> String {
        let hears = condition::words(&branch.hears, self.scenario(), self.voice);
        let args: [(&str, &dyn std::fmt::Display); 1] = [("condition", &hears)];
        self.voice.locale.format("preview.if", &args)
    }
}

/// Whether the customer waits for anything there, and so may give it up.
fn waits(beat: &Beat) -> bool {
    !beat.until.is_always()
}

fn one_line(text: &str) -> String {
    clean::printable(text).replace('\n', " ").trim().to_owned()
}
