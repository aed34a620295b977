//! A page as text: indented, wrapped at the width of the terminal, nothing in it that could steer one.

use super::{Block, Drawn, Message, Page, Pair, Row, Section};
use crate::{
    report::{
        graph::{self, text::Strokes},
        hang, padded,
    },
    text::{clean, width},
};

/// How a page is shown as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Columns, at least 20.
    pub width: usize,
    /// Titles in bold.
    pub bold: bool,
    /// Drawings without characters of lines.
    pub ascii: bool,
}

/// Columns of a step to the right.
const STEP: usize = 2;
/// Labels wider than this stand on a line of their own.
const LABEL: usize = 20;
/// Columns between a label and its text.
const GAP: usize = 2;

/// The whole page.
pub fn whole(page: &Page, sheet: Sheet) -> String {
    let mut out = title(&page.title, 0, sheet);
    for lead in &page.lead {
        out.push_str(&hang("", lead, sheet.width));
    }
    for section in &page.sections {
        out.push('\n');
        out.push_str(&one(section, 0, sheet));
    }
    out
}

fn title(text: &str, indent: usize, sheet: Sheet) -> String {
    let hung = hang(&" ".repeat(indent), text, sheet.width);
    if sheet.bold && !hung.trim().is_empty() {
        let blank = hung.len() - hung.trim_start().len();
        let (blank, words) = hung.split_at(blank);
        format!("{blank}\u{1b}[1m{}\u{1b}[0m\n", words.trim_end())
    } else {
        hung
    }
}

fn one(section: &Section, indent: usize, sheet: Sheet) -> String {
    let mut out = title(&section.title, indent, sheet);
    let inner = indent + STEP;
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Words(text) => out.push_str(&hang(&" ".repeat(inner), text, sheet.width)),
            Block::Pairs(pairs) => out.push_str(&all_pairs(pairs, inner, sheet)),
            Block::Table(rows) => out.push_str(&table(rows, inner, sheet)),
            Block::Talk(messages) => {
                if at > 0 {
                    out.push('\n');
                }
                out.push_str(&talk(messages, inner, sheet));
            }
            Block::Graph(drawn) => out.push_str(&graph(drawn, inner, sheet)),
            Block::Section(below) => {
                // Stages of a section stand apart, what belongs to a stage does not.
                if indent == 0 && at > 0 {
                    out.push('\n');
                }
                out.push_str(&one(below, inner, sheet));
            }
        }
    }
    out
}

fn all_pairs(pairs: &[Pair], indent: usize, sheet: Sheet) -> String {
    let most = LABEL.min(sheet.width / 3);
    let labels = pairs
        .iter()
        .map(|pair| width::columns(&one_line(&pair.label)))
        .filter(|columns| *columns <= most)
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for pair in pairs {
        let label = one_line(&pair.label);
        let blank = " ".repeat(indent + labels + GAP);
        let mut first = format!("{}{}", " ".repeat(indent), padded(&label, labels + GAP));
        if width::columns(&label) > most {
            out.push_str(&hang(&" ".repeat(indent), &label, sheet.width));
            first.clone_from(&blank);
        }
        let mark = if pair.texts.len() > 1 { "- " } else { "" };
        for text in &pair.texts {
            out.push_str(&hang(&format!("{first}{mark}"), text, sheet.width));
            first.clone_from(&blank);
        }
    }
    out
}

/// The drawing where it goes into the width.
fn graph(drawn: &Drawn, indent: usize, sheet: Sheet) -> String {
    let room = sheet.width.saturating_sub(indent);
    let strokes = Strokes { ascii: sheet.ascii };
    let blank = " ".repeat(indent);
    match graph::text::within(&drawn.graph, room, strokes) {
        None => hang(&blank, &drawn.instead, sheet.width),
        Some(drawing) => drawing
            .lines()
            .map(|line| format!("{blank}{line}").trim_end().to_owned() + "\n")
            .collect(),
    }
}

fn table(rows: &[Row], indent: usize, sheet: Sheet) -> String {
    let items = rows.iter().filter(|row| !row.sum);
    let numbers = items.map(|row| width::columns(&row.number)).max();
    let numbers = numbers.unwrap_or(0);
    let mut out = String::new();
    for row in rows {
        let blank = " ".repeat(indent);
        if row.sum {
            let sum = format!("{}  {}", row.name, row.number);
            out.push_str(&hang(&blank, &sum, sheet.width));
            continue;
        }
        let right = " ".repeat(numbers.saturating_sub(width::columns(&row.number)) + STEP);
        let label = format!("{blank}{right}{}  ", row.number);
        let named = format!("{}  {}", row.name, row.remark);
        out.push_str(&hang(&label, named.trim_end(), sheet.width));
    }
    out
}

fn talk(messages: &[Message], indent: usize, sheet: Sheet) -> String {
    let names = messages
        .iter()
        .map(|message| width::columns(&message.name))
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for message in messages {
        let stamp = format!("{}{}  ", " ".repeat(indent), message.at);
        let label = format!("{stamp}{}", padded(&message.name, names + GAP));
        out.push_str(&hang(&label, &message.text, sheet.width));
        if !message.remark.is_empty() {
            let blank = " ".repeat(width::columns(&label));
            out.push_str(&hang(&format!("{blank}> "), &message.remark, sheet.width));
        }
    }
    out
}

fn one_line(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}
