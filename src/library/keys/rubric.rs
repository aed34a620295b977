//! The keys of a rubric file.

use super::choice;
use crate::source::{
    Key,
    Shape::{
        Anything, Choice, Chosen, Flag, Map, Name, Names, Number, Prose, Section, Sections, Text,
        Whole,
    },
    key::FORMAT_2,
};

pub const RUBRIC: &[Key] = &[
    FORMAT_2,
    Key::optional("extends", Name).since(2),
    Key::optional("drop", Names).since(2),
    Key::required("title", Text),
    Key::required("pass", Section(PASS)),
    Key::required("weights", Map(&Whole(0, 100))),
    Key::required("crowd", Section(CROWD)),
    Key::optional("item", Sections(ITEM)),
    Key::optional("fault", Sections(FAULT)),
    Key::optional("fatal", Sections(FATAL)),
    Key::optional("unscored", Sections(UNSCORED)),
];

const PASS: &[Key] = &[
    Key::required("practice", Whole(0, 100)),
    Key::required("exam", Whole(0, 100)),
    Key::required("live", Whole(0, 100)),
];

const CROWD: &[Key] = &[
    Key::required("steps", Whole(1, 6)),
    Key::required("behaviours", Whole(1, 50)),
    Key::required("ahead", Whole(0, 50)),
    Key::required("marks", Map(&Names)),
];

const SCOPE: &[Key] = &[
    Key::optional("channels", Names),
    Key::optional("categories", Chosen(choice::CATEGORY)),
    Key::optional("levels", Anything),
    Key::optional("occasions", Chosen(choice::OCCASION)),
];

const ITEM: &[Key] = &[
    Key::required("id", Name),
    Key::required("title", Text),
    Key::required("step", Choice(choice::STEP)),
    Key::required("dimension", Choice(choice::DIMENSION)),
    Key::required("points", Number(0.0, 100.0)),
    Key::optional("scope", Section(SCOPE)),
    Key::optional("earn", Sections(EARN)),
    Key::optional("source", Choice(choice::SOURCE)),
    Key::optional("at", Choice(choice::STRETCH)),
    Key::required("advice", Prose),
    Key::required("model", Prose),
];

const EARN: &[Key] = &[
    Key::required("when", Text),
    Key::or("at", Choice(choice::STRETCH), "anywhere"),
    Key::optional("before", Names),
    Key::optional("after", Names),
    Key::optional("turns", Whole(1, 100)),
    Key::required("share", Whole(1, 100)),
];

const FAULT: &[Key] = &[
    Key::required("id", Name),
    Key::required("title", Text),
    Key::required("step", Choice(choice::STEP)),
    Key::required("dimension", Choice(choice::DIMENSION)),
    Key::required("points", Number(0.0, 100.0)),
    Key::required("most", Number(0.0, 100.0)),
    Key::or("spared", Whole(0, 100), "0"),
    Key::required("advice", Prose),
    Key::required("model", Prose),
];

const FATAL: &[Key] = &[
    Key::required("fault", Name),
    Key::required("title", Text),
    Key::or("lexicon", Flag, "false"),
    Key::optional("plain", Names),
    Key::required("advice", Prose),
];

const UNSCORED: &[Key] = &[
    Key::required("key", Name),
    Key::optional("scope", Section(SCOPE)),
    Key::optional("title", Text).since(2),
    Key::optional("step", Choice(choice::STEP)).since(2),
    Key::optional("dimension", Choice(choice::DIMENSION)).since(2),
    Key::optional("points", Number(0.0, 100.0)).since(2),
    Key::optional("advice", Prose).since(2),
];
