//! The keys of a persona file.

use super::scenario::SHIFT;
use crate::source::{
    Key,
    Shape::{Condition, Lines, Localised, Map, Name, Prose, Section, Sections, Text, Whole},
    key::FORMAT_2,
};

pub const PERSONA: &[Key] = &[
    FORMAT_2,
    Key::optional("extends", Name).since(2),
    Key::required("name", Localised),
    Key::required("summary", Localised),
    Key::required("tip", Localised),
    Key::required("start", Section(START)),
    Key::optional("patience", Section(PATIENCE)),
    Key::required("limits", Section(LIMITS)),
    Key::or("lecture", Whole(20, 2000), "90"),
    Key::required("weights", Map(&Section(SHIFT))),
    Key::required("fit", Section(FIT)),
    Key::required("reaction", Sections(REACTION)),
];

const START: &[Key] = &[
    Key::required("temper", Whole(0, 100)),
    Key::required("trust", Whole(0, 100)),
];

const PATIENCE: &[Key] = &[
    Key::or("silence", Whole(5, 600), "15"),
    Key::or("hold", Whole(5, 3600), "60"),
];

const LIMITS: &[Key] = &[
    Key::required("ask_supervisor", Whole(0, 101)),
    Key::required("threaten", Whole(0, 101)),
    Key::required("hang_up", Whole(0, 101)),
];

const FIT: &[Key] = &[
    Key::required("earns", Condition),
    Key::required("advice", Prose),
    Key::required("model", Text),
];

const REACTION: &[Key] = &[Key::required("on", Name), Key::required("lines", Lines)];

/// What a persona reacts to; every persona has lines for each.
pub const TRIGGERS: &[&str] = &[
    "greet_back",
    "apology",
    "apology_again",
    "empathy",
    "thanks",
    "told",
    "time_promise",
    "options",
    "compensation",
    "evidence",
    "own",
    "reassure",
    "record",
    "calm_down",
    "declined",
    "tip",
    "no_empathy",
    "interrupt",
    "reask",
    "unknown",
    "jargon",
    "lecture",
    "vague",
    "wrong",
    "shirk",
    "impatient",
    "blame",
    "argue",
    "over_promise",
    "ask_secret",
    "misnamed",
    "abuse",
    "heap",
    "same_again",
    "declined_flat",
    "guess",
    "unverified",
    "ask_repeat",
    "confirm",
    "agree",
    "satisfied",
    "unsatisfied",
    "hold",
    "resume",
    "resume_late",
    "transfer_offer",
    "silence",
    "silence_again",
    "slow",
    "unreadable",
    "small_talk",
    "early_goodbye",
    "further_help",
    "goodbye",
    "close_cue",
    "close_unhappy",
    "give_up",
    "nudge",
    "go_on",
    "ask_supervisor",
    "threaten",
    "hang_up",
];
