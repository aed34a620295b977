//! The keys of a behaviour file.

use super::choice;
use crate::source::{
    Key,
    Shape::{Anything, Choice, Flag, Map, Name, Names, Section, Sections, Texts, Whole},
    key::{FORMAT, LANGUAGES},
};

pub const BEHAVIOURS: &[Key] = &[
    FORMAT,
    Key::optional("words", Map(&Texts)),
    Key::optional("guard", Sections(GUARD)),
    Key::optional("behaviour", Sections(BEHAVIOUR)),
    Key::optional("rule", Sections(RULE)),
];

const GUARD: &[Key] = &[
    Key::required("name", Name),
    Key::optional("before", Texts),
    Key::optional("after", Texts),
    Key::optional("within", Texts),
    Key::optional("around", Texts),
    Key::or("reach", Whole(0, 20), "2"),
    Key::optional("except", Texts),
];

const BEHAVIOUR: &[Key] = &[
    Key::required("name", Name),
    Key::required("title", Section(LANGUAGES)),
    Key::optional("step", Choice(choice::STEP)),
    Key::or("fault", Flag, "false"),
    Key::optional("guards", Names),
];

const RULE: &[Key] = &[
    Key::required("id", Name),
    Key::required("does", Names),
    Key::required("say", Texts),
    Key::optional("not", Texts),
    Key::optional("after", Texts),
    Key::or("takes_up", Whole(0, 20), "0"),
    Key::or("form", Choice(choice::FORM), "any"),
    Key::optional("even", Names),
    Key::optional("unless", Names),
    Key::optional("forgiven", Names),
    Key::optional("beside", Names),
    Key::or("rest", Flag, "false"),
    Key::or("unanswered", Flag, "false"),
    Key::optional("yes", Anything),
    Key::optional("no", Anything),
];
