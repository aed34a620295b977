//! The keys of channel, company and spelling files.

use crate::source::{
    Key,
    Shape::{Flag, Length, Localised, Map, Name, Sections, Text, Texts, Whole},
    key::FORMAT,
};

pub const CHANNEL: &[Key] = &[
    FORMAT,
    Key::required("name", Localised),
    Key::required("spoken", Flag),
    Key::or("limit", Whole(0, 10_000), "0"),
    Key::required("first_response", Length),
    Key::or("silence", Length, "0s"),
    Key::or("merge", Length, "0s"),
];

pub const COMPANY: &[Key] = &[
    FORMAT,
    Key::required("name", Text),
    Key::required("agent", Text),
    Key::optional("hotline", Text),
    Key::optional("about", Texts),
    Key::optional("article", Sections(ARTICLE)),
];

const ARTICLE: &[Key] = &[
    Key::required("name", Name),
    Key::required("title", Text),
    Key::optional("keys", Texts),
    Key::required("text", Texts),
];

/// Kinds of spellings; each a table from spelling to code.
pub const SPELLINGS: &[Key] = &[
    FORMAT,
    Key::optional("key", Map(&Text)),
    Key::optional("category", Map(&Text)),
    Key::optional("channel", Map(&Text)),
    Key::optional("persona", Map(&Text)),
    Key::optional("ending", Map(&Text)),
    Key::optional("step", Map(&Text)),
    Key::optional("dimension", Map(&Text)),
    Key::optional("side", Map(&Text)),
    Key::optional("speaker", Map(&Text)),
    Key::optional("column", Map(&Text)),
    Key::optional("need", Map(&Text)),
    Key::optional("desk", Map(&Text)),
    Key::optional("priority", Map(&Text)),
    Key::optional("state", Map(&Text)),
    Key::optional("field", Map(&Text)),
    Key::optional("mode", Map(&Text)),
    Key::optional("gauge", Map(&Text)),
    Key::optional("atom", Map(&Text)),
    Key::optional("unit", Map(&Text)),
    Key::optional("behaviour", Map(&Text)),
    Key::optional("fault", Map(&Text)),
    Key::optional("command", Map(&Text)),
];
