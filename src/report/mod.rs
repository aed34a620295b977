//! From a judged call to text and JSON; lists and diagnostics as text. Pure.

pub mod calibration;
pub mod class;
pub mod condition;
pub mod contact;
pub mod diagnostics;
pub mod faults;
pub mod graph;
mod incidents;
pub mod json;
pub mod kept;
pub mod list;
pub mod listening;
pub mod markup;
pub mod moment;
pub mod page;
pub mod paint;
pub mod progress;
pub mod queue;
pub mod reading;
pub mod records;
pub mod remark;
pub mod rescored;
mod scores;
pub mod settled;
pub mod sheet;
pub mod signs;
pub mod transcript;

pub use faults::line_fault;

use crate::{
    engine::persona::Mix,
    library::Library,
    locale::Locale,
    text::{clean, width},
};

/// What a report speaks with: the program's sentences, the names of behaviours, the columns it may fill.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    pub locale: &'a Locale,
    pub library: &'a Library,
    /// Longer lines are wrapped; 0 leaves them whole.
    pub width: usize,
}

impl<'a> Voice<'a> {
    /// The name of a behaviour or fault.
    pub fn behaviour(&self, code: &'a str) -> &'a str {
        let named = self.library.behaviours.get(code);
        named.map_or_else(
            || self.locale.name("fault", code),
            |behaviour| behaviour.name.get(self.locale.language()),
        )
    }

    /// The name of an item of the sheet, a fault, or what no program hears.
    pub fn item(&self, code: &str) -> String {
        let rubric = self.library.rubric();
        let fault = rubric.faults.iter().find(|fault| fault.id == *code);
        let mut by_ear = rubric.unscored.iter().filter_map(|it| it.by_ear.as_ref());
        let item = rubric.item(code).map(|item| &item.title);
        let named = item
            .or_else(|| fault.map(|fault| &fault.title))
            .or_else(|| by_ear.find(|it| it.id == *code).map(|it| &it.title));
        named.map_or_else(|| self.behaviour(code).to_owned(), ToOwned::to_owned)
    }

    /// The name of a persona or the shares of a mix.
    pub fn persona(&self, mix: &Mix) -> String {
        let language = self.locale.language();
        if let [(persona, _)] = &mix.0[..] {
            return persona.name.get(language).to_owned();
        }
        let parts: Vec<String> = mix
            .0
            .iter()
            .map(|(persona, share)| format!("{} {share}", persona.name.get(language)))
            .collect();
        parts.join(" + ")
    }
}

/// `label`, then `text` beside it, wrapped and hung at the label's width.
fn hang(label: &str, text: &str, width: usize) -> String {
    let text = clean::printable(text);
    let indent = width::columns(label);
    let room = if width == 0 {
        usize::MAX
    } else {
        width.saturating_sub(indent).max(20)
    };
    let mut lines = width::wrap(&text, room)
        .into_iter()
        .map(|range| &text[range]);
    let mut hung = format!("{label}{}", lines.next().unwrap_or_default());
    for line in lines {
        hung.push('\n');
        if !line.is_empty() {
            hung.push_str(&" ".repeat(indent));
            hung.push_str(line);
        }
    }
    hung.truncate(hung.trim_end().len());
    hung.push('\n');
    hung
}

/// `text` and as many blanks as make it `columns` wide.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width::columns(text));
    format!("{text}{}", " ".repeat(blanks))
}
