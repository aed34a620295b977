//! A page to read: headings, pairs, tables, talks and drawings, without a word on how they are shown.

pub mod html;
pub mod text;

use super::graph::Graph;
use crate::engine::step::Side;

/// All texts are as they come from files; whoever shows them cleans and escapes them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    pub title: String,
    /// Below the title, a paragraph each.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Section {
    pub title: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    Words(String),
    Pairs(Vec<Pair>),
    Table(Vec<Row>),
    Talk(Vec<Message>),
    Graph(Drawn),
    Section(Section),
}

/// A graph, and what is said where it cannot be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawn {
    pub graph: Graph,
    pub instead: String,
}

/// A label and what stands beside it, a paragraph each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    pub label: String,
    pub texts: Vec<String>,
    /// The words of the file, in its own language.
    pub quoted: bool,
}

/// A row that counts: its number, what it is for, a remark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    pub number: String,
    pub name: String,
    pub remark: String,
    /// It stands above the rows that follow and is their sum.
    pub sum: bool,
}

/// One message of a talk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    pub at: String,
    /// `None`: something was done without words.
    pub who: Option<Side>,
    pub name: String,
    pub text: String,
    /// What the message was found to do.
    pub remark: String,
}

impl Section {
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            blocks: Vec::new(),
        }
    }

    /// Adds pairs, unless there are none.
    pub fn pairs(&mut self, pairs: Vec<Pair>) {
        let pairs: Vec<Pair> = pairs
            .into_iter()
            .filter(|pair| !pair.texts.is_empty())
            .collect();
        if !pairs.is_empty() {
            self.blocks.push(Block::Pairs(pairs));
        }
    }

    /// Adds a section below, unless it holds nothing.
    pub fn below(&mut self, section: Self) {
        if !section.blocks.is_empty() {
            self.blocks.push(Block::Section(section));
        }
    }
}

impl Page {
    /// Adds a section, unless it holds nothing.
    pub fn add(&mut self, section: Section) {
        if !section.blocks.is_empty() {
            self.sections.push(section);
        }
    }
}

impl Pair {
    /// Nothing beside the label where there are no texts.
    pub fn new(label: &str, texts: Vec<String>) -> Self {
        Self {
            label: label.to_owned(),
            texts: texts
                .into_iter()
                .filter(|text| !text.trim().is_empty())
                .collect(),
            quoted: false,
        }
    }

    /// The same, marked as the words of the file.
    #[must_use]
    pub fn quoted(self) -> Self {
        Self {
            quoted: true,
            ..self
        }
    }

    pub fn one(label: &str, text: &str) -> Self {
        Self::new(label, vec![text.to_owned()])
    }
}
