//! The keys of `pack.toml`, the manifest of a pack.

use crate::source::{Key, Shape::Text, key::FORMAT};

pub const PACK: &[Key] = &[
    FORMAT,
    Key::required("name", Text),
    Key::required("version", Text),
    Key::required("title", Text),
    Key::optional("author", Text),
];
