//! The reference of all keys, as a page of the documentation.

use std::fmt::Write;

use super::{
    Described, Kind, describe,
    shape::{self, Maker},
};
use crate::{
    locale::Locale,
    source::{Key, Shape, Spellings},
};

/// The page on these kinds of file.
pub fn page(kinds: &[Kind], locale: &Locale) -> String {
    let mut text = format!(
        "# {}\n\n{}\n",
        locale.text("schema.page.title"),
        locale.text("schema.page.intro")
    );
    for kind in kinds {
        let mut page = Page {
            locale,
            text: &mut text,
            shown: Vec::new(),
        };
        page.kind(*kind);
    }
    text
}

struct Page<'p> {
    locale: &'p Locale,
    text: &'p mut String,
    /// The tables that stand on the page already: where their first key is described, and their heading.
    shown: Vec<(String, String)>,
}

impl Page<'_> {
    fn kind(&mut self, kind: Kind) {
        let title = self.say("kind", kind.code());
        let about = self.say("about", kind.code());
        let _ = write!(self.text, "\n## {title}\n\n{about}\n");
        self.table(kind.code(), "", kind.keys());
    }

    /// A table of keys, then the tables below it. `header` is what stands before the names of these in a TOML header.
    fn table(&mut self, path: &str, header: &str, keys: &'static [Key]) {
        let columns = ["key", "value", "default", "meaning"];
        let columns = columns.map(|name| self.say("page", name));
        let _ = write!(
            self.text,
            "\n| {} |\n|---|---|---|---|\n",
            columns.join(" | ")
        );
        for key in keys {
            self.row(path, key);
        }
        for key in keys {
            let (path, header) = (
                format!("{path}.{}", key.name),
                format!("{header}{}", key.name),
            );
            if let Some(below) = section(key.shape) {
                let title = match key.shape {
                    Shape::Sections(_) => format!("`[[{header}]]`"),
                    _ => format!("`[{header}]`"),
                };
                self.below(&path, &header, &title, below);
            }
        }
    }

    fn below(&mut self, path: &str, header: &str, title: &str, keys: &'static [Key]) {
        let about = describe::text(self.locale, path);
        let _ = write!(self.text, "\n### {title}\n\n{about}\n");
        let first = keys.first().map(|key| Described {
            path: format!("{path}.{}", key.name),
            key,
        });
        let first = first.map(|first| first.text_key()).unwrap_or_default();
        if let Some((_, same)) = self.shown.iter().find(|(shown, _)| *shown == first) {
            let same = self.locale.format("schema.page.same", &[("table", same)]);
            let _ = write!(self.text, "\n{same}\n");
            return;
        }
        self.shown.push((first, title.to_owned()));
        self.table(path, &format!("{header}."), keys);
    }

    fn row(&mut self, path: &str, key: &Key) {
        let mut about = describe::text(self.locale, &format!("{path}.{}", key.name));
        if key.since > 1 {
            let since = [("format", &key.since as &dyn std::fmt::Display)];
            about = format!("{about} {}", self.locale.format("schema.since", &since));
        }
        let value = self.value(key.shape, key.name);
        let default = match key.default {
            _ if key.required => self.say("page", "required"),
            "" => String::new(),
            default => format!("`{default}`"),
        };
        let cells = [format!("`{}`", key.name), value, default, about];
        let cells = cells.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        let _ = writeln!(self.text, "| {} |", cells.join(" | "));
    }

    fn say(&self, about: &str, name: &str) -> String {
        self.locale
            .text(&format!("schema.{about}.{name}"))
            .to_owned()
    }

    /// What may stand behind a key, in a few words.
    fn value(&self, shape: Shape, name: &str) -> String {
        if let Some(choices) = shape::choices(shape) {
            return self.listed(choices);
        }
        let say = |shape: &str| self.say("shape", shape);
        let between = |least: String, most: String| {
            self.locale.format(
                "schema.shape.between",
                &[("least", &least), ("most", &most)],
            )
        };
        match shape {
            Shape::Whole(least, i64::MAX) => self
                .locale
                .format("schema.shape.from", &[("least", &least)]),
            Shape::Whole(least, most) if least == most => format!("`{least}`"),
            Shape::Whole(least, most) => between(least.to_string(), most.to_string()),
            Shape::Number(least, most) => between(least.to_string(), most.to_string()),
            Shape::Marks(most) => self.locale.format("schema.shape.marks", &[("most", &most)]),
            Shape::Section(_) => say("section"),
            Shape::Sections(_) => say("sections"),
            Shape::Map(_) => say("map"),
            Shape::Maps(_) => say("maps"),
            Shape::Open(inner) => format!("{} · `\"?\"`", self.value(*inner, name)),
            Shape::Anything => say(name),
            _ => say(plain_name(shape)),
        }
    }

    fn listed(&self, choices: crate::source::Choices) -> String {
        let maker = Maker {
            locale: self.locale,
            spellings: &Spellings::default(),
            extends: false,
        };
        let listed = maker.listed(choices);
        let each = listed.split(" · ").map(|one| {
            let (code, name) = one.split_once(' ').unwrap_or((one, ""));
            format!("`{code}` {name}").trim_end().to_owned()
        });
        each.collect::<Vec<_>>().join(" · ")
    }
}

/// The table that has a header of its own.
fn section(shape: Shape) -> Option<&'static [Key]> {
    match shape {
        Shape::Lines | Shape::Localised => None,
        shape => describe::below(shape),
    }
}

fn plain_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "text",
        Shape::Prose => "prose",
        Shape::Name => "name",
        Shape::Flag => "flag",
        Shape::Length => "length",
        Shape::Texts => "texts",
        Shape::Names => "names",
        Shape::Localised => "localised",
        Shape::Lines => "lines",
        Shape::Condition => "condition",
        Shape::Shares => "shares",
        _ => "anything",
    }
}
