//! The key table: which keys a kind of file has, what may stand there, and what holds when nothing does.

/// One key of a file or of a table in it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
    /// What holds when the key is left out, as the documentation shows it; "" is nothing.
    pub default: &'static str,
    /// The first `format` of the file that has it.
    pub since: u8,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One line that says something.
    Text,
    /// Text that may be empty or have several lines.
    Prose,
    /// A name that conditions can refer to: no spaces and none of `|&():<>=`.
    Name,
    /// A whole number within bounds, both inclusive.
    Whole(i64, i64),
    /// A number within bounds, both inclusive.
    Number(f64, f64),
    Flag,
    /// A length of time: `"90s"`, `"6m"`, `"4h"`.
    Length,
    /// A range of points up to a most: `">= 95"`.
    Marks(u16),
    /// Something that may be left to be measured: `"?"`.
    Open(&'static Self),
    /// One of a closed list, or another spelling of it.
    Choice(Choices),
    /// Several of a closed list.
    Chosen(Choices),
    /// A list of texts; one text alone is a list of one.
    Texts,
    /// A list of names.
    Names,
    /// A text, or `{ zh = "…", en = "…" }`.
    Localised,
    /// Lines of the customer: a list, or lists by tone.
    Lines,
    /// A condition, or a list of conditions that must all hold.
    Condition,
    /// A name, or `{ NAME = SHARE, … }`.
    Shares,
    Section(&'static [Key]),
    Sections(&'static [Key]),
    /// A table whose keys are the author's own.
    Map(&'static Self),
    /// Several tables whose keys are the author's own.
    Maps(&'static Self),
    /// Checked by whoever takes it.
    Anything,
}

/// A closed list: its kind in the spellings, and its codes.
#[derive(Clone, Copy)]
pub struct Choices {
    pub kind: &'static str,
    pub codes: fn() -> Vec<&'static str>,
}

impl std::fmt::Debug for Choices {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind)
    }
}

impl Key {
    pub const fn required(name: &'static str, shape: Shape) -> Self {
        Self {
            name,
            shape,
            required: true,
            default: "",
            since: 1,
        }
    }

    pub const fn optional(name: &'static str, shape: Shape) -> Self {
        Self {
            name,
            shape,
            required: false,
            default: "",
            since: 1,
        }
    }

    pub const fn or(name: &'static str, shape: Shape, default: &'static str) -> Self {
        Self {
            name,
            shape,
            required: false,
            default,
            since: 1,
        }
    }

    /// How the key is written, with a gap for what stands behind it.
    pub fn example(&self) -> String {
        let name = self.name;
        match self.shape {
            Shape::Section(_) => format!("[{name}]"),
            Shape::Sections(_) | Shape::Maps(_) => format!("[[{name}]]"),
            Shape::Whole(_, newest) if name == "format" => format!("{name} = {newest}"),
            Shape::Whole(least, _) => format!("{name} = {least}"),
            Shape::Flag => format!("{name} = true"),
            Shape::Choice(choices) | Shape::Chosen(choices) => {
                let codes = (choices.codes)();
                let first = codes.first().copied().unwrap_or_default();
                format!("{name} = \"{first}\"")
            }
            Shape::Texts | Shape::Names | Shape::Lines => format!("{name} = [\"\u{2026}\"]"),
            Shape::Map(_) => format!("{name} = {{ \u{2026} }}"),
            _ => format!("{name} = \"\u{2026}\""),
        }
    }

    /// The same key, first known to files of this `format`.
    #[must_use]
    pub const fn since(self, format: u8) -> Self {
        Self {
            since: format,
            ..self
        }
    }
}

/// Stands first in every kind of file; `Document` looks at its number before anything else.
pub const FORMAT: Key = format(1);

/// The same of the kinds of file that have grown since: scenarios, personas, rubrics.
pub const FORMAT_2: Key = format(2);

const fn format(newest: i64) -> Key {
    Key::required("format", Shape::Whole(1, newest))
}

/// The newest `format` of a kind of file.
pub fn newest_format(keys: &[Key]) -> i64 {
    let format = keys.iter().find(|key| key.name == "format");
    match format.map(|key| key.shape) {
        Some(Shape::Whole(_, newest)) => newest,
        _ => 1,
    }
}

/// Lists of lines by tone.
pub const TONES: &[Key] = &[
    Key::optional("calm", Shape::Texts),
    Key::optional("tense", Shape::Texts),
    Key::optional("angry", Shape::Texts),
    Key::optional("any", Shape::Texts),
];

/// A text in both languages.
pub const LANGUAGES: &[Key] = &[
    Key::required("zh", Shape::Text),
    Key::optional("en", Shape::Text),
];
