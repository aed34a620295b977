//! A new scenario file: six answers put into a template that checks clean and plays.

pub mod copy;
pub mod draft;
mod fill;
pub mod id;
mod page;
mod spoken;
mod trial;
mod words;

use crate::{
    engine::step::Category,
    library::{Bench, Library},
    locale::Locale,
    text::{Name, clean},
};

use self::{
    page::{Manner, Page},
    words::Words,
};

/// The format that a new file is written in.
pub const FORMAT: i64 = 2;
/// Where an editor finds the schema of scenarios.
pub const SCHEMA: &str = "./.duilian/scenario.schema.json";

/// What a trainer says of a new scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wishes {
    pub title: String,
    pub category: Category,
    pub channel: Name,
    pub persona: Name,
    pub problem: String,
    /// The right answer.
    pub answer: String,
}

/// A file to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    pub text: String,
    /// The model play passes with a good score; if not, the words of the trainer stand in its way.
    pub passes: bool,
}

/// A text as it is kept: one line, nothing in it that cannot be seen.
pub fn tidy(text: &str) -> String {
    let text = clean::printable(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// What stands in for a text that a trainer leaves open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Defaults {
    pub title: String,
    pub problem: String,
    pub answer: String,
}

impl Defaults {
    pub fn of(category: Category) -> Self {
        let words = Words::load();
        let tables = [format!("categories.{}", category.code()), "any".to_owned()];
        let find = |name| words.find(&tables, name).unwrap_or_default().to_owned();
        Self {
            title: find("default_title"),
            problem: find("problem_any"),
            answer: find("answer_any"),
        }
    }
}

/// Why a text will not do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextFault {
    Empty,
    /// No letter, digit or Han in it: a reply that says it cannot be recognised.
    Unheard,
    /// In a script that replies are not read in.
    NotChinese,
}

/// Whether a text will do for an answer, which is listened for.
///
/// # Errors
/// Says what is wrong with it.
pub fn answer_will_do(answer: &str) -> Result<(), TextFault> {
    if answer.is_empty() {
        Err(TextFault::Empty)
    } else if !answer.chars().any(char::is_alphanumeric) {
        Err(TextFault::Unheard)
    } else if spoken::is_foreign(answer) {
        Err(TextFault::NotChinese)
    } else {
        Ok(())
    }
}

/// The scenario file. What a trainer types may stand in the way of the model play, so it is played here: of several ways
/// to put the words in, the first with which it passes is taken.
pub fn write(wishes: &Wishes, library: &Library, bench: &Bench, locale: &Locale) -> Written {
    let words = Words::load();
    let page = |manner| {
        let page = Page {
            wishes,
            library,
            locale,
            words: &words,
            manner,
        };
        page.text()
    };
    let mut tries = Manner::PROVED.iter().map(|manner| page(*manner));
    match tries.find(|text| trial::passes(text, library, bench)) {
        Some(text) => Written { text, passes: true },
        None => Written {
            text: page(Manner::Unproved),
            passes: false,
        },
    }
}
